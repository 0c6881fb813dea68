/* Where a return stands, by the calendar and what came. */
#include "pipeline/engine/standing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/model/settings.h"
#include "tests/support/small_survey.h"

enum { VERSIONS_MOST = 3 };

/* Northland's River schools (990101) for 2021: due 2022-02-28, locked after
 * 2022-06-30. Times are of the survey's zone, UTC. */
static const struct {
    const char *title;
    struct given {
        const char *received; /* NULL: no more */
        enum acceptance acceptance;
        enum verdict verdict;
        bool counts;
    } versions[VERSIONS_MOST];
    const char *day;
    bool past;
    enum standing_state state;
    long reported, count;
    bool open;
} cases[] = {
    {"before the opening",
     {{0}},
     "2021-12-31",
     false,
     STANDING_NOT_OPEN,
     0,
     0,
     false},
    {"on the opening day",
     {{0}},
     "2022-01-01",
     false,
     STANDING_DUE,
     0,
     0,
     true},
    {"on the deadline", {{0}}, "2022-02-28", false, STANDING_DUE, 0, 0, true},
    {"after the deadline",
     {{0}},
     "2022-03-01",
     false,
     STANDING_MISSING,
     0,
     0,
     true},
    {"locked for good",
     {{0}},
     "2022-07-01",
     false,
     STANDING_MISSING,
     0,
     0,
     false},
    {"locked, but history is taken",
     {{0}},
     "2022-07-01",
     true,
     STANDING_MISSING,
     0,
     0,
     true},
    {"in time",
     {{"2022-02-28T23:59:59Z", ACCEPTED, VERDICT_ACCEPTED, true}},
     "2022-03-05",
     false,
     STANDING_ON_TIME,
     1,
     1,
     false},
    {"a second too late",
     {{"2022-03-01T00:00:00Z", ACCEPTED, VERDICT_ACCEPTED, true}},
     "2022-03-05",
     false,
     STANDING_LATE,
     1,
     1,
     false},
    {"a correction does not make it late",
     {{"2022-02-01T00:00:00Z", ACCEPTED, VERDICT_ACCEPTED, false},
      {"2022-03-20T00:00:00Z", ACCEPTED, VERDICT_ACCEPTED, true}},
     "2022-03-21",
     false,
     STANDING_ON_TIME,
     1,
     2,
     false},
    {"what was refused in time is not in time",
     {{"2022-02-01T00:00:00Z", REJECTED, VERDICT_REJECTED, false},
      {"2022-03-20T00:00:00Z", ACCEPTED, VERDICT_ACCEPTED, true}},
     "2022-03-21",
     false,
     STANDING_LATE,
     1,
     2,
     false},
    {"only refused",
     {{"2022-02-01T00:00:00Z", REJECTED, VERDICT_REJECTED, false}},
     "2022-02-10",
     false,
     STANDING_DUE,
     0,
     1,
     true},
    {"a repetition is no version",
     {{"2022-02-01T00:00:00Z", ACCEPTED, VERDICT_ACCEPTED, true},
      {"2022-02-02T00:00:00Z", ACCEPTED, VERDICT_REPEATED, false}},
     "2022-02-10",
     false,
     STANDING_ON_TIME,
     1,
     1,
     false},
    {"entered when its year was locked",
     {{"2023-01-05T00:00:00Z", ACCEPTED, VERDICT_ACCEPTED, true}},
     "2023-01-06",
     true,
     STANDING_HISTORY,
     1,
     1,
     false},
};

static void add(struct ledger *ledger, const struct given *v)
{
    struct err err;
    struct ledger_drop drop = {.sender = VIEW("990101"),
                               .received = view_of(v->received),
                               .digest = VIEW("d"),
                               .name = VIEW("n"),
                               .verdict = v->verdict};
    assert_int_equal(ledger_add_drop(ledger, &drop, &err), STATUS_OK);
    struct ledger_submission s = {.drop = drop.id,
                                  .unit = VIEW("990101"),
                                  .form = VIEW("annual"),
                                  .period = VIEW("2021"),
                                  .acceptance = (int)v->acceptance,
                                  .counts = v->counts,
                                  .record = VIEW("r")};
    assert_int_equal(ledger_add_submission(ledger, &s, &err), STATUS_OK);
}

static const struct standing *row_of(const struct standings *all)
{
    const struct standing *s = all->rows.at;
    for (size_t i = 0; i < all->rows.count; i++)
        if (view_equal(s[i].unit->code, VIEW("990101")) && s[i].year == 2021)
            return &s[i];
    fail_msg("no row");
    return NULL;
}

static void check(const struct catalogue *catalogue, size_t i)
{
    struct arena arena;
    struct err err = {0};
    struct standings all;
    struct ledger *ledger = ledger_open(":memory:", false, &err);
    arena_init(&arena, 0);
    ledger_begin(ledger, &err);
    for (size_t k = 0; k < VERSIONS_MOST && cases[i].versions[k].received; k++)
        add(ledger, &cases[i].versions[k]);
    assert_int_equal(standings_open(&all, catalogue, ledger, 2021,
                                    view_of(cases[i].day), &arena, &err),
                     STATUS_OK);
    const struct standing *s = row_of(&all);
    if (s->state != cases[i].state || s->reported != cases[i].reported ||
        s->versions != cases[i].count ||
        standing_is_open(&all, s) != cases[i].open)
        fail_msg("%s: state %d, reported %ld, versions %ld", cases[i].title,
                 (int)s->state, s->reported, s->versions);
    ledger_close(ledger);
    arena_release(&arena);
}

static void states_follow_calendar_and_versions(void **state)
{
    struct small_survey survey;
    (void)state;
    small_survey_load(&survey, (struct small_change){0});
    assert_int_equal(survey.status, STATUS_OK);
    struct settings settings = *survey.catalogue.settings;
    survey.catalogue.settings = &settings;
    settings.zone = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        settings.past = cases[i].past;
        check(&survey.catalogue, i);
    }
    small_survey_end(&survey);
}

/* Hill schools owe 2016 to 2020, the chess club from 2018. */
static void rows_are_what_units_owe(void **state)
{
    struct small_survey survey;
    struct arena arena;
    struct err err = {0};
    struct standings all;
    (void)state;
    small_survey_load(&survey, (struct small_change){0});
    struct ledger *ledger = ledger_open(":memory:", false, &err);
    arena_init(&arena, 0);
    assert_int_equal(standings_open(&all, &survey.catalogue, ledger, 2021,
                                    VIEW("2022-02-01"), &arena, &err),
                     STATUS_OK);
    standings_close(&all);
    size_t hill = 0, club = 0;
    const struct standing *s = all.rows.at;
    for (size_t i = 0; i < all.rows.count; i++) {
        hill += view_equal(s[i].unit->code, VIEW("990102"));
        club += view_equal(s[i].unit->code, VIEW("51990100A10000023D"));
    }
    assert_int_equal(hill, 5);
    assert_int_equal(club, 4);
    long expected = 0;
    const struct standing *t = all.totals.at;
    for (size_t i = 0; i < all.totals.count; i++)
        expected += t[i].expected;
    assert_int_equal(expected, all.rows.count);
    ledger_close(ledger);
    arena_release(&arena);
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(states_follow_calendar_and_versions),
        cmocka_unit_test(rows_are_what_units_owe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
