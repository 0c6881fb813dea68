/* Tests of what the ledger is told and what is left of it. */
#include "pipeline/store/ledger.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/model/record.h"
#include "tests/store/scratch.h"

static int64_t add_drop(struct ledger *ledger, const char *name,
                        enum verdict verdict)
{
    struct err err;
    struct ledger_drop drop = {
        .sender = VIEW("440103"), .name = view_of(name), .verdict = verdict};
    assert_int_equal(ledger_add_drop(ledger, &drop, &err), STATUS_OK);
    return drop.id;
}

static void add_submission(struct ledger *ledger, int64_t drop, int ordinal)
{
    struct err err;
    struct ledger_submission s = {.drop = drop,
                                  .ordinal = ordinal,
                                  .unit = VIEW("u"),
                                  .record = VIEW("old")};
    assert_int_equal(ledger_add_submission(ledger, &s, &err), STATUS_OK);
}

static enum status note(void *self, const struct ledger_submission *s,
                        struct err *err)
{
    (void)err;
    buf_format(self, "%d:%.*s ", s->ordinal, VIEW_ARG(s->record));
    return STATUS_OK;
}

static void holds(struct ledger *ledger, int64_t drop, const char *expected)
{
    struct err err;
    struct buf seen = {0};
    buf_adds(&seen, "");
    assert_int_equal(ledger_of_drop(ledger, drop, note, &seen, &err),
                     STATUS_OK);
    assert_string_equal(seen.p, expected);
    buf_release(&seen);
}

static void test_unsay(void **state)
{
    struct err err;
    struct ledger *ledger = ledger_open(":memory:", false, &err);
    (void)state;
    int64_t a = add_drop(ledger, "a", VERDICT_NONE);
    int64_t b = add_drop(ledger, "b", VERDICT_NONE);
    add_submission(ledger, b, 0);
    add_submission(ledger, a, 1);
    add_submission(ledger, a, 0);
    add_submission(ledger, a, (1 << 24) - 1);
    holds(ledger, a, "0:old 1:old 16777215:old ");
    assert_int_equal(ledger_unsay(ledger, a, &err), STATUS_OK);
    holds(ledger, a, "");
    holds(ledger, b, "0:old ");
    ledger_close(ledger);
}

static void test_too_many(void **state)
{
    struct err err;
    struct ledger *ledger = ledger_open(":memory:", false, &err);
    struct ledger_submission s = {.drop = 1, .ordinal = 1 << 24};
    (void)state;
    assert_int_equal(ledger_add_submission(ledger, &s, &err), STATUS_FATAL);
    assert_string_equal(err.what, "submission 16777216 of a drop has no place");
    ledger_close(ledger);
}

static void test_set_record(void **state)
{
    struct err err;
    struct ledger *ledger = ledger_open(":memory:", false, &err);
    (void)state;
    int64_t a = add_drop(ledger, "a", VERDICT_ACCEPTED);
    add_submission(ledger, a, 0);
    add_submission(ledger, a, 1);
    assert_int_equal(ledger_set_record(ledger, a << 24 | 1, VIEW("new"), &err),
                     STATUS_OK);
    holds(ledger, a, "0:old 1:new ");
    ledger_close(ledger);
}

static void test_delivered_twice(void **state)
{
    struct err err;
    struct ledger *ledger = ledger_open(":memory:", false, &err);
    struct ledger_drop drop = {.sender = VIEW("440103"), .name = VIEW("a")};
    bool has;
    (void)state;
    add_drop(ledger, "a", VERDICT_ACCEPTED);
    assert_int_equal(ledger_has_drop(ledger, &drop, &has, &err), STATUS_OK);
    assert_true(has);
    assert_int_equal(ledger_add_drop(ledger, &drop, &err), STATUS_END);
    assert_int_equal(err.fault, FAULT_NONE);
    drop.received = VIEW("2022");
    assert_int_equal(ledger_has_drop(ledger, &drop, &has, &err), STATUS_OK);
    assert_false(has);
    assert_int_equal(ledger_add_drop(ledger, &drop, &err), STATUS_OK);
    ledger_close(ledger);
}

