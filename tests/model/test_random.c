/* Random numbers: the known stream of a seed. */
#include "pipeline/model/random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The first numbers of the seed 1234567, as published with the algorithm's
 * reference. */
static void the_stream_is_the_reference(void **state)
{
    static const uint64_t expected[] = {
        UINT64_C(6457827717110365317), UINT64_C(3203168211198807973),
        UINT64_C(9817491932198370423), UINT64_C(4593380528125082431),
        UINT64_C(16408922859458223821)};
    struct random random = random_from(1234567);
    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_true(random_bits(&random) == expected[i]);
}

static void units_stay_below_one(void **state)
{
    struct random random = random_from(1);
    double sum = 0;
    (void)state;
    for (int i = 0; i < 10000; i++) {
        double x = random_unit(&random);
        assert_true(x >= 0 && x < 1);
        sum += x;
    }
    /* five standard deviations of a sum of 10,000 */
    assert_true(sum > 5000 - 145 && sum < 5000 + 145);
}

static void every_place_is_drawn(void **state)
{
    struct random random = random_from(2);
    int drawn[3] = {0};
    (void)state;
    for (int i = 0; i < 3000; i++)
        drawn[random_below(&random, 3)]++;
    for (int i = 0; i < 3; i++)
        assert_in_range(drawn[i], 900, 1100);
    assert_int_equal(random_below(&random, 0), 0);
    assert_int_equal(random_below(&random, 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_stream_is_the_reference),
        cmocka_unit_test(units_stay_below_one),
        cmocka_unit_test(every_place_is_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
