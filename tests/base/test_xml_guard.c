/* The guard's idea of where it is, whatever the pieces it is given. */
#include "pipeline/base/xml_guard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

static struct xml_guard guard_of(size_t tag, size_t run, size_t attributes)
{
    struct xml_guard guard = {
        .tag_bytes = tag, .run_bytes = run, .most_attributes = attributes};

    xml_guard_begin(&guard);
    return guard;
}

/* How many bytes pass when they come in pieces of `piece`. */
static size_t scan(struct xml_guard *guard, struct view text, size_t piece)
{
    size_t passed = 0;

    while (passed < text.n && !guard->broken) {
        size_t left = text.n - passed;
        size_t n = left < piece ? left : piece;

        passed += xml_guard_scan(guard, (struct view){text.p + passed, n});
    }
    return passed;
}

static const struct {
    const char *text;
    enum xml_guard_state state;
} state_cases[] = {
    {"", XML_GUARD_TEXT},
    {"abc", XML_GUARD_TEXT},
    {"a<", XML_GUARD_OPEN},
    {"<b", XML_GUARD_TAG},
    {"<b>", XML_GUARD_TEXT},
    {"</b>", XML_GUARD_TEXT},
    {"<b x='>", XML_GUARD_VALUE},
    {"<b x='\">'", XML_GUARD_TAG},
    {"<b x='\">' y=\"'>\">", XML_GUARD_TEXT},
    {"<!", XML_GUARD_BANG},
    {"<!-", XML_GUARD_COMMENT},
    {"<!-->", XML_GUARD_COMMENT},
    {"<!--->", XML_GUARD_COMMENT},
    {"<!---->", XML_GUARD_TEXT},
    {"<!-- <b> 'x -- >", XML_GUARD_COMMENT},
    {"<!-- x --->", XML_GUARD_TEXT},
    {"<![CDATA[<b>]>]] >", XML_GUARD_CDATA},
    {"<![CDATA[]]>", XML_GUARD_TEXT},
    {"<![CDATA[]]]]>", XML_GUARD_TEXT},
    {"<?x y='?>", XML_GUARD_TEXT},
    {"<?x >", XML_GUARD_PI},
    {"<!DOCTYPE a", XML_GUARD_TAG},
};

static void test_states(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof state_cases / sizeof state_cases[0]; i++)
        for (size_t piece = 1; piece < 20; piece++) {
            struct xml_guard guard = guard_of(100, 100, 8);
            struct view text = view_of(state_cases[i].text);

            assert_int_equal(scan(&guard, text, piece), text.n);
            assert_null(guard.broken);
            if (guard.state != state_cases[i].state)
                fail_msg("%s: state %d in pieces of %zu", state_cases[i].text,
                         guard.state, piece);
        }
}

static const struct {
    const char *text;
    const char *broken; /* NULL: passes */
} limit_cases[] = {
    {"<aaaaaaa><bbbbbbb>", NULL},
    {"<aaaaaaaaaaa>", "bytes in one tag"},
    {"<a 'aaaaaaaaa'>", "bytes in one tag"},
    {"<a '' \"\">", NULL},
    {"<a '' '' ''>", "attributes in one tag"},
    {"xxxxxxxxxxxxxxxxxxxx", NULL},
    {"xxxxxxxxxxxxxxxxxxxxx", "bytes without a tag"},
    {"xxxxxxxxxxxxxxxxxxxx<a>xxxxxxxxxxxxxxxxxxxx", NULL},
    {"<!--xxxxxxxxxxxxxxxxxxx", "bytes without a tag"},
    {"<?xxxxxxxxxxxxxxxxxxxxx", "bytes without a tag"},
    {"<![CDATA[xxxxxxxxxxxxxx", "bytes without a tag"},
};

static void test_limits(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof limit_cases / sizeof limit_cases[0]; i++)
        for (size_t piece = 1; piece < 30; piece++) {
            struct xml_guard guard = guard_of(10, 20, 2);

            scan(&guard, view_of(limit_cases[i].text), piece);
            if (!limit_cases[i].broken)
                assert_null(guard.broken);
            else
                assert_string_equal(guard.broken, limit_cases[i].broken);
        }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_states),
        cmocka_unit_test(test_limits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
