/* Counting what the rules came to: every breakdown adds up to the whole. */
#include "stages/publish/verdicts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "tests/support/returns.h"

static const struct small_edit edits[] = {
    {"A-01", "error", "1", "SCH.COUNT > 0", NULL},
    {"B-02", "warning", "2", "SCH.COUNT > 0", NULL},
};

static void find(struct run *run, const char *code, enum severity severity,
                 const char *unit, const char *indicator, bool explained)
{
    struct finding *f = array_push(&run->findings, run->arena, sizeof *f);
    *f = (struct finding){.code = view_of(code),
                          .severity = severity,
                          .level = 1,
                          .unit = view_of(unit),
                          .period = VIEW("2021")};
    if (explained)
        f->explained = VIEW("so it is");
    finding_add_cell(f, run->arena,
                     (struct finding_cell){.indicator = view_of(indicator)});
}

static void fill(struct run *run)
{
    struct unit_tried *unit = array_push(&run->units, run->arena, sizeof *unit);
    *unit = (struct unit_tried){VIEW("990101"), {5, 3, 1}};
    run_tried(run)[0] = (struct tried){3, 1, 1};
    run_tried(run)[1] = (struct tried){2, 2, 0};
    find(run, "B-02", SEVERITY_WARNING, "990101", "SCH.FEE", true);
    find(run, "B-02", SEVERITY_WARNING, "990101", "SCH.COUNT", false);
    find(run, "A-01", SEVERITY_ERROR, "990101", "SCH.COUNT", false);
    find(run, "school.odd", SEVERITY_WARNING, "990102", "", false);
    struct note *note = array_push(&run->notes, run->arena, sizeof *note);
    *note = (struct note){VIEW("read.noted"), 7};
}

/* "part code indicator: passed/failed/undecided findings/explained" */
static void print(const struct verdict_line *v, struct buf *out)
{
    static const char *const parts[] = {"total", "severity", "type",
                                        "rule",  "unit",     "finding"};
    buf_format(out, "%s", parts[v->part]);
    if (v->part == VERDICTS_SEVERITY)
        buf_format(out, " %s", severity_name(v->severity));
    if (v->code.n)
        buf_format(out, " %.*s", VIEW_ARG(v->code));
    if (v->indicator.n)
        buf_format(out, " %.*s", VIEW_ARG(v->indicator));
    if (v->has_tried)
        buf_format(out, ": %zu/%zu/%zu", v->tried.passed, v->tried.failed,
                   v->tried.undecided);
    buf_format(out, " %zu/%zu\n", v->findings, v->explained);
}

static void test_count(void **state)
{
    struct small_survey survey;
    struct arena arena;
    struct buf text = {0};
    (void)state;
    returns_survey(&survey, edits, 2);
    arena_init(&arena, 0);
    struct run run = {
        .catalogue = &survey.catalogue, .arena = &arena, .year = 2021};
    fill(&run);
    struct array lines = verdicts_count(&run, &arena);
    for (size_t i = 0; i < lines.count; i++)
        print((const struct verdict_line *)lines.at + i, &text);
    buf_byte(&text, '\0');
    assert_string_equal(text.p, "total: 5/3/1 11/1\n"
                                "severity fatal 0/0\n"
                                "severity error 1/0\n"
                                "severity warning 3/1\n"
                                "severity information 7/0\n"
                                "type VCO: 5/3/1 3/1\n"
                                "rule A-01: 3/1/1 1/0\n"
                                "rule B-02: 2/2/0 2/1\n"
                                "rule read.noted 7/0\n"
                                "rule school.odd 1/0\n"
                                "unit 990101: 5/3/1 3/1\n"
                                "finding A-01 SCH.COUNT 1/0\n"
                                "finding B-02 SCH.COUNT 1/0\n"
                                "finding B-02 SCH.FEE 1/1\n"
                                "finding read.noted 7/0\n"
                                "finding school.odd 1/0\n");
    buf_release(&text);
    arena_release(&arena);
    small_survey_end(&survey);
}

/* Nothing delivered: totals of nothing, and the rules all the same. */
static void test_nothing(void **state)
{
    struct small_survey survey;
    struct arena arena;
    (void)state;
    returns_survey(&survey, edits, 2);
    arena_init(&arena, 0);
    struct run run = {
        .catalogue = &survey.catalogue, .arena = &arena, .year = 2021};
    struct array lines = verdicts_count(&run, &arena);
    assert_int_equal(lines.count, 1 + 4 + 1 + 2);
    assert_int_equal(((struct verdict_line *)lines.at)->findings, 0);
    arena_release(&arena);
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_count),
        cmocka_unit_test(test_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
