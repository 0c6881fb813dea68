/* The edits of levels 1 and 2, run through the stage's table. */
#include "stages/validate/validate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "tests/support/returns.h"

static const struct small_edit edits[] = {
    {"GIRLS-01", "warning", "1", "SCH.GIRLS <= SCH.PUPILS", NULL},
    {"BOYS-01", "error", "1", "SCH.BOYS <= SCH.PUPILS", NULL},
    {"RATE-01", "information", "1",
     "if SCH.RATING = \"gold\" then SCH.COUNT > 0", NULL},
    {"FATAL-01", "fatal", "1", "SCH.CLUBS < 1000", NULL},
    {"FALL-02", "warning", "2", "SCH.COUNT >= prior(SCH.COUNT)", NULL},
    {"ZERO-02", "error", "2", "if prior(SCH.PUPILS) > 0 then SCH.PUPILS > 0",
     NULL},
    {"FEE-03", "warning", "3", "SCH.FEE < 1", NULL},
};

struct stand {
    struct small_survey survey;
    struct config config;
    void *self;
    struct arena arena;
};

static int open_stand(void **state)
{
    static struct stand stand;
    struct err err = {0};
    returns_survey(&stand.survey, edits, sizeof edits / sizeof *edits);
    stand.config =
        (struct config){&stand.survey.catalogue, stand.survey.folder};
    arena_init(&stand.arena, 0);
    assert_int_equal(validate_stage.open(&stand.config, &stand.self, &err),
                     STATUS_OK);
    *state = &stand;
    return 0;
}

static int close_stand(void **state)
{
    struct stand *stand = *state;
    validate_stage.close(stand->self);
    arena_release(&stand->arena);
    small_survey_end(&stand->survey);
    return 0;
}

static struct submission *make(struct stand *stand, int year, const char *text)
{
    return returns_make(&stand->survey.catalogue, &stand->arena, year, text);
}

static void each(struct stand *stand, struct submission *s)
{
    struct err err = {0};
    assert_int_equal(validate_stage.each(stand->self, s, &err), STATUS_OK);
}

#define GIRLS                                                                  \
    "GIRLS-01 warning 1 990101 2021 r.xml:1 [11] "                             \
    "SCH.GIRLS@990101/2021=11 SCH.PUPILS@990101/2021=10\n"
#define BOYS(line)                                                             \
    "BOYS-01 error 1 990101 2021 r.xml:" line " [11] "                         \
    "SCH.BOYS@990101/2021=11 SCH.PUPILS@990101/2021=10\n"

static const struct {
    const char *values;
    enum acceptance acceptance;
    const char *findings;
} cases[] = {
    /* pass */
    {"SCH.GIRLS=10 SCH.PUPILS=10", ACCEPTED, ""},
    {"SCH.GIRLS=nil SCH.PUPILS=10", ACCEPTED, ""},
    /* undecided: something is not known */
    {"SCH.GIRLS=11", ACCEPTED, ""},
    {"SCH.GIRLS=11 SCH.PUPILS=not-available", ACCEPTED, ""},
    {"SCH.GIRLS=11 SCH.PUPILS@2020=10", ACCEPTED, ""},
    {"SCH.RATING=silver SCH.COUNT=0", ACCEPTED, ""},
    /* fail, once, wherever the values stand */
    {"SCH.GIRLS=11 SCH.PUPILS=10", ACCEPTED_WARNINGS, GIRLS},
    {"SCH.GIRLS=1 SCH.PUPILS=nil", ACCEPTED_WARNINGS,
     "GIRLS-01 warning 1 990101 2021 r.xml:1 [1] SCH.GIRLS@990101/2021=1 "
     "SCH.PUPILS@990101/2021=0\n"},
    {"SCH.PUPILS=10 SCH.GIRLS=11", ACCEPTED_WARNINGS, GIRLS},
    {"SCH.GIRLS@2020=11 SCH.PUPILS@2020=10 SCH.COUNT=1", ACCEPTED_WARNINGS,
     "GIRLS-01 warning 1 990101 2021 r.xml:1 [11] "
     "SCH.GIRLS@990101/2020=11 SCH.PUPILS@990101/2020=10\n"},
    {"SCH.RATING=gold SCH.COUNT=0", ACCEPTED,
     "RATE-01 information 1 990101 2021 r.xml:1 [gold] "
     "SCH.RATING@990101/2021=gold SCH.COUNT@990101/2021=0\n"},
    /* an error refuses its values and no others */
    {"SCH.BOYS=11 SCH.PUPILS=10", REJECTED,
     BOYS("1") "validate.nothing fatal 1 990101 2021 r.xml:0 []\n"},
    {"SCH.BOYS=11 SCH.PUPILS=10 SCH.COUNT=1", ACCEPTED_PARTLY, BOYS("1")},
    {"SCH.COUNT=1 SCH.PUPILS=10 SCH.BOYS=11", ACCEPTED_PARTLY, BOYS("2")},
    /* what is refused leaves other edits undecided */
    {"SCH.BOYS=11 SCH.PUPILS=10 SCH.GIRLS=11 SCH.COUNT=1", ACCEPTED_PARTLY,
     "validate.components warning 1 990101 2021 r.xml:2 [10] "
     "SCH.PUPILS@990101/2021=10\n" BOYS("1")},
    {"SCH.COUNT=3 SCH.CLUBS=1000", REJECTED,
     "FATAL-01 fatal 1 990101 2021 r.xml:2 [1000] "
     "SCH.CLUBS@990101/2021=1000\n"},
    /* what is said twice is refused before any edit sees it */
    {"SCH.GIRLS=11 SCH.PUPILS=10 SCH.PUPILS=12", ACCEPTED_PARTLY,
     "validate.twice error 1 990101 2021 r.xml:2 [10] "
     "SCH.PUPILS@990101/2021=10\n"
     "validate.twice error 1 990101 2021 r.xml:3 [12] "
     "SCH.PUPILS@990101/2021=12\n"},
    /* levels 2 and 3 wait for their turn */
    {"SCH.COUNT=1 SCH.COUNT@2020=2 SCH.FEE=5", ACCEPTED, ""},
};

