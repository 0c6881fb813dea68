/* Tests of the names of severities and of the order of findings. */
#include "pipeline/model/finding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define WORD(literal)                                                          \
    {                                                                          \
        literal, sizeof(literal) - 1                                           \
    }

static void test_severities(void **state)
{
    static const char *const names[] = {"information", "warning", "error",
                                        "fatal"};
    (void)state;
    for (int i = 0; i < 4; i++) {
        enum severity severity;
        assert_string_equal(severity_name((enum severity)i), names[i]);
        assert_true(severity_parse(view_of(names[i]), &severity));
        assert_int_equal(severity, i);
    }
}

static void test_unknown_severity(void **state)
{
    enum severity severity = SEVERITY_ERROR;
    (void)state;
    assert_false(severity_parse(VIEW("Error"), &severity));
    assert_false(severity_parse(VIEW(""), &severity));
    assert_int_equal(severity, SEVERITY_ERROR);
}

static struct finding_cell cell_a = {.indicator = WORD("A")};
static struct finding_cell cell_b = {.indicator = WORD("B")};

/* Each comes before the next by one thing alone. */
static const struct finding in_order[] = {
    {.unit = WORD("a"), .period = WORD("2022")},
    {.unit = WORD("b"), .period = WORD("2020"), .severity = SEVERITY_WARNING},
    {.unit = WORD("b"), .period = WORD("2021"), .severity = SEVERITY_FATAL},
    {.unit = WORD("b"), .period = WORD("2021"), .severity = SEVERITY_ERROR},
    {.unit = WORD("b"), .period = WORD("2021"), .file = WORD("f")},
    {.unit = WORD("b"), .period = WORD("2021"), .file = WORD("f"), .line = 9},
    {.unit = WORD("b"), .period = WORD("2021"), .file = WORD("f"), .line = 10},
    {.unit = WORD("b"),
     .period = WORD("2021"),
     .file = WORD("f"),
     .line = 10,
     .column = 2},
    {.unit = WORD("b"),
     .period = WORD("2021"),
     .file = WORD("f"),
     .line = 10,
     .column = 2,
     .code = WORD("x")},
    {.unit = WORD("b"),
     .period = WORD("2021"),
     .file = WORD("f"),
     .line = 10,
     .column = 2,
     .code = WORD("x"),
     .cell_count = 1,
     .cells = &cell_a},
    {.unit = WORD("b"),
     .period = WORD("2021"),
     .file = WORD("f"),
     .line = 10,
     .column = 2,
     .code = WORD("x"),
     .cell_count = 1,
     .cells = &cell_b},
    {.unit = WORD("b"),
     .period = WORD("2021"),
     .file = WORD("f"),
     .line = 10,
     .column = 2,
     .code = WORD("x"),
     .detail = WORD("d"),
     .cell_count = 1,
     .cells = &cell_b},
};

static int sign(int n)
{
    return (n > 0) - (n < 0);
}

static void test_order(void **state)
{
    int count = sizeof in_order / sizeof *in_order;
    (void)state;
    for (int i = 0; i < count; i++)
        for (int j = 0; j < count; j++)
            assert_int_equal(sign(finding_compare(&in_order[i], &in_order[j])),
                             sign(i - j));
}

/* In steps of one from none on; what was there stays. */
static void test_cells(void **state)
{
    struct arena arena;
    struct finding f = {0};
    struct finding_cell cell = {.indicator = WORD("A")};
    (void)state;
    arena_init(&arena, 0);
    for (long i = 1; i <= FINDING_CELLS_MAX + 2; i++) {
        cell.suspect = i == 3;
        finding_add_cell(&f, &arena, cell);
        assert_int_equal(f.cell_count,
                         i < FINDING_CELLS_MAX ? i : FINDING_CELLS_MAX);
    }
    for (size_t i = 0; i < f.cell_count; i++)
        assert_int_equal(f.cells[i].suspect, i == 2);
    arena_release(&arena);
}

/* Cells taken may be fewer than their room; those added fill it. */
static void test_taken_cells(void **state)
{
    struct arena arena;
    struct finding f = {0};
    struct finding_cell cell = {.suspect = true};
    (void)state;
    arena_init(&arena, 0);
    assert_true(finding_take_cells(&f, &arena, 0));
    assert_null(f.cells);
    assert_true(finding_take_cells(&f, &arena, 3));
    finding_add_cell(&f, &arena, cell);
    finding_add_cell(&f, &arena, cell);
    assert_int_equal(f.cell_count, 5);
    assert_false(f.cells[2].suspect);
    assert_true(f.cells[3].suspect && f.cells[4].suspect);
    arena_release(&arena);
}

static void test_no_memory(void **state)
{
    struct arena arena;
    struct finding f = {0};
    (void)state;
    arena_init(&arena, 1);
    assert_false(finding_take_cells(&f, &arena, 2));
    finding_add_cell(&f, &arena, (struct finding_cell){.suspect = true});
    assert_int_equal(f.cell_count, 0);
    assert_true(arena.failed);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_severities),
        cmocka_unit_test(test_unknown_severity),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_taken_cells),
        cmocka_unit_test(test_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
