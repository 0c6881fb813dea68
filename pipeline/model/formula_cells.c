/* Which indicators, spans and cells a formula speaks about. */
#include "pipeline/model/formula_internal.h"

/* A walk along a formula that meets keys. One walk collects; to know whether a
 * key is new it lets another look for the first place where it is met: so no
 * memory is needed, however many there are. */
struct walk {
    const struct formula *formula;
    const struct area *area;
    struct period period;
    void (*run)(struct walk *walk);
    void (*meet)(struct walk *walk, const struct key *key);
    size_t passed;    /* keys met */
    struct key *keys; /* or only their indicators */
    const struct indicator **indicators;
    size_t room;
    size_t count;
    const struct key *wanted;
    bool found;
    size_t first; /* where it was met */
};

static bool same_key(const struct key *a, const struct key *b)
{
    return a->indicator == b->indicator && a->area == b->area &&
           period_equal(a->period, b->period);
}

/* The first meeting counts; the rest is only counted past. */
static void look(struct walk *walk, const struct key *key)
{
    if (!walk->found && same_key(walk->wanted, key)) {
        walk->found = true;
        walk->first = walk->passed;
    }
    walk->passed++;
}

/* Counts on when the room is full, so that the caller learns how much is
 * needed. */
static void keep(struct walk *walk, const struct key *key)
{
    if (walk->count < walk->room && walk->keys)
        walk->keys[walk->count] = *key;
    if (walk->count < walk->room && walk->indicators)
        walk->indicators[walk->count] = key->indicator;
    walk->count++;
}

/* Quadratic in the keys met, and called only when something is told or
 * compiled. */
static void collect(struct walk *walk, const struct key *key)
{
    struct walk search = *walk;

    search.meet = look;
    search.passed = 0;
    search.wanted = key;
    search.run(&search);
    if (search.first == walk->passed++)
        keep(walk, key);
}

static void name_all(struct walk *walk, const struct formula_node *node)
{
    if (node->kind == NODE_CODE)
        walk->meet(walk, &(struct key){.indicator = node->indicator});
    for (const struct formula_node *x = node->first; x; x = x->next)
        name_all(walk, x);
}

static void run_names(struct walk *walk)
{
    name_all(walk, walk->formula->root);
}

static struct period span_of(const struct formula_node *sum)
{
    return period_span(sum->year, sum->until);
}

static void span_all(struct walk *walk, const struct formula_node *node)
{
    if (node->kind == NODE_SUM)
        walk->meet(walk, &(struct key){.indicator = node->first->indicator,
                                       .period = span_of(node)});
    for (const struct formula_node *x = node->first; x; x = x->next)
        span_all(walk, x);
}

static void run_spans(struct walk *walk)
{
    span_all(walk, walk->formula->root);
}

/* Both branches of an `if` are visited: which one is taken is not known without
 * values. */
static void visit(struct walk *walk, const struct formula_node *node,
                  const struct area *area, struct period period);

static void visit_all(struct walk *walk, const struct formula_node *node,
                      const struct area *area, struct period period)
{
    for (const struct formula_node *x = node->first; x; x = x->next)
        visit(walk, x, area, period);
}

static void visit_components(struct walk *walk,
                             const struct indicator *indicator,
                             const struct area *area, struct period period)
{
    for (size_t i = 0; i < indicator->component_count; i++) {
        struct key key = {indicator->components[i], area, period};

        walk->meet(walk, &key);
    }
}

static void visit(struct walk *walk, const struct formula_node *node,
                  const struct area *area, struct period period)
{
    switch (node->kind) {
    case NODE_CODE:
        walk->meet(walk, &(struct key){node->indicator, area, period});
        break;
    case NODE_PRIOR:
        visit_all(walk, node, area, period_shift(period, -1));
        break;
    case NODE_AT:
        visit_all(walk, node, area, formula_in_year(period, node->year));
        break;
    case NODE_COMPONENTS:
        visit_components(walk, node->first->indicator, area, period);
        break;
    case NODE_CHILDREN:
        for (size_t i = 0; i < area->child_count; i++)
            visit_all(walk, node, area->children[i], period);
        break;
    case NODE_SHARE:
        visit_all(walk, node, area, period);
        visit_all(walk, node, formula_root_of(area), period);
        break;
    case NODE_GROWTH:
        visit_all(walk, node, area, period);
        visit_all(walk, node, area, formula_in_year(period, node->year));
        break;
    case NODE_SUM:
        visit_all(walk, node, area, span_of(node));
        break;
    default:
        visit_all(walk, node, area, period);
    }
}

static void run_cells(struct walk *walk)
{
    visit(walk, walk->formula->root, walk->area, walk->period);
}

size_t formula_indicators(const struct formula *formula,
                          const struct indicator **indicators, size_t room)
{
    struct walk walk = {.formula = formula,
                        .run = run_names,
                        .meet = collect,
                        .indicators = indicators,
                        .room = room};

    run_names(&walk);
    return walk.count;
}

size_t formula_spans(const struct formula *formula, struct key *keys,
                     size_t room)
{
    struct walk walk = {.formula = formula,
                        .run = run_spans,
                        .meet = collect,
                        .keys = keys,
                        .room = room};

    run_spans(&walk);
    return walk.count;
}

size_t formula_cells(const struct formula *formula, const struct area *area,
                     struct period period, struct key *keys, size_t room)
{
    struct walk walk = {.formula = formula,
                        .area = area,
                        .period = period,
                        .run = run_cells,
                        .meet = collect,
                        .keys = keys,
                        .room = room};

    run_cells(&walk);
    return walk.count;
}
