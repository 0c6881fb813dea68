/* Attributes of rules, maps and examples, and what is wrong with them. */
#include "tests/normalize/fixture.h"

#define REST                                                                   \
    "<match>b</match><zh>z</zh><en>e</en><example in='a' outcome='ok'/>"       \
    "</rule>"
#define GOOD "id='A' for='text' outcome='ok'"

static void test_set(void **state)
{
    static const char text[] =
        "<rules><rule id='A' for='number date' outcome='warn' "
        "severity='information' message='m' flags='about rounded' "
        "measure='%' read='hanzi' free='yes'><match>b</match><zh>z</zh>"
        "<en>e</en><example for='date' in='a' out='' measure='元' "
        "outcome='reject'/></rule></rules>";
    struct err err = {0};
    struct rules *rules = rules_load("rules.xml", view_of(text), &err);
    const struct rule *rule;
    const struct rule_example *example;

    (void)state;
    assert_non_null(rules);
    rule = rules_find(rules, VIEW("A"));
    assert_int_equal(rule->kinds, 1u << WORD_NUMBER | 1u << WORD_DATE);
    assert_int_equal(rule->outcome, OUTCOME_WARN);
    assert_int_equal(rule->severity, SEVERITY_INFORMATION);
    assert_int_equal(rule->flags,
                     FLAG_BIT(FLAG_ABOUT) | FLAG_BIT(FLAG_ROUNDED));
    expect_view(rule->message, "m");
    expect_view(rule->measure, "%");
    assert_non_null(rule->reader);
    assert_true(rule->free);
    example = rule->examples.at;
    assert_int_equal(example->kind, WORD_DATE);
    assert_int_equal(example->outcome, OUTCOME_REJECT);
    assert_non_null(example->out.p);
    expect_view(example->measure, "元");
    rules_free(rules);
}

/* Without a severity the outcome has one. */
static void test_severity(void **state)
{
    static const struct {
        const char *outcome;
        enum severity severity;
    } cases[] = {
        {"ok", SEVERITY_INFORMATION},
        {"warn", SEVERITY_WARNING},
        {"reject", SEVERITY_ERROR},
        {"nil", SEVERITY_INFORMATION},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct err err = {0};
        struct view text = arena_format(
            &fixture.work,
            "<rules><rule id='A' for='text' message='m' outcome='%s'>" REST
            "</rules>",
            cases[i].outcome);
        struct rules *rules = rules_load("rules.xml", text, &err);

        assert_non_null(rules);
        assert_int_equal(rules_find(rules, VIEW("A"))->severity,
                         cases[i].severity);
        rules_free(rules);
    }
}

static void test_mistakes(void **state)
{
    static const struct {
        const char *attributes, *what;
    } cases[] = {
        {GOOD " when='x'", "unknown attribute \"when\" of <rule>"},
        {"id='' for='text' outcome='ok'",
         "id=\"\" is not a name that no other rule has"},
        {"id='A' for='text poem' outcome='ok'",
         "for=\"text poem\" is not kinds of words, joined by one blank"},
        {"id='A' for='text' outcome='none'",
         "outcome=\"none\" is not an outcome"},
        {GOOD " severity='mild'", "severity=\"mild\" is not a severity"},
        {GOOD " message=''", "message=\"\" is not a message's code"},
        {GOOD " flags='blue'", "flags=\"blue\" is not names of flags"},
        {GOOD " measure=''", "measure=\"\" is not a measure"},
        {GOOD " read='tea'", "read=\"tea\" is not a reader"},
        {GOOD " check='tea'", "check=\"tea\" is not a check"},
        {GOOD " free='maybe'", "free=\"maybe\" is not yes or no"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct view text =
            arena_format(&fixture.work, "<rules>\n<rule %s>" REST "</rules>",
                         cases[i].attributes);

        expect_mistake(text.p, cases[i].what, 2);
    }
}

static void test_parts(void **state)
{
    static const struct {
        const char *part, *what;
    } cases[] = {
        {"<map from='ab' to='c'/>", "<map> has not as many letters to as from"},
        {"<map from='a' to='c' by='d'/>", "unknown attribute \"by\" of <map>"},
        {"<example in='a'/>", "<example> needs in=\"...\" and an outcome"},
        {"<example outcome='ok'/>",
         "<example> needs in=\"...\" and an outcome"},
        {"<example in='a' outcome='ok' for='poem'/>",
         "<example> needs in=\"...\" and an outcome"},
        {"<example in='a' outcome='ok' on='b'/>",
         "unknown attribute \"on\" of <example>"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct view text = arena_format(
            &fixture.work, "<rules>\n<rule " GOOD ">\n%s" REST "</rules>",
            cases[i].part);

        expect_mistake(text.p, cases[i].what, 3);
    }
}

static void test_twice(void **state)
{
    (void)state;
    expect_mistake("<rules><rule " GOOD ">" REST "\n<rule " GOOD ">" REST
                   "</rules>",
                   "id=\"A\" is not a name that no other rule has", 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_set),      cmocka_unit_test(test_severity),
        cmocka_unit_test(test_mistakes), cmocka_unit_test(test_parts),
        cmocka_unit_test(test_twice),
    };

    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
