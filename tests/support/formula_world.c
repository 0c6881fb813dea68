/* A small survey, built by hand, and worlds of values for formulas to see. */
#include "tests/support/formula_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/model/catalogue_internal.h"

static const struct measure measures[] = {
    {.code = {"bed", 3},
     .dimension = {"bed", 3},
     .factor_over = {1, 0},
     .factor_under = {1, 0},
     .base = true},
    {.code = {"10^4 beds", 9},
     .dimension = {"bed", 3},
     .factor_over = {10000, 0},
     .factor_under = {1, 0}},
    {.code = {"berth", 5},
     .dimension = {"bed", 3},
     .factor_over = {2, 0},
     .factor_under = {2, 0}},
    {.code = {"home", 4},
     .dimension = {"home", 4},
     .factor_over = {1, 0},
     .factor_under = {1, 0},
     .base = true},
    {.code = {"yuan", 4},
     .dimension = {"CNY", 3},
     .factor_over = {1, 0},
     .factor_under = {1, 0},
     .base = true},
    {.code = {"%", 1},
     .dimension = {"%", 1},
     .factor_over = {1, 0},
     .factor_under = {1, 0},
     .base = true},
    {.code = {"place", 5},
     .dimension = {"1", 1},
     .factor_over = {1, 0},
     .factor_under = {1, 0},
     .base = true},
};

static const struct indicator indicators[] = {
    {.code = {"ELD.BEDS", 8}, .measure = &measures[0], .over_areas = AREAS_SUM},
    {.code = {"ELD.FAMBEDS", 11}, .measure = &measures[0]},
    {.code = {"ELD.BEDS.PLAN", 13}, .measure = &measures[1]},
    {.code = {"ELD.BERTHS", 10},
     .measure = &measures[2],
     .over_areas = AREAS_MAX},
    {.code = {"ELD.HOMES", 9}, .measure = &measures[3]},
    {.code = {"SAS.AID", 7}, .measure = &measures[4]},
    {.code = {"SAS.AID.ORG", 11}, .measure = &measures[4]},
    {.code = {"SAS.AID.REST", 12}, .measure = &measures[4]},
    {.code = {"SAS.COVER", 9}, .measure = &measures[5]},
    {.code = {"GEN.EVAL.RANK", 13}, .measure = &measures[6]},
    {.code = {"GEN.HONOURS", 11}, .type = VALUE_ITEMS, .measure = &measures[6]},
    {.code = {"ELD.PILOT.GRADE", 15},
     .type = VALUE_GRADE,
     .scale = {"pilot", 5}},
    {.code = {"ELD.PILOT.LAST", 14},
     .type = VALUE_GRADE,
     .scale = {"pilot", 5}},
    {.code = {"COM.FULL", 8}, .type = VALUE_GRADE, .scale = {"yesno", 5}},
    {.code = {"COM.WORDS", 9}, .type = VALUE_TEXT},
};
enum { INDICATORS = sizeof indicators / sizeof *indicators, AREAS = 6 };

static const struct grade grades[] = {
    {.scale = {"pilot", 5}, .code = {"excellent", 9}, .rank = 1},
    {.scale = {"pilot", 5}, .code = {"good", 4}, .rank = 2},
    {.scale = {"pilot", 5}, .code = {"pass", 4}, .rank = 3},
    {.scale = {"yesno", 5}, .code = {"yes", 3}, .rank = 1},
    {.scale = {"yesno", 5}, .code = {"no", 2}, .rank = 2},
};

/* Each one after the area above it. */
static const struct {
    const char *code;
    int parent; /* -1: the root */
    bool own;
} areas[AREAS] = {
    {"440000", -1, false}, {"440100", 0, false},    {"440103", 1, false},
    {"440104", 1, false},  {"440100/own", 1, true}, {"440300", 0, false},
};

static void *take(struct world *world, size_t count, size_t size)
{
    void *p = arena_take(&world->arena, count * size);

    if (!p)
        abort();
    return p;
}

static void plant(struct world *world)
{
    struct area *grown = take(world, AREAS, sizeof *grown);

    for (size_t i = 0; i < AREAS; i++) {
        struct area *area = &grown[i];

        area->code = view_of(areas[i].code);
        area->own = areas[i].own;
        area->children = take(world, AREAS, sizeof(struct area *));
        area->index = i;
        if (areas[i].parent >= 0) {
            struct area *parent = &grown[areas[i].parent];

            area->parent = parent;
            area->level = parent->level + 1;
            parent->children[parent->child_count++] = area;
        }
    }
    grown[1].populations[0] = (struct population){2020, decimal_of(18676605)};
    grown[1].population_count = 1;
    world->catalogue->areas = grown;
    world->catalogue->area_count = AREAS;
    world->area = &grown[1];
}

static void enter_indicators(struct world *world)
{
    struct indicator *copies = take(world, INDICATORS, sizeof *copies);

    memcpy(copies, indicators, sizeof indicators);
    for (size_t i = 0; i < INDICATORS; i++) {
        copies[i].index = i;
        names_put(&world->catalogue->index->indicators, &world->arena,
                  copies[i].code, &copies[i]);
    }
    copies[5].components[0] = &copies[6];
    copies[5].components[1] = &copies[7];
    copies[5].component_count = 2;
    world->catalogue->indicators = copies;
    world->catalogue->indicator_count = INDICATORS;
}

