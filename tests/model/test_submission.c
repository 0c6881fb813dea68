/* Tests of what a finding does to a submission and how it is filled in. */
#include "pipeline/model/submission.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static struct area area = {.code = {"440103", 6}};
static struct indicator indicator = {.code = {"ELD.BEDS", 8}};

static struct submission *one(struct arena *arena)
{
    struct submission *s = submission_new(arena);
    s->unit_word = VIEW("荔湾");
    s->unit.code = VIEW("440103");
    s->period = period_year(2021);
    s->area = &area;
    s->place = (struct place){VIEW("drop.xml"), 2, 1, {NULL, 0}};
    struct observation *o = array_push(&s->observations, arena, sizeof *o);
    *o = (struct observation){
        .indicator = &indicator,
        .text = VIEW("many"),
        .place = {VIEW("drop.xml"), 7, 5, VIEW("S!B7")},
    };
    return s;
}

static const struct {
    const char *name;
    enum severity severity;
    int level;
    bool about, dropped;
    enum acceptance acceptance;
} effects[] = {
    {"information", SEVERITY_INFORMATION, 1, true, false, ACCEPTED},
    {"warning", SEVERITY_WARNING, 1, true, false, ACCEPTED_WARNINGS},
    {"error", SEVERITY_ERROR, 1, true, true, ACCEPTED_PARTLY},
    {"error about all", SEVERITY_ERROR, 0, false, false, ACCEPTED_PARTLY},
    {"fatal", SEVERITY_FATAL, 0, false, false, REJECTED},
    {"level 2 warning", SEVERITY_WARNING, 2, true, false, ACCEPTED},
    {"level 2 never rejects", SEVERITY_FATAL, 2, true, false, ACCEPTED},
    {"level 3 never rejects", SEVERITY_ERROR, 3, true, false, ACCEPTED},
};

static void test_effects(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof effects / sizeof *effects; i++) {
        struct arena arena;
        arena_init(&arena, 0);
        struct submission *s = one(&arena);
        const struct observation *o = submission_observation(s, 0);
        submission_find(s, VIEW("x"), effects[i].severity, effects[i].level,
                        effects[i].about ? o : NULL);
        if (o->dropped != effects[i].dropped ||
            s->acceptance != effects[i].acceptance)
            fail_msg("%s", effects[i].name);
        arena_release(&arena);
    }
}

static void test_the_worst_stays(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    struct submission *s = one(&arena);
    submission_find(s, VIEW("a"), SEVERITY_FATAL, 0, NULL);
    submission_find(s, VIEW("b"), SEVERITY_WARNING, 1, NULL);
    assert_int_equal(s->acceptance, REJECTED);
    arena_release(&arena);
}

static void test_filled_from_observation(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    struct submission *s = one(&arena);
    const struct finding *f =
        submission_find(s, VIEW("normalize.number"), SEVERITY_ERROR, 1,
                        submission_observation(s, 0));
    assert_ptr_equal(f, s->findings.at);
    assert_true(view_equal(f->unit, VIEW("440103")));
    assert_true(view_equal(f->period, VIEW("2021")));
    assert_int_equal(f->line, 7);
    assert_true(view_equal(f->cell, VIEW("S!B7")));
    assert_true(view_equal(f->text, VIEW("many")));
    assert_int_equal(f->cell_count, 1);
    assert_true(view_equal(f->cells[0].indicator, VIEW("ELD.BEDS")));
    assert_true(view_equal(f->cells[0].area, VIEW("440103")));
    assert_true(view_equal(f->cells[0].period, VIEW("2021")));
    assert_true(f->cells[0].suspect);
    arena_release(&arena);
}

static void test_filled_from_submission(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    struct submission *s = one(&arena);
    s->unit.code = (struct view){NULL, 0};
    s->period = (struct period){0};
    s->period_word = VIEW("去年");
    const struct finding *f =
        submission_find(s, VIEW("normalize.unit"), SEVERITY_FATAL, 0, NULL);
    assert_true(view_equal(f->unit, VIEW("荔湾")));
    assert_true(view_equal(f->period, VIEW("去年")));
    assert_int_equal(f->line, 2);
    assert_int_equal(f->cell_count, 0);
    arena_release(&arena);
}

/* Memory out: a scrap comes back and the observation is rejected anyway. */
static void test_memory(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    struct submission *s = one(&arena);
    arena.failed = true;
    struct finding *f = submission_find(s, VIEW("x"), SEVERITY_ERROR, 1,
                                        submission_observation(s, 0));
    assert_non_null(f);
    f->detail = VIEW("anything");
    assert_int_equal(s->findings.count, 0);
    assert_true(submission_observation(s, 0)->dropped);
    arena_release(&arena);
}

/* An observation that is not the submission's own rejects none of its. */
static void test_stranger(void **state)
{
    struct arena arena;
    struct observation stranger = {.text = VIEW("x")};
    (void)state;
    arena_init(&arena, 0);
    struct submission *s = one(&arena);
    submission_find(s, VIEW("x"), SEVERITY_ERROR, 1, &stranger);
    assert_false(submission_observation(s, 0)->dropped);
    assert_false(stranger.dropped);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_effects),
        cmocka_unit_test(test_the_worst_stays),
        cmocka_unit_test(test_filled_from_observation),
        cmocka_unit_test(test_filled_from_submission),
        cmocka_unit_test(test_memory),
        cmocka_unit_test(test_stranger),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
