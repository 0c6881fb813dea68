/* Whether the parts of a rule fit each other. */
#include "tests/normalize/fixture.h"

#define SAYS "<zh>z</zh><en>e</en>"
#define EXAMPLE "<example in='a' outcome='ok'/>"
#define MATCH "<match>b</match>"

static void test_mistakes(void **state)
{
    static const struct {
        const char *rule, *what;
    } cases[] = {
        {"for='text' outcome='ok'>" MATCH SAYS EXAMPLE,
         "rule : a rule needs id, for and outcome"},
        {"id='A' outcome='ok'>" MATCH SAYS
         "<example for='text' in='a' outcome='ok'/>",
         "rule A: a rule needs id, for and outcome"},
        {"id='A' for='text' outcome='ok'>" SAYS EXAMPLE,
         "rule A: a rule needs <match> or <map>"},
        {"id='A' for='number' outcome='ok' read='hanzi'>" MATCH
         "<replace>c</replace>" SAYS EXAMPLE,
         "rule A: a rule that reads needs <match> and nothing else"},
        {"id='A' for='text' outcome='ok'><map from='a' to='b'/>"
         "<replace>c</replace>" SAYS EXAMPLE,
         "rule A: <replace> needs <match> and no <map>"},
        {"id='A' for='text' outcome='nil'>" MATCH "<replace/>" SAYS EXAMPLE,
         "rule A: a rule that ends the word changes nothing"},
        {"id='A' for='text' outcome='warn'>" MATCH SAYS EXAMPLE,
         "rule A: a rule that warns or rejects needs a message"},
        {"id='A' for='text' outcome='ok' check='luhn'>" MATCH SAYS EXAMPLE,
         "rule A: only a rule for personal numbers has a check"},
        {"id='A' for='text' outcome='ok'>" MATCH SAYS,
         "rule A: a rule needs an example"},
        {"id='A' for='text' outcome='ok'>" MATCH "<zh>z</zh>" EXAMPLE,
         "rule A: a rule says in <zh> and <en> what it does"},
        {"id='A' for='text' outcome='ok'>" MATCH MATCH SAYS EXAMPLE,
         "two patterns in one rule"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct view text = arena_format(
            &fixture.work, "<rules>\n<rule %s</rule></rules>", cases[i].rule);

        expect_mistake(text.p, cases[i].what, 2);
    }
}

static void test_pattern(void **state)
{
    struct err err = {0};

    (void)state;
    assert_null(rules_load(
        "rules.xml",
        VIEW("<rules>\n<rule id='A' for='text' outcome='ok'><match>a(</match>"
             "</rule></rules>"),
        &err));
    assert_int_equal(err.fault, FAULT_CONFIG);
    assert_int_equal(err.line, 2);
    assert_non_null(strstr(err.what, "pattern does not compile"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_pattern),
    };

    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
