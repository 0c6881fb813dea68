/* Tests that the order in which returns come shows nowhere. */
#include "stages/aggregate/collect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "stages/aggregate/aggregate.h"
#include "tests/support/tally_world.h"

/* Everything at once: a district, an organization as control and as counting
 * source, a joint award, a stated span heard of late, a whole, a standard. */
static const char *const returns[] = {
    "990101 2021 T.FLOW=100!synthetic T.PRIZES={Best/X/state/2021} T.FEE=55",
    "51990101A100000151 2021 T.FLOW=60 T.ORG=3!about",
    "51990101A10000023U 2021 T.FLOW=30 T.ORG=4",
    "990102 2021 T.FLOW=5:2011/2012 T.PRIZES={best/x/STATE/2021}",
    "990100 2021 T.FLOW=180@990100 T.FEE=50",
    "990101 2012 T.FLOW=7 T.FLOW=8:2011",
};

enum { COUNT = sizeof returns / sizeof *returns };

static const char *told(const size_t order[COUNT], struct buf *out)
{
    struct tally_world world;
    tally_world_open(&world, NULL, NULL);
    for (size_t i = 0; i < COUNT; i++)
        tally_world_say(&world, returns[order[i]]);
    tally_world_run(&world, &aggregate_stage, true);
    buf_clear(out);
    buf_adds(out, tally_world_all(&world));
    buf_adds(out, tally_world_findings(&world));
    tally_world_close(&world);
    return out->p;
}

/* Heap's algorithm (1963): each permutation is one exchange from the last. */
static void permute(size_t *order, size_t n, struct buf *out,
                    const char *expected)
{
    if (n == 1) {
        assert_string_equal(told(order, out), expected);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        permute(order, n - 1, out, expected);
        size_t other = n % 2 ? 0 : i;
        size_t kept = order[other];
        order[other] = order[n - 1];
        order[n - 1] = kept;
    }
}

/* The last two of them stay behind the others: 24 orders, and each of the six
 * at the front at least once. */
static void every_order_gives_the_same_bytes(void **state)
{
    size_t order[COUNT] = {0, 1, 2, 3, 4, 5};
    struct buf first = {0}, out = {0};
    (void)state;
    told(order, &first);
    assert_non_null(strstr(first.p, "T.PRIZES 990100 2021 1 2/2"));
    assert_non_null(strstr(first.p, "T.FLOW 990101 2011/2012 15 1/1"));
    assert_non_null(strstr(first.p, "control 51990101A100000151 990101"));
    permute(order, 4, &out, first.p);
    for (size_t i = 0; i < COUNT; i++) {
        size_t turned[COUNT];
        for (size_t k = 0; k < COUNT; k++)
            turned[k] = (k + i) % COUNT;
        assert_string_equal(told(turned, &out), first.p);
    }
    buf_release(&first);
    buf_release(&out);
}

/* What was said about a submission is told again, once, though a late span
 * makes a second pass. */
static void findings_are_collected_once(void **state)
{
    struct tally_world world;
    struct finding *before;
    (void)state;
    tally_world_open(&world, NULL, NULL);
    tally_world_say(&world, "990101 2012 T.FLOW=7 T.FLOW=8:2011\n"
                            "990101 2021 T.FLOW=9:2012\n"
                            "990102 2021 T.FLOW=5:2011/2012");
    tally_world_run(&world, &aggregate_stage, true);
    assert_string_equal(tally_world_findings(&world),
                        "repeated 990101 990101 2012 9 7 2012");
    before = array_push(&world.run.findings, &world.arena, sizeof *before);
    assert_non_null(before);
    *before = (struct finding){.code = VIEW("school.odd")};
    world.run.figures = NULL;
    tally_world_run(&world, &aggregate_stage, false);
    assert_int_equal(world.run.findings.count, 3);
    tally_world_close(&world);
}

/* An indicator that was reported until the survey made it a derived one. */
static void what_is_derived_now_is_not_counted(void **state)
{
    struct tally_world world;
    (void)state;
    tally_world_open(&world, NULL, NULL);
    struct catalogue *c = &world.survey.catalogue;
    tally_world_say(&world, "990100 2021 T.CITY=7");
    const struct indicator *city = catalogue_indicator(c, VIEW("T.CITY"));
    c->indicators[city->index].formula =
        catalogue_indicator(c, VIEW("T.RATE"))->formula;
    tally_world_run(&world, &aggregate_stage, true);
    assert_string_equal(tally_world_figure(&world, "T.CITY 990100 2021"),
                        "- missing 0/2");
    tally_world_close(&world);
}

static enum status note(void *self, const struct ledger_submission *row,
                        struct err *err)
{
    (void)err;
    *(int64_t *)self = row->id;
    return STATUS_OK;
}

static void damage(struct ledger *ledger, struct err *err)
{
    int64_t id = 0;
    assert_int_equal(ledger_counted(ledger, note, &id, err), STATUS_OK);
    assert_int_equal(ledger_begin(ledger, err), STATUS_OK);
    assert_int_equal(ledger_set_record(ledger, id, VIEW("no record"), err),
                     STATUS_OK);
    assert_int_equal(ledger_commit(ledger, err), STATUS_OK);
}

static void a_damaged_record_ends_the_run(void **state)
{
    struct tally_world world;
    struct err err;
    (void)state;
    tally_world_open(&world, NULL, NULL);
    tally_world_say(&world, returns[0]);
    tally_world_run(&world, &aggregate_stage, true);
    damage(world.ledger, &err);
    assert_int_equal(aggregate_stage.all(NULL, &world.run, &err), STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_BUG);
    tally_world_close(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_order_gives_the_same_bytes),
        cmocka_unit_test(findings_are_collected_once),
        cmocka_unit_test(what_is_derived_now_is_not_counted),
        cmocka_unit_test(a_damaged_record_ends_the_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
