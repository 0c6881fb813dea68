/* An edit tried on values, and the cells that its finding names. */
#include "pipeline/model/edit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/model/figure.h"
#include "tests/support/returns.h"

static const struct small_edit edits[] = {
    {"E-0", "warning", "3", "SCH.GIRLS <= SCH.PUPILS", NULL},
    {"E-1", "error", "2", "if prior(SCH.COUNT) > 0 then SCH.COUNT > 0", NULL},
    {"E-2", "information", "1", "SCH.RATING = \"gold\" or missing(SCH.COUNT)",
     NULL},
    {"E-3", "warning", "3", "SCH.COUNT <= at(SCH.COUNT, 2010)", NULL},
    {"E-4", "warning", "3", "SCH.PUPILS = children(SCH.PUPILS)", NULL},
    {"E-5", "warning", "3",
     "SCH.COUNT + prior(SCH.COUNT) + at(SCH.COUNT, 2011) + "
     "at(SCH.COUNT, 2012) + at(SCH.COUNT, 2013) + at(SCH.COUNT, 2014) + "
     "at(SCH.COUNT, 2015) + at(SCH.COUNT, 2016) + at(SCH.COUNT, 2017) < 0",
     NULL},
    {"E-6", "warning", "3", "SCH.COUNT >= 5 and SCH.COUNT <= 10", NULL},
    {"E-7", "warning", "3", "1*SCH.COUNT <= 1*SCH.PUPILS", NULL},
    {"E-8", "warning", "3", "if SCH.COUNT > 0 then SCH.RATING = \"gold\"",
     NULL},
    {"E-9", "warning", "3", "1*SCH.PUPILS = 1*SCH.COUNT", NULL},
    {"E-10' tolerance='5' relative='1", "warning", "3",
     "1*SCH.COUNT >= 10*SCH.PUPILS", NULL},
    {"E-11", "warning", "3", "missing(SCH.COUNT)", NULL},
    {"E-12", "warning", "3", "SCH.COUNT - SCH.COUNT > 5", NULL},
    {"E-13' relative='2", "warning", "3", "1*SCH.COUNT = 1*SCH.PUPILS", NULL},
    {"E-14' relative='2", "warning", "3", "1*SCH.COUNT > 1*SCH.PUPILS", NULL},
};

struct stand {
    struct small_survey survey;
    struct arena arena;
    struct figures *figures;
    const struct area *city;
};

