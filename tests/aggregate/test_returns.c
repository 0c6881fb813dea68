/* Tests of one unit with several returns. */
#include "stages/aggregate/returns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/tally_world.h"

static void the_last_word_counts(void **state)
{
    static const struct tally_case cases[] = {
        {"a later version replaces all",
         "990101 2021 T.FLOW=1 T.DONE=5\n"
         "990101 2021 T.FLOW=2",
         "T.DONE 990101 2021", "- missing 0/1", ""},
        {"an amendment leaves the rest",
         "990101 2021 T.FLOW=1 T.DONE=5\n"
         "990101 2021 amend T.FLOW=2",
         "T.DONE 990101 2021", "5 1/1", ""},
        {"and overlays its own",
         "990101 2021 T.FLOW=1 T.DONE=5\n"
         "990101 2021 amend T.FLOW=2",
         "T.FLOW 990101 2021", "2 1/1", ""},
        {"withdrawn",
         "990101 2021 T.FLOW=1\n"
         "990101 2021 withdraw",
         "T.FLOW 990101 2021", "- missing 0/1", ""},
        {"what was dropped was never said",
         "990101 2021 T.FLOW=1\n"
         "990101 2021 amend -T.FLOW=2",
         "T.FLOW 990101 2021", "1 1/1", ""},
        {"the return of the later period",
         "990101 2020 T.FLOW=1\n"
         "990101 2021 T.FLOW=2:2020",
         "T.FLOW 990101 2020", "2 disputed 1/1",
         "repeated 990101 990101 2020 2 1 2020"},
        {"whichever came first",
         "990101 2021 T.FLOW=2:2020\n"
         "990101 2020 T.FLOW=1",
         "T.FLOW 990101 2020", "2 disputed 1/1",
         "repeated 990101 990101 2020 2 1 2020"},
        {"the same again",
         "990101 2020 T.FLOW=1\n"
         "990101 2021 T.FLOW=1:2020",
         "T.FLOW 990101 2020", "1 1/1", ""},
        {"an earlier version was never said",
         "990101 2020 T.FLOW=9\n"
         "990101 2020 T.FLOW=1\n"
         "990101 2021 T.FLOW=1:2020",
         "T.FLOW 990101 2020", "1 1/1", ""},
    };
    (void)state;
    tally_world_cases(cases, sizeof cases / sizeof *cases, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_word_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
