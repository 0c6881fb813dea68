/* Organizations known by their code, and who may send what. */
#include "pipeline/model/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static const struct small_change unchanged = {NULL, NULL, NULL};

/* Codes with good check characters but for the fifth. */
static const struct {
    const char *code, *area;
} codes[] = {
    {"51990101A100000151", "990101"}, /* its registering organ */
    {"51990100A10000023D", "990102"}, /* listed elsewhere */
    {"51990109A1000004X2", "990102"}, /* an organ abolished since */
    {"51990999A10000031Y", NULL},     /* not of this province */
    {"51990101A100000152", NULL},     /* mistyped */
    {"990103", NULL},
};

static void test_by_code(void **state)
{
    struct small_survey survey;
    struct unit unit;

    (void)state;
    small_survey_load(&survey, unchanged);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        bool known =
            catalogue_unit(&survey.catalogue, view_of(codes[i].code), &unit);

        assert_int_equal(known, codes[i].area != NULL);
        if (!known)
            continue;
        assert_true(view_equal(unit.area->code, view_of(codes[i].area)));
        assert_int_equal(unit.kind, UNIT_ORGANIZATION);
        assert_true(view_equal(unit.form, VIEW("organization")));
        assert_true(view_equal(unit.sender, view_of(codes[i].code)));
    }
    small_survey_end(&survey);
}

/* Registered by the city itself: in the city's own leaf. */
static void test_own_leaf(void **state)
{
    static const struct small_change change = {"units.csv",
                                               "51990100A10000023D,", "chess,"};
    struct small_survey survey;
    struct unit unit;

    (void)state;
    small_survey_load(&survey, change);
    assert_string_equal(survey.err.what, "");
    assert_true(
        catalogue_unit(&survey.catalogue, VIEW("51990100A10000023D"), &unit));
    assert_true(view_equal(unit.area->code, VIEW("990100/own")));
    assert_false(unit.listed);
    assert_int_equal(unit.owes_from, 0);
    small_survey_end(&survey);
}

static const struct {
    const char *sender, *unit;
    bool may;
} senders[] = {
    {"east", "990100", true},
    {"990100", "990100", false},
    {"990101", "990101", true},
    {"east", "990101", false},
    {"51990101A100000151", "51990101A100000151", true},
    {"990101", "51990101A100000151", true},
    {"east", "51990101A100000151", false},
    {"990102", "51990109A1000004X2", true},
    {"east", "51990100A10000023D", true},
    {"990102", "51990100A10000023D", false},
    {"east", "990100-inspectors", false},
    {"990100-inspectors", "990100-inspectors", true},
};

static void test_may_send(void **state)
{
    struct small_survey survey;
    struct unit unit;

    (void)state;
    small_survey_load(&survey, unchanged);
    for (size_t i = 0; i < sizeof senders / sizeof *senders; i++) {
        assert_true(
            catalogue_unit(&survey.catalogue, view_of(senders[i].unit), &unit));
        if (catalogue_may_send(&survey.catalogue, view_of(senders[i].sender),
                               &unit) != senders[i].may)
            fail_msg("%s for %s", senders[i].sender, senders[i].unit);
    }
    small_survey_end(&survey);
}

static void test_sender(void **state)
{
    struct small_survey survey;
    const struct catalogue *c = &survey.catalogue;

    (void)state;
    small_survey_load(&survey, unchanged);
    assert_true(catalogue_sender(c, VIEW("east")));
    assert_true(catalogue_sender(c, VIEW("990200")));
    assert_false(catalogue_sender(c, VIEW("990100")));
    assert_true(catalogue_sender(c, VIEW("51990101A100000151")));
    assert_false(catalogue_sender(c, VIEW("51990101A100000152")));
    assert_false(catalogue_sender(c, VIEW("")));
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_by_code),
        cmocka_unit_test(test_own_leaf),
        cmocka_unit_test(test_may_send),
        cmocka_unit_test(test_sender),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
