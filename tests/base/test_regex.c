/* Patterns: what they capture, and what they may cost. */
#include "pipeline/base/regex.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#define NIAN "\xe5\xb9\xb4"

static struct regex *compiled(const char *pattern, bool caseless)
{
    struct err err = {0};
    struct regex *regex = regex_compile(view_of(pattern), caseless, &err);

    if (!regex)
        fail_msg("%s: %s", pattern, err.what);
    return regex;
}

static const struct {
    const char *pattern;
    bool caseless;
    const char *text;
    const char *groups; /* NULL: no match */
} match_cases[] = {
    {"^(\\d+)(" NIAN ")?$", false, "2021" NIAN,
     "[2021" NIAN "][2021][" NIAN "]"},
    {"^(\\d+)(" NIAN ")?$", false, "2021", "[2021][2021]-"},
    {"^(\\d+)(" NIAN ")?$", false, "x", NULL},
    {"^\\d$", false, "\xef\xbc\x97", "[\xef\xbc\x97]"}, /* full-width 7 */
    {"^a$", false, "a\n", NULL},
    {"ABC", true, "xabcx", "[abc]"},
    {"ABC", false, "xabcx", NULL},
    {"^$", false, "", "[]"},
    {"(a)|(b)", false, "b", "[b]-[b]"},
};

static void test_match(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof match_cases / sizeof match_cases[0]; i++) {
        struct regex *regex =
            compiled(match_cases[i].pattern, match_cases[i].caseless);
        struct regex_match match = {.count = 0};
        struct buf seen = {0};
        struct err err;
        enum status status =
            regex_match(regex, view_of(match_cases[i].text), &match, &err);

        assert_int_equal(status,
                         match_cases[i].groups ? STATUS_OK : STATUS_END);
        for (size_t k = 0; k < match.count; k++)
            if (match.groups[k].p)
                buf_format(&seen, "[%.*s]", VIEW_ARG(match.groups[k]));
            else
                buf_byte(&seen, '-');
        if (match_cases[i].groups)
            assert_string_equal(seen.p, match_cases[i].groups);
        buf_release(&seen);
        regex_free(regex);
    }
}

/* Views point into the text given; NULL is an empty text. */
static void test_views(void **state)
{
    static const char text[] = "ab12";
    struct regex *regex = compiled("(?<letters>[a-z]*)(?<digits>\\d*)", false);
    struct regex_match match;
    struct err err;

    (void)state;
    assert_int_equal(regex_match(regex, view_of(text), &match, &err),
                     STATUS_OK);
    assert_ptr_equal(regex_group(regex, &match, "digits").p, text + 2);
    assert_int_equal(regex_group(regex, &match, "letters").n, 2);
    assert_null(regex_group(regex, &match, "absent").p);
    assert_int_equal(regex_match(regex, (struct view){NULL, 0}, &match, &err),
                     STATUS_OK);
    assert_non_null(match.groups[0].p);
    assert_int_equal(regex_match(regex, VIEW("x"), NULL, &err), STATUS_OK);
    regex_free(regex);
}

static const struct {
    const char *pattern;
    const char *what;
    long column;
} bad_cases[] = {
    {"a(b",
     "pattern does not compile at character 4: missing closing parenthesis", 4},
    {"[b-a]",
     "pattern does not compile at character 4: range out of order in "
     "character class",
     4},
    {"\\C",
     "pattern does not compile at character 3: using \\C is disabled by the "
     "application",
     3},
    {"()()()()()()()()()()()()()()()()", "pattern has 16 groups, more than 15",
     0},
};

static void test_bad(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bad_cases / sizeof bad_cases[0]; i++) {
        struct err err = {0};

        assert_null(regex_compile(view_of(bad_cases[i].pattern), false, &err));
        assert_int_equal(err.fault, FAULT_CONFIG);
        assert_string_equal(err.what, bad_cases[i].what);
        assert_int_equal(err.column, bad_cases[i].column);
    }
    regex_free(NULL);
}

