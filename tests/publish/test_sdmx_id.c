/* Tests of SDMX identifiers, periods and measures. */
#include "stages/publish/sdmx.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void codes_become_identifiers(void **state)
{
    static const struct {
        const char *code, *id;
    } cases[] = {
        {"ELD.BEDS", "ELD_BEDS"},
        {"440100/own", "440100@own"},
        {"440100-lottery-centre", "440100-lottery-centre"},
        {"A_B", "A$5FB"},
        {"A@B$", "A$40B$24"},
        {"张", "$E5$BC$A0"},
        {"元/人·月", "$E5$85$83@$E4$BA$BA$C2$B7$E6$9C$88"},
        {"%", "$25"},
        {" ", "$20"},
        {"", ""},
    };
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(sdmx_id_of(view_of(cases[i].code), &arena).p,
                            cases[i].id);
    arena_release(&arena);
}

static void periods_have_frequency_and_time(void **state)
{
    static const struct {
        const char *period, *frequency, *time;
    } cases[] = {
        {"2021", "A", "2021"},
        {"2021-H2", "S", "2021-S2"},
        {"2021-Q4", "Q", "2021-Q4"},
        {"2021-03", "M", "2021-03"},
        {"2017/2021", "A5", "2017-01-01/P5Y"},
        {"2016/2017", "A2", "2016-01-01/P2Y"},
    };
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct period p;
        assert_true(period_parse(view_of(cases[i].period), &p));
        assert_true(
            view_equal(sdmx_frequency(p, &arena), view_of(cases[i].frequency)));
        assert_true(view_equal(sdmx_time(p, &arena), view_of(cases[i].time)));
    }
    arena_release(&arena);
}

/* {code, dimension, ucum, over, under, its multiple's code, power} */
static void multiples_are_told_by_their_unit(void **state)
{
    struct measure measures[] = {
        {.code = VIEW("yuan"), .ucum = VIEW("CNY"), .dimension = VIEW("CNY")},
        {.code = VIEW("bed"), .ucum = VIEW("{bed}"), .dimension = VIEW("bed")},
        {.code = VIEW("wan yuan"),
         .ucum = VIEW("10*4.CNY"),
         .dimension = VIEW("CNY")},
        {.code = VIEW("odd"),
         .ucum = VIEW("10*3.CNY"),
         .dimension = VIEW("CNY")},
        {.code = VIEW("no unit"),
         .ucum = VIEW("10*4.GBP"),
         .dimension = VIEW("GBP")},
    };
    struct catalogue c = {.measures = measures, .measure_count = 5};
    static const long over[] = {1, 1, 10000, 10000, 10000};
    static const int unit[] = {0, 1, 0, 3, 4}, powers[] = {0, 0, 4, 0, 0};
    (void)state;
    for (size_t i = 0; i < 5; i++) {
        measures[i].factor_over = decimal_of(over[i]);
        measures[i].factor_under = decimal_of(1);
    }
    for (size_t i = 0; i < 5; i++) {
        int power = -1;
        assert_ptr_equal(sdmx_measure(&c, &measures[i], &power),
                         &measures[unit[i]]);
        assert_int_equal(power, powers[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_become_identifiers),
        cmocka_unit_test(periods_have_frequency_and_time),
        cmocka_unit_test(multiples_are_told_by_their_unit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
