/* Who stands where: figures and the parts of indices, in one order. */
#include "pipeline/commands/places.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/index_world.h"

static const char parts[] = "<group code=\"G\" zh=\"组\" en=\"Group\">"
                            "<indicator of=\"T.CITY\"/></group>";
static const char returns[] = "990100 2021 T.CITY=1\n990200 2021 T.CITY=3\n"
                              "990300 2022 T.CITY=9\n";

static const struct ranked_place *find(const struct places *s, const char *key)
{
    for (size_t i = 0; i < s->count; i++) {
        struct buf text = {0};
        place_print_key(&s->at[i], &text);
        bool found = !strcmp(text.p, key);
        buf_release(&text);
        if (found)
            return &s->at[i];
    }
    return NULL;
}

static void figures_and_parts(void **state)
{
    struct tally_world world;
    (void)state;
    index_world_open(&world, "", parts, returns);
    struct places s = places_of(&world.run, &world.arena);
    assert_int_equal(find(&s, "T.CITY 990200 2021")->rank, 1);
    assert_int_equal(find(&s, "T.CITY 990100 2021")->ranked, 2);
    assert_int_equal(find(&s, "T.CITY 990300 2021")->rank, 0);
    assert_int_equal(find(&s, "X 990200 2021")->rank, 1);
    assert_int_equal(find(&s, "G 990100 2021")->rank, 2);
    assert_true(find(&s, "G 990100 2021")->score.value == 0);
    tally_world_close(&world);
}

/* What waits for its own release is not published yet. */
static void later_years_are_left_out(void **state)
{
    struct tally_world world;
    (void)state;
    index_world_open(&world, "", parts, returns);
    struct places s = places_of(&world.run, &world.arena);
    assert_non_null(tally_world_get(&world, "T.CITY 990300 2022"));
    assert_null(find(&s, "T.CITY 990300 2022"));
    tally_world_close(&world);
}

static void names_in_both_languages(void **state)
{
    struct tally_world world;
    struct buf text = {0};
    (void)state;
    index_world_open(&world, "", parts, returns);
    struct places s = places_of(&world.run, &world.arena);
    place_print_names(find(&s, "G 990100 2021"), &text);
    buf_byte(&text, ' ');
    place_print_rank(0, &text);
    place_print_rank(12, &text);
    assert_string_equal(text.p, "组: 东城市 / Group: Easttown -12");
    buf_release(&text);
    tally_world_close(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_and_parts),
        cmocka_unit_test(later_years_are_left_out),
        cmocka_unit_test(names_in_both_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
