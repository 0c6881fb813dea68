/* Tests of small systems of inequalities: what is possible, by hand. */
#include "pipeline/model/feasible.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define ROW(constant, strict, ...)                                             \
    {                                                                          \
        {__VA_ARGS__}, constant, strict                                        \
    }

static const struct {
    const char *name;
    struct inequality rows[6];
    size_t count;
    enum feasible expected;
} cases[] = {
    {"nothing is asked", {ROW(0, false, 0)}, 0, FEASIBLE},
    {"x <= 3, x >= 3", {ROW(-3, false, 1), ROW(3, false, -1)}, 2, FEASIBLE},
    {"x < 3, x >= 3", {ROW(-3, true, 1), ROW(3, false, -1)}, 2, INFEASIBLE},
    {"x <= 2, x >= 3", {ROW(-2, false, 1), ROW(3, false, -1)}, 2, INFEASIBLE},
    {"1 <= 0", {ROW(1, false, 0)}, 1, INFEASIBLE},
    {"0 < 0", {ROW(0, true, 0)}, 1, INFEASIBLE},
    {"0 <= 0", {ROW(0, false, 0)}, 1, FEASIBLE},
    {"x <= y <= z < x",
     {ROW(0, false, 1, -1), ROW(0, false, 0, 1, -1), ROW(0, true, -1, 0, 1)},
     3,
     INFEASIBLE},
    {"x <= y <= z <= x",
     {ROW(0, false, 1, -1), ROW(0, false, 0, 1, -1), ROW(0, false, -1, 0, 1)},
     3,
     FEASIBLE},
    {"2x + 3y <= 6, x >= 3, y >= 1",
     {ROW(-6, false, 2, 3), ROW(3, false, -1), ROW(1, false, 0, -1)},
     3,
     INFEASIBLE},
    {"2x + 3y <= 9, x >= 3, y >= 1",
     {ROW(-9, false, 2, 3), ROW(3, false, -1), ROW(1, false, 0, -1)},
     3,
     FEASIBLE},
    {"between whole numbers: 2x = 1",
     {ROW(-1, false, 2), ROW(1, false, -2)},
     2,
     FEASIBLE},
    {"too large to tell",
     {ROW(0, false, (int128)1 << 61, 1), ROW(0, false, -1, 1)},
     2,
     FEASIBLE_UNKNOWN},
};

static void is_decided(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (feasible(cases[i].rows, cases[i].count) != cases[i].expected)
            fail_msg("%s", cases[i].name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(is_decided)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