static void test_each(void **state)
{
    struct stand *stand = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct submission *s = make(stand, 2021, cases[i].values);
        each(stand, s);
        returns_expect(s, cases[i].findings);
        assert_int_equal(s->acceptance, cases[i].acceptance);
        arena_clear(&stand->arena);
    }
}

static void test_dropped(void **state)
{
    struct submission *s =
        make(*state, 2021, "SCH.BOYS=11 SCH.PUPILS=10 SCH.COUNT=1");
    each(*state, s);
    assert_true(submission_observation(s, 0)->dropped);
    assert_true(submission_observation(s, 1)->dropped);
    assert_false(submission_observation(s, 2)->dropped);
}

/* What normalize refused, or could not place, is not looked at. */
static void test_left_out(void **state)
{
    struct submission *s = make(*state, 2021, "SCH.GIRLS=11 SCH.PUPILS=10");
    submission_observation(s, 1)->dropped = true;
    each(*state, s);
    returns_expect(s, "");
    assert_int_equal(s->acceptance, ACCEPTED_PARTLY);
    s = make(*state, 2021, "SCH.GIRLS=11 SCH.PUPILS=10");
    submission_observation(s, 1)->indicator = NULL;
    submission_observation(s, 0)->area = NULL;
    each(*state, s);
    returns_expect(s, "");
}

static void test_explained(void **state)
{
    struct submission *s = make(*state, 2021, "SCH.GIRLS=11 SCH.PUPILS=10");
    returns_remark(s, "SCH.GIRLS", "GIRLS-01", " guests from Hill ");
    each(*state, s);
    returns_expect(s, "GIRLS-01 warning 1 990101 2021 r.xml:1 [11] "
                      "SCH.GIRLS@990101/2021=11 SCH.PUPILS@990101/2021=10 "
                      "{guests from Hill}\n");
    assert_int_equal(s->acceptance, ACCEPTED);
}

static void judge(struct stand *stand, struct submission *s,
                  struct submission *const *returns, size_t count)
{
    struct history history = {.catalogue = &stand->survey.catalogue,
                              .returns = returns,
                              .count = count};
    struct err err = {0};
    assert_int_equal(validate_stage.judge(stand->self, &history, s, &err),
                     STATUS_OK);
}

static void test_judge(void **state)
{
    struct stand *stand = *state;
    struct submission *returns[] = {
        make(stand, 2021, "SCH.COUNT=1 SCH.PUPILS=0 SCH.GIRLS=11"),
        make(stand, 2020, "SCH.COUNT=2 SCH.PUPILS=9"),
        make(stand, 2019, "SCH.COUNT=1 SCH.PUPILS=8"),
    };
    judge(stand, returns[0], returns, 3);
    returns_expect(returns[0],
                   "FALL-02 warning 2 990101 2021 r.xml:1 [1] "
                   "SCH.COUNT@990101/2021=1 SCH.COUNT@990101/2020=2\n"
                   "ZERO-02 error 2 990101 2021 r.xml:2 [0] "
                   "SCH.PUPILS@990101/2021=0 SCH.PUPILS@990101/2020=9\n");
    /* an error of level 2 refuses nothing */
    assert_false(submission_observation(returns[0], 1)->dropped);
    assert_int_equal(returns[0]->acceptance, ACCEPTED);
    judge(stand, returns[1], returns, 3);
    returns_expect(returns[1], "");
    judge(stand, returns[2], returns, 3);
    returns_expect(returns[2], "");
}

