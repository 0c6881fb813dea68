/* Twice, below zero, totals, nil returns, remarks: told without an edit. */
#include "stages/validate/plain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/returns.h"

static const struct small_edit edits[] = {
    {"E-01", "warning", "1", "SCH.COUNT < 5", NULL},
    {"E-02", "warning", "2", "SCH.COUNT >= prior(SCH.COUNT)", NULL},
};

struct stand {
    struct small_survey survey;
    struct arena arena;
};

static int open_stand(void **state)
{
    static struct stand stand;
    returns_survey(&stand.survey, edits, sizeof edits / sizeof *edits);
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

static struct submission *make(struct stand *stand, const char *values)
{
    return returns_make(&stand->survey.catalogue, &stand->arena, 2021, values);
}

static void check(struct stand *stand, struct submission *s)
{
    struct world world;
    assert_true(world_begin(&world, &stand->survey.catalogue, s, NULL));
    plain_values(s, &world);
}

#define TWICE(line, seen)                                                      \
    "validate.twice error 1 990101 2021 r.xml:" line " [" seen                 \
    "] SCH.COUNT@990101/2021=" seen "\n"
#define EQUAL(line, code, seen)                                                \
    "validate.twice-equal information 1 990101 2021 r.xml:" line " [" seen     \
    "] " code "@990101/2021=" seen "\n"

static const struct {
    const char *values;
    const char *kept; /* one letter a value: k kept, d dropped */
    const char *findings;
} cases[] = {
    {"SCH.COUNT=1 SCH.COUNT@2020=2", "kk", ""},
    {"SCH.COUNT=1 SCH.COUNT=2", "dd", TWICE("1", "1") TWICE("2", "2")},
    {"SCH.COUNT=1 SCH.BOYS=1 SCH.COUNT=2 SCH.COUNT=1", "dkdk",
     EQUAL("4", "SCH.COUNT", "1") TWICE("1", "1") TWICE("3", "2")},
    {"SCH.COUNT=1 SCH.COUNT=2 SCH.COUNT=3", "ddd",
     TWICE("1", "1") TWICE("2", "2") TWICE("3", "3")},
    {"SCH.COUNT=1 SCH.COUNT=1.0", "kk", EQUAL("2", "SCH.COUNT", "1.0")},
    {"SCH.COUNT=0 SCH.COUNT=nil", "kk", EQUAL("2", "SCH.COUNT", "nil")},
    {"SCH.COUNT=0 SCH.COUNT=not-available", "dd",
     TWICE("1", "0") TWICE("2", "not-available")},
    {"SCH.RATING=gold SCH.RATING=Gold", "kk", EQUAL("2", "SCH.RATING", "Gold")},
    {"SCH.COUNT=-1", "d",
     "validate.negative error 1 990101 2021 r.xml:1 [-1] "
     "SCH.COUNT@990101/2021=-1\n"},
    {"SCH.FEE=-1", "k", ""},
    {"SCH.PUPILS=10 SCH.BOYS=6 SCH.GIRLS=4", "kkk", ""},
    {"SCH.PUPILS=10 SCH.BOYS=6 SCH.GIRLS=5", "kkk",
     "validate.components warning 1 990101 2021 r.xml:1 [10] "
     "SCH.PUPILS@990101/2021=10\n"},
    {"SCH.PUPILS=10 SCH.BOYS=10 SCH.GIRLS=nil", "kkk", ""},
    {"SCH.PUPILS=10 SCH.BOYS=6", "kk", ""},
    {"SCH.PUPILS=10 SCH.BOYS=6 SCH.GIRLS=not-available", "kkk", ""},
    {"SCH.PUPILS=not-available SCH.BOYS=6 SCH.GIRLS=4", "kkk", ""},
};

static void test_values(void **state)
{
    struct stand *stand = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct submission *s = make(stand, cases[i].values);
        check(stand, s);
        returns_expect(s, cases[i].findings);
        for (size_t k = 0; k < s->observations.count; k++)
            assert_int_equal(submission_observation(s, k)->dropped,
                             cases[i].kept[k] == 'd');
    }
}

static void test_expected(void **state)
{
    struct submission *s = make(*state, "SCH.PUPILS=10 SCH.BOYS=6 SCH.GIRLS=5");
    check(*state, s);
    const struct finding *f = s->findings.at;
    assert_true(view_equal(f->expected, VIEW("11")));
    assert_true(view_equal(f->cells[0].expected, VIEW("11")));
}

static void test_nil(void **state)
{
    struct submission *s = make(*state, "");
    s->nil = true;
    check(*state, s);
    returns_expect(s, "");
    s = make(*state, "SCH.COUNT=1");
    s->nil = true;
    check(*state, s);
    returns_expect(s, "validate.nil-values fatal 1 990101 2021 r.xml:0 []\n");
    assert_int_equal(s->acceptance, REJECTED);
}

static const struct {
    const char *edit, *raised, *findings;
} remarks[] = {
    {"", "", ""},
    {"E-01", "E-01", "E-01 warning 1 990101 2021 r.xml:0 [] {so}\n"},
    {"school.odd", "school.odd",
     "school.odd warning 1 990101 2021 r.xml:0 [] {so}\n"},
    {"E-01", "",
     "validate.remark-idle information 1 990101 2021 r.xml:9 [E-01]\n"},
    {"E-02", "", ""}, /* not tried yet */
    {"E-07", "", "validate.remark-edit warning 1 990101 2021 r.xml:9 [E-07]\n"},
};

static void test_remarks(void **state)
{
    struct stand *stand = *state;
    for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++) {
        struct submission *s = make(stand, "SCH.COUNT=1");
        returns_remark(s, NULL, remarks[i].edit, "so");
        struct remark *r = s->remarks.at;
        r->place = (struct place){.file = VIEW("r.xml"), .line = 9};
        if (*remarks[i].raised)
            submission_find(s, view_of(remarks[i].raised), SEVERITY_WARNING, 1,
                            NULL);
        plain_remarks(s, &stand->survey.catalogue);
        returns_expect(s, remarks[i].findings);
    }
}

#define NOTHING "validate.nothing fatal 1 990101 2021 r.xml:0 []\n"

static void test_nothing(void **state)
{
    struct stand *stand = *state;
    const struct catalogue *c = &stand->survey.catalogue;
    struct submission *s = make(stand, "");
    plain_remarks(s, c);
    returns_expect(s, NOTHING);
    s = make(stand, "SCH.COUNT=1");
    submission_observation(s, 0)->dropped = true;
    plain_remarks(s, c);
    returns_expect(s, NOTHING);
    s = make(stand, "");
    s->mode = MODE_WITHDRAW;
    plain_remarks(s, c);
    returns_expect(s, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),  cmocka_unit_test(test_expected),
        cmocka_unit_test(test_nil),     cmocka_unit_test(test_remarks),
        cmocka_unit_test(test_nothing),
    };
    return cmocka_run_group_tests(tests, open_stand, close_stand);
}
