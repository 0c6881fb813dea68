/* Tests of the names of severities and of the order of findings. */
#include "pipeline/model/finding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define WORD(literal)                                                          \
    {                                                                          \
        literal, sizeof(literal) - 1                                           \
    }

static void test_severities(void **state)
{
    static const char *const names[] = {"information", "warning", "error",
                                        "fatal"};
    (void)state;
    for (int i = 0; i < 4; i++) {
        enum severity severity;
        assert_string_equal(severity_name((enum severity)i), names[i]);
        assert_true(severity_parse(view_of(names[i]), &severity));
        assert_int_equal(severity, i);
    }
}

static void test_unknown_severity(void **state)
{
    enum severity severity = SEVERITY_ERROR;
    (void)state;
    assert_false(severity_parse(VIEW("Error"), &severity));
    assert_false(severity_parse(VIEW(""), &severity));
    assert_int_equal(severity, SEVERITY_ERROR);
}

/* Each comes before the next by one thing alone. */
static const struct finding in_order[] = {
    {.unit = WORD("a"), .period = WORD("2022")},
    {.unit = WORD("b"), .period = WORD("2020"), .severity = SEVERITY_WARNING},
    {.unit = WORD("b"), .period = WORD("2021"), .severity = SEVERITY_FATAL},
    {.unit = WORD("b"), .period = WORD("2021"), .severity = SEVERITY_ERROR},
    {.unit = WORD("b"), .period = WORD("2021"), .file = WORD("f")},
    {.unit = WORD("b"), .period = WORD("2021"), .file = WORD("f"), .line = 9},
    {.unit = WORD("b"), .period = WORD("2021"), .file = WORD("f"), .line = 10},
    {.unit = WORD("b"),
     .period = WORD("2021"),
     .file = WORD("f"),
     .line = 10,
     .column = 2},
    {.unit = WORD("b"),
     .period = WORD("2021"),
     .file = WORD("f"),
     .line = 10,
     .column = 2,
     .code = WORD("x")},
    {.unit = WORD("b"),
     .period = WORD("2021"),
     .file = WORD("f"),
     .line = 10,
     .column = 2,
     .code = WORD("x"),
     .cell_count = 1,
     .cells = {{.indicator = WORD("A")}}},
    {.unit = WORD("b"),
     .period = WORD("2021"),
     .file = WORD("f"),
     .line = 10,
     .column = 2,
     .code = WORD("x"),
     .cell_count = 1,
     .cells = {{.indicator = WORD("B")}}},
    {.unit = WORD("b"),
     .period = WORD("2021"),
     .file = WORD("f"),
     .line = 10,
     .column = 2,
     .code = WORD("x"),
     .detail = WORD("d"),
     .cell_count = 1,
     .cells = {{.indicator = WORD("B")}}},
};

static int sign(int n)
{
    return (n > 0) - (n < 0);
}

static void test_order(void **state)
{
    int count = sizeof in_order / sizeof *in_order;
    (void)state;
    for (int i = 0; i < count; i++)
        for (int j = 0; j < count; j++)
            assert_int_equal(sign(finding_compare(&in_order[i], &in_order[j])),
                             sign(i - j));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_severities),
        cmocka_unit_test(test_unknown_severity),
        cmocka_unit_test(test_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
