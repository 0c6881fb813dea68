/* Early, in time, late, locked: by the day on which the calendar is told. */
#include "stages/validate/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/model/settings.h"
#include "tests/support/returns.h"

static const struct {
    const char *moment;
    long zone;
    const char *expected; /* NULL: no moment */
} days[] = {
    {"2022-02-28T17:00:00.123456789Z", 0, "2022-02-28"},
    {"2022-02-28T15:59:59.999999999Z", 480, "2022-02-28"},
    {"2022-02-28T16:00:00.000000000Z", 480, "2022-03-01"},
    {"2021-12-31T16:00:00Z", 480, "2022-01-01"},
    {"2022-01-01T03:29:59Z", -210, "2021-12-31"},
    {"2024-02-28T18:00:00Z", 480, "2024-02-29"},
    {"2022-02-28T17:00:00", 0, "2022-02-28"},
    {"2022-02-28T17:00", 0, NULL},
    {"2022-02-28 17:00:00", 0, NULL},
    {"2O22-02-28T17:00:00", 0, NULL},
    {"", 0, NULL},
};

static void test_day(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        char day[CALENDAR_DAY_TEXT] = "";
        bool is = calendar_day(view_of(days[i].moment), days[i].zone, day);
        assert_int_equal(is, days[i].expected != NULL);
        if (is)
            assert_string_equal(day, days[i].expected);
    }
}

/* The survey with a calendar and settings of the test's own. */
struct stand {
    struct small_survey survey;
    struct catalogue catalogue;
    struct calendar_entry calendar[2];
    struct settings settings;
    struct arena arena;
};

static int open_stand(void **state)
{
    static struct stand stand;
    small_survey_load(&stand.survey, (struct small_change){0});
    assert_int_equal(stand.survey.status, STATUS_OK);
    stand.catalogue = stand.survey.catalogue;
    stand.calendar[0] = (struct calendar_entry){
        .form = VIEW("annual"),
        .year = 2021,
        .opening = VIEW("2022-01-01"),
        .deadline = VIEW("2022-02-28"),
        .correction = VIEW("2022-03-31"),
        .lock = VIEW("2022-06-30"),
    };
    stand.calendar[1] = (struct calendar_entry){
        .form = VIEW("annual"), .year = 2019, .deadline = VIEW("2020-02-28")};
    stand.catalogue.calendar = stand.calendar;
    stand.catalogue.calendar_count = 2;
    stand.catalogue.settings = &stand.settings;
    arena_init(&stand.arena, 0);
    *state = &stand;
    return 0;
}

static int close_stand(void **state)
{
    struct stand *stand = *state;
    arena_release(&stand->arena);
    small_survey_end(&stand->survey);
    return 0;
}

static const struct {
    const char *title, *received;
    int year;
    bool past;
    const char *code; /* NULL: nothing is told */
    enum acceptance acceptance;
    bool late;
} cases[] = {
    {"the day before", "2021-12-31T12:00:00Z", 2021, false, "validate.early",
     REJECTED, false},
    {"the opening", "2022-01-01T00:00:00Z", 2021, false, NULL, ACCEPTED, false},
    {"the deadline", "2022-02-28T23:59:59Z", 2021, false, NULL, ACCEPTED,
     false},
    {"after it", "2022-03-01T00:00:00Z", 2021, false, "validate.late", ACCEPTED,
     true},
    {"the last day to correct", "2022-03-31T10:00:00Z", 2021, false,
     "validate.late", ACCEPTED, true},
    {"after it", "2022-04-01T10:00:00Z", 2021, false, "validate.correction",
     ACCEPTED_WARNINGS, true},
    {"the lock's day", "2022-06-30T10:00:00Z", 2021, false,
     "validate.correction", ACCEPTED_WARNINGS, true},
    {"locked", "2022-07-01T10:00:00Z", 2021, false, "validate.locked", REJECTED,
     true},
    {"locked, but history", "2022-07-01T10:00:00Z", 2021, true, NULL, ACCEPTED,
     false},
    {"history is not early", "2021-12-31T12:00:00Z", 2021, true,
     "validate.early", REJECTED, false},
    {"nor in time", "2022-03-01T00:00:00Z", 2021, true, "validate.late",
     ACCEPTED, true},
    {"no time is known", "", 2021, false, NULL, ACCEPTED, false},
    {"no opening, no lock", "2019-05-05T10:00:00Z", 2019, false, NULL, ACCEPTED,
     false},
    {"never locked", "2029-05-05T10:00:00Z", 2019, false, "validate.late",
     ACCEPTED, true},
    {"not in the calendar", "2022-02-01T10:00:00Z", 2020, false, NULL, ACCEPTED,
     false},
    {"nor over", "2020-12-31T10:00:00Z", 2020, false, "validate.future",
     REJECTED, false},
    {"nor ever begun", "2022-02-01T10:00:00Z", 2031, true, "validate.future",
     REJECTED, false},
};

static void expect(struct stand *stand, size_t i)
{
    struct submission *s = returns_make(&stand->catalogue, &stand->arena,
                                        cases[i].year, "SCH.COUNT=3");
    s->form = VIEW("annual");
    s->received = view_of(cases[i].received);
    stand->settings.past = cases[i].past;
    calendar_judge(&stand->catalogue, s);
    const struct finding *f = s->findings.at;
    struct view code = s->findings.count ? f->code : VIEW("");
    bool late = submission_observation(s, 0)->flags & FLAG_BIT(FLAG_LATE);
    if (!view_equal(code, view_of(cases[i].code)) || s->findings.count > 1 ||
        s->acceptance != cases[i].acceptance || late != cases[i].late)
        fail_msg("%s, %s: %zu findings, %.*s, acceptance %d, late %d",
                 cases[i].title, cases[i].received, s->findings.count,
                 VIEW_ARG(code), (int)s->acceptance, late);
    if (s->findings.count)
        assert_int_equal(f->level, 1);
}

static void test_cases(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect(*state, i);
}

/* How bad it is stands in messages.csv, so a site may say otherwise. */
static void test_severity_is_configured(void **state)
{
    struct stand *stand = *state;
    struct message message = {.code = VIEW("validate.locked"),
                              .severity = SEVERITY_WARNING};
    const struct message *known =
        catalogue_message(&stand->catalogue, message.code);
    struct submission *s =
        returns_make(&stand->catalogue, &stand->arena, 2021, "SCH.COUNT=3");
    s->form = VIEW("annual");
    s->received = VIEW("2022-07-01T10:00:00Z");
    stand->settings.past = false;
    calendar_judge(&stand->catalogue, s);
    const struct finding *f = s->findings.at;
    assert_int_equal(f->severity, known ? known->severity : SEVERITY_FATAL);
    assert_true(view_equal(f->expected, VIEW("2022-06-30")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_day),
        cmocka_unit_test_setup_teardown(test_cases, open_stand, close_stand),
        cmocka_unit_test_setup_teardown(test_severity_is_configured, open_stand,
                                        close_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
