/* Settings: defaults, reading, every kind of mistake, and the description. */
#include "pipeline/model/settings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static enum status read_text(struct settings *settings, const char *text,
                             struct arena *arena, struct err *err)
{
    settings_default(settings);
    return settings_read(settings, "site.conf", view_of(text), arena, err);
}

static void test_defaults(void **state)
{
    struct settings settings;

    (void)state;
    settings_default(&settings);
    assert_int_equal(settings.settle, 60);
    assert_int_equal(settings.wait, 600);
    assert_int_equal(settings.rounding, DECIMAL_HALF_UP);
    assert_true(settings.durable);
    assert_true(settings.jail_required);
    assert_false(settings.past);
    assert_false(settings.accept_form);
    assert_int_equal(settings.zone, 0);
    assert_int_equal(settings.title[0].n, 0);
    assert_int_equal(settings.sdmx_agency.n, 0);
}

static void test_read(void **state)
{
    static const char text[] = "# a comment\r\n\r\n title-zh = 年报 #1 号\r\n"
                               "title-en=Returns#1\nrounding = half-even\n"
                               "durable = no\nfile-most = 1099511627776\n"
                               "past = accept\naccept = form\nzone = -210\n"
                               "jail = wanted\nsdmx-agency = GD_MZ-1";
    struct settings settings;
    struct arena arena;
    struct err err;

    (void)state;
    arena_init(&arena, 0);
    assert_int_equal(read_text(&settings, text, &arena, &err), STATUS_OK);
    assert_true(view_equal(settings.title[0], VIEW("年报")));
    assert_true(view_equal(settings.title[1], VIEW("Returns#1")));
    assert_int_equal(settings.rounding, DECIMAL_HALF_EVEN);
    assert_false(settings.durable);
    assert_true(settings.past);
    assert_true(settings.accept_form);
    assert_false(settings.jail_required);
    assert_int_equal(settings.zone, -210);
    assert_true(view_equal(settings.sdmx_agency, VIEW("GD_MZ-1")));
    assert_int_equal(settings.file_most, 1099511627776L);
    arena_release(&arena);
}

static const struct mistake {
    const char *text, *expected;
} mistakes[] = {
    {"\nwrokers = 2", "site.conf:2: unknown setting \"wrokers\""},
    {"workers", "site.conf:1: \"workers\"; expected name = value"},
    {"workers = many",
     "site.conf:1: workers = \"many\"; expected 0 to 256 (processes)"},
    {"workers = 257",
     "site.conf:1: workers = \"257\"; expected 0 to 256 (processes)"},
    {"settle = 1.5",
     "site.conf:1: settle = \"1.5\"; expected 0 to 86400 (seconds)"},
    {"loss-most = -1",
     "site.conf:1: loss-most = \"-1\"; expected 0 to 100 (per cent)"},
    {"durable = maybe", "site.conf:1: durable = \"maybe\"; expected yes or no"},
    {"rounding = up",
     "site.conf:1: rounding = \"up\"; expected half-up or half-even"},
    {"past = perhaps",
     "site.conf:1: past = \"perhaps\"; expected refuse or accept"},
    {"accept = file", "site.conf:1: accept = \"file\"; expected value or form"},
    {"jail = no", "site.conf:1: jail = \"no\"; expected wanted or required"},
    {"zone = 900",
     "site.conf:1: zone = \"900\"; expected -840 to 840 (minutes)"},
    {"sdmx-agency = 1A",
     "site.conf:1: sdmx-agency = \"1A\"; expected letters, digits, - and _; a "
     "letter first"},
    {"sdmx-agency = A.B",
     "site.conf:1: sdmx-agency = \"A.B\"; expected letters, digits, - and _; a "
     "letter first"},
    {"title-en =", "site.conf:1: title-en = \"\"; expected text"},
    {"wait = 1\nwait = 2", "site.conf:2: wait is set a second time"},
};

static void test_mistakes(void **state)
{
    char got[1024];

    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        struct settings settings;
        struct arena arena;
        struct err err = {0};

        arena_init(&arena, 0);
        assert_int_equal(read_text(&settings, mistakes[i].text, &arena, &err),
                         STATUS_FATAL);
        assert_int_equal(err.fault, FAULT_CONFIG);
        snprintf(got, sizeof got, "%s:%ld: %s", err.file, err.line, err.what);
        assert_string_equal(got, mistakes[i].expected);
        arena_release(&arena);
    }
}

static void test_set(void **state)
{
    struct settings settings;
    struct arena arena;
    struct err err;

    (void)state;
    arena_init(&arena, 0);
    settings_default(&settings);
    assert_int_equal(
        settings_set(&settings, VIEW("workers"), VIEW("3"), &arena, &err),
        STATUS_OK);
    assert_int_equal(settings.workers, 3);
    assert_int_equal(
        settings_set(&settings, VIEW("no"), VIEW("3"), &arena, &err),
        STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_USAGE);
    assert_non_null(strstr(err.remedy, "title-zh, title-en, base-year"));
    arena_release(&arena);
}

/* What is printed can be read back and says the same again. */
static void test_describe(void **state)
{
    struct settings settings, again;
    struct buf first = {0}, second = {0};
    struct arena arena;
    struct err err;

    (void)state;
    arena_init(&arena, 0);
    assert_int_equal(read_text(&settings,
                               "title-zh = 甲\ntitle-en = A b\nworkers = 7",
                               &arena, &err),
                     STATUS_OK);
    settings_describe(&settings, &first);
    assert_non_null(strstr(
        first.p, "workers = 7   # processes, 0 to 256: 0 for one a core\n"));
    assert_non_null(strstr(first.p, "\n# contact-zh =    # text"));
    assert_int_equal(read_text(&again, first.p, &arena, &err), STATUS_OK);
    settings_describe(&again, &second);
    assert_string_equal(first.p, second.p);
    buf_release(&first);
    buf_release(&second);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults), cmocka_unit_test(test_read),
        cmocka_unit_test(test_mistakes), cmocka_unit_test(test_set),
        cmocka_unit_test(test_describe),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
