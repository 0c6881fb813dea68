/* What the functions of the formula language come to. */
#include "pipeline/model/formula_internal.h"
#include "pipeline/model/ranking.h"

static struct quantity unknown(uint32_t flags)
{
    return (struct quantity){.kind = QUANTITY_UNKNOWN, .flags = flags};
}

/* A half-year or month keeps its part: growth of a first half is on the first
 * half. */
struct period formula_in_year(struct period period, int year)
{
    if (period.kind == PERIOD_SPAN || period.kind == PERIOD_NONE)
        return period_year(year);
    return period_shift(period, year - period.year);
}

const struct area *formula_root_of(const struct area *area)
{
    while (area->parent)
        area = area->parent;
    return area;
}

static struct quantity value_in(const struct scene *scene, struct period period,
                                const struct formula_node *node)
{
    struct scene there = *scene;

    there.period = period;
    return formula_value(&there, node);
}

/* Always known itself, which is what it is for. Flags stay those of the value.
 */
static struct quantity missing(const struct scene *scene,
                               const struct formula_node *node)
{
    struct quantity q = formula_value(scene, node->first);

    q.truth = q.kind == QUANTITY_UNKNOWN;
    q.kind = QUANTITY_TRUTH;
    return q;
}

static struct quantity prior(const struct scene *scene,
                             const struct formula_node *node)
{
    return value_in(scene, period_shift(scene->period, -1), node->first);
}

static struct quantity at(const struct scene *scene,
                          const struct formula_node *node)
{
    return value_in(scene, formula_in_year(scene->period, node->year),
                    node->first);
}

/* Adds, or with `greatest` keeps the greater. What is not known makes the
 * whole unknown: a sum without one part would pass for less. */
static void gather(struct quantity *whole, struct quantity part, bool greatest)
{
    whole->flags |= part.flags;
    if (whole->kind != QUANTITY_NUMBER || part.kind != QUANTITY_NUMBER) {
        whole->kind = QUANTITY_UNKNOWN;
        return;
    }
    if (greatest) {
        if (decimal_compare(part.number, whole->number) > 0)
            whole->number = part.number;
        return;
    }
    if (!decimal_add(whole->number, part.number, &whole->number))
        *whole = unknown(whole->flags | FLAG_BIT(FLAG_UNDEFINED));
}

/* An empty sum cannot be: check_components has refused it. */
static struct quantity components(const struct scene *scene,
                                  const struct formula_node *node)
{
    const struct indicator *indicator = node->first->indicator;
    struct quantity sum = {.kind = QUANTITY_NUMBER};

    for (size_t i = 0; i < indicator->component_count; i++)
        gather(&sum, formula_ask(scene, indicator->components[i]), false);
    return sum;
}

/* An own leaf without a value is no gap: often nobody counts there. */
static struct quantity children(const struct scene *scene,
                                const struct formula_node *node)
{
    const struct indicator *indicator = node->first->indicator;
    struct quantity whole = unknown(0);
    bool any = false;

    for (size_t i = 0; i < scene->area->child_count; i++) {
        struct scene there = *scene;
        struct quantity part;

        there.area = scene->area->children[i];
        part = formula_ask(&there, indicator);
        if (there.area->own && part.kind == QUANTITY_UNKNOWN)
            continue;
        if (any)
            gather(&whole, part, indicator->over_areas == AREAS_MAX);
        else
            whole = part;
        any = true;
    }
    return whole;
}

/* The census year is written out in the formula: "per head" without one would
 * silently change its meaning. */
static struct quantity population(const struct scene *scene,
                                  const struct formula_node *node)
{
    const struct population *found = area_population(scene->area, node->year);

    if (!found)
        return unknown(0);
    return (struct quantity){.kind = QUANTITY_NUMBER, .number = found->count};
}

/* A number unknown is 0 and needs no sign. */
static struct quantity absolute(const struct scene *scene,
                                const struct formula_node *node)
{
    struct quantity q = formula_value(scene, node->first);

    if (decimal_sign(q.number) < 0)
        q.number = decimal_negate(q.number);
    return q;
}

