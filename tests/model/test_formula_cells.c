/* Which indicators, spans and cells a formula speaks about. */
#include "tests/support/formula_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { ROOM = 16 };

static struct formula *compile(struct world *world, const char *text)
{
    struct err err;
    struct formula *formula =
        formula_compile(world->catalogue, FORMULA_STATEMENT, view_of(text),
                        &world->arena, &err);

    if (!formula)
        fail_msg("%s: %s", text, err.what);
    return formula;
}

/* "CODE@AREA:PERIOD" for each, what is not told left out. */
static const char *tell(struct world *world, const struct key *keys, size_t n)
{
    struct buf told = {0};
    const char *copy;

    for (size_t i = 0; i < n; i++) {
        char period[PERIOD_TEXT];

        period_print(keys[i].period, period);
        buf_format(&told, "%s%.*s", i ? " " : "",
                   VIEW_ARG(keys[i].indicator->code));
        if (keys[i].area)
            buf_format(&told, "@%.*s", VIEW_ARG(keys[i].area->code));
        buf_format(&told, "%s%s", *period ? ":" : "", period);
    }
    copy = arena_copy(&world->arena, buf_view(&told)).p;
    buf_release(&told);
    return copy;
}

static void test_indicators(void **state)
{
    static const struct {
        const char *formula, *expected;
        size_t count;
    } cases[] = {
        {"1 + 2", "", 0},
        {"ELD.BEDS", "ELD.BEDS", 1},
        {"ELD.HOMES * ELD.BEDS / ELD.HOMES", "ELD.HOMES ELD.BEDS", 2},
        {"if prior(ELD.BEDS) > 1 then SAS.AID else components(SAS.AID)",
         "ELD.BEDS SAS.AID", 2},
        {"sum(ELD.BEDS, 2017/2021)", "ELD.BEDS", 1},
        {"ELD.PILOT.GRADE = \"good\"", "ELD.PILOT.GRADE", 1},
    };
    struct world world;

    (void)state;
    world_init(&world);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct formula *formula = compile(&world, cases[i].formula);
        const struct indicator *found[ROOM];
        struct key keys[ROOM] = {0};

        assert_int_equal(formula_indicators(formula, NULL, 0), cases[i].count);
        assert_int_equal(formula_indicators(formula, found, ROOM),
                         cases[i].count);
        for (size_t j = 0; j < cases[i].count; j++)
            keys[j].indicator = found[j];
        assert_string_equal(tell(&world, keys, cases[i].count),
                            cases[i].expected);
    }
    world_release(&world);
}

static void test_spans(void **state)
{
    static const struct {
        const char *formula, *expected;
        size_t count;
    } cases[] = {
        {"ELD.BEDS", "", 0},
        {"sum(ELD.BEDS, 2017/2021)", "ELD.BEDS:2017/2021", 1},
        {"sum(ELD.BEDS, 2017/2021) / sum(ELD.BEDS, 2012/2016) - "
         "sum(ELD.BEDS, 2017/2021)",
         "ELD.BEDS:2017/2021 ELD.BEDS:2012/2016", 2},
    };
    struct world world;

    (void)state;
    world_init(&world);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct formula *formula = compile(&world, cases[i].formula);
        struct key keys[ROOM];

        assert_int_equal(formula_spans(formula, NULL, 0), cases[i].count);
        assert_int_equal(formula_spans(formula, keys, ROOM), cases[i].count);
        assert_string_equal(tell(&world, keys, cases[i].count),
                            cases[i].expected);
    }
    world_release(&world);
}

static void test_cells(void **state)
{
    static const struct {
        const char *formula, *expected;
        size_t count;
    } cases[] = {
        {"1 + population(2020)", "", 0},
        {"ELD.FAMBEDS <= ELD.BEDS and ELD.BEDS > 0",
         "ELD.FAMBEDS@440100:2021 ELD.BEDS@440100:2021", 2},
        {"ELD.BEDS > prior(ELD.BEDS)",
         "ELD.BEDS@440100:2021 ELD.BEDS@440100:2020", 2},
        {"at(prior(ELD.BEDS), 2016)", "ELD.BEDS@440100:2015", 1},
        {"components(SAS.AID) = SAS.AID",
         "SAS.AID.ORG@440100:2021 SAS.AID.REST@440100:2021 "
         "SAS.AID@440100:2021",
         3},
        {"children(ELD.BEDS)",
         "ELD.BEDS@440103:2021 ELD.BEDS@440104:2021 "
         "ELD.BEDS@440100/own:2021",
         3},
        {"share(ELD.BEDS)", "ELD.BEDS@440100:2021 ELD.BEDS@440000:2021", 2},
        {"growth(ELD.BEDS, 2016)", "ELD.BEDS@440100:2021 ELD.BEDS@440100:2016",
         2},
        {"sum(ELD.BEDS, 2017/2021)", "ELD.BEDS@440100:2017/2021", 1},
        {"streak(GEN.EVAL.RANK, 1)", "GEN.EVAL.RANK@440100:2021", 1},
        {"rank(ELD.BEDS)", "ELD.BEDS@440100:2021", 1},
    };
    struct world world;

    (void)state;
    world_init(&world);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct formula *formula = compile(&world, cases[i].formula);
        struct period period = period_year(2021);
        struct key keys[ROOM];

        assert_int_equal(formula_cells(formula, world.area, period, NULL, 0),
                         cases[i].count);
        assert_int_equal(formula_cells(formula, world.area, period, keys, ROOM),
                         cases[i].count);
        assert_string_equal(tell(&world, keys, cases[i].count),
                            cases[i].expected);
    }
    world_release(&world);
}

/* With too little room the first ones are stored and all are counted, once. */
static void test_too_little_room(void **state)
{
    struct world world;
    struct key keys[1];
    struct formula *formula;

    (void)state;
    world_init(&world);
    formula = compile(&world, "ELD.BEDS + ELD.FAMBEDS * ELD.HOMES / "
                              "ELD.HOMES - ELD.FAMBEDS");
    assert_int_equal(
        formula_cells(formula, world.area, period_year(2021), keys, 1), 3);
    assert_string_equal(tell(&world, keys, 1), "ELD.BEDS@440100:2021");
    world_release(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_indicators),
        cmocka_unit_test(test_spans),
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_too_little_room),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
