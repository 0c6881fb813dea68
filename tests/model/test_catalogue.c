/* Loading as a whole: files that may be absent, the digest, memory. */
#include "pipeline/model/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/model/settings.h"
#include "tests/support/small_survey.h"

static const struct small_change unchanged = {NULL, NULL, NULL};

static void test_load(void **state)
{
    struct small_survey survey;

    (void)state;
    small_survey_load(&survey, unchanged);
    assert_string_equal(survey.err.what, "");
    assert_int_equal(survey.status, STATUS_OK);
    assert_int_equal(survey.catalogue.settings->base_year, 2016);
    assert_true(
        view_equal(survey.catalogue.settings->title[1], VIEW("Schools")));
    small_survey_end(&survey);
}

/* The survey in the repository. */
static void test_own_survey(void **state)
{
    struct catalogue catalogue;
    struct arena arena;
    struct err err = {0};

    (void)state;
    arena_init(&arena, 0);
    catalogue_load("config", &arena, &catalogue, &err);
    assert_string_equal(err.what, "");
    assert_int_equal(catalogue.areas[0].child_count, 22);
    arena_release(&arena);
}

static void test_obligatory(void **state)
{
    static const char *const files[] = {
        "site.conf",    "flags.csv",    "groups.csv", "areas.csv",
        "measures.csv", "sections.csv", "forms.csv",  "indicators.csv",
        "units.csv",    "messages.csv"};
    struct small_survey survey;
    char wanted[512];

    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct small_change change = {files[i], NULL, NULL};

        small_survey_load(&survey, change);
        assert_int_equal(survey.err.fault, FAULT_CONFIG);
        assert_string_equal(survey.err.file, files[i]);
        snprintf(wanted, sizeof wanted, "there is no such file in %s",
                 survey.folder);
        assert_string_equal(survey.err.what, wanted);
        small_survey_end(&survey);
    }
}

static void test_no_folder(void **state)
{
    struct catalogue catalogue;
    struct arena arena;
    struct err err;

    (void)state;
    arena_init(&arena, 0);
    assert_int_equal(
        catalogue_load("/nonexistent/config", &arena, &catalogue, &err),
        STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_CONFIG);
    assert_string_equal(err.what, "/nonexistent/config is no folder");
    assert_non_null(strstr(err.remedy, "--config"));
    arena_release(&arena);
}

/* The digest after a change to the folder. */
static void digest_after(struct small_survey *survey, const char *file,
                         const char *text, char digest[65])
{
    small_survey_write(survey, file, text);
    small_survey_again(survey);
    assert_int_equal(survey->status, STATUS_OK);
    assert_int_equal(survey->catalogue.digest.n, 64);
    memcpy(digest, survey->catalogue.digest.p, 65);
}

static void test_digest(void **state)
{
    char first[65], other[65], more[65], litter[65], again[65];
    struct small_survey survey;

    (void)state;
    small_survey_load(&survey, unchanged);
    digest_after(&survey, "tables.xml", "<tables/>", first);
    digest_after(&survey, "tables.xml", "<tables />", other);
    assert_string_not_equal(first, other);
    digest_after(&survey, "tables.xml", "<tables/>", again);
    assert_string_equal(first, again);
    digest_after(&survey, "table2.xml", "<tables/>", more);
    assert_string_not_equal(first, more);
    digest_after(&survey, ".~lock.areas.csv#", "me", litter);
    assert_string_equal(more, litter);
    small_survey_end(&survey);
}

/* The same files in another folder are the same survey. */
static void test_digest_elsewhere(void **state)
{
    struct small_survey here, there;

    (void)state;
    small_survey_load(&here, unchanged);
    small_survey_load(&there, unchanged);
    assert_true(view_equal(here.catalogue.digest, there.catalogue.digest));
    small_survey_end(&here);
    small_survey_end(&there);
}

/* However early memory ends, it is said so and nothing is read through NULL. */
static void test_memory(void **state)
{
    struct small_survey survey;
    size_t enough, step;

    (void)state;
    small_survey_load(&survey, unchanged);
    enough = survey.arena.used;
    step = enough / 400 + 1;
    for (size_t limit = 1; limit < enough; limit += step) {
        arena_release(&survey.arena);
        arena_init(&survey.arena, limit);
        assert_int_equal(catalogue_load(survey.folder, &survey.arena,
                                        &survey.catalogue, &survey.err),
                         STATUS_FATAL);
        assert_int_equal(survey.err.fault, FAULT_MEMORY);
    }
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_load),
        cmocka_unit_test(test_own_survey),
        cmocka_unit_test(test_obligatory),
        cmocka_unit_test(test_no_folder),
        cmocka_unit_test(test_digest),
        cmocka_unit_test(test_digest_elsewhere),
        cmocka_unit_test(test_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
