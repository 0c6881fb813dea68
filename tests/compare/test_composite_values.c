/* Values of an index: divided, and stood in for. */
#include "stages/compare/composite_values.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/index_world.h"

#define CITY(code, value) "990" code " 2021 T.CITY=" value "\n"
#define FEE(code, value) "990" code " 2021 amend T.FEE=" value "\n"
#define BOTH "<indicator of=\"T.CITY\"/><indicator of=\"T.FEE\"/>"

/* Per 10,000 of 6000, 3000, 1000 inhabitants: 10, 10, 60. */
static const struct index_case cases[] = {
    {"per head of the census", "",
     "<indicator of=\"T.CITY\" per=\"population\" times=\"10000\"/>",
     CITY("100", "6") CITY("200", "3") CITY("300", "6"),
     "990100 = 0 2, 990200 = 0 2, 990300 = 100 1"},
    {"per another indicator, equal ratios being equal", "",
     "<indicator of=\"T.CITY\" per=\"T.FEE\"/>",
     CITY("100", "1") CITY("200", "2") CITY("300", "2") FEE("100", "3")
         FEE("200", "6") FEE("300", "4"),
     "990100 = 0 2, 990200 = 0 2, 990300 = 100 1"},
    {"divided by zero", "", "<indicator of=\"T.CITY\" per=\"T.FEE\"/>",
     CITY("100", "1") CITY("200", "2") CITY("300", "2") FEE("100", "3")
         FEE("200", "8") FEE("300", "nil"),
     "990300 T.CITY = denominator, 990100 = 100 1"},
    {"divided by what is missing", "",
     "<indicator of=\"T.CITY\" per=\"T.FEE\"/>",
     CITY("100", "1") CITY("200", "2") CITY("300", "2") FEE("100", "3")
         FEE("200", "6"),
     "990300 T.CITY = denominator, 990300 = too few known"},
    {"a grade is its place", "", "<indicator of=\"T.MARK\"/>",
     "990100 2021 T.MARK=gold\n990200 2021 T.MARK=silver",
     "990100 = 100 1, 990200 = 0 2"},
    {"the mean stands in", "impute=\"mean\" coverage=\"0\"",
     "<indicator of=\"T.CITY\"/>", CITY("100", "10") CITY("200", "30"),
     "990300 = 50 2"},
    {"the median stands in", "impute=\"median\" coverage=\"0\"",
     "<indicator of=\"T.CITY\"/>", CITY("100", "10") CITY("200", "30"),
     "990300 = 50 2"},
    {"the mean of the peers stands in", "impute=\"group-mean\" coverage=\"0\"",
     "<indicator of=\"T.CITY\"/>", CITY("100", "10") CITY("200", "30"),
     "990300 = 100 1, 990200 = 100 1"},
    {"the median of the peers stands in",
     "impute=\"group-median\" coverage=\"0\"", "<indicator of=\"T.CITY\"/>",
     CITY("200", "10") CITY("300", "30"), "990100 T.CITY = missing"},
};

static void values(void **state)
{
    (void)state;
    index_world_cases(cases, sizeof cases / sizeof *cases);
}

static void what_is_stood_in_for_is_flagged(void **state)
{
    struct tally_world world;
    (void)state;
    index_world_open(&world, "impute=\"mean\" coverage=\"0\"",
                     "<indicator of=\"T.CITY\"/>",
                     CITY("100", "10!synthetic") CITY("200", "30"));
    const struct composite_result *r = index_world_result(&world);
    assert_int_equal(r->flags[composite_at(r, 2, 0)], FLAG_BIT(FLAG_IMPUTED));
    assert_int_equal(r->flags[composite_at(r, 0, 0)], FLAG_BIT(FLAG_SYNTHETIC));
    assert_int_equal(r->known[composite_at(r, 2, 0)], 0);
    assert_int_equal(r->known[composite_at(r, 0, 0)], 1);
    tally_world_close(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values),
        cmocka_unit_test(what_is_stood_in_for_is_flagged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
