/* An edit tried on values, and the cells that its finding names. */
#include "pipeline/model/edit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
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

/* The finding of edit `index` in the city in 2021; empty unless it failed. */
static void expect(struct stand *stand, size_t index, enum edit_outcome outcome,
                   const char *expected)
{
    const struct edit *edit = &stand->survey.catalogue.edits[index];
    struct lookup lookup = figures_lookup(stand->figures);
    struct finding f = {.unit = VIEW("u"), .period = VIEW("2021")};
    struct buf text = {0};
    assert_int_equal(edit_try(edit, &lookup, stand->city, period_year(2021)),
                     outcome);
    if (outcome == EDIT_FAIL) {
        edit_tell(edit, &lookup, stand->city, period_year(2021), &stand->arena,
                  &f);
        assert_true(view_equal(f.expected, view_of(edits[index].formula)));
        for (size_t i = 0; i < f.cell_count; i++)
            assert_true(f.cells[i].suspect);
    }
    returns_findings(&f, outcome == EDIT_FAIL, &text);
    assert_string_equal(text.p, expected);
    buf_release(&text);
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
}

/* The present value comes first, whatever the formula begins with. */
static void test_present_first(void **state)
{
    struct stand *stand = *state;
    fresh(stand);
    put(stand, "SCH.COUNT", stand->city, 2021, 0);
    expect(stand, 1, EDIT_UNDECIDED, "");
    put(stand, "SCH.COUNT", stand->city, 2020, 0);
    expect(stand, 1, EDIT_UNDECIDED, "");
    put(stand, "SCH.COUNT", stand->city, 2020, 7);
    expect(stand, 1, EDIT_FAIL,
           "E-1 error 2 u 2021 :0 [0] SCH.COUNT@990100/2021=0 "
           "SCH.COUNT@990100/2020=7\n");
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
           "E-2 information 1 u 2021 :0 [2] SCH.RATING@990100/2021=2 "
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
    const struct edit *edit = &stand->survey.catalogue.edits[5];
    fresh(stand);
    struct lookup lookup = figures_lookup(stand->figures);
    for (int year = 2011; year <= 2021; year++)
        put(stand, "SCH.COUNT", stand->city, year, year);
    edit_tell(edit, &lookup, stand->city, period_year(2021), &stand->arena, &f);
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
        cmocka_unit_test(test_children),
        cmocka_unit_test(test_many_cells),
    };
    return cmocka_run_group_tests(tests, open_stand, close_stand);
}
