/* Tests of values, flags and periods as they are printed. */
#include "stages/publish/printing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

/* The small survey and an empty table to print into. */
struct desk {
    struct small_survey survey;
    struct run run;
    struct printing p;
};

static void desk_open(struct desk *desk, const char *rounding)
{
    const char conf[] = "title-zh = 北\ntitle-en = N\n";
    *desk = (struct desk){0};
    small_survey_load(&desk->survey, (struct small_change){0});
    if (rounding) {
        struct buf text = {0};
        buf_format(&text, "%srounding = %s\n", conf, rounding);
        small_survey_write(&desk->survey, "site.conf", text.p);
        buf_release(&text);
        small_survey_again(&desk->survey);
    }
    assert_string_equal(desk->survey.err.what, "");
    struct arena *arena = &desk->survey.arena;
    desk->run =
        (struct run){.catalogue = &desk->survey.catalogue, .arena = arena};
    desk->p =
        (struct printing){&desk->run, arena, LANGUAGE_EN,
                          table_new(arena, LANGUAGE_EN, VIEW("t"), VIEW("T"))};
}

static void desk_close(struct desk *desk)
{
    small_survey_end(&desk->survey);
}

static void expect(struct desk *desk, struct view got, const char *expected)
{
    assert_string_equal(arena_copy(desk->run.arena, got).p, expected);
}

static struct decimal decimal(const char *text)
{
    struct decimal d = {0};
    assert_true(decimal_parse(view_of(text), &d));
    return d;
}

static const struct {
    const char *rounding, *number;
    int places;
    const char *expected;
} numbers[] = {
    {"half-up", "2.5", 0, "3"},       {"half-even", "2.5", 0, "2"},
    {"half-up", "-2.5", 0, "-3"},     {"half-up", "0.045", 2, "0.05"},
    {"half-up", "7", 2, "7.00"},      {"half-up", "7.125", -1, "7.125"},
    {"half-up", "-0.001", 2, "0.00"}, {"half-up", "1234567", 0, "1234567"},
};

static void test_numbers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct desk desk;
        desk_open(&desk, numbers[i].rounding);
        struct quantity q = {.kind = QUANTITY_NUMBER,
                             .number = decimal(numbers[i].number)};
        expect(&desk, print_number(&desk.p, q.number, numbers[i].places),
               numbers[i].expected);
        expect(&desk, print_quantity(&desk.p, &q, numbers[i].places),
               numbers[i].expected);
        desk_close(&desk);
    }
}

#define NIL FLAG_BIT(FLAG_NIL)

/* SCH.COUNT, whose decimals are none. */
static const struct {
    const char *name, *number; /* NULL: not known */
    uint32_t flags;
    const char *shown, *plain;
} values[] = {
    {"a number", "12.4", 0, "12", "12"},
    {"nil", "0", NIL, "-", "0"},
    {"a zero that nobody called nil", "0", 0, "0", "0"},
    {"a sum with a nil in it", "5", NIL, "5", "5"},
    {"not applicable", NULL, FLAG_BIT(FLAG_NOT_APPLICABLE), "/", ""},
    {"too small", NULL, FLAG_BIT(FLAG_TOO_SMALL), "…", ""},
    {"missing", NULL, FLAG_BIT(FLAG_MISSING), "", ""},
    {"the first reason decides", NULL,
     FLAG_BIT(FLAG_UNDEFINED) | FLAG_BIT(FLAG_NOT_AVAILABLE), "—", ""},
    {"late is no reason", NULL, FLAG_BIT(FLAG_LATE), "", ""},
};

static void test_figures(void **state)
{
    struct desk desk;
    (void)state;
    desk_open(&desk, NULL);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct figure f = {.flags = values[i].flags};
        print_message("%s\n", values[i].name);
        f.key.indicator =
            catalogue_indicator(&desk.survey.catalogue, VIEW("SCH.COUNT"));
        assert_non_null(f.key.indicator);
        if (values[i].number) {
            f.value.kind = QUANTITY_NUMBER;
            f.value.number = decimal(values[i].number);
        }
        expect(&desk, print_figure(&desk.p, &f, true), values[i].shown);
        expect(&desk, print_figure(&desk.p, &f, false), values[i].plain);
    }
    desk_close(&desk);
}

static void test_unknown_quantity(void **state)
{
    struct desk desk;
    (void)state;
    desk_open(&desk, NULL);
    expect(&desk, print_quantity(&desk.p, &(struct quantity){0}, 2), "");
    expect(&desk, print_measure(&desk.p, NULL), "");
    desk_close(&desk);
}

/* In order of the enum, and the table learns what it holds. */
static void test_flags(void **state)
{
    struct desk desk;
    (void)state;
    desk_open(&desk, NULL);
    expect(&desk, print_flags(&desk.p, 0), "");
    expect(&desk,
           print_flags(&desk.p, FLAG_BIT(FLAG_LATE) | FLAG_BIT(FLAG_ABOUT)),
           "about; late");
    assert_false(desk.p.table->synthetic);
    expect(&desk, print_flags(&desk.p, FLAG_BIT(FLAG_SYNTHETIC)), "synthetic");
    assert_true(desk.p.table->synthetic);
    desk.p.language = LANGUAGE_ZH;
    expect(&desk, print_flags(&desk.p, NIL), "无");
    desk_close(&desk);
}

static void test_periods(void **state)
{
    struct desk desk;
    (void)state;
    desk_open(&desk, NULL);
    expect(&desk, print_period(&desk.p, period_year(2021), false), "2021");
    expect(&desk, print_period(&desk.p, period_year(2021), true), "2021-12-31");
    expect(&desk, print_period(&desk.p, period_span(2017, 2021), false),
           "2017/2021");
    desk_close(&desk);
}

/* A text that lost its end must not be printed as if it were whole. */
static void test_built(void **state)
{
    struct desk desk;
    struct buf text = {0};
    (void)state;
    desk_open(&desk, NULL);
    buf_adds(&text, "whole");
    expect(&desk, print_built(&desk.p, &text), "whole");
    assert_null(text.p);
    text.failed = true;
    print_built(&desk.p, &text);
    assert_true(desk.run.arena->failed);
    desk_close(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),          cmocka_unit_test(test_figures),
        cmocka_unit_test(test_unknown_quantity), cmocka_unit_test(test_flags),
        cmocka_unit_test(test_periods),          cmocka_unit_test(test_built),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