/* One unknown makes the extreme unknown: it might be the one. */
static struct quantity extreme(const struct scene *scene,
                               const struct formula_node *node)
{
    int sign = node->kind == NODE_MAX ? 1 : -1;
    struct quantity best = formula_value(scene, node->first);

    for (const struct formula_node *x = node->first->next; x; x = x->next) {
        struct quantity other = formula_value(scene, x);
        uint32_t flags = best.flags | other.flags;

        if (best.kind != QUANTITY_NUMBER || other.kind != QUANTITY_NUMBER)
            best = unknown(flags);
        else if (sign * decimal_compare(other.number, best.number) > 0)
            best = other;
        best.flags = flags;
    }
    return best;
}

/* Ranks are compare's, not computed here: which areas stand beside it is the
 * lookup's affair. */
static struct quantity rank(const struct scene *scene,
                            const struct formula_node *node)
{
    const struct key key = {node->first->indicator, scene->area, scene->period};
    struct quantity answer;

    if (!scene->lookup->rank)
        return unknown(0);
    answer = scene->lookup->rank(scene->lookup->self, &key);
    answer.flags &= scene->travelling;
    return answer;
}

/* A function of two numbers, such as a share. */
/* By zero: undefined, which is another thing than missing and is flagged so. */
static struct quantity relate(struct quantity a, struct quantity b,
                              bool (*function)(struct decimal, struct decimal,
                                               struct decimal *))
{
    struct quantity result = {.kind = QUANTITY_NUMBER,
                              .flags = a.flags | b.flags};

    if (a.kind != QUANTITY_NUMBER || b.kind != QUANTITY_NUMBER)
        return unknown(result.flags);
    if (!function(a.number, b.number, &result.number))
        return unknown(result.flags | FLAG_BIT(FLAG_UNDEFINED));
    return result;
}

static struct quantity share(const struct scene *scene,
                             const struct formula_node *node)
{
    struct scene whole = *scene;

    whole.area = formula_root_of(scene->area);
    return relate(formula_value(scene, node->first),
                  formula_value(&whole, node->first), ranking_share);
}

static struct quantity growth(const struct scene *scene,
                              const struct formula_node *node)
{
    struct period base = formula_in_year(scene->period, node->year);

    return relate(formula_value(scene, node->first),
                  value_in(scene, base, node->first), ranking_growth);
}

/* Not known at the period itself: no streak can be told. Further back, what is
 * not known ends it. The flags are those of the years in it. Bounded by the
 * first year a survey may know, since a lookup may answer for any. */
static struct quantity streak(const struct scene *scene,
                              const struct formula_node *node)
{
    struct quantity wanted = formula_value(scene, node->first->next);
    struct period period = formula_in_year(scene->period, scene->period.last);
    struct quantity now = value_in(scene, period, node->first);
    uint32_t flags = wanted.flags;
    int years = 0;

    if (wanted.kind != QUANTITY_NUMBER || now.kind != QUANTITY_NUMBER)
        return unknown(wanted.flags | now.flags);
    while (now.kind == QUANTITY_NUMBER &&
           decimal_compare(now.number, wanted.number) == 0 &&
           period.year >= PERIOD_YEAR_FIRST) {
        years++;
        flags |= now.flags;
        period = period_shift(period, -1);
        now = value_in(scene, period, node->first);
    }
    return (struct quantity){.kind = QUANTITY_NUMBER,
                             .number = decimal_of(years),
                             .flags = flags | (years ? 0 : now.flags)};
}

static struct quantity sum(const struct scene *scene,
                           const struct formula_node *node)
{
    return value_in(scene, period_span(node->year, node->until), node->first);
}

/* Kinds below NODE_MISSING have no row: formula_value keeps them. */
struct quantity formula_call(const struct scene *scene,
                             const struct formula_node *node)
{
    static struct quantity (*const calls[NODE_KINDS])(
        const struct scene *, const struct formula_node *) = {
        [NODE_MISSING] = missing,
        [NODE_PRIOR] = prior,
        [NODE_AT] = at,
        [NODE_COMPONENTS] = components,
        [NODE_CHILDREN] = children,
        [NODE_POPULATION] = population,
        [NODE_ABS] = absolute,
        [NODE_MIN] = extreme,
        [NODE_MAX] = extreme,
        [NODE_RANK] = rank,
        [NODE_SHARE] = share,
        [NODE_GROWTH] = growth,
        [NODE_STREAK] = streak,
        [NODE_SUM] = sum,
    };

    return calls[node->kind](scene, node);
}
