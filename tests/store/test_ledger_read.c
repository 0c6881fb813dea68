/* Tests of the orders the ledger tells things in, and of its digest. */
#include "pipeline/store/ledger.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/model/submission.h"
#include "tests/store/scratch.h"

struct row {
    const char *sender, *received, *digest, *name, *unit, *form, *period;
};

/* In no order at all. */
static const struct row rows[] = {
    {"b", "2", "x", "n4", "u2", "f", "2021"},
    {"a", "2", "x", "n2", "u1", "g", "2021"},
    {"b", "1", "y", "n3", "u2", "f", "2019"},
    {"a", "1", "z", "n1", "u1", "f", "2021"},
    {"a", "2", "y", "n0", "u1", "f", "2020"},
};

enum { ROWS = sizeof rows / sizeof *rows };

static void add(struct ledger *ledger, const struct row *row)
{
    struct err err;
    struct ledger_drop drop = {
        .sender = view_of(row->sender),
        .received = view_of(row->received),
        .digest = view_of(row->digest),
        .name = view_of(row->name),
        .verdict = VERDICT_ACCEPTED,
        .size = 77,
        .docket = 2,
        .findings = VIEW("f\0g"),
    };
    assert_int_equal(ledger_add_drop(ledger, &drop, &err), STATUS_OK);
    struct ledger_submission s = {
        .drop = drop.id,
        .unit = view_of(row->unit),
        .form = view_of(row->form),
        .period = view_of(row->period),
        .prepared = VIEW("2022-01-01"),
        .revision = 3,
        .record = VIEW("r\0d"),
    };
    assert_int_equal(ledger_add_submission(ledger, &s, &err), STATUS_OK);
}

static struct ledger *filled(const char *path, bool turned)
{
    struct err err;
    struct ledger *ledger = ledger_open(path, false, &err);
    assert_int_equal(ledger_begin(ledger, &err), STATUS_OK);
    for (int i = 0; i < ROWS; i++)
        add(ledger, &rows[turned ? ROWS - 1 - i : i]);
    assert_int_equal(ledger_commit(ledger, &err), STATUS_OK);
    return ledger;
}

static enum status name_of_drop(void *self, const struct ledger_drop *drop,
                                struct err *err)
{
    (void)err;
    assert_int_equal(drop->size, 77);
    assert_int_equal(drop->docket, 2);
    assert_int_equal(drop->findings.n, 3);
    buf_add(self, drop->name);
    return STATUS_OK;
}

static enum status name_of_submission(void *self,
                                      const struct ledger_submission *s,
                                      struct err *err)
{
    (void)err;
    assert_int_equal(s->record.n, 3);
    assert_int_equal(s->revision, 3);
    assert_true(view_equal(s->prepared, VIEW("2022-01-01")));
    buf_add(self, s->name);
    return STATUS_OK;
}

static void test_orders(void **state)
{
    (void)state;
    for (int turned = 0; turned < 2; turned++) {
        struct err err;
        struct buf seen = {0};
        struct ledger *ledger = filled(":memory:", turned);
        assert_int_equal(ledger_drops(ledger, name_of_drop, &seen, &err),
                         STATUS_OK);
        assert_string_equal(seen.p, "n1n2n0n3n4");
        buf_clear(&seen);
        assert_int_equal(
            ledger_counted(ledger, name_of_submission, &seen, &err), STATUS_OK);
        assert_string_equal(seen.p, "n0n1n2n3n4");
        buf_clear(&seen);
        assert_int_equal(
            ledger_history(ledger, VIEW("u1"), name_of_submission, &seen, &err),
            STATUS_OK);
        assert_string_equal(seen.p, "n2n1n0");
        buf_release(&seen);
        ledger_close(ledger);
    }
}

static enum status name_of_unit(void *self, struct view unit,
                                struct view period, struct err *err)
{
    (void)err;
    buf_format(self, "%.*s,%.*s ", VIEW_ARG(unit), VIEW_ARG(period));
    return STATUS_OK;
}

/* Once for all of its forms; not where nothing counts. */
static void test_units(void **state)
{
    struct err err;
    struct buf seen = {0};
    struct ledger *ledger = filled(":memory:", true);
    struct ledger_drop drop = {.sender = VIEW("z"),
                               .verdict = VERDICT_REJECTED};
    struct ledger_submission s = {
        .unit = VIEW("u9"), .period = VIEW("2021"), .acceptance = REJECTED};
    (void)state;
    assert_int_equal(ledger_add_drop(ledger, &drop, &err), STATUS_OK);
    s.drop = drop.id;
    assert_int_equal(ledger_add_submission(ledger, &s, &err), STATUS_OK);
    assert_int_equal(ledger_units(ledger, name_of_unit, &seen, &err),
                     STATUS_OK);
    assert_string_equal(seen.p, "u1,2020 u1,2021 u2,2019 u2,2021 ");
    buf_release(&seen);
    ledger_close(ledger);
}

