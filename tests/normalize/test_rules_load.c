/* Reading a file of rules: order, elements, mistakes with their line. */
#include "tests/normalize/fixture.h"

#define PART "<zh>z</zh><en>e</en><example in='a' outcome='ok'/>"

static const char two[] =
    "<rules>\n"
    "<rule id='A' for='text grade' outcome='ok'><match>b</match>"
    "<replace>c</replace>" PART "</rule>\n"
    "<rule id='B' for='grade' outcome='warn' message='m'><match>c</match>" PART
    "</rule>\n"
    "</rules>";

static void test_order(void **state)
{
    struct err err = {0};
    struct rules *rules = rules_load("rules.xml", view_of(two), &err);

    (void)state;
    assert_non_null(rules);
    assert_int_equal(rules->all.count, 2);
    assert_int_equal(rules->of_count[WORD_TEXT], 1);
    assert_int_equal(rules->of_count[WORD_GRADE], 2);
    expect_view(rules->of[WORD_GRADE][0]->id, "A");
    expect_view(rules->of[WORD_GRADE][1]->id, "B");
    assert_int_equal(rules->of[WORD_GRADE][1]->line, 3);
    assert_ptr_equal(rules_find(rules, VIEW("B")), rules->of[WORD_GRADE][1]);
    assert_null(rules_find(rules, VIEW("C")));
    rules_free(rules);
}

static void test_mistakes(void **state)
{
    static const struct {
        const char *text, *what;
        long line;
    } cases[] = {
        {"<edits/>", "<edits> where <rules> is expected", 1},
        {"<rules>\n<edit/></rules>", "<edit> where <rule> is expected", 2},
        {"<rules><rule id='A' for='text' outcome='ok'>\n<when/></rule></rules>",
         "unknown element <when> in a rule", 2},
        {"<rules><rule id='A' for='text' outcome='ok'><zh>\n<b/></zh></rule>"
         "</rules>",
         "<b> inside <zh>", 2},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_mistake(cases[i].text, cases[i].what, cases[i].line);
}

static void test_not_xml(void **state)
{
    struct err err = {0};

    (void)state;
    assert_null(rules_load("rules.xml", VIEW("<rules>"), &err));
    assert_int_equal(err.fault, FAULT_CONFIG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_not_xml),
    };

    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
