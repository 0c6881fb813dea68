/* The examples of edits: read, tried, and the survey's own all proven. */
#include "pipeline/model/edit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "tests/support/returns.h"

static const struct small_edit edits[] = {
    {"E-0", "warning", "1", "SCH.GIRLS <= SCH.PUPILS", NULL},
    {"E-1", "warning", "2", "SCH.COUNT >= prior(SCH.COUNT)", NULL},
    {"E-2", "warning", "1", "SCH.RATING = \"gold\"", NULL},
    {"E-3", "warning", "3", "SCH.COUNT > at(SCH.COUNT, 2016)", NULL},
};

static const struct {
    size_t edit;
    const char *given;
    enum edit_outcome outcome;
    const char *why; /* it cannot be read */
} cases[] = {
    {0, "SCH.GIRLS=3 SCH.PUPILS=10", EDIT_PASS, NULL},
    {0, "  SCH.PUPILS=10   SCH.GIRLS=11 ", EDIT_FAIL, NULL},
    {0, "SCH.GIRLS=1.5 SCH.PUPILS=-1", EDIT_FAIL, NULL},
    {0, "SCH.GIRLS=11", EDIT_UNDECIDED, NULL},
    {0, "", EDIT_UNDECIDED, NULL},
    {1, "SCH.COUNT=1 prior(SCH.COUNT)=1", EDIT_PASS, NULL},
    {1, "SCH.COUNT=1 prior(SCH.COUNT)=2", EDIT_FAIL, NULL},
    {1, "SCH.COUNT=1 at(SCH.COUNT,2020)=2", EDIT_FAIL, NULL},
    {1, "SCH.COUNT=1", EDIT_UNDECIDED, NULL},
    {2, "SCH.RATING=gold", EDIT_PASS, NULL},
    {2, "SCH.RATING=金", EDIT_PASS, NULL},
    {2, "SCH.RATING=优", EDIT_PASS, NULL},
    {2, "SCH.RATING=Silver", EDIT_FAIL, NULL},
    {2, "SCH.RATING=2", EDIT_FAIL, NULL},
    {3, "SCH.COUNT=9 at(SCH.COUNT,2016)=8", EDIT_PASS, NULL},
    {3, "SCH.COUNT=8 at(SCH.COUNT,2016)=8", EDIT_FAIL, NULL},
    {0, "SCH.GILRS=3", EDIT_UNDECIDED, "cannot read \"SCH.GILRS=3\""},
    {0, "SCH.GIRLS", EDIT_UNDECIDED, "cannot read \"SCH.GIRLS\""},
    {0, "SCH.GIRLS=", EDIT_UNDECIDED, "cannot read \"SCH.GIRLS=\""},
    {0, "SCH.GIRLS=many", EDIT_UNDECIDED, "cannot read \"SCH.GIRLS=many\""},
    {0, "SCH.GIRLS=1,000", EDIT_UNDECIDED, "cannot read \"SCH.GIRLS=1,000\""},
    {1, "last(SCH.COUNT)=1", EDIT_UNDECIDED,
     "cannot read \"last(SCH.COUNT)=1\""},
    {3, "at(SCH.COUNT)=1", EDIT_UNDECIDED, "cannot read \"at(SCH.COUNT)=1\""},
    {3, "at(SCH.COUNT,last)=1", EDIT_UNDECIDED,
     "cannot read \"at(SCH.COUNT,last)=1\""},
    {3, "prior()=1", EDIT_UNDECIDED, "cannot read \"prior()=1\""},
    {3, ")=1", EDIT_UNDECIDED, "cannot read \")=1\""},
};

static void test_cases(void **state)
{
    struct small_survey survey;
    struct arena arena;
    (void)state;
    returns_survey(&survey, edits, sizeof edits / sizeof *edits);
    arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct edit_example x = {true, view_of(cases[i].given), 1};
        enum edit_outcome got = EDIT_UNDECIDED;
        struct view why = {0};
        bool read = edit_try_example(&survey.catalogue,
                                     &survey.catalogue.edits[cases[i].edit], &x,
                                     2021, &arena, &got, &why);
        assert_int_equal(read, !cases[i].why);
        assert_int_equal(got, cases[i].outcome);
        assert_true(view_equal(why, view_of(cases[i].why)));
    }
    arena_release(&arena);
    small_survey_end(&survey);
}

/* One more value than an example may give. */
static void test_many(void **state)
{
    struct small_survey survey;
    struct arena arena;
    struct buf given = {0};
    enum edit_outcome got;
    struct view why = {0};
    (void)state;
    returns_survey(&survey, edits, 1);
    arena_init(&arena, 0);
    for (int i = 0; i < 33; i++)
        buf_adds(&given, "SCH.GIRLS=3 ");
    struct edit_example x = {true, buf_view(&given), 1};
    assert_false(edit_try_example(&survey.catalogue, survey.catalogue.edits, &x,
                                  2021, &arena, &got, &why));
    assert_true(view_equal(why, VIEW("cannot read \"SCH.GIRLS=3\"")));
    buf_release(&given);
    arena_release(&arena);
    small_survey_end(&survey);
}

/* config/edits.xml: every example comes out as it says. */
static void test_survey(void **state)
{
    struct arena arena, scratch;
    struct catalogue c = {0};
    struct err err = {0};
    (void)state;
    arena_init(&arena, 0);
    arena_init(&scratch, 0);
    assert_int_equal(catalogue_load("config", &arena, &c, &err), STATUS_OK);
    assert_true(c.edit_count >= 30);
    for (size_t i = 0; i < c.edit_count; i++)
        for (size_t k = 0; k < c.edits[i].example_count; k++) {
            const struct edit_example *x = &c.edits[i].examples[k];
            enum edit_outcome got = EDIT_UNDECIDED;
            struct view why = {0};
            assert_true(edit_try_example(&c, &c.edits[i], x, 2021, &scratch,
                                         &got, &why));
            if (got != (x->good ? EDIT_PASS : EDIT_FAIL))
                fail_msg("edits.xml:%ld: %.*s", x->line, VIEW_ARG(x->given));
        }
    arena_release(&arena);
    arena_release(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_survey),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
