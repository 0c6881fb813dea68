/* The versions of a return as the ledger lists them. */
#include "pipeline/store/ledger.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/model/submission.h"

enum { MOST = 4 };

#define V(bytes, received, acceptance, revision)                               \
    {                                                                          \
        bytes, received, acceptance, revision                                  \
    }

/* `bytes` stands for the digest; `expected` lists the bytes in the order of
 * versions, those that repeat what is before them in capitals. */
static const struct {
    const char *title;
    struct given {
        const char *bytes, *received;
        enum acceptance acceptance;
        int revision;
    } given[MOST];
    const char *expected;
} cases[] = {
    {"one", {V("a", "1", ACCEPTED, 0)}, "a"},
    {"the same again",
     {V("a", "1", ACCEPTED, 0), V("a", "2", ACCEPTED, 0)},
     "aA"},
    {"the later one repeats, however they came",
     {V("a", "2", ACCEPTED, 0), V("a", "1", ACCEPTED, 0)},
     "aA"},
    {"again after another",
     {V("a", "1", ACCEPTED, 0), V("b", "2", ACCEPTED, 0),
      V("a", "3", ACCEPTED, 0)},
     "aba"},
    {"thrice",
     {V("a", "1", ACCEPTED, 0), V("a", "2", ACCEPTED, 0),
      V("a", "3", ACCEPTED, 0)},
     "aAA"},
    {"what was rejected is not repeated",
     {V("a", "1", REJECTED, 0), V("a", "2", ACCEPTED, 0)},
     "aa"},
    {"what repeats may be rejected itself",
     {V("a", "1", ACCEPTED, 0), V("a", "2", REJECTED, 0)},
     "aA"},
    {"a rejected one does not come between",
     {V("a", "1", ACCEPTED, 0), V("b", "2", REJECTED, 0),
      V("a", "3", ACCEPTED, 0)},
     "abA"},
    {"one that ranks higher does not come between",
     {V("a", "1", ACCEPTED, 0), V("b", "2", ACCEPTED, 1),
      V("a", "3", ACCEPTED, 0)},
     "aAb"},
    {"bytes without a digest are never the same",
     {V("", "1", ACCEPTED, 0), V("", "2", ACCEPTED, 0)},
     ".."},
};

static void add(struct ledger *ledger, const struct given *g, const char *name)
{
    struct err err;
    struct ledger_drop drop = {.sender = VIEW("440103"),
                               .name = view_of(name),
                               .digest = view_of(g->bytes),
                               .received = view_of(g->received)};
    assert_int_equal(ledger_add_drop(ledger, &drop, &err), STATUS_OK);
    struct ledger_submission s = {.drop = drop.id,
                                  .unit = VIEW("440103"),
                                  .form = VIEW("annual"),
                                  .period = VIEW("2021"),
                                  .revision = g->revision,
                                  .acceptance = (int)g->acceptance,
                                  .record = VIEW("record")};
    assert_int_equal(ledger_add_submission(ledger, &s, &err), STATUS_OK);
    assert_int_equal(ledger_set_verdict(ledger, drop.id, VERDICT_ACCEPTED,
                                        VIEW("found"), &err),
                     STATUS_OK);
}

static void list(struct ledger *ledger, struct arena *arena, struct buf *out)
{
    struct err err;
    struct array versions;
    assert_int_equal(ledger_versions(ledger, VIEW("440103"), VIEW("annual"),
                                     VIEW("2021"), arena, &versions, &err),
                     STATUS_OK);
    const struct ledger_version *v = versions.at;
    for (size_t i = 0; i < versions.count; i++) {
        char letter = v[i].digest.n ? *v[i].digest.p : '.';
        buf_byte(out, (char)(v[i].repeats ? letter - 'a' + 'A' : letter));
    }
}

static void test_cases(void **state)
{
    static const char *const names[MOST] = {"1", "2", "3", "4"};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct err err;
        struct buf out = {0};
        struct arena arena;
        struct ledger *ledger = ledger_open(":memory:", false, &err);
        arena_init(&arena, 0);
        for (size_t k = 0; k < MOST && cases[i].given[k].bytes; k++)
            add(ledger, &cases[i].given[k], names[k]);
        list(ledger, &arena, &out);
        if (strcmp(out.p, cases[i].expected) != 0)
            fail_msg("%s: %s, not %s", cases[i].title, out.p,
                     cases[i].expected);
        buf_release(&out);
        arena_release(&arena);
        ledger_close(ledger);
    }
}

static enum status look(void *self, const struct ledger_drop *drop,
                        struct err *err)
{
    (void)err;
    *(enum verdict *)self = drop->verdict;
    assert_true(view_equal(drop->findings, VIEW("found")));
    return STATUS_OK;
}

/* What was found stays, what counted does not, and the digest forgets it. */
static void test_change_verdict(void **state)
{
    struct err err;
    struct view record;
    struct arena arena;
    enum verdict verdict = VERDICT_NONE;
    char before[65], after[65], again[65];
    struct given given = {.bytes = "a", .received = "1"};
    struct ledger *ledger = ledger_open(":memory:", false, &err);
    (void)state;
    arena_init(&arena, 0);
    assert_int_equal(ledger_digest(ledger, before, &err), STATUS_OK);
    add(ledger, &given, "1");
    assert_int_equal(ledger_digest(ledger, after, &err), STATUS_OK);
    assert_string_not_equal(before, after);
    assert_int_equal(ledger_change_verdict(ledger, 1, VERDICT_REPEATED, &err),
                     STATUS_OK);
    assert_int_equal(ledger_digest(ledger, again, &err), STATUS_OK);
    assert_string_equal(before, again);
    assert_int_equal(ledger_drops(ledger, look, &verdict, &err), STATUS_OK);
    assert_int_equal(verdict, VERDICT_REPEATED);
    assert_int_equal(
        ledger_record(ledger, INT64_C(1) << 24, &arena, &record, &err),
        STATUS_OK);
    assert_true(view_equal(record, VIEW("record")));
    arena_release(&arena);
    ledger_close(ledger);
}

/* Only a return of one version that counts has nothing to tell. */
static void test_several(void **state)
{
    struct err err;
    bool several;
    struct given given = {.bytes = "a", .received = "1"};
    struct ledger *ledger = ledger_open(":memory:", false, &err);
    (void)state;
    for (int i = 0; i < 2; i++) {
        add(ledger, &given, i ? "2" : "1");
        assert_int_equal(ledger_fold_several(ledger, VIEW("440103"),
                                             VIEW("annual"), VIEW("2021"),
                                             &several, &err),
                         STATUS_OK);
        assert_int_equal(several, i);
    }
    ledger_close(ledger);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_change_verdict),
        cmocka_unit_test(test_several),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