static void test_costly(void **state)
{
    static const char *const patterns[] = {"^(a+)+$", "^(a|aa)+$",
                                           "^(?:(?:a*)*)*[bc]"};
    static const char text[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!";

    (void)state;
    for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
        struct regex *regex = compiled(patterns[i], false);
        struct buf out = {0};
        struct err err = {0};

        assert_int_equal(regex_match(regex, view_of(text), NULL, &err),
                         STATUS_REJECT);
        assert_string_equal(err.code, "regex.costly");
        assert_int_equal(err.fault, FAULT_DATA);
        err.code = NULL;
        assert_int_equal(
            regex_replace(regex, view_of(text), VIEW(""), &out, &err),
            STATUS_REJECT);
        assert_string_equal(err.code, "regex.costly");
        assert_int_equal(out.n, 0);
        buf_release(&out);
        regex_free(regex);
    }
}

/* A long text that needs much stack must be answered, not be a bug. */
static void test_deep(void **state)
{
    struct regex *regex = compiled("^(?:(a)|b)*?c$", false);
    struct buf text = {0};
    struct err err = {0};
    enum status status;

    (void)state;
    for (int i = 0; i < 60000; i++)
        buf_byte(&text, 'a');
    status = regex_match(regex, buf_view(&text), NULL, &err);
    if (status == STATUS_REJECT)
        assert_string_equal(err.code, "regex.costly");
    else
        assert_int_equal(status, STATUS_END);
    buf_release(&text);
    regex_free(regex);
}

static const struct {
    const char *pattern;
    const char *text;
    const char *replacement;
    const char *expected;
    enum status status;
} replace_cases[] = {
    {",", "1,234,567", "", "1234567", STATUS_OK},
    {",", "1234", "", "1234", STATUS_END},
    {",", "", "", "", STATUS_END},
    {"(?<y>\\d+)" NIAN, "2021" NIAN, "${y}", "2021", STATUS_OK},
    {"(\\d)(x)?", "1", "$1$2!", "1!", STATUS_OK},
    {"^", "5", "\xe7\xba\xa6",
     "\xe7\xba\xa6"
     "5",
     STATUS_OK},
    {"a", "aaaaaaaaaa", "0123456789012345678901234567890123456789",
     "0123456789012345678901234567890123456789"
     "0123456789012345678901234567890123456789"
     "0123456789012345678901234567890123456789"
     "0123456789012345678901234567890123456789"
     "0123456789012345678901234567890123456789"
     "0123456789012345678901234567890123456789"
     "0123456789012345678901234567890123456789"
     "0123456789012345678901234567890123456789"
     "0123456789012345678901234567890123456789"
     "0123456789012345678901234567890123456789",
     STATUS_OK},
};

/* It appends: what is in the buffer stays. */
static void test_replace(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof replace_cases / sizeof replace_cases[0];
         i++) {
        struct regex *regex = compiled(replace_cases[i].pattern, false);
        struct buf out = {0};
        struct err err = {0};

        buf_adds(&out, "+");
        assert_int_equal(regex_replace(regex, view_of(replace_cases[i].text),
                                       view_of(replace_cases[i].replacement),
                                       &out, &err),
                         replace_cases[i].status);
        assert_string_equal(out.p + 1, replace_cases[i].expected);
        assert_int_equal(out.n, 1 + strlen(replace_cases[i].expected));
        buf_release(&out);
        regex_free(regex);
    }
}

static void test_bad_replacement(void **state)
{
    static const char *const replacements[] = {"${", "$7", "${nobody}",
                                               "${1x}"};
    struct regex *regex = compiled("(a)", false);

    (void)state;
    for (size_t i = 0; i < sizeof replacements / sizeof replacements[0]; i++) {
        struct buf out = {0};
        struct err err = {0};

        buf_adds(&out, "+");
        assert_int_equal(regex_replace(regex, VIEW("a"),
                                       view_of(replacements[i]), &out, &err),
                         STATUS_FATAL);
        assert_int_equal(err.fault, FAULT_CONFIG);
        assert_true(view_starts(view_of(err.what),
                                VIEW("replacement is not usable: ")));
        assert_string_equal(out.p, "+");
        buf_release(&out);
    }
    regex_free(regex);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_match),
        cmocka_unit_test(test_views),
        cmocka_unit_test(test_bad),
        cmocka_unit_test(test_costly),
        cmocka_unit_test(test_deep),
        cmocka_unit_test(test_replace),
        cmocka_unit_test(test_bad_replacement),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
