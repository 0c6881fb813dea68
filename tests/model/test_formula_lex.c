/* The words of the formula language. */
#include "pipeline/model/formula_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Tokens as "kind:text" with a blank between; the kinds' first letters. */
static void lay_out(struct view text, struct buf *out)
{
    static const char letters[] = {
        [TOKEN_NUMBER] = 'n', [TOKEN_CODE] = 'c',   [TOKEN_WORD] = 'w',
        [TOKEN_QUOTED] = 'q', [TOKEN_SYMBOL] = 's', [TOKEN_BAD] = '?',
    };
    struct token token;

    while ((token = formula_token(&text)).kind != TOKEN_END)
        buf_format(out, "%s%c:%.*s", out->n ? " " : "", letters[token.kind],
                   VIEW_ARG(token.text));
}

static void test_tokens(void **state)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"", ""},
        {" \t\r\n", ""},
        {"12.5", "n:12.5"},
        {"1.2.3", "n:1.2.3"},
        {"2BEDS", "n:2 c:BEDS"},
        {"SPS.MAR.OFFICES.ALLCITY", "c:SPS.MAR.OFFICES.ALLCITY"},
        {"ELD.STAR3 and not A_1", "c:ELD.STAR3 w:and w:not c:A_1"},
        {"ELD.BEDSx", "c:ELD.BEDS w:x"},
        {"a<=b<c", "w:a s:<= w:b s:< w:c"},
        {"!= >= > = ,", "s:!= s:>= s:> s:= s:,"},
        {"(-1)*2/3+4", "s:( s:- n:1 s:) s:* n:2 s:/ n:3 s:+ n:4"},
        {"= \"very good\"", "s:= q:\"very good\""},
        {"\"\"", "q:\"\""},
        {"\"open", "?:\"open"},
        {"1 ! 2", "n:1 ?:! n:2"},
        {"\xe5\xbc\xa0 1", "?:\xe5\xbc\xa0 n:1"},
        {"1 \xff", "n:1 ?:\xff"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = {0};

        lay_out(view_of(cases[i].text), &out);
        assert_string_equal(out.n ? out.p : "", cases[i].expected);
        buf_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tokens),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
