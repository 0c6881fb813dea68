/* Comply or explain; the four ways a submission can end. */
#include "stages/validate/acceptance.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/returns.h"

static struct submission *make(struct arena *arena, size_t values,
                               size_t dropped)
{
    struct submission *s = submission_new(arena);
    for (size_t i = 0; i < values; i++) {
        struct observation *o = array_push(&s->observations, arena, sizeof *o);
        o->dropped = i < dropped;
    }
    return s;
}

static const struct {
    size_t values, dropped;
    bool nil;
    enum submission_mode mode;
    int severity; /* of one finding; -1 none */
    bool explained;
    enum acceptance expected;
} cases[] = {
    {3, 0, false, MODE_REPLACE, -1, false, ACCEPTED},
    {3, 0, false, MODE_REPLACE, SEVERITY_INFORMATION, false, ACCEPTED},
    {3, 0, false, MODE_REPLACE, SEVERITY_WARNING, false, ACCEPTED_WARNINGS},
    {3, 0, false, MODE_REPLACE, SEVERITY_WARNING, true, ACCEPTED},
    {3, 0, false, MODE_REPLACE, SEVERITY_ERROR, false, ACCEPTED_PARTLY},
    {3, 1, false, MODE_REPLACE, SEVERITY_ERROR, false, ACCEPTED_PARTLY},
    {3, 1, false, MODE_REPLACE, -1, false, ACCEPTED_PARTLY},
    {3, 0, false, MODE_REPLACE, SEVERITY_FATAL, false, REJECTED},
    {3, 3, false, MODE_REPLACE, SEVERITY_ERROR, false, REJECTED},
    {0, 0, false, MODE_REPLACE, -1, false, REJECTED},
    {0, 0, false, MODE_AMEND, -1, false, REJECTED},
    {0, 0, true, MODE_REPLACE, -1, false, ACCEPTED},
    {0, 0, true, MODE_REPLACE, SEVERITY_WARNING, false, ACCEPTED_WARNINGS},
    {0, 0, true, MODE_REPLACE, SEVERITY_FATAL, false, REJECTED},
    {0, 0, false, MODE_WITHDRAW, -1, false, ACCEPTED},
};

static void test_settle(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct submission *s = make(&arena, cases[i].values, cases[i].dropped);
        s->nil = cases[i].nil;
        s->mode = cases[i].mode;
        if (cases[i].severity >= 0) {
            struct finding *f = array_push(&s->findings, &arena, sizeof *f);
            f->severity = (enum severity)cases[i].severity;
            f->explained = cases[i].explained ? VIEW("so") : VIEW("");
        }
        acceptance_settle(s);
        assert_int_equal(s->acceptance, cases[i].expected);
    }
    arena_release(&arena);
}

static const struct {
    const char *indicator, *edit, *text;
    enum severity severity;
    const char *explained;
} remarks[] = {
    {"SCH.BOYS", "E-01", "so it is", SEVERITY_WARNING, "so it is"},
    {"SCH.GIRLS", "E-01", " so\n", SEVERITY_WARNING, "so"},
    {"", "E-01", "so", SEVERITY_WARNING, "so"},
    {"SCH.BOYS", "E-01", "so", SEVERITY_INFORMATION, "so"},
    {"SCH.BOYS", "E-02", "so", SEVERITY_WARNING, ""},
    {"SCH.COUNT", "E-01", "so", SEVERITY_WARNING, ""},
    {"SCH.BOYS", "", "so", SEVERITY_WARNING, ""},
    {"SCH.BOYS", "E-01", " \n", SEVERITY_WARNING, ""},
    /* what cannot be is not explained away */
    {"SCH.BOYS", "E-01", "so", SEVERITY_ERROR, ""},
    {"SCH.BOYS", "E-01", "so", SEVERITY_FATAL, ""},
};

static void test_explain(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++) {
        struct submission *s = make(&arena, 1, 0);
        struct finding_cell cells[] = {{.indicator = VIEW("SCH.BOYS")},
                                       {.indicator = VIEW("SCH.GIRLS")}};
        struct finding f = {.code = VIEW("E-01"),
                            .severity = remarks[i].severity,
                            .cells = cells,
                            .cell_count = 2};
        returns_remark(s, remarks[i].indicator, remarks[i].edit,
                       remarks[i].text);
        acceptance_explain(s, &f);
        assert_true(view_equal(f.explained, view_of(remarks[i].explained)));
    }
    arena_release(&arena);
}

/* Whole or not at all: what was accepted in part is told and rejected. */
static void test_whole(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    for (enum acceptance a = ACCEPTED; a <= REJECTED; a++) {
        struct submission *s = make(&arena, 2, 1);
        bool partly = a == ACCEPTED_PARTLY;
        s->acceptance = a;
        acceptance_whole(s);
        assert_int_equal(s->acceptance, partly ? REJECTED : a);
        assert_int_equal(s->findings.count, partly);
        if (partly)
            returns_expect(s, "validate.form-refused fatal 1   :0 []\n");
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_settle),
        cmocka_unit_test(test_explain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
