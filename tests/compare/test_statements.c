/* Tests of the statements, evaluated. */
#include "stages/compare/statements.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "stages/aggregate/aggregate.h"
#include "stages/compare/compare.h"
#include "tests/support/tally_world.h"

#define ROW(key, area, period, formula)                                        \
    key ",schools,computed," area "," period "," formula                       \
        ",,,,,甲{value},A {value}\n"
#define OTHER(key, area, period, formula, measure)                             \
    key ",schools,computed," area "," period ",\"" formula "\"," measure       \
        ",0,甲,A,甲{value},A {value}\n"

static const char statements[] = ROW("CITY", "990200", "2021", "T.CITY")
    ROW("SPAN", "990200", "2020/2021", "T.CITY")
        OTHER("SUM", "990200", "2020/2021", "sum(T.CITY,2020/2021)",
              "次") OTHER("LAST", "990200", "2020/2021", "T.CITY+T.CITY", "次")
            OTHER("RANK", "990200", "2021", "rank(T.CITY)",
                  "个") OTHER("SHARE", "990200", "2021", "share(T.CITY)", "%")
                OTHER("GROWTH", "990200", "2021", "growth(T.CITY,2020)", "%")
                    OTHER("AT", "990200", "2020-12-31", "at(T.CITY,2020)", "次")
                        OTHER("STREAK", "990200", "2019/2021",
                              "streak(T.FEE,3)", "个")
                            ROW("MARK", "990200", "2021", "T.MARK")
                                ROW("MISSING", "990300", "2021", "T.CITY");

static void prepare(struct tally_world *world, const char *returns)
{
    tally_world_open(world, statements, NULL);
    tally_world_say(world, returns);
    tally_world_run(world, &aggregate_stage, true);
    tally_world_run(world, &compare_stage, false);
}

/* A quantity as "VALUE flags", rounded to four places; "-" without a number. */
static const char *text_of(struct quantity q, struct buf *out)
{
    char text[DECIMAL_TEXT] = "-";
    if (q.kind == QUANTITY_NUMBER)
        decimal_print(decimal_round(q.number, 4, DECIMAL_HALF_UP), -1, text);
    buf_clear(out);
    buf_adds(out, text);
    if (q.flags)
        buf_byte(out, ' ');
    flags_print(q.flags, out);
    return out->p;
}

static const struct {
    const char *key, *value;
    bool figure;
    int rank, ranked;
} cases[] = {
    {"CITY", "30", true, 1, 2},
    {"SPAN", "70 synthetic", true, 1, 2},
    {"SUM", "70 synthetic", false, 0, 0},
    {"LAST", "60", false, 0, 0},
    {"RANK", "1", false, 0, 0},
    {"SHARE", "75 partial", false, 0, 0},
    {"GROWTH", "-25 synthetic", false, 0, 0},
    {"AT", "40 synthetic", false, 0, 0},
    {"STREAK", "2", false, 0, 0},
    {"MARK", "1", true, 0, 0},
    {"MISSING", "-", true, 0, 2},
};

static void check(size_t i, const struct statement_result *r)
{
    struct buf out = {0};
    text_of(r->value, &out);
    assert_true(view_equal(r->statement->key, view_of(cases[i].key)));
    if (strcmp(out.p, cases[i].value) != 0)
        fail_msg("%s: got \"%s\", expected \"%s\"", cases[i].key, out.p,
                 cases[i].value);
    if (!r->figure != !cases[i].figure || r->rank != cases[i].rank ||
        r->ranked != cases[i].ranked)
        fail_msg("%s: figure %p, rank %d of %d", cases[i].key,
                 (const void *)r->figure, r->rank, r->ranked);
    buf_release(&out);
}

static void results_stand_in_the_order_of_the_file(void **state)
{
    struct tally_world world;
    (void)state;
    prepare(&world, "990200 2021 T.CITY=30 T.FEE=3 T.MARK=gold\n"
                    "990200 2020 T.CITY=40!synthetic T.FEE=3\n"
                    "990200 2019 T.FEE=4\n"
                    "990100 2021 T.CITY=10\n"
                    "990100 2020 T.CITY=10");
    const struct statement_result *r = world.run.statements.at;
    assert_int_equal(world.run.statements.count, sizeof cases / sizeof *cases);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(i, &r[i]);
    tally_world_close(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(results_stand_in_the_order_of_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