static enum status stop(void *self, const struct ledger_drop *drop,
                        struct err *err)
{
    (void)drop;
    ++*(int *)self;
    return err_set(err, FAULT_BUG, "enough");
}

/* A visit that fails ends the walk; the next one starts from the front. */
static void test_visit_fails(void **state)
{
    struct err err;
    int visits = 0;
    struct ledger *ledger = filled(":memory:", false);
    (void)state;
    assert_int_equal(ledger_drops(ledger, stop, &visits, &err), STATUS_FATAL);
    assert_string_equal(err.what, "enough");
    assert_int_equal(ledger_drops(ledger, stop, &visits, &err), STATUS_FATAL);
    assert_int_equal(visits, 2);
    ledger_close(ledger);
}

static enum status nest(void *self, const struct ledger_drop *drop,
                        struct err *err)
{
    (void)drop;
    return ledger_drops(self, nest, self, err);
}

static void test_nested_visit_is_told(void **state)
{
    struct err err;
    struct ledger *ledger = filled(":memory:", false);
    (void)state;
    assert_int_equal(ledger_drops(ledger, nest, ledger, &err), STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_BUG);
    assert_string_equal(err.what, "the ledger is read twice at once");
    ledger_close(ledger);
}

struct answering {
    struct ledger *ledger;
    int visits;
};

static enum status answer(void *self, const struct ledger_drop *drop,
                          struct err *err)
{
    struct answering *a = self;
    a->visits++;
    return ledger_set_answered(a->ledger, drop->id, err);
}

static void test_unanswered(void **state)
{
    struct err err;
    char *path = scratch_path(state, "ledger.sqlite");
    struct answering a = {filled(path, false), 0};
    struct ledger_drop inert = {.sender = VIEW("x")};
    assert_int_equal(ledger_add_drop(a.ledger, &inert, &err), STATUS_OK);
    assert_int_equal(ledger_unanswered(a.ledger, answer, &a, &err), STATUS_OK);
    assert_int_equal(a.visits, ROWS);
    assert_int_equal(ledger_unanswered(a.ledger, answer, &a, &err), STATUS_OK);
    assert_int_equal(a.visits, ROWS);
    ledger_close(a.ledger);
    free(path);
}

static void digest_of(struct ledger *ledger, char text[65])
{
    struct err err;
    assert_int_equal(ledger_digest(ledger, text, &err), STATUS_OK);
    assert_int_equal(strlen(text), 64);
}

/* Of the set, not of the order; kept, and not kept for too long. */
static void test_digest(void **state)
{
    struct err err;
    char a[65], b[65], again[65];
    struct ledger *ledger = filled(":memory:", false);
    struct ledger *other = filled(":memory:", true);
    struct ledger_drop drop = {.sender = VIEW("c")};
    (void)state;
    digest_of(ledger, a);
    digest_of(other, b);
    assert_string_equal(a, b);
    assert_int_equal(ledger_add_drop(other, &drop, &err), STATUS_OK);
    digest_of(other, b);
    assert_string_equal(a, b);
    ledger_set_verdict(other, drop.id, VERDICT_REPEATED, VIEW(""), &err);
    digest_of(other, b);
    assert_string_equal(a, b);
    ledger_set_verdict(other, drop.id, VERDICT_REJECTED, VIEW(""), &err);
    digest_of(other, b);
    assert_string_not_equal(a, b);
    ledger_set_verdict(other, drop.id, VERDICT_ACCEPTED, VIEW(""), &err);
    digest_of(other, again);
    assert_string_not_equal(b, again);
    digest_of(ledger, b);
    assert_string_equal(a, b);
    ledger_close(ledger);
    ledger_close(other);
}

/* A change that is rolled back brings the old digest back. */
static void test_digest_after_rollback(void **state)
{
    struct err err;
    char before[65], during[65], after[65];
    struct ledger *ledger = filled(":memory:", false);
    struct row row = {"c", "1", "x", "n9", "u", "f", "2021"};
    (void)state;
    digest_of(ledger, before);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(ledger_begin(ledger, &err), STATUS_OK);
        add(ledger, &row);
        digest_of(ledger, during);
        assert_string_not_equal(before, during);
        ledger_rollback(ledger);
        digest_of(ledger, after);
        assert_string_equal(before, after);
    }
    ledger_close(ledger);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(test_orders),
        SCRATCH_TEST(test_units),
        SCRATCH_TEST(test_visit_fails),
        SCRATCH_TEST(test_nested_visit_is_told),
        SCRATCH_TEST(test_unanswered),
        SCRATCH_TEST(test_digest),
        SCRATCH_TEST(test_digest_after_rollback),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
