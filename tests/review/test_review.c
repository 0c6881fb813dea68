/* The edits of level 3 and up, tried on figures. */
#include "stages/review/review.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/returns.h"

static const struct small_edit edits[] = {
    {"ONE-01", "error", "1", "SCH.COUNT < 1", NULL},
    {"TWO-02", "error", "2", "SCH.COUNT < 1", NULL},
    {"GIRLS-03", "warning", "3", "SCH.GIRLS <= SCH.PUPILS", NULL},
    {"FALL-04", "information", "4", "SCH.COUNT >= prior(SCH.COUNT)", NULL},
    {"HEADS-05", "error", "5", "1*SCH.PUPILS <= population(2020)", NULL},
};

struct stand {
    struct small_survey survey;
    struct arena arena;
    struct run run;
};

static int open_stand(void **state)
{
    static struct stand stand;
    const struct catalogue *c = &stand.survey.catalogue;
    returns_survey(&stand.survey, edits, sizeof edits / sizeof *edits);
    arena_init(&stand.arena, 0);
    stand.run = (struct run){
        .catalogue = c,
        .arena = &stand.arena,
        .year = 2021,
        .figures = figures_new(c, &stand.arena),
    };
    *state = &stand;
    return 0;
}

static int close_stand(void **state)
{
    struct stand *stand = *state;
    arena_release(&stand->arena);
    small_survey_end(&stand->survey);
    return 0;
}

static void put(struct stand *stand, const char *code, const char *area,
                int year, int number)
{
    const struct catalogue *c = stand->run.catalogue;
    struct key key = {catalogue_indicator(c, view_of(code)),
                      catalogue_area(c, view_of(area)), period_year(year)};
    struct figure *f = figures_put(stand->run.figures, &key);
    assert_non_null(f);
    if (number < 0) {
        f->flags = FLAG_BIT(FLAG_MISSING);
        return;
    }
    f->value = (struct quantity){.kind = QUANTITY_NUMBER,
                                 .number = decimal_of(number)};
}

static void expect(struct stand *stand, const char *findings)
{
    struct buf text = {0};
    struct err err = {0};
    stand->run.findings = (struct array){0};
    assert_int_equal(review_stage.all(NULL, &stand->run, &err), STATUS_OK);
    returns_findings(stand->run.findings.at, stand->run.findings.count, &text);
    assert_string_equal(text.p, findings);
    buf_release(&text);
}

/* No figure, no question; a figure that is missing leaves it open. */
static void test_nothing(void **state)
{
    struct stand *stand = *state;
    expect(stand, "");
    put(stand, "SCH.GIRLS", "990101", 2021, 11);
    put(stand, "SCH.PUPILS", "990101", 2021, -1);
    expect(stand, "");
}

static void test_figures(void **state)
{
    struct stand *stand = *state;
    put(stand, "SCH.GIRLS", "990100", 2021, 20);
    put(stand, "SCH.PUPILS", "990100", 2021, 20);
    put(stand, "SCH.GIRLS", "990200", 2021, 21);
    put(stand, "SCH.PUPILS", "990200", 2021, 20);
    /* another year is not the year of report */
    put(stand, "SCH.GIRLS", "990102", 2020, 21);
    put(stand, "SCH.PUPILS", "990102", 2020, 20);
    put(stand, "SCH.COUNT", "990102", 2021, 0);
    put(stand, "SCH.COUNT", "990102", 2020, 2);
    expect(stand, "GIRLS-03 warning 3 990200 2021 :0 [21] "
                  "SCH.GIRLS@990200/2021=21 SCH.PUPILS@990200/2021=20\n"
                  "FALL-04 information 4 990102 2021 :0 [0] "
                  "SCH.COUNT@990102/2021=0 SCH.COUNT@990102/2020=2\n");
    put(stand, "SCH.PUPILS", "990200", 2021, 3001);
    put(stand, "SCH.COUNT", "990102", 2021, 2);
    expect(stand, "HEADS-05 error 5 990200 2021 :0 [3001] "
                  "SCH.PUPILS@990200/2021=3001\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_figures),
    };
    return cmocka_run_group_tests(tests, open_stand, close_stand);
}
