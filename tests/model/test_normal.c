/* Every normalisation against a column worked by hand. */
#include "pipeline/model/normal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

enum { MOST = 5, GAP = -999 };

/* A column 10 20 30 50 unless said otherwise, the first two one peer group, the
 * others another; GAP is a value nobody said. */
static const struct {
    const char *name;
    struct normal how;
    bool lower;
    double values[MOST], expected[MOST];
} cases[] = {
    {"min-max",
     {NORMAL_MIN_MAX, 0, 100, 0, 1, 0, 0},
     false,
     {10, 20, 30, 50, GAP},
     {0, 25, 50, 100, GAP}},
    {"min-max, less is better",
     {NORMAL_MIN_MAX, 0, 100, 0, 1, 0, 0},
     true,
     {10, 20, 30, 50, GAP},
     {100, 75, 50, 0, GAP}},
    {"min-max to 1..100",
     {NORMAL_MIN_MAX, 1, 100, 0, 1, 0, 0},
     false,
     {10, 20, 30, 50, GAP},
     {1, 25.75, 50.5, 100, GAP}},
    {"a gap is passed over",
     {NORMAL_MIN_MAX, 0, 100, 0, 1, 0, 0},
     false,
     {10, GAP, 30, 50, GAP},
     {0, GAP, 50, 100, GAP}},
    /* mean 20, deviations -10 0 10 0, sd sqrt(200 / 3) = 8.16497 */
    {"z-score",
     {NORMAL_Z_SCORE, 0, 100, 0, 1, 0, 0},
     false,
     {10, 20, 30, 20, GAP},
     {-1.2247448713915890, 0, 1.2247448713915890, 0, GAP}},
    {"z-score to mean 50, sd 10, less is better",
     {NORMAL_Z_SCORE, 0, 100, 50, 10, 0, 0},
     true,
     {10, 20, 30, 20, GAP},
     {62.247448713915890, 50, 37.752551286084110, 50, GAP}},
    {"goalposts cut off at either end",
     {NORMAL_GOALPOSTS, 0, 100, 0, 1, 15, 40},
     false,
     {10, 20, 30, 50, GAP},
     {0, 20, 60, 100, GAP}},
    {"goalposts, less is better",
     {NORMAL_GOALPOSTS, 0, 100, 0, 1, 15, 40},
     true,
     {10, 20, 30, 50, GAP},
     {100, 80, 40, 0, GAP}},
    {"goalposts know a constant column",
     {NORMAL_GOALPOSTS, 0, 100, 0, 1, 0, 40},
     false,
     {20, 20, 20, 20, 20},
     {50, 50, 50, 50, 50}},
    {"distance to target",
     {NORMAL_TARGET, 0, 100, 0, 1, 0, 30},
     false,
     {10, 20, 30, 50, GAP},
     {0, 50, 100, 100, GAP}},
    {"distance to target, less is better",
     {NORMAL_TARGET, 0, 100, 0, 1, 0, 30},
     true,
     {10, 20, 40, 50, GAP},
     {100, 100, 50, 0, GAP}},
    {"a target everybody has reached",
     {NORMAL_TARGET, 0, 100, 0, 1, 0, 5},
     false,
     {10, 20, 30, 50, GAP},
     {100, 100, 100, 100, GAP}},
    {"rank, ties at the better one",
     {NORMAL_RANK, 0, 100, 0, 1, 0, 0},
     false,
     {10, 20, 20, 50, GAP},
     {0, 200.0 / 3, 200.0 / 3, 100, GAP}},
    {"rank, less is better",
     {NORMAL_RANK, 0, 100, 0, 1, 0, 0},
     true,
     {10, 20, 20, 50, GAP},
     {100, 200.0 / 3, 200.0 / 3, 0, GAP}},
    {"percentile: how many are worse",
     {NORMAL_PERCENTILE, 0, 100, 0, 1, 0, 0},
     false,
     {10, 20, 20, 50, GAP},
     {0, 100.0 / 3, 100.0 / 3, 100, GAP}},
    {"best ratio within the peer group",
     {NORMAL_BEST_IN_GROUP, 0, 100, 0, 1, 0, 0},
     false,
     {10, 20, 30, 50, GAP},
     {50, 100, 60, 100, GAP}},
    {"best ratio, less is better",
     {NORMAL_BEST_IN_GROUP, 0, 100, 0, 1, 0, 0},
     true,
     {10, 20, 30, 50, GAP},
     {100, 50, 100, 60, GAP}},
    {"fraction of the most",
     {NORMAL_FRACTION_OF_MAX, 0, 100, 0, 1, 0, 0},
     false,
     {0, 20, 30, 50, GAP},
     {0, 40, 60, 100, GAP}},
    {"fraction, less is better",
     {NORMAL_FRACTION_OF_MAX, 0, 100, 0, 1, 0, 0},
     true,
     {10, 20, 40, 50, GAP},
     {100, 50, 25, 20, GAP}},
};

