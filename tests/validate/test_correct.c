/* Tests of slips that are mended or proposed. */
#include "stages/validate/correct.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/returns.h"

static const struct small_edit edits[] = {
    {"SUM", "error", "1", "SCH.PUPILS = SCH.BOYS + SCH.GIRLS", NULL},
};

static struct small_survey survey;

static int open_survey(void **state)
{
    (void)state;
    returns_survey(&survey, edits, 1);
    return 0;
}

static int close_survey(void **state)
{
    (void)state;
    small_survey_end(&survey);
    return 0;
}

/* A return of a survey that mends what `slips` say. */
static struct submission *mended(const char *slips, const char *values,
                                 struct world *world)
{
    struct buf text = {0};
    buf_format(&text, "edit,slip\n%s", slips);
    small_survey_write(&survey, "corrections.csv", text.p);
    buf_release(&text);
    small_survey_again(&survey);
    assert_string_equal(survey.err.what, "");
    struct submission *s =
        returns_make(&survey.catalogue, &survey.arena, 2021, values);
    assert_true(world_begin(world, &survey.catalogue, s, NULL));
    correct_all(&survey.catalogue, s, world);
    return s;
}

static void is_mended_where_the_survey_says_so(void **state)
{
    struct world world;
    (void)state;
    struct submission *s =
        mended("SUM,ten\n", "SCH.PUPILS=10 SCH.BOYS=60 SCH.GIRLS=4", &world);
    const struct observation *boys = submission_observation(s, 1);
    assert_int_equal(decimal_compare(boys->number, decimal_of(6)), 0);
    assert_true(boys->flags & FLAG_BIT(FLAG_IMPUTED));
    assert_true(view_equal(boys->text, VIEW("60")));
    assert_int_equal(boys->trace_count, 1);
    assert_true(view_equal(boys->traces[0].rule, VIEW("SUM")));
    assert_int_equal(submission_observation(s, 0)->flags, 0);
    returns_expect(s, "validate.corrected warning 1 990101 2021 r.xml:2 [60] "
                      "SCH.BOYS@990101/2021=60\n");
    const struct finding *f = s->findings.at;
    assert_true(view_equal(f->expected, VIEW("6")));
}

static void both_cells_of_a_swap_are_mended(void **state)
{
    struct world world;
    (void)state;
    struct submission *s =
        mended("SUM,swap\n", "SCH.PUPILS=4 SCH.BOYS=6 SCH.GIRLS=10", &world);
    assert_int_equal(s->findings.count, 2);
    assert_int_equal(
        decimal_compare(submission_observation(s, 0)->number, decimal_of(10)),
        0);
    assert_int_equal(
        decimal_compare(submission_observation(s, 2)->number, decimal_of(4)),
        0);
}

static void another_slip_stays(void **state)
{
    struct world world;
    (void)state;
    struct submission *s =
        mended("SUM,sign\n", "SCH.PUPILS=10 SCH.BOYS=60 SCH.GIRLS=4", &world);
    assert_int_equal(s->findings.count, 0);
    assert_int_equal(
        decimal_compare(submission_observation(s, 1)->number, decimal_of(60)),
        0);
}

static void is_proposed_in_the_edits_finding(void **state)
{
    struct world world;
    struct deduced d;
    (void)state;
    struct submission *s =
        mended("", "SCH.PUPILS=10 SCH.BOYS=60 SCH.GIRLS=4", &world);
    const struct observation *about = submission_observation(s, 0);
    assert_true(correct_deduce(&survey.catalogue, &world,
                               &survey.catalogue.edits[0], about, &d));
    struct finding *f = submission_find(s, VIEW("SUM"), SEVERITY_WARNING, 1,
                                        submission_observation(s, 1));
    correct_propose(s, f, &d);
    f = s->findings.at;
    assert_int_equal(s->findings.count, 2);
    assert_true(view_equal(f[0].cells[0].expected, VIEW("6")));
    assert_true(view_equal(f[1].code, VIEW("validate.proposed")));
    assert_true(view_equal(f[1].expected, VIEW("6")));
    assert_int_equal(f[1].line, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_mended_where_the_survey_says_so),
        cmocka_unit_test(both_cells_of_a_swap_are_mended),
        cmocka_unit_test(another_slip_stays),
        cmocka_unit_test(is_proposed_in_the_edits_finding),
    };
    return cmocka_run_group_tests(tests, open_survey, close_survey);
}
