/* Tests of which versions of a return count. */
#include "pipeline/store/ledger.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/model/submission.h"

enum { VERSIONS_MOST = 6 };

/* One version; `name` is what the expected order lists. */
struct given {
    const char *name;
    enum submission_mode mode;
    enum acceptance acceptance;
    int revision;
    const char *prepared, *received;
    enum verdict verdict; /* of its drop; VERDICT_NONE stands for accepted */
};

/* `counting`: the names of those that count, in order. */
static const struct {
    const char *title;
    struct given versions[VERSIONS_MOST];
    const char *counting;
} cases[] = {
    {"one", {{.name = "a"}}, "a"},
    {"one rejected", {{.name = "a", .acceptance = REJECTED}}, ""},
    {"one withdrawal", {{.name = "a", .mode = MODE_WITHDRAW}}, ""},
    {"one amendment alone", {{.name = "a", .mode = MODE_AMEND}}, "a"},
    {"later received counts",
     {{.name = "a", .received = "2"}, {.name = "b", .received = "1"}},
     "a"},
    {"revision before all",
     {{.name = "a", .revision = 2, .prepared = "2020-01-01", .received = "1"},
      {.name = "b", .revision = 1, .prepared = "2022-01-01", .received = "2"}},
     "a"},
    {"prepared before received",
     {{.name = "a", .prepared = "2022-01-02", .received = "1"},
      {.name = "b", .prepared = "2022-01-01", .received = "2"}},
     "a"},
    {"no prepared is the least",
     {{.name = "a", .received = "2"},
      {.name = "b", .prepared = "1999-01-01", .received = "1"}},
     "b"},
    {"prepared as instants",
     {{.name = "a", .prepared = "2022-01-08T10:00:00+08:00"},
      {.name = "b", .prepared = "2022-01-08T03:00:00Z"}},
     "b"},
    {"a word is no instant",
     {{.name = "a", .prepared = "now"},
      {.name = "b", .prepared = "2022-01-08"}},
     "b"},
    {"rejected ones never count",
     {{.name = "a"}, {.name = "b", .revision = 2, .acceptance = REJECTED}},
     "a"},
    {"a rejected withdrawal withdraws nothing",
     {{.name = "a"},
      {.name = "b",
       .revision = 2,
       .mode = MODE_WITHDRAW,
       .acceptance = REJECTED}},
     "a"},
    {"amendments add up in order",
     {{.name = "c", .mode = MODE_AMEND, .received = "3"},
      {.name = "a", .received = "1"},
      {.name = "b", .mode = MODE_AMEND, .received = "2"}},
     "abc"},
    {"a replacement starts anew",
     {{.name = "a", .received = "1"},
      {.name = "b", .mode = MODE_AMEND, .received = "2"},
      {.name = "c", .received = "3"},
      {.name = "d", .mode = MODE_AMEND, .received = "4"}},
     "cd"},
    {"a withdrawal leaves nothing",
     {{.name = "a", .received = "1"},
      {.name = "b", .mode = MODE_AMEND, .received = "2"},
      {.name = "c", .mode = MODE_WITHDRAW, .received = "3"}},
     ""},
    {"after a withdrawal",
     {{.name = "a", .received = "1"},
      {.name = "b", .mode = MODE_WITHDRAW, .received = "2"},
      {.name = "c", .mode = MODE_AMEND, .received = "3"},
      {.name = "d", .mode = MODE_AMEND, .received = "4"}},
     "cd"},
    {"a rejected amendment is left out",
     {{.name = "a", .received = "1"},
      {.name = "b",
       .mode = MODE_AMEND,
       .acceptance = REJECTED,
       .received = "2"},
      {.name = "c",
       .mode = MODE_AMEND,
       .acceptance = ACCEPTED_PARTLY,
       .received = "3"}},
     "ac"},
    {"a repetition alone", {{.name = "a", .verdict = VERDICT_REPEATED}}, ""},
    {"a repetition changes nothing",
     {{.name = "a", .received = "1"},
      {.name = "b", .received = "2", .verdict = VERDICT_REPEATED}},
     "a"},
};

