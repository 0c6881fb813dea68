/* Tests of the one slip that explains why an edit fails. */
#include "pipeline/model/deduce.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

/* The values of one return: pupils, boys, girls; empty is not said. */
struct said {
    const struct catalogue *catalogue;
    const char *values[3];
};

static const char *const codes[] = {"SCH.PUPILS", "SCH.BOYS", "SCH.GIRLS"};

static struct quantity get(void *self, const struct key *key)
{
    const struct said *said = self;
    struct quantity q = {0};
    for (int i = 0; i < 3; i++)
        if (view_equal(key->indicator->code, view_of(codes[i])) &&
            key->period.year == 2021 &&
            decimal_parse(view_of(said->values[i]), &q.number))
            q.kind = QUANTITY_NUMBER;
    return q;
}

#define SUM "SCH.PUPILS = SCH.BOYS + SCH.GIRLS"

/* The first formula fails; the second, if there is one, must go on holding. */
static const struct {
    const char *name, *formula, *other, *values[3];
    const char *expected; /* "slip CODE seen meant ..."; empty: none */
} cases[] = {
    {"a sign", SUM, NULL, {"10", "-6", "4"}, "sign SCH.BOYS -6 6"},
    {"a nought too many",
     SUM,
     NULL,
     {"100", "6", "4"},
     "ten SCH.PUPILS 100 10"},
    {"thousands for ones",
     SUM,
     NULL,
     {"10", "6000", "4"},
     "ten SCH.BOYS 6000 6"},
    {"swapped",
     SUM,
     NULL,
     {"4", "6", "10"},
     "swap SCH.PUPILS 4 10 SCH.GIRLS 10 4"},
    {"one value before two",
     SUM,
     NULL,
     {"16", "-6", "10"},
     "sign SCH.BOYS -6 6"},
    {"nothing explains it", SUM, NULL, {"11", "6", "4"}, ""},
    {"two explanations are none",
     "SCH.BOYS <= SCH.PUPILS",
     NULL,
     {"5", "60", ""},
     ""},
    {"another edit leaves one",
     "SCH.BOYS <= SCH.PUPILS",
     "SCH.PUPILS = 5",
     {"5", "60", ""},
     ""},
    {"and only one",
     "SCH.BOYS <= SCH.PUPILS",
     "SCH.PUPILS = 8 and SCH.BOYS > 5",
     {"8", "60", ""},
     "ten SCH.BOYS 60 6"},
    {"nought is not swapped",
     "SCH.BOYS <= SCH.PUPILS",
     NULL,
     {"0", "6", ""},
     ""},
    {"no half pupils", "SCH.BOYS = 0.6", NULL, {"", "6", ""}, ""},
    {"last year is not touched",
     "SCH.BOYS = prior(SCH.GIRLS)",
     NULL,
     {"", "6", "60"},
     ""},
};

static struct edit edit_of(struct small_survey *survey, const char *formula)
{
    struct edit edit = {.id = VIEW("T"), .level = 1};
    edit.formula =
        formula_compile(&survey->catalogue, FORMULA_EDIT, view_of(formula),
                        &survey->arena, &survey->err);
    if (!edit.formula)
        fail_msg("%s: %s", formula, survey->err.what);
    return edit;
}

static void print(const struct deduced *d, char *out, size_t room)
{
    size_t n = (size_t)snprintf(out, room, "%s", slip_word(d->slip));
    for (size_t i = 0; i < d->count; i++) {
        char seen[DECIMAL_TEXT], meant[DECIMAL_TEXT];
        seen[decimal_print(d->seen[i], -1, seen)] = '\0';
        meant[decimal_print(d->meant[i], -1, meant)] = '\0';
        n +=
            (size_t)snprintf(out + n, room - n, " %.*s %s %s",
                             VIEW_ARG(d->keys[i].indicator->code), seen, meant);
    }
}

static void one_slip_or_none(void **state)
{
    struct small_survey survey;
    (void)state;
    small_survey_load(&survey, (struct small_change){0});
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct said said = {
            &survey.catalogue,
            {cases[i].values[0], cases[i].values[1], cases[i].values[2]}};
        struct lookup lookup = {.self = &said, .get = get};
        struct edit edits[2] = {edit_of(&survey, cases[i].formula)};
        struct catalogue c = survey.catalogue;
        struct deduced d;
        char text[1024] = "";
        c.edits = edits;
        c.edit_count = cases[i].other ? 2 : 1;
        if (cases[i].other)
            edits[1] = edit_of(&survey, cases[i].other);
        if (deduce(&c, &edits[0], &lookup, &c.areas[0], period_year(2021), &d))
            print(&d, text, sizeof text);
        if (strcmp(text, cases[i].expected))
            fail_msg("%s: got \"%s\"", cases[i].name, text);
    }
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(one_slip_or_none)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
