/* The tree of areas: order, own leaves, and what is no tree. */
#include "pipeline/model/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static const struct small_change unchanged = {NULL, NULL, NULL};

static const struct small_mistake mistakes[] = {
    {{"areas.csv", "990102,990100", "990101,990100"},
     "areas.csv:5: \"990101\" occurs a second time"},
    {{"areas.csv", "990102,990100", "990102,990300"},
     "areas.csv:5: column \"parent\": \"990300\" is not in areas.csv"},
    {{"areas.csv", "990102,990100", "990102,"},
     "areas.csv:5: 990102 has no parent; expected one, for 990000 is the root"},
    {{"areas.csv", "990000,,", "990000,990100,"},
     "areas.csv:0: there is no root; expected one area without parent"},
    {{"areas.csv", "990100,990000", "990100,990101"},
     "areas.csv:3: 990100 lies, by its parents, within itself"},
};

static void test_mistakes(void **state)
{
    (void)state;
    small_survey_refuses(mistakes, sizeof mistakes / sizeof *mistakes);
}

static void test_order(void **state)
{
    static const char *const codes[] = {"990000",    "990100",     "990101",
                                        "990102",    "990100/own", "990200",
                                        "990000/own"};
    static const int levels[] = {0, 1, 2, 2, 2, 1, 1};
    struct small_survey survey;
    const struct catalogue *c = &survey.catalogue;

    (void)state;
    small_survey_load(&survey, unchanged);
    assert_int_equal(c->area_count, 7);
    for (size_t i = 0; i < 7; i++) {
        assert_true(view_equal(c->areas[i].code, view_of(codes[i])));
        assert_int_equal(c->areas[i].level, levels[i]);
        assert_int_equal(c->areas[i].index, i);
        assert_int_equal(c->areas[i].order, i);
    }
    small_survey_end(&survey);
}

static void test_own_leaf(void **state)
{
    struct small_survey survey;
    const struct area *leaf, *root;

    (void)state;
    small_survey_load(&survey, unchanged);
    root = &survey.catalogue.areas[0];
    leaf = catalogue_area(&survey.catalogue, VIEW("990100/own"));
    assert_true(leaf->own);
    assert_ptr_equal(leaf->parent, root->children[0]);
    assert_ptr_equal(leaf->parent->children[2], leaf);
    assert_int_equal(leaf->parent->child_count, 3);
    assert_true(view_equal(leaf->kind, VIEW("own")));
    assert_true(view_equal(leaf->name[LANGUAGE_ZH], VIEW("东城市本级")));
    assert_true(
        view_equal(leaf->name[LANGUAGE_EN], VIEW("Easttown, city level")));
    assert_true(view_equal(root->children[2]->name[LANGUAGE_EN],
                           VIEW("Northland, province level")));
    small_survey_end(&survey);
}

/* Order within each parent is the file's, wherever the rows stand. */
static void test_children_first(void **state)
{
    static const struct small_change change = {
        "areas.csv", "990000,,province",
        "990103,990100,district,尾区,,,Tail District,,,,,\n990000,,province"};
    struct small_survey survey;

    (void)state;
    small_survey_load(&survey, change);
    assert_int_equal(survey.status, STATUS_OK);
    assert_true(view_equal(survey.catalogue.areas[2].code, VIEW("990103")));
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_own_leaf),
        cmocka_unit_test(test_children_first),
        cmocka_unit_test(test_mistakes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
