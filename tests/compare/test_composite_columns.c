/* Columns of an index: years together or apart, and policies. */
#include "stages/compare/composite_columns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/index_world.h"

#define CITY(code, value) "990" code " 2021 T.CITY=" value "\n"
#define FEE(code, value) "990" code " 2021 amend T.FEE=" value "\n"
#define BOTH "<indicator of=\"T.CITY\"/><indicator of=\"T.FEE\"/>"

#define YEARS(code, then, now)                                                 \
    "990" code " 2020 T.CITY=" then "\n990" code " 2021 T.CITY=" now "\n"

static const struct index_case cases[] = {
    {"one year's least and most", "years=\"one\"", "<indicator of=\"T.CITY\"/>",
     YEARS("100", "0", "10") YEARS("200", "0", "20") YEARS("300", "0", "30"),
     "990100 = 0 3, 990200 = 50 2, 990300 = 100 1"},
    {"those of all years", "years=\"all\"", "<indicator of=\"T.CITY\"/>",
     YEARS("100", "0", "10") YEARS("200", "0", "20") YEARS("300", "40", "30"),
     "990100 = 25 3, 990200 = 50 2, 990300 = 75 1"},
    {"a method of its own", "",
     "<indicator of=\"T.CITY\" method=\"goalposts\" from=\"0\" to=\"40\"/>"
     "<indicator of=\"T.FEE\"/>",
     CITY("100", "10") CITY("200", "20") FEE("100", "5") FEE("200", "9"),
     "990100 T.CITY = 25 2, 990100 T.FEE = 100 1, 990100 = 62.5 1"},
    {"left out, the others weigh more", "coverage=\"0.5\"", BOTH,
     CITY("100", "10") CITY("200", "20") CITY("300", "20") FEE("100", "5")
         FEE("200", "9"),
     "990300 = 100 1, 990100 = 50 2, 990300 T.FEE = missing"},
    {"too little is known", "", BOTH,
     CITY("100", "10") CITY("200", "20") CITY("300", "20") FEE("100", "5")
         FEE("200", "9"),
     "990300 = too few known, 990100 = 50 1"},
    {"scored zero", "missing=\"zero\"", BOTH,
     CITY("100", "10") CITY("200", "20") CITY("300", "20") FEE("100", "5")
         FEE("200", "9"),
     "990300 = 50 1, 990300 T.FEE = 0 2"},
    {"refused", "missing=\"refuse\"", BOTH,
     CITY("100", "10") CITY("200", "20") CITY("300", "20") FEE("100", "5")
         FEE("200", "9"),
     "990300 = refused, 990100 = 50 1"},
    {"the same everywhere is never zero", "missing=\"zero\"", BOTH,
     CITY("100", "7") CITY("200", "7") CITY("300", "7") FEE("100", "5")
         FEE("200", "9") FEE("300", "6"),
     "990200 T.CITY = constant, 990200 = 0 3, 990100 = 100 1"},
    {"nothing at all", "coverage=\"0\"", BOTH, "", "990100 = missing"},
    {"who competes", "group=\"INLAND\"", "<indicator of=\"T.CITY\"/>",
     CITY("100", "0") CITY("200", "20") CITY("300", "30"),
     "990200 = 0 2, 990300 = 100 1"},
};

static void columns(void **state)
{
    (void)state;
    index_world_cases(cases, sizeof cases / sizeof *cases);
}

/* Where the geometric mean is taken over nothing but goalposts a city may be at
 * the lower one; the scale keeps it above zero. */
static void a_geometric_mean_of_posts(void **state)
{
    static const struct index_case posts[] = {
        {"at the lower post", "aggregate=\"geometric\"",
         "<indicator of=\"T.CITY\" method=\"goalposts\" low=\"1\" high=\"100\" "
         "from=\"10\" to=\"40\"/>"
         "<indicator of=\"T.FEE\" method=\"goalposts\" low=\"1\" high=\"100\" "
         "from=\"10\" to=\"40\"/>",
         CITY("100", "10") FEE("100", "10"), "990100 = 10 1"},
    };
    (void)state;
    index_world_cases(posts, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns),
        cmocka_unit_test(a_geometric_mean_of_posts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