static int open_stand(void **state)
{
    static struct stand stand;
    returns_survey(&stand.survey, edits, sizeof edits / sizeof *edits);
    arena_init(&stand.arena, 0);
    stand.city = catalogue_area(&stand.survey.catalogue, VIEW("990100"));
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

static void put(struct stand *stand, const char *code, const struct area *area,
                int year, int number)
{
    struct key key = {
        catalogue_indicator(&stand->survey.catalogue, view_of(code)), area,
        period_year(year)};
    struct figure *f = figures_put(stand->figures, &key);
    f->value = (struct quantity){.kind = QUANTITY_NUMBER,
                                 .number = decimal_of(number)};
}

static enum edit_outcome try_it(struct stand *stand, size_t index,
                                struct finding *f)
{
    struct lookup lookup = figures_lookup(stand->figures);
    struct edit_scene scene = {.catalogue = &stand->survey.catalogue,
                               .lookup = &lookup,
                               .area = stand->city,
                               .period = period_year(2021),
                               .arena = &stand->arena};
    return edit_try(&stand->survey.catalogue.edits[index], &scene, f);
}

/* The finding of edit `index` in the city in 2021; empty unless it failed. */
static void expect(struct stand *stand, size_t index, enum edit_outcome outcome,
                   const char *expected)
{
    struct finding f = {.unit = VIEW("u"), .period = VIEW("2021")};
    struct buf text = {0};
    assert_int_equal(try_it(stand, index, &f), outcome);
    returns_findings(&f, outcome == EDIT_FAIL, &text);
    assert_string_equal(text.p, expected);
    buf_release(&text);
}

/* What was expected in words, and which cells are suspect ("*"). */
static void expect_words(struct stand *stand, size_t index, const char *wanted)
{
    struct finding f = {0};
    char got[256];
    int n = 0;
    assert_int_equal(try_it(stand, index, &f), EDIT_FAIL);
    n += snprintf(got, sizeof got, "%.*s", VIEW_ARG(f.expected));
    for (size_t i = 0; i < f.cell_count; i++)
        n += snprintf(got + n, sizeof got - (size_t)n, " %.*s/%.*s%s",
                      VIEW_ARG(f.cells[i].indicator),
                      VIEW_ARG(f.cells[i].period),
                      f.cells[i].suspect ? "*" : "");
    assert_string_equal(got, wanted);
}

static void fresh(struct stand *stand)
{
    stand->figures = figures_new(&stand->survey.catalogue, &stand->arena);
}

static void test_outcomes(void **state)
{
    struct stand *stand = *state;
    fresh(stand);
    expect(stand, 0, EDIT_UNDECIDED, "");
    put(stand, "SCH.GIRLS", stand->city, 2021, 11);
    expect(stand, 0, EDIT_UNDECIDED, "");
    put(stand, "SCH.PUPILS", stand->city, 2021, 11);
    expect(stand, 0, EDIT_PASS, "");
    put(stand, "SCH.PUPILS", stand->city, 2021, 10);
    expect(stand, 0, EDIT_FAIL,
           "E-0 warning 3 u 2021 :0 [11] SCH.GIRLS@990100/2021=11 "
           "SCH.PUPILS@990100/2021=10\n");
    expect_words(stand, 0,
                 "≤ 10 (SCH.PUPILS) SCH.GIRLS/2021* SCH.PUPILS/2021*");
}

/* The present value comes first, whatever the formula begins with. */
static void test_present_first(void **state)
{
    struct stand *stand = *state;
    fresh(stand);
    put(stand, "SCH.COUNT", stand->city, 2021, 0);
    expect(stand, 1, EDIT_UNDECIDED, "");
    put(stand, "SCH.COUNT", stand->city, 2020, 0);
    expect(stand, 1, EDIT_SKIPPED, ""); /* its condition does not hold */
    put(stand, "SCH.COUNT", stand->city, 2020, 7);
    expect(stand, 1, EDIT_FAIL,
           "E-1 error 2 u 2021 :0 [0] SCH.COUNT@990100/2021=0 "
           "SCH.COUNT@990100/2020=7\n");
    expect_words(stand, 1, "> 0 SCH.COUNT/2021* SCH.COUNT/2020");
}

/* A value that is not known is a cell without a value. */
static void test_unknown_cell(void **state)
{
    struct stand *stand = *state;
    fresh(stand);
    put(stand, "SCH.COUNT", stand->city, 2021, 0);
    expect(stand, 2, EDIT_UNDECIDED, "");
    put(stand, "SCH.RATING", stand->city, 2021, 2);
    expect(stand, 2, EDIT_FAIL,
           "E-2 information 1 u 2021 :0 [silver] "
           "SCH.RATING@990100/2021=silver "
           "SCH.COUNT@990100/2021=0\n");
}

static void test_other_years(void **state)
{
    struct stand *stand = *state;
    fresh(stand);
    put(stand, "SCH.COUNT", stand->city, 2021, 5);
    put(stand, "SCH.COUNT", stand->city, 2010, 4);
    expect(stand, 3, EDIT_FAIL,
           "E-3 warning 3 u 2021 :0 [5] SCH.COUNT@990100/2021=5 "
           "SCH.COUNT@990100/2010=4\n");
    expect_words(stand, 3,
                 "≤ 4 (SCH.COUNT 2010) SCH.COUNT/2021* SCH.COUNT/2010");
}

/* What decides of `and` and `if`; a factor of 1 is not shown; an equation is
 * told by its value, a grade by its word, the other side's subject by name. */
static void test_reasons(void **state)
{
    struct stand *stand = *state;
    fresh(stand);
    put(stand, "SCH.COUNT", stand->city, 2021, 12);
    put(stand, "SCH.PUPILS", stand->city, 2021, 4);
    put(stand, "SCH.RATING", stand->city, 2021, 2);
    expect_words(stand, 6, "≤ 10 SCH.COUNT/2021*");
    expect_words(stand, 7, "≤ 4 (SCH.PUPILS) SCH.COUNT/2021* SCH.PUPILS/2021*");
    expect_words(stand, 8,
                 "SCH.RATING = gold SCH.COUNT/2021* "
                 "SCH.RATING/2021*");
    expect_words(stand, 9, "12 (SCH.COUNT) SCH.PUPILS/2021* SCH.COUNT/2021*");
    expect_words(stand, 10,
                 "≥ 40 (10*SCH.PUPILS) ± 5 ± 1 % SCH.COUNT/2021* "
                 "SCH.PUPILS/2021*");
    expect_words(stand, 11, "missing(SCH.COUNT) SCH.COUNT/2021*");
    expect_words(stand, 12, "SCH.COUNT - SCH.COUNT > 5 SCH.COUNT/2021*");
}

/* A tolerance is room on either side, the larger of both. */
static void test_tolerance(void **state)
{
    static const struct {
        size_t edit;
        int count, pupils;
        enum edit_outcome outcome;
    } cases[] = {
        {10, 40, 4, EDIT_PASS},    {10, 35, 4, EDIT_PASS},
        {10, 34, 4, EDIT_FAIL},    {10, 990, 100, EDIT_PASS},
        {10, 989, 100, EDIT_FAIL}, {13, 102, 100, EDIT_PASS},
        {13, 98, 100, EDIT_PASS},  {13, 97, 100, EDIT_FAIL},
        {13, 103, 100, EDIT_FAIL}, {13, 0, 0, EDIT_PASS},
        {14, 98, 100, EDIT_FAIL},  {14, 99, 100, EDIT_PASS},
        {14, 103, 100, EDIT_PASS},
    };
    struct stand *stand = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct finding f = {0};
        fresh(stand);
        put(stand, "SCH.COUNT", stand->city, 2021, cases[i].count);
        put(stand, "SCH.PUPILS", stand->city, 2021, cases[i].pupils);
        assert_int_equal(try_it(stand, cases[i].edit, &f), cases[i].outcome);
    }
}

