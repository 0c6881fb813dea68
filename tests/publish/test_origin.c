/* Tests of the columns that tell what was reported and what was imputed. */
#include "stages/publish/origin.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stages/aggregate/aggregate.h"
#include "tests/support/printed_table.h"

#define COLUMN(key) "<column key='" key "' zh='x' en='x'/>"

static const char layout[] =
    "<table kind='KIND' name='c' zh='比' en='C'>" COLUMN("indicator")
        COLUMN("area") COLUMN("year") COLUMN("coverage") COLUMN("imputed-units")
            COLUMN("imputed-rate") COLUMN("imputed-share")
                COLUMN("source") "</table>";

/* Hill said nothing in 2021 and is taken from 2020. */
#define HILL "990101 2021 T.FLOW=30\n990102 2020 T.FLOW=10\n"
#define ALL HILL "990200 2021 T.FLOW=5\n990300 2021 T.FLOW=5@990300\n"

static const struct {
    const char *kind, *returns, *row, *key, *expected;
} cases[] = {
    {"districts", HILL, "T.FLOW 990101 2021", "coverage", "1/1"},
    {"districts", HILL, "T.FLOW 990101 2021", "imputed-units", ""},
    {"districts", HILL, "T.FLOW 990101 2021", "imputed-rate", "0.00"},
    {"districts", HILL, "T.FLOW 990101 2021", "imputed-share", ""},
    {"districts", HILL, "T.FLOW 990101 2021", "source", "990101 drop.xml:1"},
    {"districts", HILL, "T.FLOW 990102 2021", "coverage", "0+1/1"},
    {"districts", HILL, "T.FLOW 990102 2021", "imputed-units", "1/1"},
    {"districts", HILL, "T.FLOW 990102 2021", "imputed-share", "100.00"},
    {"districts", HILL, "T.FLOW 990102 2021", "source",
     "990102 imputed, previous value: 2020 = 10"},
    {"comparison", HILL, "T.FLOW 990100 2021", "coverage", "1+1/2"},
    {"comparison", HILL, "T.FLOW 990100 2021", "imputed-units", "1/2"},
    {"comparison", HILL, "T.FLOW 990100 2021", "imputed-rate", "50.00"},
    {"comparison", HILL, "T.FLOW 990100 2021", "imputed-share", "25.00"},
    {"comparison", HILL, "T.FLOW 990100 2021", "source", ""},
    {"quality", ALL, "T.FLOW 990000 2021", "coverage", "3/3"},
    {"quality", ALL, "T.FLOW 990000 2021", "imputed-units", "1/4"},
    {"quality", ALL, "T.FLOW 990000 2021", "imputed-rate", "25.00"},
    {"quality", ALL, "T.FLOW 990000 2021", "imputed-share", "20.00"},
};

static struct view layout_of(struct tally_world *w, const char *kind)
{
    struct view rest = view_of(layout);
    struct view front = view_cut(&rest, 'K');
    return arena_format(&w->arena, "%.*s%s%s", VIEW_ARG(front), kind,
                        rest.p + sizeof "IND" - 1);
}

static void every_cell(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tally_world w;
        print_message("%s %s\n", cases[i].row, cases[i].key);
        tally_world_open(&w, NULL, NULL);
        tally_world_impute(&w, "T.FLOW,previous,,,1,,\n", "");
        tally_world_say(&w, cases[i].returns);
        tally_world_run(&w, &aggregate_stage, true);
        const struct table *table =
            printed_table(&w, layout_of(&w, cases[i].kind).p, LANGUAGE_EN);
        assert_string_equal(printed_cell(table, cases[i].row, cases[i].key),
                            cases[i].expected);
        tally_world_close(&w);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_cell)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
