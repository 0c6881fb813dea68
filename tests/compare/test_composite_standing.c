/* Vetoes, bonuses, caps and grades of an index. */
#include "stages/compare/composite_standing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/index_world.h"

#define CITY(code, value) "990" code " 2021 T.CITY=" value "\n"
#define FEE(code, value) "990" code " 2021 amend T.FEE=" value "\n"
#define BOTH "<indicator of=\"T.CITY\"/><indicator of=\"T.FEE\"/>"

#define POSTS                                                                  \
    "<indicator of=\"T.CITY\" method=\"goalposts\" from=\"0\" to=\"100\"/>"
#define GRADES                                                                 \
    "<grade code=\"A\" zh=\"优\" en=\"A\" from=\"90\"/>"                      \
    "<grade code=\"B\" zh=\"良\" en=\"B\" from=\"60\"/>"                      \
    "<grade code=\"C\" zh=\"差\" en=\"C\"/>"
#define CITIES CITY("100", "95") CITY("200", "70") FEE("100", "5")

static const struct index_case cases[] = {
    {"a veto limits the score", "",
     POSTS "<veto zh=\"否\" en=\"veto\" limit=\"59\">T.FEE &lt; 6</veto>",
     CITIES, "990100 = 59 2, 990200 = 70 1"},
    {"the hardest of two", "",
     POSTS "<veto zh=\"否\" en=\"one\" limit=\"40\">T.CITY &gt; 90</veto>"
           "<veto zh=\"否\" en=\"two\" limit=\"59\">T.FEE &lt; 6</veto>",
     CITIES, "990100 = 40 2"},
    {"a bonus", "",
     POSTS "<bonus zh=\"加\" en=\"bonus\" points=\"30\">T.CITY &lt; 80</bonus>",
     CITIES, "990200 = 100 1, 990100 = 95 2"},
    {"not above the cap", "most=\"96\"",
     POSTS "<bonus zh=\"加\" en=\"bonus\" points=\"30\">T.CITY &lt; 80</bonus>",
     CITIES, "990200 = 96 1"},
    {"a veto is not bought off", "",
     POSTS "<bonus zh=\"加\" en=\"bonus\" points=\"30\">T.CITY &gt; 80</bonus>"
           "<veto zh=\"否\" en=\"veto\" limit=\"59\">T.FEE &lt; 6</veto>",
     CITIES, "990100 = 59 2"},
    {"what is not known is not applied", "",
     POSTS "<veto zh=\"否\" en=\"veto\" limit=\"59\">T.FEE &lt; 6</veto>",
     CITIES, "990200 = 70 1"},
};

static void conditions(void **state)
{
    (void)state;
    index_world_cases(cases, sizeof cases / sizeof *cases);
}

static void effects_are_told(void **state)
{
    struct tally_world world;
    (void)state;
    index_world_open(&world, "",
                     POSTS "<veto zh=\"否\" en=\"veto\" limit=\"59\">"
                           "T.FEE &lt; 6</veto>",
                     CITIES FEE("300", "7"));
    const struct composite_result *r = index_world_result(&world);
    assert_int_equal(r->effects[0], COMPOSITE_MET);
    assert_int_equal(r->effects[1], COMPOSITE_NOT_KNOWN);
    assert_int_equal(r->effects[2], COMPOSITE_NOT_MET);
    tally_world_close(&world);
}

static void grades(void **state)
{
    struct tally_world world;
    (void)state;
    index_world_open(&world, "", POSTS GRADES, CITIES);
    const struct composite_result *r = index_world_result(&world);
    assert_ptr_equal(r->grades[0], &r->composite->grades[0]);
    assert_ptr_equal(r->grades[1], &r->composite->grades[1]);
    assert_null(r->grades[2]);
    tally_world_close(&world);
}

/* The score stays, the grade does not. */
static void a_veto_limits_the_grade_alone(void **state)
{
    struct tally_world world;
    (void)state;
    index_world_open(&world, "",
                     POSTS GRADES "<veto zh=\"否\" en=\"veto\" grade=\"C\">"
                                  "T.FEE &lt; 6</veto>",
                     CITIES);
    const struct composite_result *r = index_world_result(&world);
    assert_string_equal(index_world_score(&world, "990100"), "95 1");
    assert_ptr_equal(r->grades[0], &r->composite->grades[2]);
    assert_ptr_equal(r->grades[1], &r->composite->grades[1]);
    tally_world_close(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conditions),
        cmocka_unit_test(effects_are_told),
        cmocka_unit_test(grades),
        cmocka_unit_test(a_veto_limits_the_grade_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