static void add(struct ledger *ledger, const struct given *g)
{
    struct err err;
    char received[32];
    snprintf(received, sizeof received, "%s", g->received ? g->received : "0");
    struct ledger_drop drop = {
        .sender = VIEW("440103"),
        .name = view_of(g->name),
        .digest = view_of(g->name),
        .received = view_of(received),
    };
    enum verdict verdict = g->verdict ? g->verdict : VERDICT_ACCEPTED;
    assert_int_equal(ledger_add_drop(ledger, &drop, &err), STATUS_OK);
    struct ledger_submission s = {
        .drop = drop.id,
        .unit = VIEW("440103"),
        .form = VIEW("annual"),
        .period = VIEW("2021"),
        .revision = g->revision,
        .prepared = view_of(g->prepared),
        .mode = (int)g->mode,
        .acceptance = (int)g->acceptance,
        .record = view_of(g->name),
    };
    assert_int_equal(ledger_add_submission(ledger, &s, &err), STATUS_OK);
    s.ordinal = 1;
    s.period = VIEW("2020");
    s.record = VIEW("other return");
    s.acceptance = REJECTED;
    assert_int_equal(ledger_add_submission(ledger, &s, &err), STATUS_OK);
    assert_int_equal(
        ledger_set_verdict(ledger, drop.id, verdict, VIEW(""), &err),
        STATUS_OK);
}

static enum status list(void *self, const struct ledger_submission *s,
                        struct err *err)
{
    (void)err;
    buf_add(self, s->record);
    return s->counts ? STATUS_OK : STATUS_FATAL;
}

static void expect(struct ledger *ledger, const char *title,
                   const char *counting)
{
    struct err err;
    struct buf seen = {0};
    assert_int_equal(
        ledger_fold(ledger, VIEW("440103"), VIEW("annual"), VIEW("2021"), &err),
        STATUS_OK);
    assert_int_equal(ledger_counted(ledger, list, &seen, &err), STATUS_OK);
    if (!view_equal(buf_view(&seen), view_of(counting)))
        fail_msg("%s: \"%.*s\", not \"%s\"", title, VIEW_ARG(buf_view(&seen)),
                 counting);
    buf_release(&seen);
}

/* In the order given and in the opposite one: the outcome is the set's. */
static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int turned = 0; turned < 2; turned++) {
            struct err err;
            struct ledger *ledger = ledger_open(":memory:", false, &err);
            for (size_t j = 0; j < VERSIONS_MOST; j++) {
                size_t k = turned ? VERSIONS_MOST - 1 - j : j;
                if (cases[i].versions[k].name)
                    add(ledger, &cases[i].versions[k]);
            }
            expect(ledger, cases[i].title, cases[i].counting);
            expect(ledger, cases[i].title, cases[i].counting);
            ledger_close(ledger);
        }
}

/* Folding after each one, as nights do, comes to the same. */
static void test_night_by_night(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct err err;
        struct ledger *ledger = ledger_open(":memory:", false, &err);
        for (size_t j = 0; j < VERSIONS_MOST; j++) {
            if (!cases[i].versions[j].name)
                continue;
            add(ledger, &cases[i].versions[j]);
            assert_int_equal(ledger_fold(ledger, VIEW("440103"), VIEW("annual"),
                                         VIEW("2021"), &err),
                             STATUS_OK);
        }
        expect(ledger, cases[i].title, cases[i].counting);
        ledger_close(ledger);
    }
}

/* Whether it counts or not makes no difference. */
static void test_lone(void **state)
{
    static const struct {
        const char *unit;
        int submissions;
        enum acceptance last;
        bool lone;
    } lones[] = {
        {"440101", 0, ACCEPTED, false}, {"440102", 1, ACCEPTED, true},
        {"440103", 1, REJECTED, true},  {"440104", 2, REJECTED, false},
        {"440105", 3, ACCEPTED, false},
    };
    struct err err;
    bool lone;
    struct ledger *ledger = ledger_open(":memory:", false, &err);
    struct ledger_drop drop = {.name = VIEW("a")};
    (void)state;
    assert_int_equal(ledger_add_drop(ledger, &drop, &err), STATUS_OK);
    struct ledger_submission s = {.drop = drop.id};
    for (size_t i = 0; i < sizeof lones / sizeof *lones; i++)
        for (int k = lones[i].submissions; k > 0; k--) {
            s.unit = view_of(lones[i].unit);
            s.acceptance = k > 1 ? ACCEPTED : (int)lones[i].last;
            assert_int_equal(ledger_add_submission(ledger, &s, &err),
                             STATUS_OK);
            s.ordinal++;
        }
    for (size_t i = 0; i < sizeof lones / sizeof *lones; i++) {
        assert_int_equal(
            ledger_is_lone(ledger, view_of(lones[i].unit), &lone, &err),
            STATUS_OK);
        assert_int_equal(lone, lones[i].lone);
    }
    ledger_close(ledger);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_night_by_night),
        cmocka_unit_test(test_lone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
