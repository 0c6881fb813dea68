/* Tests of the full nil return. */
#include "stages/aggregate/nil.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/tally_world.h"

static void a_nil_return_is_nil_of_all_it_counts(void **state)
{
    static const struct tally_case cases[] = {
        {"a leaf's number", "990101 2021 nil", "T.FLOW 990101 2021",
         "0 nil 1/1", ""},
        {"a list", "990101 2021 nil", "T.PRIZES 990101 2021", "0 nil 1/1", ""},
        {"not what others count", "990101 2021 nil", "T.CITY 990100 2021",
         "- missing 0/1", ""},
        {"the city's own leaf", "990100 2021 nil", "T.STOCK 990100/own 2021",
         "0 nil 1/1", ""},
        {"what is counted at the city", "990100 2021 nil", "T.CITY 990100 2021",
         "0 nil 1/1", ""},
        {"not what it only controls", "990101 2021 nil", "T.ORG 990101 2021",
         "none", ""},
        {"no text", "990101 2021 nil", "T.MOTTO 990101 2021", "none", ""},
        {"an organization", "51990101A100000151 2021 nil", "T.ORG 990101 2021",
         "0 nil 1/1", ""},
        {"it is in",
         "990101 2021 nil\n"
         "990102 2021 T.FLOW=4",
         "T.FLOW 990100 2021", "4 2/2", ""},
    };
    (void)state;
    tally_world_cases(cases, sizeof cases / sizeof *cases, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_nil_return_is_nil_of_all_it_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
