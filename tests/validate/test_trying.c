/* How edits came out, and edits on whole returns. */
#include "stages/validate/trying.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "stages/validate/validate.h"
#include "tests/support/returns.h"

#define WORDS                                                                  \
    "<zh remedy='改'>错</zh><en remedy='mend'>wrong</en>"                    \
    "<good>a</good><bad>b</bad></edit>\n"

static const char edits[] =
    "<edits>\n"
    "<edit id='A' type='VIR' severity='error' level='1' most='10' "
    "on='SCH.COUNT SCH.FEE'>" WORDS
    "<edit id='B' type='VCO' severity='warning' level='1'>"
    "<formula>SCH.GIRLS &lt;= SCH.PUPILS</formula>" WORDS
    "<edit id='C' type='FDM' severity='error' level='1' on='SCH.BOYS'>" WORDS
    "<edit id='D' type='REP' cover='excl' severity='error' level='1' "
    "on='SCH.MOTTO'>" WORDS
    "<edit id='E' type='VNO' method='slip' severity='warning' level='2' "
    "on='SCH.COUNT'>" WORDS
    "<edit id='F' type='RRL' severity='information' level='2'>" WORDS
    "<edit id='G' type='RTS' severity='warning' level='2' "
    "on='SCH.COUNT'>" WORDS "</edits>\n";

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
    small_survey_load(&stand.survey, (struct small_change){0});
    small_survey_write(&stand.survey, "edits.xml", edits);
    small_survey_again(&stand.survey);
    assert_string_equal(stand.survey.err.what, "");
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

static struct submission *make(struct stand *stand, int year,
                               const char *values)
{
    struct err err = {0};
    struct submission *s =
        returns_make(&stand->survey.catalogue, &stand->arena, year, values);
    s->form = VIEW("annual");
    assert_int_equal(validate_stage.each(stand->self, s, &err), STATUS_OK);
    return s;
}

/* "A+1 B?1 C-2": passed, undecided, failed. */
static void expect_outcomes(const struct stand *stand,
                            const struct submission *s, const char *expected)
{
    const struct tries *t = s->outcomes.at;
    struct buf text = {0};
    buf_adds(&text, "");
    for (size_t i = 0; i < s->outcomes.count; i++) {
        buf_format(&text, "%s%.*s", i ? " " : "",
                   VIEW_ARG(stand->survey.catalogue.edits[t[i].edit].id));
        if (t[i].passed)
            buf_format(&text, "+%u", t[i].passed);
        if (t[i].failed)
            buf_format(&text, "-%u", t[i].failed);
        if (t[i].undecided)
            buf_format(&text, "?%u", t[i].undecided);
    }
    buf_byte(&text, '\0');
    assert_string_equal(text.p, expected);
    assert_int_equal(s->outcomes_of, stand->survey.catalogue.edit_digest);
    buf_release(&text);
}

static void test_outcomes(void **state)
{
    struct stand *stand = *state;
    struct submission *s =
        make(stand, 2021,
             "SCH.COUNT=5 SCH.FEE=11 SCH.COUNT@2020=4 SCH.GIRLS=1 "
             "SCH.BOYS=1");
    expect_outcomes(stand, s, "A+2-1 B?1 C+1 D+1");
    returns_expect(s, "A error 1 990101 2021 r.xml:2 [11] "
                      "SCH.FEE@990101/2021=11\n");
    assert_true(submission_observation(s, 1)->dropped);
    assert_false(submission_observation(s, 0)->dropped);
}

/* What is missing has no line of its own; what is too much is refused. */
static void test_whole_returns(void **state)
{
    struct stand *stand = *state;
    struct submission *s = make(stand, 2021, "SCH.COUNT=5");
    expect_outcomes(stand, s, "A+1 C-1 D+1");
    returns_expect(s, "C error 1 990101 2021 r.xml:0 [] "
                      "SCH.BOYS@990101/2021=\n");
    assert_int_equal(s->acceptance, ACCEPTED_PARTLY);
    s = make(stand, 2021, "SCH.COUNT=5 SCH.BOYS=1 SCH.MOTTO=not-available");
    returns_expect(s, "D error 1 990101 2021 r.xml:3 [] "
                      "SCH.MOTTO@990101/2021=\n");
    assert_true(submission_observation(s, 2)->dropped);
}

/* Level 2 puts its outcomes beside those of level 1, however often. */
static void test_levels(void **state)
{
    struct stand *stand = *state;
    struct submission *returns[] = {
        make(stand, 2021, "SCH.COUNT=2 SCH.BOYS=1"),
        make(stand, 2019, "SCH.COUNT=3 SCH.BOYS=1"),
    };
    struct submission *earlier[] = {
        make(stand, 2021, "SCH.COUNT=2 SCH.BOYS=2")};
    struct history history = {&stand->survey.catalogue, returns, 2, earlier, 1};
    struct err err = {0};
    for (int i = 0; i < 2; i++) {
        returns[0]->findings.count = 0;
        assert_int_equal(
            validate_stage.judge(stand->self, &history, returns[0], &err),
            STATUS_OK);
        expect_outcomes(stand, returns[0], "A+1 C+1 D+1 E+1 F-1 G-1");
    }
    returns_expect(returns[0], "F information 2 990101 2021 r.xml:2 [1 / 2] "
                               "SCH.BOYS@990101/2021=1\n"
                               "G warning 2 990101 2021 r.xml:0 [2020] "
                               "SCH.COUNT@990101/2020=\n");
    assert_int_equal(returns[0]->acceptance, ACCEPTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_outcomes),
        cmocka_unit_test(test_whole_returns),
        cmocka_unit_test(test_levels),
    };
    return cmocka_run_group_tests(tests, open_stand, close_stand);
}
