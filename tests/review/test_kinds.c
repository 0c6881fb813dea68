/* Kinds of level 3 on figures: peers, totals; and how often they came out. */
#include "stages/review/review.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/returns.h"

static const char *const kinds =
    "<edits>\n"
    "<edit id='Z-03' type='VNO' method='modified-z' severity='warning' "
    "level='3' on='SCH.CLUBS' strata='all' min-units='3'>"
    "<zh remedy='改'>错</zh><en remedy='mend'>wrong</en>"
    "<good>10 11 12</good><bad>10 11 12 90</bad></edit>\n"
    "<edit id='HB-03' type='VNO' method='hb' severity='warning' level='3' "
    "on='SCH.FEE' strata='all' min-units='3'>"
    "<zh remedy='改'>错</zh><en remedy='mend'>wrong</en>"
    "<good>10/10 11/10 12/10</good><bad>10/9 11/10 12/11 90/10</bad></edit>\n"
    "<edit id='SUM-03' type='VAD' severity='warning' level='3' on='SCH.BOYS' "
    "parts='children' missing='zero'>"
    "<zh remedy='改'>错</zh><en remedy='mend'>wrong</en>"
    "<good>a</good><bad>b</bad></edit>\n"
    "</edits>\n";

struct stand {
    struct small_survey survey;
    struct arena arena;
    struct run run;
};

static int close_stand(void **state)
{
    struct stand *stand = *state;
    arena_release(&stand->arena);
    small_survey_end(&stand->survey);
    return 0;
}

static void put(struct stand *stand, const char *code, const char *area,
                int year, int number)
{
    const struct catalogue *c = stand->run.catalogue;
    struct key key = {catalogue_indicator(c, view_of(code)),
                      catalogue_area(c, view_of(area)), period_year(year)};
    struct figure *f = figures_put(stand->run.figures, &key);
    assert_non_null(f);
    if (number < 0) {
        f->flags = FLAG_BIT(FLAG_MISSING);
        return;
    }
    f->value = (struct quantity){.kind = QUANTITY_NUMBER,
                                 .number = decimal_of(number)};
}

static void expect(struct stand *stand, const char *findings)
{
    struct buf text = {0};
    struct err err = {0};
    stand->run.findings = (struct array){0};
    assert_int_equal(review_stage.all(NULL, &stand->run, &err), STATUS_OK);
    returns_findings(stand->run.findings.at, stand->run.findings.count, &text);
    assert_string_equal(text.p, findings);
    buf_release(&text);
}

static int open_kinds(void **state)
{
    static struct stand stand;
    small_survey_load(&stand.survey, (struct small_change){0});
    small_survey_write(&stand.survey, "edits.xml", kinds);
    small_survey_again(&stand.survey);
    if (stand.survey.status != STATUS_OK)
        fail_msg("%s", stand.survey.err.what);
    arena_init(&stand.arena, 0);
    stand.run = (struct run){
        .catalogue = &stand.survey.catalogue,
        .arena = &stand.arena,
        .year = 2021,
        .figures = figures_new(&stand.survey.catalogue, &stand.arena),
    };
    *state = &stand;
    return 0;
}

static void expect_tried(const struct stand *stand, size_t edit, size_t passed,
                         size_t failed, size_t undecided)
{
    const struct tried *t = &stand->run.tried[edit];
    assert_int_equal(t->passed, passed);
    assert_int_equal(t->failed, failed);
    assert_int_equal(t->undecided, undecided);
}

/* Areas that have a figure are each other's peers; own leaves are not. */
static void test_peers(void **state)
{
    static const char *const areas[] = {"990000", "990100", "990200", "990101",
                                        "990102"};
    static const int clubs[] = {10, 11, 13, 12, 90};
    struct stand *stand = *state;
    for (size_t i = 0; i < 5; i++)
        put(stand, "SCH.CLUBS", areas[i], 2021, clubs[i]);
    put(stand, "SCH.CLUBS", "990100/own", 2021, 5000);
    expect(stand, "Z-03 warning 3 990102 2021 :0 [90] "
                  "SCH.CLUBS@990102/2021=90\n");
    expect_tried(stand, 0, 4, 1, 0);
    const struct finding *f = stand->run.findings.at;
    assert_true(view_equal(f->expected, VIEW("8…16")));
}

/* This year beside last year; bounds as numbers and as ratios. */
static void test_hb(void **state)
{
    static const char *const areas[] = {"990000", "990100", "990200", "990101",
                                        "990102"};
    static const int now[] = {105, 102, 104, 103, 900};
    struct stand *stand = *state;
    stand->run.tried = NULL;
    for (size_t i = 0; i < 5; i++) {
        put(stand, "SCH.FEE", areas[i], 2021, now[i]);
        put(stand, "SCH.FEE", areas[i], 2020, 100);
    }
    put(stand, "SCH.CLUBS", "990102", 2021, 12);
    expect(stand, "HB-03 warning 3 990102 2021 :0 [900] "
                  "SCH.FEE@990102/2021=900 SCH.FEE@990102/2020=100\n");
    expect_tried(stand, 1, 4, 1, 0);
    const struct finding *f = stand->run.findings.at;
    assert_true(view_equal(f->expected, VIEW("103…105 (×1.027…1.054)")));
    assert_true(f->cells[0].suspect && !f->cells[1].suspect);
}

/* A whole beside its districts and its own leaf. */
static void test_sums(void **state)
{
    struct stand *stand = *state;
    stand->run.tried = NULL;
    put(stand, "SCH.FEE", "990102", 2021, 104);
    put(stand, "SCH.BOYS", "990100", 2021, 9);
    put(stand, "SCH.BOYS", "990101", 2021, 4);
    put(stand, "SCH.BOYS", "990102", 2021, 6);
    expect(stand, "SUM-03 warning 3 990100 2021 :0 [9] "
                  "SCH.BOYS@990100/2021=9 SCH.BOYS@990101/2021=4 "
                  "SCH.BOYS@990102/2021=6 SCH.BOYS@990100/own/2021=\n");
    /* leaves have no parts: it is none of their business */
    expect_tried(stand, 2, 0, 1, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_peers),
        cmocka_unit_test(test_hb),
        cmocka_unit_test(test_sums),
    };
    return cmocka_run_group_tests(tests, open_kinds, close_stand);
}