static void enter_grades(struct world *world)
{
    for (size_t i = 0; i < sizeof grades / sizeof *grades; i++) {
        struct grade_word *word = array_push(
            &world->catalogue->index->grade_words, &world->arena, sizeof *word);

        if (!word)
            abort();
        *word = (struct grade_word){grades[i].code, &grades[i]};
    }
}

static struct quantity find(const struct world *world, const struct key *key,
                            bool rank)
{
    for (size_t i = 0; i < world->count; i++) {
        const struct world_value *value = &world->values[i];

        if (value->rank == rank && value->key.area == key->area &&
            value->key.indicator == key->indicator &&
            period_equal(value->key.period, key->period))
            return value->quantity;
    }
    return (struct quantity){.kind = QUANTITY_UNKNOWN};
}

static struct quantity get(void *self, const struct key *key)
{
    return find(self, key, false);
}

static struct quantity get_rank(void *self, const struct key *key)
{
    return find(self, key, true);
}

void world_init(struct world *world)
{
    *world = (struct world){.count = 0};
    arena_init(&world->arena, 0);
    world->catalogue = take(world, 1, sizeof *world->catalogue);
    world->catalogue->index = take(world, 1, sizeof *world->catalogue->index);
    world->catalogue->flags[FLAG_ABOUT].travels = true;
    world->catalogue->flags[FLAG_PARTIAL].travels = true;
    world->catalogue->flags[FLAG_SYNTHETIC].travels = true;
    plant(world);
    enter_indicators(world);
    enter_grades(world);
    world->lookup = (struct lookup){world, get, get_rank};
}

void world_release(struct world *world)
{
    arena_release(&world->arena);
}

/* A mistake in a test's own words: nothing to go on with. */
static void need(bool good)
{
    if (!good)
        abort();
}

static void give_value(struct world_value *value, struct view text)
{
    struct view number = view_cut(&text, '!');

    value->quantity.kind = QUANTITY_UNKNOWN;
    if (!view_equal(number, VIEW("?"))) {
        value->quantity.kind = QUANTITY_NUMBER;
        need(decimal_parse(number, &value->quantity.number));
    }
    while (text.p) {
        enum flag flag = flag_find(view_cut(&text, '!'));

        need(flag != FLAG_COUNT);
        value->quantity.flags |= FLAG_BIT(flag);
    }
}

static const struct area *area_called(const struct world *world,
                                      struct view code)
{
    for (size_t i = 0; i < AREAS; i++)
        if (view_equal(world->catalogue->areas[i].code, code))
            return &world->catalogue->areas[i];
    abort();
}

static void give(struct world *world, struct view word)
{
    struct world_value *value = &world->values[world->count++];
    struct view text = word;
    struct view place = view_cut(&text, '=');
    struct view period = place;
    struct view area = view_cut(&period, ':');
    struct view code = view_cut(&area, '@');

    need(world->count < WORLD_VALUES_MAX);
    *value = (struct world_value){.key = {.area = world->area}};
    value->key.period = period_year(2021);
    value->rank = view_starts(code, VIEW("#"));
    if (value->rank)
        code = (struct view){code.p + 1, code.n - 1};
    value->key.indicator = catalogue_indicator(world->catalogue, code);
    need(value->key.indicator != NULL && text.p != NULL);
    if (area.p)
        value->key.area = area_called(world, area);
    if (period.p)
        need(period_parse(period, &value->key.period));
    give_value(value, text);
}

void world_give(struct world *world, const char *given)
{
    world->count = 0;
    for (struct view rest = view_of(given); rest.p;) {
        struct view word = view_cut(&rest, ' ');

        if (word.n > 0)
            give(world, word);
    }
}

static const char *tell(struct world *world, const struct quantity *q)
{
    char number[DECIMAL_TEXT];
    const char *value = "?";
    struct buf flags = {0};
    const char *told;

    if (q->kind == QUANTITY_TRUTH)
        value = q->truth ? "true" : "false";
    if (q->kind == QUANTITY_NUMBER) {
        decimal_print(q->number, -1, number);
        value = number;
    }
    flags_print(q->flags, &flags);
    told = arena_format(&world->arena, "%s%s%.*s", value, flags.n ? " " : "",
                        VIEW_ARG(buf_view(&flags)))
               .p;
    buf_release(&flags);
    return told;
}

const char *world_evaluate(struct world *world, enum formula_dialect dialect,
                           const char *formula, int year)
{
    struct err err = {0};
    const struct formula *compiled = formula_compile(
        world->catalogue, dialect, view_of(formula), &world->arena, &err);
    struct quantity result;

    if (!compiled)
        return arena_format(&world->arena, "%ld: %s", err.column, err.what).p;
    result = formula_evaluate(compiled, &world->lookup, world->area,
                              period_year(year));
    return tell(world, &result);
}

void world_try_rows(enum formula_dialect dialect, const struct world_row *rows,
                    size_t count)
{
    struct world world;

    world_init(&world);
    for (size_t i = 0; i < count; i++) {
        const char *seen;

        world_give(&world, rows[i].given);
        seen = world_evaluate(&world, dialect, rows[i].formula, 2021);
        if (strcmp(seen, rows[i].expected) != 0)
            fail_msg("%s with %s:\n    %s\ninstead of\n    %s", rows[i].formula,
                     rows[i].given, seen, rows[i].expected);
    }
    world_release(&world);
}