static void test_children(void **state)
{
    struct stand *stand = *state;
    fresh(stand);
    put(stand, "SCH.PUPILS", stand->city, 2021, 10);
    put(stand, "SCH.PUPILS", stand->city->children[0], 2021, 4);
    put(stand, "SCH.PUPILS", stand->city->children[1], 2021, 5);
    expect(stand, 4, EDIT_FAIL,
           "E-4 warning 3 u 2021 :0 [10] SCH.PUPILS@990100/2021=10 "
           "SCH.PUPILS@990101/2021=4 SCH.PUPILS@990102/2021=5 "
           "SCH.PUPILS@990100/own/2021=\n");
    put(stand, "SCH.PUPILS", stand->city->children[1], 2021, 6);
    expect(stand, 4, EDIT_PASS, "");
}

/* More cells than a finding has room for: the first of them. */
static void test_many_cells(void **state)
{
    struct stand *stand = *state;
    struct finding f = {0};
    fresh(stand);
    for (int year = 2011; year <= 2021; year++)
        put(stand, "SCH.COUNT", stand->city, year, year);
    assert_int_equal(try_it(stand, 5, &f), EDIT_FAIL);
    assert_int_equal(f.cell_count, FINDING_CELLS_MAX);
    assert_true(view_equal(f.text, VIEW("2021")));
    assert_true(view_equal(f.cells[7].period, VIEW("2016")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_outcomes),
        cmocka_unit_test(test_present_first),
        cmocka_unit_test(test_unknown_cell),
        cmocka_unit_test(test_other_years),
        cmocka_unit_test(test_reasons),
        cmocka_unit_test(test_tolerance),
        cmocka_unit_test(test_children),
        cmocka_unit_test(test_many_cells),
    };
    return cmocka_run_group_tests(tests, open_stand, close_stand);
}
