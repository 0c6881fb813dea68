/* The line of progress. */
#include "pipeline/commands/meter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct {
    size_t done, total;
    int64_t spent;
    const char *expected;
} cases[] = {
    {1, 0, 0, "reading    1 of 0"},
    {1, 2000, 10, "reading    1 of 2000  0 %"},
    {500, 2000, 499, "reading    500 of 2000  25 %"},
    {500, 2000, 2000, "reading    500 of 2000  25 %  250/s  0:06 left"},
    {500, 2000, 60000, "reading    500 of 2000  25 %  8/s  3:00 left"},
    {0, 2000, 60000, "reading    0 of 2000  0 %"},
    {2000, 2000, 1000, "reading    2000 of 2000  100 %  2000/s  0:00 left"},
    {1000000, 100000000, 3600000,
     "reading    1000000 of 100000000  1 %  277/s  5940:00 left"},
};

static void test_print(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = {0};
        meter_print("reading", cases[i].done, cases[i].total, cases[i].spent,
                    &out);
        assert_string_equal(out.p, cases[i].expected);
        buf_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_print)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
