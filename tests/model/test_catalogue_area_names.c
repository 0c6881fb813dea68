/* Finding the area that a clerk names. */
#include "pipeline/model/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static const struct small_change unchanged = {NULL, NULL, NULL};

static const struct small_mistake mistakes[] = {
    {{"aliases.csv", "山脚县,990102", "山脚县,990103"},
     "aliases.csv:3: column \"code\": \"990103\" is not in areas.csv"},
    {{"aliases.csv", "990109,", "990101,"},
     "aliases.csv:2: \"990101\" is the code of an area in areas.csv"},
    {{"aliases.csv", "山脚县,", "河口,"},
     "aliases.csv:3: \"河口\" is a name of 990101 already"},
    {{"aliases.csv", "山脚县,", "990109,"},
     "aliases.csv:3: \"990109\" occurs a second time"},
    {{"aliases.csv", "山脚县,", ","},
     "aliases.csv:3: column \"alias\" must not be empty"},
};

static void test_mistakes(void **state)
{
    (void)state;
    small_survey_refuses(mistakes, sizeof mistakes / sizeof *mistakes);
}

/* `renamed` and `doubtful` as letters r and d. */
static const struct {
    const char *name, *code, *told;
} cases[] = {
    {"990101", "990101", ""},
    {"990100/own", "990100/own", ""},
    {"990101000000", "990101", ""},
    {"990101000001", NULL, ""},
    {"990109", "990102", "r"},
    {"990109000000", "990102", "r"},
    {"河口区", "990101", ""},
    {"河口區", "990101", ""},
    {"河口", "990101", ""},
    {"東城", "990100", ""},
    {"River District", "990101", ""},
    {"river district", NULL, ""},
    {"东城市河口区", "990101", ""},
    {"北地省东城市河口区", "990101", ""},
    {"北地东城河口", "990101", ""},
    {"北地省 东城市\xe3\x80\x80河口区", "990101", ""},
    {"西城市河口区", NULL, ""},
    {"河口区东城市", NULL, ""},
    {"东城市东城市", NULL, ""},
    {"东城市山脚县", "990102", "r"},
    {"山脚县", "990102", "r"},
    {"东城市本级", "990100/own", ""},
    {"河口区镇", NULL, ""},
    {"河", NULL, ""},
    {"", NULL, ""},
};

static void test_names(void **state)
{
    struct small_survey survey;

    (void)state;
    small_survey_load(&survey, unchanged);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool renamed, doubtful;
        const struct area *area = catalogue_area_by_name(
            &survey.catalogue, view_of(cases[i].name), &renamed, &doubtful);

        if (!area != !cases[i].code ||
            (area && !view_equal(area->code, view_of(cases[i].code))))
            fail_msg("%s is not %s", cases[i].name, cases[i].code);
        assert_int_equal(renamed, strchr(cases[i].told, 'r') != NULL);
        assert_int_equal(doubtful, strchr(cases[i].told, 'd') != NULL);
    }
    small_survey_end(&survey);
}

/* Another city has a district of the same name. */
static void test_doubt(void **state)
{
    static const struct small_change change = {
        "areas.csv", NULL, "990201,990200,district,河口区,,,Mouth,,,,,\n"};
    struct small_survey survey;
    const struct catalogue *c = &survey.catalogue;
    bool doubtful;

    (void)state;
    small_survey_load(&survey, change);
    assert_int_equal(survey.status, STATUS_OK);
    assert_ptr_equal(catalogue_area_by_name(c, VIEW("河口区"), NULL, &doubtful),
                     catalogue_area(c, VIEW("990101")));
    assert_true(doubtful);
    assert_null(catalogue_area_by_name(c, VIEW("河口区"), NULL, NULL));
    assert_ptr_equal(
        catalogue_area_by_name(c, VIEW("西城市河口区"), NULL, &doubtful),
        catalogue_area(c, VIEW("990201")));
    assert_false(doubtful);
    small_survey_end(&survey);
}

/* 河口 is one's full name and another's short one: the full name is meant. */
static void test_full_first(void **state)
{
    static const struct small_change change = {
        "areas.csv", NULL, "990201,990200,town,河口,,,Mouth,,,,,\n"};
    struct small_survey survey;
    const struct catalogue *c = &survey.catalogue;
    bool doubtful;

    (void)state;
    small_survey_load(&survey, change);
    assert_ptr_equal(catalogue_area_by_name(c, VIEW("河口"), NULL, &doubtful),
                     catalogue_area(c, VIEW("990201")));
    assert_false(doubtful);
    small_survey_end(&survey);
}

static void test_no_aliases(void **state)
{
    static const struct small_change change = {"aliases.csv", NULL, NULL};
    struct small_survey survey;

    (void)state;
    small_survey_load(&survey, change);
    assert_int_equal(survey.status, STATUS_OK);
    assert_null(
        catalogue_area_by_name(&survey.catalogue, VIEW("山脚县"), NULL, NULL));
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),      cmocka_unit_test(test_doubt),
        cmocka_unit_test(test_full_first), cmocka_unit_test(test_no_aliases),
        cmocka_unit_test(test_mistakes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