/* The later return counts, but a return's own word about the year before goes
 * first; what was refused there is not known. */
static void test_history(void **state)
{
    struct stand *stand = *state;
    struct submission *returns[] = {
        make(stand, 2021, "SCH.COUNT=3"),
        make(stand, 2020, "SCH.COUNT@2020=4"),
        make(stand, 2019, "SCH.COUNT@2020=2"),
    };
    judge(stand, returns[0], returns, 3);
    assert_int_equal(returns[0]->findings.count, 1);
    returns[0]->findings.count = 0;
    submission_observation(returns[1], 0)->dropped = true;
    judge(stand, returns[0], returns, 3);
    returns_expect(returns[0], "");
    returns[0] = make(stand, 2021, "SCH.COUNT=3 SCH.COUNT@2020=9");
    judge(stand, returns[0], returns, 3);
    returns_expect(returns[0], "FALL-02 warning 2 990101 2021 r.xml:1 [3] "
                               "SCH.COUNT@990101/2021=3 "
                               "SCH.COUNT@990101/2020=9\n");
    judge(stand, returns[0], NULL, 0);
    assert_int_equal(returns[0]->findings.count, 2);
}

static void test_judge_explained(void **state)
{
    struct stand *stand = *state;
    struct submission *returns[] = {
        make(stand, 2021, "SCH.COUNT=1"),
        make(stand, 2020, "SCH.COUNT=2"),
    };
    returns_remark(returns[0], NULL, "FALL-02", "one closed");
    judge(stand, returns[0], returns, 2);
    returns_expect(returns[0], "FALL-02 warning 2 990101 2021 r.xml:1 [1] "
                               "SCH.COUNT@990101/2021=1 "
                               "SCH.COUNT@990101/2020=2 {one closed}\n");
}

static void test_describe(void **state)
{
    struct stand *stand = *state;
    struct sheet sheet = {.arena = &stand->arena};
    assert_int_equal(validate_stage.describe(stand->self, &sheet), STATUS_OK);
    const struct sheet_line *lines = sheet.lines.at;
    assert_int_equal(sheet.lines.count, sizeof edits / sizeof *edits);
    assert_true(view_equal(lines[1].rule, VIEW("BOYS-01")));
    assert_true(view_equal(lines[1].text, VIEW("VCO: SCH.BOYS <= SCH.PUPILS")));
}

#define GOOD(text) "<good>" text "</good>"
#define BAD(text) "<bad>" text "</bad>"

/* Each example that does not come out as it says is told with its line. */
static void test_prove(void **state)
{
    static const struct small_edit proven[] = {
        {"A", "warning", "1", "SCH.COUNT > 0",
         GOOD("SCH.COUNT=1") BAD("SCH.COUNT=0")},
        {"B", "warning", "2", "SCH.COUNT > prior(SCH.COUNT)",
         GOOD("SCH.COUNT=1") BAD("SCH.COUNT=1 prior(SCH.COUNT)=1")},
        {"C", "warning", "3", "SCH.COUNT > 0",
         GOOD("SCH.COUNT=0") BAD("SCH.CUONT=0")},
    };
    static const char *const got[] = {
        "pass", "fail", "undecided",
        "fail", "fail", "cannot read \"SCH.CUONT=0\""};
    struct small_survey survey;
    struct err err = {0};
    struct arena arena;
    void *self;
    (void)state;
    returns_survey(&survey, proven, 3);
    struct config config = {&survey.catalogue, survey.folder};
    arena_init(&arena, 0);
    assert_int_equal(validate_stage.open(&config, &self, &err), STATUS_OK);
    struct sheet sheet = {.arena = &arena};
    assert_int_equal(validate_stage.prove(self, &sheet), STATUS_OK);
    const struct sheet_line *lines = sheet.lines.at;
    assert_int_equal(sheet.examples, 6);
    assert_int_equal(sheet.warnings, 1); /* C says the same as A */
    assert_int_equal(sheet.failed, 3);
    for (size_t i = 0; i < 6; i++)
        assert_true(view_equal(lines[i].got, view_of(got[i])));
    assert_true(lines[2].failed && lines[4].failed && lines[5].failed);
    assert_int_equal(lines[0].line, 5);
    validate_stage.close(self);
    arena_release(&arena);
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each),
        cmocka_unit_test(test_dropped),
        cmocka_unit_test(test_left_out),
        cmocka_unit_test(test_explained),
        cmocka_unit_test(test_judge),
        cmocka_unit_test(test_history),
        cmocka_unit_test(test_judge_explained),
        cmocka_unit_test(test_describe),
        cmocka_unit_test(test_prove),
    };
    return cmocka_run_group_tests(tests, open_stand, close_stand);
}