static const int peers[MOST] = {1, 1, 2, 2, 2};

static void apply(const struct normal *how, bool lower, const double *values,
                  struct score *out)
{
    struct score in[MOST];
    for (size_t i = 0; i < MOST; i++)
        in[i] = values[i] == GAP ? (struct score){.state = SCORE_MISSING}
                                 : (struct score){values[i], SCORE_KNOWN};
    normal_apply(how, &(struct normal_column){in, peers, MOST, lower}, out);
}

static void every_method(void **state)
{
    struct score out[MOST];
    (void)state;
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        apply(&cases[c].how, cases[c].lower, cases[c].values, out);
        for (size_t i = 0; i < MOST; i++) {
            double expected = cases[c].expected[i];
            bool known = out[i].state == SCORE_KNOWN;
            if (known != (expected != GAP) ||
                (known && fabs(out[i].value - expected) > 1e-12))
                fail_msg("%s, value %zu: %.15g, state %d", cases[c].name, i,
                         out[i].value, (int)out[i].state);
        }
    }
}

static const struct {
    const char *name;
    enum normal_method method;
    bool lower;
    double values[MOST];
    enum score_state state; /* of the first */
} refusals[] = {
    {"all the same",
     NORMAL_MIN_MAX,
     false,
     {4, 4, 4, GAP, GAP},
     SCORE_CONSTANT},
    {"all the same",
     NORMAL_Z_SCORE,
     false,
     {4, 4, 4, GAP, GAP},
     SCORE_CONSTANT},
    {"one alone", NORMAL_MIN_MAX, false, {4, GAP, GAP, GAP, GAP}, SCORE_FEW},
    {"one alone", NORMAL_RANK, false, {4, GAP, GAP, GAP, GAP}, SCORE_FEW},
    {"one alone", NORMAL_PERCENTILE, false, {4, GAP, GAP, GAP, GAP}, SCORE_FEW},
    {"below zero",
     NORMAL_FRACTION_OF_MAX,
     false,
     {4, -1, 2, GAP, GAP},
     SCORE_RATIO},
    {"nothing but zeros",
     NORMAL_FRACTION_OF_MAX,
     false,
     {0, 0, 0, GAP, GAP},
     SCORE_RATIO},
    {"the least is zero",
     NORMAL_BEST_IN_GROUP,
     true,
     {4, 0, 2, GAP, GAP},
     SCORE_RATIO},
    {"a peer group of zeros",
     NORMAL_BEST_IN_GROUP,
     false,
     {0, 0, 2, GAP, GAP},
     SCORE_RATIO},
};

static void what_has_no_answer_says_why(void **state)
{
    struct score out[MOST];
    (void)state;
    for (size_t c = 0; c < sizeof refusals / sizeof *refusals; c++) {
        struct normal how = {refusals[c].method, 0, 100, 0, 1, 0, 0};
        apply(&how, refusals[c].lower, refusals[c].values, out);
        if (out[0].state != refusals[c].state)
            fail_msg("%s: %d", refusals[c].name, (int)out[0].state);
        assert_int_equal(out[4].state, SCORE_MISSING);
    }
}

static void which_may_be_zero(void **state)
{
    struct normal how = {NORMAL_MIN_MAX, 0, 100, 0, 1, 0, 0};
    (void)state;
    assert_true(normal_may_be_zero(&how));
    how.low = 1;
    assert_false(normal_may_be_zero(&how));
    how.method = NORMAL_Z_SCORE;
    assert_true(normal_may_be_zero(&how));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_method),
        cmocka_unit_test(what_has_no_answer_says_why),
        cmocka_unit_test(which_may_be_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
