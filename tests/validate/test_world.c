/* What a formula is told of a submission and its history. */
#include "stages/validate/world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/returns.h"

struct stand {
    struct small_survey survey;
    struct arena arena;
};

static int open_stand(void **state)
{
    static struct stand stand;
    returns_survey(&stand.survey, NULL, 0);
    arena_init(&stand.arena, 0);
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

static struct key key_of(const struct catalogue *c, const char *code, int year)
{
    return (struct key){catalogue_indicator(c, view_of(code)),
                        catalogue_area(c, VIEW("990101")), period_year(year)};
}

/* -1: not known. */
static const struct {
    const char *code;
    int year, number;
} answers[] = {
    {"SCH.COUNT", 2021, 7},   {"SCH.COUNT", 2020, 6},  {"SCH.COUNT", 2019, 3},
    {"SCH.COUNT", 2018, -1},  {"SCH.BOYS", 2021, 0},   {"SCH.GIRLS", 2021, -1},
    {"SCH.PUPILS", 2021, -1}, {"SCH.RATING", 2021, 2}, {"SCH.FEE", 2021, 40},
};

static void test_get(void **state)
{
    struct stand *stand = *state;
    const struct catalogue *c = &stand->survey.catalogue;
    struct world world;
    struct submission *returns[] = {
        returns_make(c, &stand->arena, 2021,
                     "SCH.COUNT=7 SCH.COUNT@2020=6 SCH.BOYS=nil "
                     "SCH.GIRLS=not-available SCH.RATING=silver"),
        returns_make(c, &stand->arena, 2020,
                     "SCH.COUNT=5 SCH.COUNT@2019=3 SCH.FEE@2021=40"),
        returns_make(c, &stand->arena, 2019, "SCH.COUNT=2"),
    };
    struct history history = {.catalogue = c, .returns = returns, .count = 3};
    assert_true(world_begin(&world, c, returns[0], &history));
    struct lookup lookup = world_lookup(&world);
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        struct key key = key_of(c, answers[i].code, answers[i].year);
        struct quantity q = lookup.get(lookup.self, &key);
        assert_int_equal(q.kind == QUANTITY_NUMBER, answers[i].number >= 0);
        if (answers[i].number >= 0)
            assert_int_equal(
                decimal_compare(q.number, decimal_of(answers[i].number)), 0);
    }
}

static void test_own(void **state)
{
    struct stand *stand = *state;
    const struct catalogue *c = &stand->survey.catalogue;
    struct world world;
    struct submission *s =
        returns_make(c, &stand->arena, 2021,
                     "SCH.COUNT=7 SCH.BOYS=1 SCH.COUNT=8 SCH.COUNT@2020=6");
    struct key key = key_of(c, "SCH.COUNT", 2021);
    assert_true(world_begin(&world, c, s, NULL));
    assert_ptr_equal(world_own(&world, &key), submission_observation(s, 0));
    submission_observation(s, 0)->dropped = true;
    assert_ptr_equal(world_own(&world, &key), submission_observation(s, 2));
    key.period = period_year(2020);
    assert_ptr_equal(world_own(&world, &key), submission_observation(s, 3));
    key.area = catalogue_area(c, VIEW("990102"));
    assert_null(world_own(&world, &key));
    key = key_of(c, "SCH.GIRLS", 2021);
    assert_null(world_own(&world, &key));
}

/* Flags come along, so that what is made of a value can carry them. */
static void test_flags(void **state)
{
    struct stand *stand = *state;
    const struct catalogue *c = &stand->survey.catalogue;
    struct world world;
    struct submission *s =
        returns_make(c, &stand->arena, 2021, "SCH.COUNT=7 SCH.BOYS=synthetic");
    submission_observation(s, 0)->flags = FLAG_BIT(FLAG_ESTIMATED);
    assert_true(world_begin(&world, c, s, NULL));
    struct lookup lookup = world_lookup(&world);
    struct key key = key_of(c, "SCH.COUNT", 2021);
    assert_int_equal(lookup.get(lookup.self, &key).flags,
                     FLAG_BIT(FLAG_ESTIMATED));
    key = key_of(c, "SCH.GIRLS", 2021);
    assert_int_equal(lookup.get(lookup.self, &key).flags,
                     FLAG_BIT(FLAG_MISSING));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_get),
        cmocka_unit_test(test_own),
        cmocka_unit_test(test_flags),
    };
    return cmocka_run_group_tests(tests, open_stand, close_stand);
}
