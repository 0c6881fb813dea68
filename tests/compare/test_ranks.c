/* Tests of ranks: direction, ties, who is beside whom. */
#include "stages/compare/ranks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stages/aggregate/aggregate.h"
#include "stages/compare/compare.h"
#include "tests/support/tally_world.h"

static void prepare(struct tally_world *world, const char *returns)
{
    tally_world_open(world, NULL, NULL);
    tally_world_say(world, returns);
    tally_world_run(world, &aggregate_stage, true);
    tally_world_run(world, &compare_stage, false);
}

/* Rank, how many are ranked, tied, last rank. */
static const struct {
    const char *name, *returns, *key;
    int rank, ranked;
    bool tied;
    int last_rank;
} cases[] = {
    {"the most is first",
     "990100 2021 T.CITY=5\n990200 2021 T.CITY=7\n990300 2021 T.CITY=6",
     "T.CITY 990200 2021", 1, 3, false, 0},
    {"the least is last",
     "990100 2021 T.CITY=5\n990200 2021 T.CITY=7\n990300 2021 T.CITY=6",
     "T.CITY 990100 2021", 3, 3, false, 0},
    {"the least is first where less is better",
     "990100 2021 T.FEE=5\n990200 2021 T.FEE=7\n990300 2021 T.FEE=6",
     "T.FEE 990100 2021", 1, 3, false, 0},
    {"a tie for the first",
     "990100 2021 T.CITY=7\n990200 2021 T.CITY=7\n990300 2021 T.CITY=6",
     "T.CITY 990200 2021", 1, 3, true, 0},
    {"who comes after it",
     "990100 2021 T.CITY=7\n990200 2021 T.CITY=7\n990300 2021 T.CITY=6",
     "T.CITY 990300 2021", 3, 3, false, 0},
    {"exact values, not printed ones",
     "990100 2021 T.CITY=7.01\n990200 2021 T.CITY=7.02", "T.CITY 990100 2021",
     2, 2, false, 0},
    {"who is missing is not last", "990100 2021 T.CITY=7\n990200 2021 T.CITY=5",
     "T.CITY 990300 2021", 0, 2, false, 0},
    {"nor counted", "990100 2021 T.CITY=7\n990200 2021 T.CITY=5",
     "T.CITY 990200 2021", 2, 2, false, 0},
    {"nil is a value", "990100 2021 T.CITY=7\n990200 2021 T.CITY=nil",
     "T.CITY 990200 2021", 2, 2, false, 0},
    {"one alone has no rank", "990100 2021 T.CITY=7", "T.CITY 990100 2021", 0,
     0, false, 0},
    {"no direction, no rank", "990101 2021 T.DONE=7\n990102 2021 T.DONE=8",
     "T.DONE 990101 2021", 0, 0, false, 0},
    {"the own leaf stands outside",
     "990100 2021 T.STOCK=9\n990101 2021 T.STOCK=7\n990102 2021 T.STOCK=8",
     "T.STOCK 990102 2021", 1, 2, false, 0},
    {"and has no rank",
     "990100 2021 T.STOCK=9\n990101 2021 T.STOCK=7\n990102 2021 T.STOCK=8",
     "T.STOCK 990100/own 2021", 0, 0, false, 0},
    {"nor has the root", "990100 2021 T.CITY=7\n990200 2021 T.CITY=5",
     "T.CITY 990000 2021", 0, 0, false, 0},
    {"lists by their number",
     "990101 2021 T.PRIZES={A/B/C/D}\n"
     "990102 2021 T.PRIZES={A/B/C/D|E/F/G/H}",
     "T.PRIZES 990102 2021", 1, 2, false, 0},
    {"grades have no ranks",
     "990100 2021 T.MARK=gold\n990200 2021 T.MARK=silver", "T.MARK 990100 2021",
     0, 0, false, 0},
    {"ratios have",
     "990101 2021 T.FLOW=1 T.DONE=3\n990102 2021 T.FLOW=2 T.DONE=6",
     "T.RATE 990102 2021", 1, 2, true, 0},
    {"the year before",
     "990100 2021 T.CITY=7\n990200 2021 T.CITY=5\n"
     "990100 2020 T.CITY=1\n990200 2020 T.CITY=5",
     "T.CITY 990100 2021", 1, 2, false, 2},
};

static void ranks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tally_world world;
        prepare(&world, cases[i].returns);
        const struct figure *f = tally_world_get(&world, cases[i].key);
        assert_non_null(f);
        if (f->rank != cases[i].rank || f->ranked != cases[i].ranked ||
            f->tied != cases[i].tied || f->last_rank != cases[i].last_rank)
            fail_msg("%s: got %d of %d, tied %d, last %d", cases[i].name,
                     f->rank, f->ranked, f->tied, f->last_rank);
        tally_world_close(&world);
    }
}

static void a_formula_gets_the_flags_of_all_that_were_ranked(void **state)
{
    struct tally_world world;
    (void)state;
    prepare(&world, "990100 2021 T.CITY=7\n990200 2021 T.CITY=5!synthetic");
    const struct figure *f = tally_world_get(&world, "T.CITY 990100 2021");
    assert_non_null(f);
    struct quantity q = ranks_lookup(world.run.figures, &f->key);
    assert_int_equal(q.kind, QUANTITY_NUMBER);
    assert_int_equal(decimal_compare(q.number, decimal_of(1)), 0);
    assert_int_equal(q.flags, FLAG_BIT(FLAG_SYNTHETIC));
    struct key key = f->key;
    key.area = key.area->parent;
    q = ranks_lookup(world.run.figures, &key);
    assert_int_equal(q.kind, QUANTITY_UNKNOWN);
    tally_world_close(&world);
}

/* No province has so many cities, but a nation has more than a thousand
 * counties: none may be left out. */
static void however_many_stand_beside_each_other(void **state)
{
    enum { MANY = 700 };
    static struct area areas[MANY + 1];
    static const struct area *children[MANY];
    static struct catalogue catalogue = {.areas = areas,
                                         .area_count = MANY + 1};
    struct indicator indicator = {
        .code = VIEW("X"), .type = VALUE_NUMBER, .direction = DIRECTION_HIGHER};
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    catalogue.indicators = &indicator;
    catalogue.indicator_count = 1;
    struct figures *figures = figures_new(&catalogue, &arena);
    areas[0].children = children;
    areas[0].child_count = MANY;
    for (size_t i = 0; i < MANY; i++) {
        areas[i + 1] = (struct area){
            .parent = &areas[0], .index = i + 1, .order = (int)i + 1};
        children[i] = &areas[i + 1];
        struct key key = {&indicator, &areas[i + 1], period_year(2021)};
        struct figure *f = figures_put(figures, &key);
        f->value = (struct quantity){.kind = QUANTITY_NUMBER,
                                     .number = decimal_of((int64_t)i)};
    }
    struct key last = {&indicator, &areas[1], period_year(2021)};
    struct figure *f = figures_get(figures, &last);
    ranks_set(figures, f, &arena);
    assert_int_equal(f->rank, MANY);
    assert_int_equal(f->ranked, MANY);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranks),
        cmocka_unit_test(a_formula_gets_the_flags_of_all_that_were_ranked),
        cmocka_unit_test(however_many_stand_beside_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
