/* Tests of who owes a return. */
#include "stages/aggregate/expect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/tally_world.h"

static struct tally_world world;
static struct expect expect;

static int open_world(void **state)
{
    (void)state;
    tally_world_open(&world, NULL, NULL);
    expect_init(&expect, &world.survey.catalogue, &world.arena);
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    tally_world_close(&world);
    return 0;
}

static const struct area *area(const char *code)
{
    return catalogue_area(&world.survey.catalogue, view_of(code));
}

static const struct indicator *indicator(const char *code)
{
    return catalogue_indicator(&world.survey.catalogue, view_of(code));
}

static void bureaus(void **state)
{
    const struct indicator *flow = indicator("T.FLOW");
    struct period now = period_year(2021);
    (void)state;
    assert_true(expect_bureau(&expect, flow, area("990101"), now));
    assert_false(expect_bureau(&expect, flow, area("990301"), now));
    assert_false(
        expect_bureau(&expect, flow, area("990101"), period_year(2015)));
    assert_true(
        expect_bureau(&expect, flow, area("990101"), period_span(2012, 2016)));
    assert_true(expect_bureau_below(&expect, flow, area("990100"), now));
    assert_false(expect_bureau_below(&expect, flow, area("990300"), now));
    assert_true(expect_bureau_below(&expect, flow, area("990000"), now));
}

static void the_form_decides(void **state)
{
    struct period now = period_year(2021);
    (void)state;
    assert_false(
        expect_bureau(&expect, indicator("T.LOTTO"), area("990100"), now));
    assert_true(
        expect_institution(&expect, indicator("T.LOTTO"), area("990100"), now));
    assert_false(
        expect_institution(&expect, indicator("T.STOCK"), area("990100"), now));
    assert_int_equal(
        expect_organizations(&expect, indicator("T.ORG"), area("990102"), now),
        1);
    assert_int_equal(
        expect_organizations(&expect, indicator("T.DONE"), area("990102"), now),
        0);
}

static void areas_and_indicators_have_their_years(void **state)
{
    struct area a = {.from = 2003, .until = 2010};
    struct indicator i = {.first_year = 2003, .last_year = 2010};
    static const struct {
        int first, last;
        bool exists, collected;
    } cases[] = {
        {2002, 2002, false, false}, {2003, 2003, true, true},
        {2010, 2010, true, true},   {2011, 2011, false, false},
        {2001, 2005, true, true},   {2009, 2012, false, true},
    };
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        struct period p = period_span(cases[k].first, cases[k].last);
        assert_int_equal(expect_exists(&a, p), cases[k].exists);
        assert_int_equal(expect_collected(&i, p), cases[k].collected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bureaus),
        cmocka_unit_test(the_form_decides),
        cmocka_unit_test(areas_and_indicators_have_their_years),
    };
    return cmocka_run_group_tests(tests, open_world, close_world);
}
