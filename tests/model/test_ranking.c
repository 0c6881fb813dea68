/* Ranks, shares and changes. */
#include "pipeline/model/ranking.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { ENTRIES = 6 };

static struct decimal parsed(const char *text)
{
    struct decimal result;

    if (!decimal_parse(view_of(text), &result))
        fail_msg("%s is not read", text);
    return result;
}

static void test_compete(void **state)
{
    static const struct {
        const char *name;
        enum direction direction;
        const char *values[ENTRIES]; /* NULL: not known */
        int ranks[ENTRIES];
        bool tied[ENTRIES];
        size_t ranked;
    } cases[] = {
        {"higher is better",
         DIRECTION_HIGHER,
         {"3", "1", "6", "5", "2", "4"},
         {4, 6, 1, 2, 5, 3},
         {0},
         6},
        {"lower is better",
         DIRECTION_LOWER,
         {"3", "1", "6", "5", "2", "4"},
         {3, 1, 6, 5, 2, 4},
         {0},
         6},
        {"a tie leaves a gap",
         DIRECTION_HIGHER,
         {"10", "20", "20", "5", "20", "1"},
         {4, 1, 1, 5, 1, 6},
         {false, true, true, false, true, false},
         6},
        {"unknown is not last",
         DIRECTION_HIGHER,
         {NULL, "-1", "0", NULL, "7", NULL},
         {0, 3, 2, 0, 1, 0},
         {0},
         3},
        {"all equal",
         DIRECTION_LOWER,
         {"0", "0.0", "0", "0", "0", "-0"},
         {1, 1, 1, 1, 1, 1},
         {true, true, true, true, true, true},
         6},
        {"neutral ranks nobody",
         DIRECTION_NEUTRAL,
         {"3", "1", "6", "5", "2", "4"},
         {0},
         {0},
         0},
        {"nobody known", DIRECTION_HIGHER, {NULL}, {0}, {0}, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ranked entries[ENTRIES] = {{.rank = 9, .tied = true}};

        for (size_t j = 0; j < ENTRIES; j++) {
            entries[j].known = cases[i].values[j] != NULL;
            if (entries[j].known)
                entries[j].value = parsed(cases[i].values[j]);
        }
        assert_int_equal(ranking_compete(entries, ENTRIES, cases[i].direction),
                         cases[i].ranked);
        for (size_t j = 0; j < ENTRIES; j++)
            if (entries[j].rank != cases[i].ranks[j] ||
                entries[j].tied != cases[i].tied[j])
                fail_msg("%s: entry %zu has rank %d", cases[i].name, j,
                         entries[j].rank);
    }
}

/* 1/3 and 2/6 tie; their last printed digit would not tell 1/3 from 0.3333. */
static void test_ranks_are_exact(void **state)
{
    struct ranked entries[3] = {{.known = true},
                                {.known = true},
                                {.known = true, .value = parsed("0.3333")}};

    (void)state;
    assert_true(
        decimal_divide(decimal_of(1), decimal_of(3), &entries[0].value));
    assert_true(
        decimal_divide(decimal_of(2), decimal_of(6), &entries[1].value));
    assert_int_equal(ranking_compete(entries, 3, DIRECTION_HIGHER), 3);
    assert_int_equal(entries[0].rank, 1);
    assert_int_equal(entries[1].rank, 1);
    assert_true(entries[0].tied && entries[1].tied && !entries[2].tied);
    assert_int_equal(entries[2].rank, 3);
}

static void test_share(void **state)
{
    static const struct {
        const char *part, *whole, *expected; /* NULL: undefined */
    } cases[] = {
        {"1", "4", "25"},     {"0", "7", "0"},  {"7", "7", "100"},
        {"5", "0", NULL},     {"0", "0", NULL}, {"3", "0.5", "600"},
        {"-1", "8", "-12.5"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decimal share = decimal_of(77);
        const char *expected = cases[i].expected;
        bool ok = ranking_share(parsed(cases[i].part), parsed(cases[i].whole),
                                &share);

        assert_int_equal(ok, expected != NULL);
        assert_int_equal(
            decimal_compare(share, parsed(expected ? expected : "77")), 0);
    }
}

static void test_growth(void **state)
{
    static const struct {
        const char *now, *base, *expected; /* NULL: undefined */
    } cases[] = {
        {"150", "100", "50"},
        {"50", "100", "-50"},
        {"0", "8", "-100"},
        {"100", "100", "0"},
        {"5", "0", NULL},
        {"0", "0", NULL},
        {"1080", "840", "28.5714285714286"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decimal growth = decimal_of(77);
        const char *expected = cases[i].expected;
        bool ok = ranking_growth(parsed(cases[i].now), parsed(cases[i].base),
                                 &growth);

        assert_int_equal(ok, expected != NULL);
        growth = decimal_round(growth, 13, DECIMAL_HALF_UP);
        assert_int_equal(
            decimal_compare(growth, parsed(expected ? expected : "77")), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_compete),
        cmocka_unit_test(test_ranks_are_exact),
        cmocka_unit_test(test_share),
        cmocka_unit_test(test_growth),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