static enum status note_drop(void *self, const struct ledger_drop *drop,
                             struct err *err)
{
    (void)err;
    buf_format(self, "%.*s:%d:%d:%.*s ", VIEW_ARG(drop->name),
               (int)drop->verdict, drop->answered, VIEW_ARG(drop->findings));
    return STATUS_OK;
}

static void drops_are(struct ledger *ledger, const char *expected)
{
    struct err err;
    struct buf seen = {0};
    buf_adds(&seen, "");
    assert_int_equal(ledger_drops(ledger, note_drop, &seen, &err), STATUS_OK);
    assert_string_equal(seen.p, expected);
    buf_release(&seen);
}

/* What has no verdict is inert and goes, with its submissions. */
static void test_clean(void **state)
{
    struct err err;
    char *path = scratch_path(state, "ledger.sqlite");
    struct ledger *ledger = ledger_open(path, true, &err);
    int64_t a = add_drop(ledger, "a", VERDICT_NONE);
    int64_t b = add_drop(ledger, "b", VERDICT_NONE);
    add_drop(ledger, "c", VERDICT_NONE);
    add_submission(ledger, a, 0);
    add_submission(ledger, b, 0);
    assert_int_equal(
        ledger_set_verdict(ledger, b, VERDICT_PARTLY, VIEW("said"), &err),
        STATUS_OK);
    assert_int_equal(ledger_clean(ledger, &err), STATUS_OK);
    assert_int_equal(ledger_clean(ledger, &err), STATUS_OK);
    drops_are(ledger, "b:3:0:said ");
    holds(ledger, a, "");
    holds(ledger, b, "0:old ");
    ledger_close(ledger);
    free(path);
}

static enum status take(void *self, const struct ledger_submission *s,
                        struct err *err)
{
    (void)err;
    buf_add(self, s->record);
    return STATUS_OK;
}

/* What a ledger at `path` makes of a record. */
static void keep(const char *path, struct view record, struct buf *kept)
{
    struct err err;
    struct ledger *ledger = ledger_open(path, false, &err);
    struct ledger_submission s = {
        .drop = add_drop(ledger, "a", VERDICT_ACCEPTED), .record = record};
    assert_int_equal(ledger_add_submission(ledger, &s, &err), STATUS_OK);
    assert_int_equal(ledger_set_record(ledger, s.id, record, &err), STATUS_OK);
    assert_int_equal(ledger_of_drop(ledger, s.drop, take, kept, &err),
                     STATUS_OK);
    ledger_close(ledger);
}

/* A file may be damaged, so its records have a checksum; memory is trusted. */
static void test_sealed(void **state)
{
    char *path = scratch_path(state, "ledger.sqlite");
    struct finding finding = {.code = VIEW("x")};
    struct buf record = {0}, filed = {0}, held = {0};
    struct array back;
    struct arena arena;
    struct err err;
    arena_init(&arena, 0);
    assert_true(record_pack_findings(&finding, 1, &record));
    keep(path, buf_view(&record), &filed);
    keep(":memory:", buf_view(&record), &held);
    assert_true(view_equal(buf_view(&held), buf_view(&record)));
    assert_true(record_same(buf_view(&filed), buf_view(&record)));
    assert_int_equal(
        record_unpack_findings(buf_view(&filed), &arena, &back, &err),
        STATUS_OK);
    filed.p[filed.n - 1] ^= 1;
    assert_int_equal(
        record_unpack_findings(buf_view(&filed), &arena, &back, &err),
        STATUS_FATAL);
    assert_string_equal(err.what,
                        "a packed record is damaged: its checksum differs");
    arena_release(&arena);
    buf_release(&record);
    buf_release(&filed);
    buf_release(&held);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(test_unsay),      SCRATCH_TEST(test_too_many),
        SCRATCH_TEST(test_set_record), SCRATCH_TEST(test_delivered_twice),
        SCRATCH_TEST(test_clean),      SCRATCH_TEST(test_sealed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
