/* Tests of figures in the words of a return. */
#include "stages/publish/upward_value.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stages/publish/upward.h"

static const struct measure beds = {.code = {"张", 3}};
static const struct indicator number = {.code = {"A.B", 3}, .measure = &beds};

/* What the figure is written as, and the memory for it. */
static struct view written(const struct figure *f, struct arena *arena)
{
    struct buf out = {0};
    if (upward_says(f))
        upward_value(f, 2021, arena, &out);
    struct view text = arena_copy(arena, buf_view(&out));
    buf_release(&out);
    return text;
}

static void numbers(void **state)
{
    static const struct {
        const char *flags, *number, *period, *text;
    } cases[] = {
        {"", "12.50", "2021",
         "  <value of=\"A.B\" measure=\"张\">12.5</value>\n"},
        {"", "0", "2021", "  <value of=\"A.B\" measure=\"张\">0</value>\n"},
        {"partial synthetic", "-3", "2021",
         "  <value of=\"A.B\" flags=\"partial synthetic\" "
         "measure=\"张\">-3</value>\n"},
        {"late whole disputed imputed", "1", "2021",
         "  <value of=\"A.B\" flags=\"imputed\" measure=\"张\">1</value>\n"},
        {"", "7", "2017/2021",
         "  <value of=\"A.B\" period=\"2017/2021\" "
         "measure=\"张\">7</value>\n"},
        {"", "5", "2022",
         "  <value of=\"A.B\" period=\"2022\" measure=\"张\">5</value>\n"},
        {"nil synthetic", "0", "2021",
         "  <none of=\"A.B\" flags=\"synthetic\" as=\"nil\"/>\n"},
        {"nil", "3", "2021", "  <value of=\"A.B\" measure=\"张\">3</value>\n"},
        {"withheld", "3", "2021",
         "  <none of=\"A.B\" as=\"not-available\"/>\n"},
        {"not-applicable", NULL, "2021",
         "  <none of=\"A.B\" as=\"not-applicable\"/>\n"},
        {"too-small", NULL, "2021", "  <none of=\"A.B\" as=\"too-small\"/>\n"},
        {"undefined disputed", NULL, "2021",
         "  <none of=\"A.B\" as=\"not-available\"/>\n"},
        {"missing", NULL, "2021", ""},
        {"", NULL, "2021", ""},
    };
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct figure f = {.key.indicator = &number};
        assert_true(period_parse(view_of(cases[i].period), &f.key.period));
        assert_true(flags_parse(view_of(cases[i].flags), &f.flags));
        if (cases[i].number) {
            f.value.kind = QUANTITY_NUMBER;
            assert_true(
                decimal_parse(view_of(cases[i].number), &f.value.number));
        }
        assert_string_equal(written(&f, &arena).p, cases[i].text);
    }
    arena_release(&arena);
}

static void words_grades_and_lists(void **state)
{
    struct grade yes = {.code = VIEW("yes")};
    struct item items[] = {
        {.name = VIEW("A & B"), .on = VIEW("2021")},
        {.name = VIEW("C"), .by = VIEW("D"), .level = VIEW("E")}};
    struct figure f = {.key = {&number, NULL, period_year(2021)}};
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    f.words = VIEW("<甲>");
    assert_string_equal(written(&f, &arena).p,
                        "  <value of=\"A.B\">&lt;甲&gt;</value>\n");
    f.words = (struct view){0};
    f.grade = &yes;
    assert_string_equal(written(&f, &arena).p,
                        "  <value of=\"A.B\">yes</value>\n");
    f.grade = NULL;
    f.value.kind = QUANTITY_NUMBER;
    f.value.number = decimal_of(2);
    f.items = items;
    f.item_count = 2;
    assert_string_equal(written(&f, &arena).p,
                        "  <items of=\"A.B\">\n"
                        "    <item name=\"A &amp; B\" on=\"2021\"/>\n"
                        "    <item name=\"C\" by=\"D\" level=\"E\"/>\n"
                        "  </items>\n");
    arena_release(&arena);
}

/* A return holds 18 digits. */
static void a_long_number_is_cut(void **state)
{
    struct arena arena;
    struct decimal third;
    bool rounded = false;
    (void)state;
    arena_init(&arena, 0);
    assert_string_equal(upward_number(decimal_of(7), &rounded, &arena).p, "7");
    assert_false(rounded);
    assert_true(decimal_divide(decimal_of(20), decimal_of(3), &third));
    assert_string_equal(upward_number(third, &rounded, &arena).p,
                        "6.66666666666666667");
    assert_true(rounded);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers),
        cmocka_unit_test(words_grades_and_lists),
        cmocka_unit_test(a_long_number_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
