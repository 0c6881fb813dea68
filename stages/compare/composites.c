/* The composite indices of the year of report, computed. */
#include "stages/compare/composites.h"

#include "pipeline/model/settings.h"
#include "stages/compare/composite_ranks.h"
#include "stages/compare/composite_standing.h"

/* One index on its way; fields, terms and scratch are gone with it. */
struct computing {
    struct run *run;
    struct composite_result *result;
    struct composite_work work;
    struct composite_field *fields; /* one a normalisation */
    struct composite_field last;    /* a year earlier */
    int *last_known;
    struct composite_scratch scratch;
};

/* An area that was merged into another has a past, but competes no more. */
static bool competes(const struct area *area, const struct composite *c,
                     int year)
{
    return !area->own && (!c->group || area->group == c->group) &&
           (!area->from || area->from <= year) &&
           (!area->until || area->until >= year);
}

static void find_areas(struct computing *x)
{
    const struct composite *c = x->result->composite;
    const struct area *root = &x->run->catalogue->areas[0];
    x->result->areas = arena_take(x->run->arena, (root->child_count + 1) *
                                                     sizeof *x->result->areas);
    for (size_t i = 0; x->result->areas && i < root->child_count; i++) {
        const struct area *area = root->children[i];
        if (competes(area, c, x->run->year))
            x->result->areas[x->result->area_count++] = area;
    }
}

static void *cells(struct computing *x, size_t size)
{
    size_t count = x->result->area_count * x->result->composite->node_count;
    return arena_take(x->run->arena, (count + 1) * size);
}

static void *each_area(struct computing *x, size_t size)
{
    return arena_take(x->run->arena, (x->result->area_count + 1) * size);
}

static void make_result(struct computing *x)
{
    struct composite_result *r = x->result;
    size_t nodes = r->composite->node_count;
    size_t effects = r->area_count * r->composite->condition_count + 1;
    struct arena *arena = x->run->arena;
    r->year = x->run->year;
    r->scores = cells(x, sizeof *r->scores);
    r->last = cells(x, sizeof *r->last);
    r->flags = cells(x, sizeof *r->flags);
    r->known = cells(x, sizeof *r->known);
    r->ranks = cells(x, sizeof *r->ranks);
    r->last_ranks = cells(x, sizeof *r->last_ranks);
    r->without = cells(x, sizeof *r->without);
    r->combined = each_area(x, sizeof *r->combined);
    r->combined_ranks = each_area(x, sizeof *r->combined_ranks);
    r->grades = each_area(x, sizeof *r->grades);
    r->effects = arena_take(arena, effects * sizeof *r->effects);
    r->ranked = arena_take(arena, nodes * sizeof *r->ranked);
    r->leaves = arena_take(arena, nodes * sizeof *r->leaves);
    r->treated = arena_take(arena, nodes * sizeof *r->treated);
}

static struct composite_field field_of(const struct computing *x,
                                       struct score *scores)
{
    const struct composite_result *r = x->result;
    return (struct composite_field){
        .composite = r->composite, .areas = r->area_count, .scores = scores};
}

static void make_fields(struct computing *x)
{
    struct composite_result *r = x->result;
    size_t normals = r->composite->robustness.normal_count;
    x->fields = arena_take(x->work.scratch, normals * sizeof *x->fields);
    x->last = field_of(x, r->last);
    x->last_known = cells(x, sizeof *x->last_known);
    composite_scratch_init(&x->scratch, r->composite, r->area_count,
                           x->work.scratch);
    if (!x->fields)
        return;
    for (size_t n = 0; n < normals; n++)
        x->fields[n] = field_of(x, n ? cells(x, sizeof *r->scores) : r->scores);
}

/* Last year at least, for a change on it. */
static int first_year(const struct computing *x)
{
    int first = (int)x->run->catalogue->settings->first_year;
    return first && first < x->result->year ? first : x->result->year - 1;
}

/* Over all years: least, most and the like are the same for every year, and
 * scores may be compared through time. Else each year stands alone. */
static void normalise(struct computing *x)
{
    struct composite_result *r = x->result;
    struct composite_work *work = &x->work;
    bool all = r->composite->all_years;
    struct composite_slice slices[] = {
        {r->year, x->fields, r->composite->robustness.normal_count, r->flags,
         r->known},
        {r->year - 1, &x->last, 1, cells(x, sizeof *r->flags), x->last_known}};
    if (x->run->arena->failed || work->scratch->failed)
        return;
    work->last = r->year;
    work->first = all ? first_year(x) : r->year;
    composite_columns(work, slices, all ? 2 : 1, r->treated);
    if (all)
        return;
    work->first = work->last = r->year - 1;
    composite_columns(work, &slices[1], 1, NULL);
}

static void score(struct computing *x)
{
    struct composite_result *r = x->result;
    struct composite_terms *terms = each_area(x, sizeof *terms);
    struct composite_terms *last = each_area(x, sizeof *last);
    if (!terms || !last)
        return;
    for (size_t n = 0; n < r->composite->robustness.normal_count; n++)
        x->fields[n].terms = terms;
    x->last.terms = last;
    composite_terms_set(&x->work, r->year, x->fields, r->known, terms,
                        r->effects);
    composite_terms_set(&x->work, r->year - 1, &x->last, x->last_known, last,
                        NULL);
    composite_field_score(x->fields, &x->scratch);
    composite_field_score(&x->last, &x->scratch);
    composite_rank_nodes(r, &x->scratch);
    composite_spread_flags(r);
    composite_combine(r, x->work.scratch);
    composite_grades_set(r);
}

static void compute(struct run *run, struct composite_result *result)
{
    struct arena scratch;
    struct computing x = {.run = run, .result = result};
    arena_init(&scratch, 0);
    x.work = (struct composite_work){
        .run = run, .composite = result->composite, .scratch = &scratch};
    find_areas(&x);
    x.work.areas = result->areas;
    x.work.area_count = result->area_count;
    make_result(&x);
    make_fields(&x);
    normalise(&x);
    if (!run->arena->failed && !scratch.failed)
        score(&x);
    if (!run->arena->failed && !scratch.failed && !run->supposing)
        composite_shake_ranks(result, x.fields, &x.scratch, run->arena);
    if (scratch.failed)
        run->arena->failed = true;
    arena_release(&scratch);
}

void composites_compute(struct run *run)
{
    const struct catalogue *c = run->catalogue;
    run->composites.count = 0;
    for (size_t i = 0; i < c->composite_count; i++) {
        struct composite_result *result =
            array_push(&run->composites, run->arena, sizeof *result);
        if (!result)
            return;
        *result = (struct composite_result){.composite = &c->composites[i]};
        compute(run, result);
    }
}
