/* Tests of findings as clerks read them. */
#include "pipeline/engine/listing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static struct finding make(const char *code, enum severity severity,
                           const char *unit, const char *explained)
{
    return (struct finding){.code = view_of(code),
                            .severity = severity,
                            .unit = view_of(unit),
                            .explained = view_of(explained)};
}

static void all_are_counted_and_stand_in_order(void **state)
{
    struct small_survey survey;
    struct arena arena;
    struct buf text = {0};
    struct listing l = {0};
    const struct finding given[] = {
        make("b", SEVERITY_WARNING, "990102", NULL),
        make("a", SEVERITY_ERROR, "990102", NULL),
        make("b", SEVERITY_WARNING, "990101", "yes"),
        make("c", SEVERITY_INFORMATION, "990101", NULL),
    };
    (void)state;
    small_survey_load(&survey, (struct small_change){0});
    arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof given / sizeof *given; i++)
        listing_add(&l, &given[i], &arena);
    listing_sort(&l);
    listing_count(&l, &survey.catalogue, LANGUAGE_EN, &text);
    assert_string_equal(text.p, "findings: 4, errors 1, warnings 1, notes 1, "
                                "explained 1, kinds 3");
    assert_int_equal(listing_open(&l), 2);
    const struct finding *f = l.kept.at;
    assert_true(view_equal(f[0].unit, VIEW("990101")));
    assert_true(view_equal(f[2].code, VIEW("a")));
    buf_release(&text);
    arena_release(&arena);
    small_survey_end(&survey);
}

static void more_than_anybody_reads_are_only_counted(void **state)
{
    struct arena arena;
    struct listing l = {0};
    struct finding f = make("a", SEVERITY_ERROR, "u", NULL);
    (void)state;
    arena_init(&arena, 0);
    for (int i = 0; i < LISTING_MOST + 7; i++)
        listing_add(&l, &f, &arena);
    assert_int_equal(l.total, LISTING_MOST + 7);
    assert_int_equal(l.kept.count, LISTING_MOST);
    arena_release(&arena);
}

static const struct {
    struct finding finding;
    const char *expected;
} places[] = {
    {{.file = {"a.xml", 5}, .line = 3, .column = 7}, "a.xml:3:7"},
    {{.file = {"a.xml", 5}, .line = 3}, "a.xml:3"},
    {{.file = {"a.xml", 5}}, "a.xml"},
    {{.file = {"a.xlsx", 6}, .cell = {"年报!C12", 10}, .line = 3},
     "a.xlsx 年报!C12"},
    {{.cell = {"B7", 2}}, "B7"},
    {{.file = {"a\x1b.xml", 6}, .line = 1}, "a\\x1b.xml:1"},
};

static void places_are_what_an_editor_takes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct buf text = {0};
        listing_place(&places[i].finding, &text);
        assert_string_equal(text.p, places[i].expected);
        buf_release(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_are_counted_and_stand_in_order),
        cmocka_unit_test(more_than_anybody_reads_are_only_counted),
        cmocka_unit_test(places_are_what_an_editor_takes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
