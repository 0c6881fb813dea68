/* Tests of what one list of units has and another has not any more. */
#include "pipeline/engine/losses.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/store/scratch.h"

static void write_list(const char *path, const char *lines)
{
    struct err err;
    struct buf text = {0};
    buf_format(&text, LOSSES_HEADER "%s", lines);
    assert_int_equal(file_replace(path, buf_view(&text), false, &err),
                     STATUS_OK);
    buf_release(&text);
}

static enum status pass_lines(struct losses *losses, const char *lines,
                              struct err *err)
{
    struct view rest = view_of(lines);
    enum status s = STATUS_OK;
    while (s == STATUS_OK && rest.n) {
        struct view period = view_cut(&rest, '\n');
        struct view unit = view_cut(&period, ',');
        s = losses_pass(losses, unit, period, err);
    }
    return s == STATUS_OK ? losses_end(losses, err) : s;
}

#define TEN(year)                                                              \
    "a0," year "\na1," year "\na2," year "\na3," year "\na4," year             \
    "\na5," year "\na6," year "\na7," year "\na8," year "\na9," year "\n"

static const struct {
    const char *old, *new;
    long most;
    const char *expected; /* "PERIOD LOST/COUNTED", empty: may pass */
    const char *gone;
} cases[] = {
    {"", "", 0, "", ""},
    {"", "a,2021\n", 0, "", ""},
    {"a,2021\nb,2021\n", "a,2021\nb,2021\n", 0, "", ""},
    {"a,2021\nb,2021\n", "a,2020\na,2021\nb,2021\nc,2021\n", 0, "", ""},
    {"a,2021\nb,2021\n", "b,2021\n", 50, "", "a,2021\n"},
    {"a,2021\nb,2021\n", "a,2021\n", 49, "2021 1/2", "b,2021\n"},
    {"a,2021\nb,2021\n", "", 99, "2021 2/2", "a,2021\nb,2021\n"},
    {"a,2021\nb,2021\n", "", 100, "", "a,2021\nb,2021\n"},
    {"a,2021\n", "aa,2021\n", 0, "2021 1/1", "a,2021\n"},
    {"a,2020\na,2021\nb,2021\n", "a,2020\nb,2021\n", 33, "2020/2021 1/3",
     "a,2021\n"},
    {"a,2020\na,2021\nb,2021\n", "a,2020\nb,2021\n", 34, "", "a,2021\n"},
    /* One of ten is ten per cent, not more. */
    {TEN("2021"), TEN("2021") + sizeof "a0,2021\n" - 1, 10, "", "a0,2021\n"},
    {TEN("2021"), TEN("2021") + sizeof "a0,2021\n" - 1, 9, "2021 1/10",
     "a0,2021\n"},
};

static void test_losses(void **state)
{
    char *path = scratch_path(state, "counted.csv");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena;
        struct losses losses;
        struct loss loss;
        struct err err;
        bool there;
        char text[80] = "";
        arena_init(&arena, 0);
        write_list(path, cases[i].old);
        assert_int_equal(losses_open(&losses, path, &arena, &there, &err),
                         STATUS_OK);
        assert_true(there);
        assert_int_equal(pass_lines(&losses, cases[i].new, &err), STATUS_OK);
        if (losses_above(&losses, cases[i].most, &loss))
            snprintf(text, sizeof text, "%.*s %zu/%zu", VIEW_ARG(loss.period),
                     loss.lost, loss.counted);
        assert_string_equal(text, cases[i].expected);
        assert_true(view_equal(buf_view(&losses.gone), view_of(cases[i].gone)));
        losses_close(&losses);
        arena_release(&arena);
    }
    free(path);
}

/* A whole period may go although it is a small part of all. */
static void test_one_period(void **state)
{
    char *path = scratch_path(state, "counted.csv");
    struct buf old = {0}, new = {0};
    struct arena arena;
    struct losses losses;
    struct loss loss;
    struct err err;
    bool there;
    for (int unit = 0; unit < LOSSES_FEW; unit++)
        for (int year = 2001; year <= 2021; year++) {
            buf_format(&old, "u%d,%d\n", unit, year);
            if (year != 2007 && year != 2019)
                buf_format(&new, "u%d,%d\n", unit, year);
        }
    arena_init(&arena, 0);
    write_list(path, old.p);
    assert_int_equal(losses_open(&losses, path, &arena, &there, &err),
                     STATUS_OK);
    assert_int_equal(pass_lines(&losses, new.p, &err), STATUS_OK);
    assert_true(losses_above(&losses, 10, &loss));
    assert_true(view_equal(loss.period, VIEW("2019")));
    assert_int_equal(loss.lost, LOSSES_FEW);
    losses_close(&losses);
    arena_release(&arena);
    buf_release(&old);
    buf_release(&new);
    free(path);
}

static void test_no_list(void **state)
{
    char *path = scratch_path(state, "none.csv");
    struct arena arena;
    struct losses losses;
    struct err err;
    bool there = true;
    arena_init(&arena, 0);
    assert_int_equal(losses_open(&losses, path, &arena, &there, &err),
                     STATUS_OK);
    assert_false(there);
    losses_close(&losses);
    assert_int_equal(losses_open(&losses, "/dev/null/x", &arena, &there, &err),
                     STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_IO);
    losses_close(&losses);
    arena_release(&arena);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(test_losses),
        SCRATCH_TEST(test_one_period),
        SCRATCH_TEST(test_no_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
