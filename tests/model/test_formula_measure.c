/* Which measures may be added and compared in a formula. */
#include "tests/support/formula_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_measures(void **state)
{
    static const struct world_row rows[] = {
        {"ELD.BEDS + ELD.FAMBEDS", "", "?"},
        {"ELD.BEDS + ELD.BERTHS", "", "?"},
        {"ELD.BEDS + 1", "", "?"},
        {"1 < ELD.BEDS", "", "?"},
        {"ELD.BEDS * ELD.HOMES", "", "?"},
        {"ELD.BEDS / ELD.HOMES > SAS.COVER", "", "?"},
        {"ELD.BEDS / 10000 < ELD.BEDS.PLAN", "", "?"},
        {"SAS.COVER <= 100", "", "?"},
        {"share(ELD.BEDS) < SAS.COVER", "", "?"},
        {"min(ELD.BEDS, 3, ELD.FAMBEDS)", "", "?"},
        {"ELD.BEDS + ELD.HOMES", "",
         "12: ELD.BEDS is counted in bed, ELD.HOMES in home"},
        {"ELD.BEDS < ELD.HOMES", "",
         "12: ELD.BEDS is counted in bed, ELD.HOMES in home"},
        {"ELD.BEDS = ELD.BEDS.PLAN", "",
         "12: ELD.BEDS is counted in bed, ELD.BEDS.PLAN in 10^4 beds"},
        {"1 + ELD.BEDS - ELD.HOMES", "",
         "16: 1 + ELD.BEDS is counted in bed, ELD.HOMES in home"},
        {"prior(ELD.BEDS) > ELD.HOMES", "",
         "19: prior(ELD.BEDS) is counted in bed, ELD.HOMES in home"},
        {"components(SAS.AID) = ELD.BEDS", "",
         "23: components(SAS.AID) is counted in yuan, ELD.BEDS in bed"},
        {"max(ELD.BEDS, 1, ELD.HOMES)", "", "?"},
        {"max(ELD.BEDS, ELD.HOMES)", "",
         "15: ELD.BEDS is counted in bed, ELD.HOMES in home"},
        {"abs(-ELD.BEDS) = ELD.HOMES", "",
         "18: abs(-ELD.BEDS) is counted in bed, ELD.HOMES in home"},
        {"(if 1 = 1 then 1 else ELD.BEDS) = ELD.HOMES", "",
         "35: if 1 = 1 then 1 else ELD.BEDS is counted in bed, ELD.HOMES in "
         "home"},
    };

    (void)state;
    world_try_rows(FORMULA_STATEMENT, rows, sizeof rows / sizeof *rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_measures),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
