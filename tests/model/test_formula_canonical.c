/* Tests of the one spelling of a formula. */
#include "pipeline/model/formula_canonical.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static const struct {
    const char *a, *b;
    bool same;
} cases[] = {
    {"SCH.BOYS <= SCH.PUPILS", "SCH.PUPILS >= SCH.BOYS", true},
    {"SCH.BOYS < SCH.PUPILS", "SCH.PUPILS > SCH.BOYS", true},
    {"SCH.BOYS <= SCH.PUPILS", "SCH.PUPILS <= SCH.BOYS", false},
    {"SCH.BOYS <= SCH.PUPILS", "SCH.BOYS < SCH.PUPILS", false},
    {"SCH.PUPILS = SCH.BOYS + SCH.GIRLS", "SCH.GIRLS + SCH.BOYS = SCH.PUPILS",
     true},
    {"SCH.PUPILS = SCH.BOYS - SCH.GIRLS", "SCH.PUPILS = SCH.GIRLS - SCH.BOYS",
     false},
    {"SCH.BOYS > 1 and SCH.GIRLS > 2", "2 < SCH.GIRLS and (1.0 < SCH.BOYS)",
     true},
    {"if SCH.BOYS > 1 then SCH.GIRLS > 2", "if SCH.GIRLS > 2 then SCH.BOYS > 1",
     false},
    {"at(SCH.BOYS, 2016) > 0", "at(SCH.BOYS, 2017) > 0", false},
    {"prior(SCH.BOYS) > 0", "SCH.BOYS > 0", false},
    {"SCH.RATING = \"gold\"", "SCH.RATING = 1", true},
    {"min(SCH.BOYS, SCH.GIRLS) > 0", "min(SCH.GIRLS, SCH.BOYS) > 0", true},
    {"missing(SCH.BOYS)", "missing(SCH.GIRLS)", false},
};

static struct buf spell(struct small_survey *survey, const char *text)
{
    struct buf out = {0};
    struct formula *formula =
        formula_compile(&survey->catalogue, FORMULA_EDIT, view_of(text),
                        &survey->arena, &survey->err);
    if (!formula)
        fail_msg("%s: %s", text, survey->err.what);
    formula_canonical(formula, &out);
    return out;
}

static void equal_ones_come_out_alike(void **state)
{
    struct small_survey survey;
    (void)state;
    small_survey_load(&survey, (struct small_change){0});
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf a = spell(&survey, cases[i].a);
        struct buf b = spell(&survey, cases[i].b);
        if (view_equal(buf_view(&a), buf_view(&b)) != cases[i].same)
            fail_msg("%s / %s: %s / %s", cases[i].a, cases[i].b, a.p, b.p);
        buf_release(&a);
        buf_release(&b);
    }
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_ones_come_out_alike)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
