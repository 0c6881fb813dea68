/* Tests of splitting a total: every part by hand. */
#include "pipeline/model/prorate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pipeline/base/text.h"

static struct decimal read(struct view text)
{
    struct decimal x = decimal_of(-1);
    assert_true(decimal_parse(text, &x));
    return x;
}

static size_t read_all(const char *text, struct decimal *numbers)
{
    struct view rest = view_of(text);
    size_t n = 0;
    while (rest.p)
        numbers[n++] = read(view_cut(&rest, ' '));
    return n;
}

static void splits(void **state)
{
    static const struct {
        const char *name, *total, *weights;
        int places;
        const char *parts; /* NULL: there is none */
    } cases[] = {
        {"evenly", "6", "1 1 1", 0, "2 2 2"},
        {"the largest remainder gets what is left", "10", "5 3 1", 0, "6 3 1"},
        {"among equals the first", "10", "1 1 1", 0, "4 3 3"},
        {"two left for three equals", "11", "1 1 1", 0, "4 4 3"},
        {"not the largest part", "10", "66 17 17", 0, "6 2 2"},
        {"to one decimal", "1", "1 1 1", 1, "0.4 0.3 0.3"},
        {"weights with decimals", "7", "0.5 1.25", 0, "2 5"},
        {"a single one takes all", "9", "3", 0, "9"},
        {"a zero weight gets nothing", "9", "0 3", 0, "0 9"},
        {"nothing to split", "0", "3 4", 0, "0 0"},
        {"nothing over zeros", "0", "0 0", 0, "0 0"},
        {"something over zeros", "5", "0 0", 0, NULL},
        {"a negative total", "-5", "1 1", 0, NULL},
        {"a negative weight", "5", "2 -1", 0, NULL},
        {"a total finer than its parts may be", "2.5", "1 1", 0, NULL},
        {"as large as may be", "999999999999999999",
         "999999999999999999 999999999999999999", 0,
         "500000000000000000 499999999999999999"},
        {"too large", "999999999999999999", "1 1", 1, NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decimal weights[8], parts[8], wanted[8];
        size_t n = read_all(cases[i].weights, weights);
        bool split = prorate(read(view_of(cases[i].total)), weights, n,
                             cases[i].places, parts);
        if (split != (cases[i].parts != NULL))
            fail_msg("%s: split %d", cases[i].name, split);
        if (!split)
            continue;
        assert_int_equal(read_all(cases[i].parts, wanted), n);
        for (size_t k = 0; k < n; k++)
            if (decimal_compare(parts[k], wanted[k]) != 0)
                fail_msg("%s: part %zu", cases[i].name, k);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(splits)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
