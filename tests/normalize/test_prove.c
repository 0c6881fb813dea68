/* The self-test of the rules, and their documentation. */
#include "tests/normalize/fixture.h"

#include "stages/normalize/prove.h"

static void test_survey(void **state)
{
    struct sheet sheet = {.arena = &fixture.work};
    const struct sheet_line *lines;

    (void)state;
    prove_rules(fixture.rules, &fixture.catalogue, &sheet);
    lines = sheet.lines.at;
    for (size_t i = 0; i < sheet.lines.count; i++)
        if (lines[i].failed)
            fprintf(stderr, "%.*s \"%.*s\": wanted %.*s, got %.*s\n",
                    VIEW_ARG(lines[i].rule), VIEW_ARG(lines[i].text),
                    VIEW_ARG(lines[i].wanted), VIEW_ARG(lines[i].got));
    assert_int_equal(sheet.failed, 0);
    assert_true(sheet.lines.count >= fixture.rules->all.count);
}

/* Examples that must fail: a wrong result, a wrong outcome, another rule that
 * comes first, a measure nobody knows. */
static void test_failures(void **state)
{
    static const struct {
        const char *example, *wanted, *got;
    } cases[] = {
        {"in='x1' out='2' outcome='ok'", "ok 2", "ok 1"},
        {"in='x1' outcome='reject'", "reject", "ok 1"},
        {"in='1' outcome='ok'", "ok", "the rule took no part"},
        {"in='x1' measure='tea' outcome='ok'", "ok", "reject"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sheet sheet = {.arena = &fixture.work};
        const struct sheet_line *line;
        struct err err = {0};
        struct view text = arena_format(
            &fixture.work,
            "<rules><rule id='A' for='number' outcome='ok'><match>x</match>"
            "<replace/><zh>z</zh><en>e</en>\n<example %s/></rule></rules>",
            cases[i].example);
        struct rules *rules = rules_load("rules.xml", text, &err);

        assert_non_null(rules);
        prove_rules(rules, &fixture.catalogue, &sheet);
        assert_int_equal(sheet.failed, 1);
        line = sheet.lines.at;
        expect_view(line->wanted, cases[i].wanted);
        expect_view(line->got, cases[i].got);
        assert_int_equal(line->line, 2);
        rules_free(rules);
    }
}

static void test_same_pattern(void **state)
{
    struct sheet sheet = {.arena = &fixture.work};
    struct err err = {0};
    const struct sheet_line *line;
    struct rules *rules = rules_load(
        "rules.xml",
        VIEW("<rules><rule id='A' for='number' outcome='ok'><match>x</match>"
             "<replace/><zh>z</zh><en>e</en>"
             "<example in='x1' out='1' outcome='ok'/></rule>"
             "<rule id='B' for='date' outcome='ok'><match>x</match>"
             "<replace/><zh>z</zh><en>e</en>"
             "<example in='x2021-01-01' outcome='reject'/></rule>"
             "<rule id='C' for='number' outcome='ok'><match>x</match>"
             "<replace>y</replace><zh>z</zh><en>e</en>"
             "<example in='x1' out='1' outcome='ok'/></rule></rules>"),
        &err);

    (void)state;
    assert_non_null(rules);
    prove_rules(rules, &fixture.catalogue, &sheet);
    assert_int_equal(sheet.mistakes, 1);
    assert_int_equal(sheet.examples, 3);
    line = (const struct sheet_line *)sheet.lines.at + 3;
    expect_view(line->rule, "C");
    expect_view(line->text, "it has the pattern of A (line 1)");
    line--;
    expect_view(line->got, "the rule took no part: A read it");
    rules_free(rules);
}

static void test_describe(void **state)
{
    struct sheet sheet = {.arena = &fixture.work};
    const struct sheet_line *lines;
    bool found = false;

    (void)state;
    describe_rules(fixture.rules, &sheet);
    assert_int_equal(sheet.lines.count, fixture.rules->all.count);
    lines = sheet.lines.at;
    for (size_t i = 0; i < sheet.lines.count; i++)
        if (view_equal(lines[i].rule, VIEW("N-RANGE"))) {
            expect_view(lines[i].text,
                        "number: 一个范围不是一个数 / a range is not one "
                        "number");
            expect_view(lines[i].wanted, "reject");
            found = true;
        }
    assert_true(found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_survey),
        cmocka_unit_test(test_failures),
        cmocka_unit_test(test_same_pattern),
        cmocka_unit_test(test_describe),
    };

    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
