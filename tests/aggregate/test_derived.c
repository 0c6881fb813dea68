/* Tests of what is worked out from other figures. */
#include "stages/aggregate/derived.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/tally_world.h"

static void a_ratio_is_a_ratio_of_sums(void **state)
{
    static const struct tally_case cases[] = {
        {"at a leaf", "990101 2021 T.FLOW=1 T.DONE=2", "T.RATE 990101 2021",
         "50 2/2", ""},
        {"of the sums, not the mean of 50 and 100",
         "990101 2021 T.FLOW=1 T.DONE=2\n"
         "990102 2021 T.FLOW=8 T.DONE=8",
         "T.RATE 990100 2021", "90 2/2", ""},
        {"a formula of a formula", "990101 2021 T.FLOW=1 T.DONE=2",
         "T.TWICE 990101 2021", "100 1/1", ""},
        {"flags are united",
         "990101 2021 T.FLOW=1!synthetic T.DONE=2!estimated",
         "T.RATE 990101 2021", "50 estimated synthetic 2/2", ""},
        {"a part missing shows",
         "990101 2021 T.FLOW=1 T.DONE=2\n"
         "990102 2021 T.FLOW=1",
         "T.RATE 990100 2021", "100 partial 2/2", ""},
        {"division by zero", "990101 2021 T.FLOW=1 T.DONE=nil",
         "T.RATE 990101 2021", "- undefined 2/2", ""},
        {"an operand was owed", "990101 2021 T.FLOW=1", "T.RATE 990101 2021",
         "- missing 1/2", ""},
        {"over a span",
         "990101 2017 T.FLOW=1 T.DONE=1\n"
         "990101 2018 T.FLOW=2 T.DONE=9",
         "T.RATE 990101 2017/2018", "30 2/2", ""},
        {"nobody owed an operand", "990301 2021 T.FLOW=1", "T.RATE 990301 2021",
         "none", ""},
    };
    (void)state;
    tally_world_cases(cases, sizeof cases / sizeof *cases,
                      "RATE,schools,computed,990000,2017/"
                      "2018,T.RATE,,,,,甲{value},Rate {value}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ratio_is_a_ratio_of_sums),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
