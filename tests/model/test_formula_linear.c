/* Tests of what of a formula is linear. */
#include "pipeline/model/formula_linear.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static void print(const struct linear *l, struct buf *out)
{
    static const char *const relations[] = {"<", "<=", "="};
    char text[DECIMAL_TEXT];
    for (size_t i = 0; i < l->count; i++) {
        decimal_print(l->terms[i].factor, -1, text);
        buf_format(out, "%s*%.*s@%d ", text,
                   VIEW_ARG(l->terms[i].indicator->code), l->terms[i].year);
    }
    decimal_print(l->constant, -1, text);
    buf_format(out, "%s %s 0;", text, relations[l->relation]);
}

/* "when: then", one part behind the other. */
static void print_rule(const struct linear_rule *rule, struct buf *out)
{
    for (size_t i = 0; i < rule->when_count; i++)
        print(&rule->when[i], out);
    buf_adds(out, rule->conditional ? "?" : "");
    for (size_t i = 0; i < rule->then_count; i++)
        print(&rule->then[i], out);
}

static const struct {
    const char *formula, *expected;
} cases[] = {
    {"SCH.BOYS <= SCH.PUPILS", "1*SCH.BOYS@0 -1*SCH.PUPILS@0 0 <= 0;"},
    {"SCH.BOYS > 3", "-1*SCH.BOYS@0 3 < 0;"},
    {"SCH.PUPILS = components(SCH.PUPILS)",
     "1*SCH.PUPILS@0 -1*SCH.BOYS@0 -1*SCH.GIRLS@0 0 = 0;"},
    {"2 * (SCH.BOYS - 1) / 4 < prior(SCH.BOYS)",
     "0.5*SCH.BOYS@0 -1*SCH.BOYS@-1 -0.5 < 0;"},
    {"at(SCH.BOYS, 2016) - -SCH.BOYS >= 0.5 and SCH.GIRLS < 7",
     "-1*SCH.BOYS@2016 -1*SCH.BOYS@0 0.5 <= 0;1*SCH.GIRLS@0 -7 < 0;"},
    {"if SCH.BOYS = 0 then SCH.GIRLS > 0",
     "1*SCH.BOYS@0 0 = 0;?-1*SCH.GIRLS@0 0 < 0;"},
    {"SCH.BOYS * SCH.GIRLS > 0", ""},
    {"SCH.BOYS / SCH.GIRLS > 0.5", ""},
    {"SCH.BOYS != 0 and SCH.BOYS < 5", "1*SCH.BOYS@0 -5 < 0;"},
    {"SCH.BOYS < 5 or SCH.GIRLS < 5", ""},
    {"not SCH.BOYS < 5", ""},
    {"missing(SCH.BOYS)", ""},
    {"children(SCH.BOYS) = SCH.BOYS", ""},
    {"SCH.RATING <= \"silver\"", "1*SCH.RATING@0 -2 <= 0;"},
};

static void is_told(void **state)
{
    struct small_survey survey;
    (void)state;
    small_survey_load(&survey, (struct small_change){0});
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct linear_rule rule;
        struct buf out = {0};
        struct formula *formula = formula_compile(
            &survey.catalogue, FORMULA_EDIT, view_of(cases[i].formula),
            &survey.arena, &survey.err);
        if (!formula)
            fail_msg("%s: %s", cases[i].formula, survey.err.what);
        formula_linear(formula, &rule);
        print_rule(&rule, &out);
        assert_string_equal(out.p ? out.p : "", cases[i].expected);
        buf_release(&out);
    }
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(is_told)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
