/* Explanations carried over from versions and years. */
#include "stages/validate/carried.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "stages/validate/validate.h"
#include "tests/support/returns.h"

static const struct small_edit edits[] = {
    {"HIGH-01", "warning", "1", "SCH.COUNT <= 10",
     "<good>SCH.COUNT=1</good>"
     "<bad>SCH.COUNT=11</bad>"},
    {"FALL-02", "warning", "2", "SCH.PUPILS >= prior(SCH.PUPILS)",
     "<good>SCH.PUPILS=1 prior(SCH.PUPILS)=1</good>"
     "<bad>SCH.PUPILS=1 prior(SCH.PUPILS)=2</bad>"},
    {"BAD-01", "error", "1", "SCH.FEE <= 10",
     "<good>SCH.FEE=1</good><bad>SCH.FEE=11</bad>"},
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

/* A return through levels 0 and 1, with a remark or without. */
static struct submission *make(struct stand *stand, int year,
                               const char *values, const char *edit)
{
    struct err err = {0};
    struct submission *s =
        returns_make(&stand->survey.catalogue, &stand->arena, year, values);
    if (edit)
        returns_remark(s, NULL, edit, "so it is");
    assert_int_equal(validate_stage.each(stand->self, s, &err), STATUS_OK);
    return s;
}

/* Oldest first, as judge does it; `returns` are the newest first. */
static void judge(struct stand *stand, struct submission *const *returns,
                  size_t count, struct submission *const *earlier,
                  size_t earlier_count)
{
    struct history history = {&stand->survey.catalogue, returns, count, earlier,
                              earlier_count};
    struct err err = {0};
    for (size_t i = count; i-- > 0;)
        assert_int_equal(
            validate_stage.judge(stand->self, &history, returns[i], &err),
            STATUS_OK);
}

/* The answer to the first finding, and the period it is from. */
static void expect(const struct submission *s, const char *explained,
                   const char *carried)
{
    const struct finding *f = s->findings.at;
    assert_true(s->findings.count > 0);
    assert_true(view_equal(f->explained, view_of(explained)));
    assert_true(view_equal(f->carried, view_of(carried)));
}

static void test_versions(void **state)
{
    struct stand *stand = *state;
    struct submission *earlier[] = {
        make(stand, 2021, "SCH.COUNT=13 SCH.FEE=1", NULL),
        make(stand, 2021, "SCH.COUNT=12", "HIGH-01"),
    };
    struct submission *now = make(stand, 2021, "SCH.COUNT=12", NULL);
    judge(stand, &now, 1, earlier, 2);
    expect(now, "so it is", "2021");
    /* another value, another question */
    now = make(stand, 2021, "SCH.COUNT=13", NULL);
    judge(stand, &now, 1, earlier, 2);
    expect(now, "", "");
    /* of another year's return no version is asked */
    now = make(stand, 2020, "SCH.COUNT=12", NULL);
    judge(stand, &now, 1, earlier, 2);
    expect(now, "", "");
    /* what is gone takes its answer along */
    now = make(stand, 2021, "SCH.COUNT=12", NULL);
    judge(stand, &now, 1, earlier, 2);
    judge(stand, &now, 1, earlier, 1);
    expect(now, "", "");
}

static void test_years(void **state)
{
    struct stand *stand = *state;
    struct submission *returns[] = {
        make(stand, 2021, "SCH.COUNT=12", NULL),
        make(stand, 2020, "SCH.COUNT=12", NULL),
        make(stand, 2019, "SCH.COUNT=12", "HIGH-01"),
    };
    judge(stand, returns, 3, NULL, 0);
    expect(returns[2], "so it is", "");
    expect(returns[1], "so it is", "2019");
    expect(returns[0], "so it is", "2019");
    /* twice is the same as once */
    judge(stand, returns, 3, NULL, 0);
    expect(returns[0], "so it is", "2019");
    /* a year between that says something else ends it */
    returns[1] = make(stand, 2020, "SCH.COUNT=11", NULL);
    judge(stand, returns, 3, NULL, 0);
    expect(returns[1], "", "");
    expect(returns[0], "", "");
    /* its own remark goes first */
    returns[0] = make(stand, 2021, "SCH.COUNT=12", "HIGH-01");
    judge(stand, returns, 3, NULL, 0);
    expect(returns[0], "so it is", "");
}

/* Level 2 looks at two years: both must be what they were. */
static void test_two_cells(void **state)
{
    struct stand *stand = *state;
    struct submission *earlier[] = {
        make(stand, 2021, "SCH.PUPILS=8", "FALL-02")};
    struct submission *returns[] = {
        make(stand, 2021, "SCH.PUPILS=8", NULL),
        make(stand, 2020, "SCH.PUPILS=9", NULL),
    };
    judge(stand, returns, 2, earlier, 1);
    expect(returns[0], "so it is", "2021");
}

/* An error asks to be mended, whatever was said. */
static void test_errors(void **state)
{
    struct stand *stand = *state;
    struct submission *earlier[] = {
        make(stand, 2021, "SCH.FEE=12 SCH.COUNT=1", "BAD-01")};
    struct submission *now =
        make(stand, 2021, "SCH.FEE=12 SCH.COUNT=1", "BAD-01");
    const struct finding *f = now->findings.at;
    judge(stand, &now, 1, earlier, 1);
    expect(now, "", "");
    assert_int_equal(now->findings.count, 2);
    assert_true(view_equal(f[1].code, VIEW("validate.remark-error")));
    assert_int_equal(now->acceptance, ACCEPTED_PARTLY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_versions),
        cmocka_unit_test(test_years),
        cmocka_unit_test(test_two_cells),
        cmocka_unit_test(test_errors),
    };
    return cmocka_run_group_tests(tests, open_stand, close_stand);
}
