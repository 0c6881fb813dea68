/* Formulas as a whole: what compiling tells, and what it needs. */
#include "tests/support/formula_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void test_what_it_is(void **state)
{
    static const struct {
        const char *formula, *alone;
        bool truth;
    } cases[] = {
        {"ELD.BEDS", "ELD.BEDS", false},
        {" (ELD.BEDS) ", "ELD.BEDS", false},
        {"COM.WORDS", "COM.WORDS", false},
        {"-ELD.BEDS", NULL, false},
        {"prior(ELD.BEDS)", NULL, false},
        {"ELD.BEDS > 0", NULL, true},
        {"missing(ELD.BEDS)", NULL, true},
        {"if ELD.BEDS > 0 then ELD.HOMES > 0", NULL, true},
        {"if ELD.BEDS > 0 then ELD.HOMES", NULL, false},
        {"5", NULL, false},
    };
    struct world world;

    (void)state;
    world_init(&world);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct err err;
        const struct formula *formula =
            formula_compile(world.catalogue, FORMULA_STATEMENT,
                            view_of(cases[i].formula), &world.arena, &err);
        const struct indicator *alone;

        assert_non_null(formula);
        alone = formula_alone(formula);
        assert_true(
            view_equal(alone ? alone->code : VIEW(""),
                       cases[i].alone ? view_of(cases[i].alone) : VIEW("")));
        assert_int_equal(formula_is_truth(formula), cases[i].truth);
    }
    world_release(&world);
}

static void test_fault(void **state)
{
    struct world world;
    struct err err = {0};

    (void)state;
    world_init(&world);
    assert_null(formula_compile(world.catalogue, FORMULA_EDIT,
                                VIEW("ELD.BEDS > ELD.BETS"), &world.arena,
                                &err));
    assert_int_equal(err.fault, FAULT_CONFIG);
    assert_int_equal(err.column, 12);
    assert_string_equal(err.what, "there is no indicator ELD.BETS");
    assert_string_equal(err.remedy, "see indicators.csv for the codes");
    world_release(&world);
}

/* A text can be told by a statement; nothing is worked out from it. */
static void test_text(void **state)
{
    struct world world;

    (void)state;
    world_init(&world);
    assert_string_equal(
        world_evaluate(&world, FORMULA_INDICATOR, "COM.WORDS", 2021),
        "1: COM.WORDS is a text; nothing can be worked out from it");
    assert_string_equal(
        world_evaluate(&world, FORMULA_EDIT, "COM.WORDS", 2021),
        "1: COM.WORDS is a text; nothing can be worked out from it");
    world_release(&world);
}

/* The formula keeps its own copy of what it was compiled from. */
static void test_own_text(void **state)
{
    struct world world;
    char text[] = "ELD.PILOT.GRADE = \"good\" and ELD.BEDS > 3";
    struct err err;
    const struct formula *formula;
    struct quantity q;

    (void)state;
    world_init(&world);
    world_give(&world, "ELD.BEDS=4 ELD.PILOT.GRADE=2");
    formula = formula_compile(world.catalogue, FORMULA_EDIT, view_of(text),
                              &world.arena, &err);
    memset(text, 'x', sizeof text - 1);
    q = formula_evaluate(formula, &world.lookup, world.area, period_year(2021));
    assert_int_equal(q.kind, QUANTITY_TRUTH);
    assert_true(q.truth);
    world_release(&world);
}

/* Whichever allocation fails, it is told as such. */
static void test_no_memory(void **state)
{
    struct world world;
    bool compiled = false;

    (void)state;
    world_init(&world);
    for (size_t limit = 1; !compiled; limit += 64) {
        struct arena arena;
        struct err err = {0};

        arena_init(&arena, limit);
        compiled = formula_compile(world.catalogue, FORMULA_EDIT,
                                   VIEW("not missing(ELD.BEDS) and 1 < -2 or ("
                                        "if 1 = 1 then 2 = 3 else 3 = 4)"),
                                   &arena, &err) != NULL;
        if (!compiled)
            assert_int_equal(err.fault, FAULT_MEMORY);
        assert_true(limit < 65536);
        arena_release(&arena);
    }
    world_release(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_it_is), cmocka_unit_test(test_fault),
        cmocka_unit_test(test_text),       cmocka_unit_test(test_own_text),
        cmocka_unit_test(test_no_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
