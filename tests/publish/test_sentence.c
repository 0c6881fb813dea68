/* Tests of statements in words: base measures, rounding, placeholders. */
#include "stages/publish/sentence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/printed_table.h"

#define ROW "S,schools,computed,990200,2021,"

static const struct {
    const char *name, *statement, *returns;
    enum language language;
    const char *value, *text;
} cases[] = {
    {"value, measure, area, year",
     ROW "T.CITY,,,,,x,In {year} {area} had {value} {measure}.\n",
     "990200 2021 T.CITY=6", LANGUAGE_EN, "6", "In 2021 Westtown had 6 times."},
    {"in Chinese", ROW "T.CITY,,,,,{year}年{area}{value}{measure}。,x\n",
     "990200 2021 T.CITY=6", LANGUAGE_ZH, "6", "2021年西城市6次。"},
    {"rank", ROW "T.CITY,,,,,x,No. {rank}\n",
     "990200 2021 T.CITY=6\n990300 2021 T.CITY=7", LANGUAGE_EN, "6", "No. 2"},
    {"no sentence without a value", ROW "T.CITY,,,,,x,It had {value}.\n",
     "990300 2021 T.CITY=7", LANGUAGE_EN, "", ""},
    {"a multiple becomes its base, to the last unit",
     ROW "T.CITY * 1,万人,0,数,Count,x,{value} {measure}\n",
     "990200 2021 T.CITY=1.2345", LANGUAGE_EN, "12345", "12345 persons"},
    {"a quotient is rounded there, once",
     ROW "T.CITY / 3,万人,2,数,Count,x,{value}\n", "990200 2021 T.CITY=1",
     LANGUAGE_EN, "3333.33", "3333.33"},
    {"alike measures are left alone",
     ROW "T.CITY / 4,名,1,数,Count,x,{value}\n", "990200 2021 T.CITY=10",
     LANGUAGE_EN, "2.5", "2.5"},
    {"a qualifier and its blank", ROW "T.CITY,,,,,x,{qualifier}{value}\n",
     "990200 2021 T.CITY=70!more-than", LANGUAGE_EN, "70", "more than 70"},
    {"no blank in Chinese", ROW "T.CITY,,,,,{qualifier}{value},x\n",
     "990200 2021 T.CITY=70!more-than", LANGUAGE_ZH, "70", "超过70"},
    {"a grade's name", ROW "T.MARK,,,,,x,{value}\n", "990200 2021 T.MARK=gold",
     LANGUAGE_EN, "Gold", "Gold"},
    {"words", ROW "T.MOTTO,,,,,x,{value}!\n", "990200 2021 T.MOTTO=Onwards",
     LANGUAGE_EN, "Onwards", "Onwards!"},
};

static const char *text_of(struct tally_world *world, struct view text)
{
    return arena_copy(&world->arena, text).p;
}

static void test_sentences(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tally_world world;
        print_message("%s\n", cases[i].name);
        printed_world(&world, cases[i].statement, cases[i].returns);
        struct printing p = {.run = &world.run,
                             .arena = world.run.arena,
                             .language = cases[i].language};
        const struct statement_result *r = world.run.statements.at;
        assert_int_equal(world.run.statements.count, 1);
        assert_string_equal(text_of(&world, sentence_value(&p, r)),
                            cases[i].value);
        assert_string_equal(text_of(&world, sentence_print(&p, r)),
                            cases[i].text);
        tally_world_close(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
