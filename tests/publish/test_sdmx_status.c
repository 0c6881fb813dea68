/* Tests of the one status that a set of flags comes to. */
#include "stages/publish/sdmx.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* As config/flags.csv has them. */
static const char *const codes[FLAG_COUNT] = {
    [FLAG_NIL] = "A",           [FLAG_NOT_APPLICABLE] = "M",
    [FLAG_NOT_AVAILABLE] = "L", [FLAG_TOO_SMALL] = "N",
    [FLAG_MISSING] = "L",       [FLAG_UNDEFINED] = "M",
    [FLAG_WITHHELD] = "Q",      [FLAG_MORE_THAN] = "A",
    [FLAG_LESS_THAN] = "A",     [FLAG_ABOUT] = "A",
    [FLAG_ROUNDED] = "A",       [FLAG_WHOLE] = "W",
    [FLAG_PARTIAL] = "U",       [FLAG_DISPUTED] = "V",
    [FLAG_IMPUTED] = "I",       [FLAG_ESTIMATED] = "E",
    [FLAG_PRELIMINARY] = "P",   [FLAG_UNCONFIRMED] = "V",
    [FLAG_BREAK] = "B",         [FLAG_LATE] = "A",
    [FLAG_SYNTHETIC] = "A",
};

static void flags_come_to_one_status(void **state)
{
    static const struct {
        const char *flags;
        bool number;
        const char *status;
    } cases[] = {
        {"", true, "A"},
        {"synthetic late about", true, "A"},
        {"nil", true, "A"},
        {"partial synthetic", true, "U"},
        {"partial imputed", true, "I"},
        {"imputed break partial", true, "B"},
        {"estimated partial", true, "E"},
        {"preliminary disputed", true, "P"},
        {"partial preliminary", true, "U"},
        {"whole", true, "W"},
        {"whole unconfirmed", true, "V"},
        {"", false, "O"},
        {"partial", false, "O"},
        {"missing synthetic", false, "L"},
        {"not-applicable missing", false, "M"},
        {"too-small", false, "N"},
        {"missing break", false, "L"},
        {"withheld", true, "Q"},
        {"withheld missing", false, "Q"},
    };
    struct flag_kind kinds[FLAG_COUNT] = {0};
    (void)state;
    for (int f = 0; f < FLAG_COUNT; f++)
        kinds[f].sdmx = view_of(codes[f]);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct figure f = {0};
        f.value.kind = cases[i].number ? QUANTITY_NUMBER : QUANTITY_UNKNOWN;
        assert_true(flags_parse(view_of(cases[i].flags), &f.flags));
        struct view status = sdmx_status(kinds, &f);
        if (!view_equal(status, view_of(cases[i].status)))
            fail_msg("\"%s\": %.*s, not %s", cases[i].flags, VIEW_ARG(status),
                     cases[i].status);
    }
}

/* A code that the survey's list has, given to what has a value. */
static void a_grade_is_a_value(void **state)
{
    struct grade grade = {.rank = 1};
    struct figure f = {.grade = &grade};
    (void)state;
    assert_true(sdmx_has_value(&f));
    f.flags = FLAG_BIT(FLAG_WITHHELD);
    assert_false(sdmx_has_value(&f));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(flags_come_to_one_status),
        cmocka_unit_test(a_grade_is_a_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
