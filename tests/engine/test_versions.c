/* What is told of a version, by the set it stands in. */
#include "pipeline/engine/versions.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/model/submission.h"

enum { MOST = 4 };

/* Versions in their order; `expected` has a letter for each, with the place of
 * the other one: "-", "r"epeated, "o1", "c0", "w"ithdrawn, "W" and "A" for
 * nothing to withdraw or amend. */
static const struct {
    const char *title;
    struct given {
        const char *received, *prepared;
        int revision, instant;
        enum submission_mode mode;
        enum acceptance acceptance;
        enum verdict verdict; /* VERDICT_NONE stands for accepted */
        bool repeats;
    } versions[MOST];
    size_t count;
    const char *expected;
} cases[] = {
    {"one", {{.received = "1"}}, 1, "-"},
    {"a correction with a revision",
     {{.received = "1"}, {.received = "2", .revision = 1}},
     2,
     "- -"},
    {"a lower revision comes later",
     {{.received = "2"}, {.received = "1", .revision = 1}},
     2,
     "o1 -"},
    {"an older prepared comes later",
     {{.received = "2", .prepared = "a"},
      {.received = "1",
       .prepared = "b",

       .instant = 1}},
     2,
     "o1 -"},
    {"outranked by the last that is held",
     {{.received = "3"},
      {.received = "1", .revision = 1},
      {.received = "2", .revision = 2}},
     3,
     "o2 - -"},
    {"what came later and ranks higher outranks nothing",
     {{.received = "2"},
      {.received = "1", .revision = 1},
      {.received = "3", .revision = 2}},
     3,
     "o1 - -"},
    {"an amendment outranks nothing",
     {{.received = "2"}, {.received = "1", .revision = 1, .mode = MODE_AMEND}},
     2,
     "- -"},
    {"a rejected one neither",
     {{.received = "2"},
      {.received = "1", .revision = 1, .acceptance = REJECTED}},
     2,
     "- -"},
    {"the same rank: both are told of each other",
     {{.received = "1"}, {.received = "2"}},
     2,
     "c1 c0"},
    {"three of the same rank",
     {{.received = "1"}, {.received = "2"}, {.received = "3"}},
     3,
     "c1 c2 c1"},
    {"an amendment is no conflict",
     {{.received = "1"}, {.received = "2", .mode = MODE_AMEND}},
     2,
     "- -"},
    {"nor does it hide one",
     {{.received = "1"},
      {.received = "2", .mode = MODE_AMEND},
      {.received = "3"}},
     3,
     "c2 - c0"},
    {"a repetition",
     {{.received = "1"},
      {.received = "2", .verdict = VERDICT_REPEATED, .repeats = true}},
     2,
     "- r"},
    {"refused within a repetition",
     {{.received = "1"},
      {.received = "2", .verdict = VERDICT_REPEATED, .acceptance = REJECTED}},
     2,
     "- -"},
    {"withdrawn, and reported again",
     {{.received = "1"},
      {.received = "2", .mode = MODE_WITHDRAW},
      {.received = "3"}},
     3,
     "- w -"},
    {"withdrawn twice",
     {{.received = "1"},
      {.received = "2", .mode = MODE_WITHDRAW},
      {.received = "3", .mode = MODE_WITHDRAW}},
     3,
     "- w W"},
    {"nothing to withdraw", {{.mode = MODE_WITHDRAW}}, 1, "W"},
    {"nothing to amend", {{.mode = MODE_AMEND}}, 1, "A"},
    {"nothing left to amend",
     {{.mode = MODE_WITHDRAW, .received = "1"},
      {.mode = MODE_AMEND, .received = "2"}},
     2,
     "W A"},
};

static struct ledger_version version(const struct given *g)
{
    return (struct ledger_version){
        .received = view_of(g->received),
        .prepared = view_of(g->prepared),
        .dated = g->prepared != NULL,
        .instant = g->instant,
        .revision = g->revision,
        .mode = (int)g->mode,
        .acceptance = (int)g->acceptance,
        .verdict = g->verdict ? g->verdict : VERDICT_ACCEPTED,
        .repeats = g->repeats,
    };
}

static void print(const struct ledger_version *v, size_t count, struct buf *out)
{
    static const char letters[] = "-rocwWA";
    for (size_t i = 0; i < count; i++) {
        struct telling t = versions_told(v, count, i);
        if (i)
            buf_byte(out, ' ');
        buf_byte(out, letters[t.told]);
        if (t.told == TOLD_OUTRANKED || t.told == TOLD_CONFLICT)
            buf_format(out, "%zu", t.other);
        else
            assert_int_equal(t.other, i);
    }
}

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ledger_version v[MOST];
        struct buf out = {0};
        for (size_t k = 0; k < cases[i].count; k++)
            v[k] = version(&cases[i].versions[k]);
        print(v, cases[i].count, &out);
        if (strcmp(out.p, cases[i].expected) != 0)
            fail_msg("%s: %s, not %s", cases[i].title, out.p,
                     cases[i].expected);
        buf_release(&out);
    }
}

/* A drop without a verdict was never said. */
static void test_unjudged(void **state)
{
    const struct ledger_version v[] = {
        {.received = VIEW("2"), .verdict = VERDICT_ACCEPTED},
        {.received = VIEW("1"), .revision = 1, .verdict = VERDICT_NONE},
    };
    (void)state;
    assert_int_equal(versions_told(v, 2, 0).told, TOLD_NOTHING);
    assert_int_equal(versions_told(v, 2, 1).told, TOLD_NOTHING);
}

static void test_codes(void **state)
{
    (void)state;
    assert_true(versions_code(VIEW("version.conflict")));
    assert_false(versions_code(VIEW("validate.late")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_unjudged),
        cmocka_unit_test(test_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
