/* Tests of what imputation remembers of the returns. */
#include "stages/aggregate/observed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

/* A unit's word on an indicator, an area and a year. */
struct word {
    const char *unit, *indicator, *area;
    struct period period;
    int number;
    bool control;
};

static void add(struct observed *o, const struct catalogue *c,
                const struct word *word)
{
    struct observation x = {
        .indicator = catalogue_indicator(c, view_of(word->indicator)),
        .area = catalogue_area(c, view_of(word->area)),
        .period = word->period,
        .as_control = word->control,
    };
    struct submission s = {.unit = {.code = view_of(word->unit)}};
    struct said said = {.observation = &x, .submission = &s};
    struct worth worth = {.known = true, .number = decimal_of(word->number)};
    observed_add(o, &said, &worth);
}

static void open_survey(struct small_survey *survey, struct run *run)
{
    small_survey_load(survey, (struct small_change){0});
    small_survey_write(survey, "imputation.csv",
                       "indicator,method,by,stratum,years,donors,unavailable\n"
                       "SCH.PUPILS,previous,,,,,\n");
    small_survey_again(survey);
    assert_int_equal(survey->status, STATUS_OK);
    *run =
        (struct run){.catalogue = &survey->catalogue, .arena = &survey->arena};
}

static void finds_what_counts(void **state)
{
    const struct word words[] = {
        {"990102", "SCH.PUPILS", "990102", period_year(2020), 5, false},
        {"990101", "SCH.PUPILS", "990101", period_year(2021), 2, false},
        {"990101", "SCH.PUPILS", "990101", period_year(2020), 1, false},
        {"990101", "SCH.BOYS", "990101", period_year(2020), 3, false},
        {"990101", "SCH.FEE", "990101", period_year(2020), 9, false},
        {"990200", "SCH.PUPILS", "990200", period_year(2020), 9, true},
        {"990300", "SCH.PUPILS", "990200", period_span(2019, 2020), 9, false},
    };
    struct small_survey survey;
    struct run run;
    size_t count;
    (void)state;
    open_survey(&survey, &run);
    const struct catalogue *c = &survey.catalogue;
    const struct indicator *pupils = catalogue_indicator(c, VIEW("SCH.PUPILS"));
    const struct area *river = catalogue_area(c, VIEW("990101"));
    struct observed *o = observed_new(&(struct tally){.run = &run});
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        add(o, c, &words[i]);
    observed_close(o);
    const struct value *at = observed_year(o, pupils, 2020, &count);
    assert_int_equal(count, 2);
    assert_true(view_equal(at[0].unit, VIEW("990101")));
    assert_true(view_equal(at[1].unit, VIEW("990102")));
    assert_ptr_equal(observed_find(o, pupils, 2020, VIEW("990101"), river), at);
    assert_null(observed_find(o, pupils, 2019, VIEW("990101"), river));
    assert_null(observed_year(o, pupils, 2019, &count));
    assert_int_equal(o->values.count, 4); /* with a component of pupils */
    small_survey_end(&survey);
}

static void hears_nothing_once_closed(void **state)
{
    const struct word word = {
        "990101", "SCH.PUPILS", "990101", period_year(2020), 1, false};
    struct small_survey survey;
    struct run run;
    (void)state;
    open_survey(&survey, &run);
    struct observed *o = observed_new(&(struct tally){.run = &run});
    observed_close(o);
    add(o, &survey.catalogue, &word);
    assert_int_equal(o->values.count, 0);
    small_survey_end(&survey);
}

static void is_not_there_where_nothing_is_imputed(void **state)
{
    struct small_survey survey;
    (void)state;
    small_survey_load(&survey, (struct small_change){0});
    struct run run = {.catalogue = &survey.catalogue, .arena = &survey.arena};
    assert_null(observed_new(&(struct tally){.run = &run}));
    observed_add(NULL, &(struct said){0}, &(struct worth){0});
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_counts),
        cmocka_unit_test(hears_nothing_once_closed),
        cmocka_unit_test(is_not_there_where_nothing_is_imputed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
