/* Who may say what about which area: the table of DESIGN, row by row. */
#include "pipeline/model/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static const struct small_change unchanged = {NULL, NULL, NULL};

/* What source_allows answers: allowed, as control, about a whole. */
static const struct {
    const char *indicator, *unit, *area, *answer;
} cases[] = {
    /* counted by the districts and the city's own leaf, controlled by city */
    {"SCH.COUNT", "990101", "990101", "part"},
    {"SCH.COUNT", "990101", "990102", "no"},
    {"SCH.COUNT", "990101", "990100", "no"},
    {"SCH.COUNT", "990200", "990200", "part"},
    {"SCH.COUNT", "990100", "990100/own", "part"},
    {"SCH.COUNT", "990100", "990100", "whole"},
    {"SCH.COUNT", "990100", "990101", "no"},
    {"SCH.COUNT", "990000", "990000", "whole"},
    {"SCH.COUNT", "990000", "990000/own", "part"},
    {"SCH.COUNT", "990000", "990100", "no"},
    {"SCH.COUNT", "51990101A100000151", "990101", "no"},
    {"SCH.COUNT", "990100-inspectors", "990101", "no"},
    /* counted by the districts alone */
    {"SCH.PUPILS", "990101", "990101", "part"},
    {"SCH.PUPILS", "990100", "990100/own", "no"},
    {"SCH.PUPILS", "990100", "990100", "whole"},
    /* counted by the city, controlled by its districts */
    {"SCH.FEE", "990100", "990100", "part"},
    {"SCH.FEE", "990200", "990200", "part"},
    {"SCH.FEE", "990101", "990101", "control"},
    {"SCH.FEE", "990100", "990100/own", "no"},
    {"SCH.FEE", "990000", "990000", "no"},
    /* counted by an institution, controlled by the province */
    {"SCH.RATING", "990100-inspectors", "990101", "part"},
    {"SCH.RATING", "990100-inspectors", "990100/own", "part"},
    {"SCH.RATING", "990100-inspectors", "990100", "whole"},
    {"SCH.RATING", "990100-inspectors", "990200", "no"},
    {"SCH.RATING", "990100-inspectors", "990000", "no"},
    {"SCH.RATING", "990000", "990101", "control"},
    {"SCH.RATING", "990100", "990100", "no"},
    /* counted by organizations, controlled by the district */
    {"SCH.CLUBS", "51990101A100000151", "990101", "part"},
    {"SCH.CLUBS", "51990101A100000151", "990102", "no"},
    {"SCH.CLUBS", "51990101A100000151", "990100", "no"},
    {"SCH.CLUBS", "990101", "990101", "control"},
    {"SCH.CLUBS", "990100", "990100", "whole"},
    {"SCH.CLUBS", "990100", "990100/own", "no"},
    {"SCH.PRIZES", "990101", "990101", "no"},
    /* counted by the province about any area */
    {"SCH.MOTTO", "990000", "990101", "part"},
    {"SCH.MOTTO", "990000", "990000", "part"},
    {"SCH.MOTTO", "990100", "990100", "no"},
    /* worked out: nobody says it */
    {"SCH.BOYSHARE", "990101", "990101", "no"},
    {"SCH.BOYSHARE", "990100", "990100", "no"},
};

static const char *answer(const struct catalogue *c, size_t i)
{
    bool as_control, whole;
    struct unit unit;

    assert_true(catalogue_unit(c, view_of(cases[i].unit), &unit));
    if (!source_allows(catalogue_indicator(c, view_of(cases[i].indicator)),
                       &unit, catalogue_area(c, view_of(cases[i].area)),
                       &as_control, &whole))
        return "no";
    if (as_control)
        return whole ? "control whole" : "control";
    return whole ? "whole" : "part";
}

static void test_sources(void **state)
{
    struct small_survey survey;

    (void)state;
    small_survey_load(&survey, unchanged);
    assert_string_equal(survey.err.what, "");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (strcmp(answer(&survey.catalogue, i), cases[i].answer) != 0)
            fail_msg("%s by %s about %s: %s, not %s", cases[i].indicator,
                     cases[i].unit, cases[i].area, answer(&survey.catalogue, i),
                     cases[i].answer);
    small_survey_end(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sources),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
