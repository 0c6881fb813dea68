/* Controls: whoever else says a figure is compared with it, never added. */
#include "stages/aggregate/controls.h"

#include "stages/aggregate/agree.h"
#include "stages/aggregate/tell.h"

/* The first control stays beside the figure, agreeing or not. */
static void note(struct figure *f, const struct worth *control)
{
    if (f->has_whole || !control->known)
        return;
    f->has_whole = true;
    f->stated = control->number;
}

/* True when the two differ and the figure was marked: then it is to be told. */
static bool dispute(struct tally *t, struct figure *f,
                    const struct worth *control)
{
    struct worth w = worth_of_figure(f, &t->arena);
    if ((f->flags & FLAG_BIT(FLAG_PARTIAL)) || f->made.imputed ||
        agree(&w, control))
        return false;
    f->flags |= FLAG_BIT(FLAG_DISPUTED);
    if (control->known)
        f->stated = control->number;
    return true;
}

/* The control is told, with what counts beside what it says. */
static struct finding *tell_control(struct tally *t, const struct figure *f,
                                    struct speaker who,
                                    const struct worth *control)
{
    struct arena *arena = t->run->arena;
    struct worth w = worth_of_figure(f, &t->arena);
    struct finding *told =
        tell(t, VIEW("aggregate.control"), &f->key, who, worth_text(&w, arena),
             worth_text(control, arena));
    told->detail = told->unit;
    return told;
}

/* The area that has another standard than its city is told. */
static void tell_uniform(struct tally *t, const struct figure *f,
                         const struct key *key, struct speaker who,
                         const struct worth *control)
{
    struct arena *arena = t->run->arena;
    struct worth w = worth_of_figure(f, &t->arena);
    struct view standard = worth_text(&w, arena);
    struct finding *told = tell(t, VIEW("aggregate.uniform"), key, who,
                                worth_text(control, arena), standard);
    tell_cell(t, told, &f->key, standard, VIEW(""));
}

/* Organizations control a leaf together, and only once all of them spoke. */
static void organizations_at(struct tally *t, struct figure *f,
                             struct cell *cell)
{
    struct pool *pool = &cell->organizations;
    size_t listed = expect_organizations(&t->expect, f->key.indicator,
                                         f->key.area, f->key.period);
    if (!pool->known || pool->said - cell->organization_strangers < listed)
        return;
    struct worth total = pool_total(pool);
    struct speaker who = {cell->organization_sources.first,
                          tell_period(t, f->key.period)};
    note(f, &total);
    if (dispute(t, f, &total))
        tell_control(t, f, who, &total);
}

/* An earlier return of the counting unit itself was told when it was read. */
void controls_at(struct tally *t, struct figure *f, struct cell *cell)
{
    if (!f || !cell)
        return;
    if (cell->disputed) {
        f->flags |= FLAG_BIT(FLAG_DISPUTED);
        f->has_whole = true;
        f->stated = cell->otherwise;
    }
    for (struct control *c = cell->controls; c; c = c->next) {
        struct speaker who = {&c->source, c->period};
        note(f, &c->worth);
        if (dispute(t, f, &c->worth))
            tell_control(t, f, who, &c->worth);
    }
    organizations_at(t, f, cell);
}

/* What the leaves below said, walked in yearbook order. What was said about
 * an inner area repeats them and is compared at its own node. */
struct below {
    struct tally *tally;
    struct figure *figure;
    struct pool pool;
    bool complete; /* every office that owes has spoken */
    const struct control *first;
    struct view speakers; /* their codes, joined by blanks */
    struct pool organizations;
    const struct figure_source *organization; /* the first of them */
    void (*visit)(struct below *, const struct key *, struct control *);
};

/* Several organizations may tell of one joint thing: they are united per leaf,
 * then over leaves. */
static void visit_organizations(struct below *b, struct cell *cell)
{
    struct worth total = pool_total(&cell->organizations);
    pool_add(&b->organizations, &total, tally_flags(b->tally),
             &b->tally->arena);
    if (!b->organization)
        b->organization = cell->organization_sources.first;
}

/* An office that owes and has not spoken leaves the sum open. */
static void visit_leaf(struct below *b, const struct key *key)
{
    struct cell *cell = cells_get(&b->tally->cells, key);
    if (cell && cell->organizations.said)
        visit_organizations(b, cell);
    if (cell && cell->controls)
        b->visit(b, key, cell->controls);
    else if (expect_bureau(&b->tally->expect, key->indicator, key->area,
                           key->period))
        b->complete = false;
}

static void walk(struct below *b, const struct area *area)
{
    struct key key = b->figure->key;
    for (size_t i = 0; i < area->child_count; i++) {
        key.area = area->children[i];
        if (key.area->child_count)
            walk(b, key.area);
        else
            visit_leaf(b, &key);
    }
}

static void visit_uniform(struct below *b, const struct key *key,
                          struct control *control)
{
    struct speaker who = {&control->source, control->period};
    note(b->figure, &control->worth);
    if (dispute(b->tally, b->figure, &control->worth))
        tell_uniform(b->tally, b->figure, key, who, &control->worth);
}

static void visit_sum(struct below *b, const struct key *key,
                      struct control *control)
{
    (void)key;
    if (!b->first)
        b->first = control;
    b->speakers =
        arena_format(b->tally->run->arena, "%.*s%s%.*s", VIEW_ARG(b->speakers),
                     b->speakers.n ? " " : "", VIEW_ARG(control->source.unit));
    if (!control->worth.known &&
        !(control->worth.flags & FLAG_BIT(FLAG_NOT_APPLICABLE)))
        b->complete = false;
    pool_add(&b->pool, &control->worth, tally_flags(b->tally),
             &b->tally->arena);
}

/* The counting office is told, not one of those below: none of them alone is
 * wrong. */
static void compare_sum(struct below *b)
{
    struct figure *f = b->figure;
    if (!b->pool.known || !b->complete)
        return;
    struct worth total = pool_total(&b->pool);
    struct speaker who = {f->sources ? f->sources : &b->first->source,
                          b->first->period};
    note(f, &total);
    if (dispute(b->tally, f, &total))
        tell_control(b->tally, f, who, &total)->detail = b->speakers;
}

/* Nobody knows whether all organizations have spoken: together they may say
 * less than was counted, but not more. */
static void compare_organizations(struct below *b)
{
    struct figure *f = b->figure;
    if (!b->organizations.known || f->value.kind != QUANTITY_NUMBER)
        return;
    struct worth total = pool_total(&b->organizations);
    struct speaker who = {b->organization,
                          tell_period(b->tally, f->key.period)};
    if (decimal_compare(total.number, f->value.number) > 0 &&
        dispute(b->tally, f, &total))
        tell_control(b->tally, f, who, &total);
}

void controls_below(struct tally *tally, struct figure *figure)
{
    if (!figure || !figure->key.indicator->control_count)
        return;
    bool sums = pool_over_areas(figure->key.indicator) == POOL_SUM;
    struct below below = {.tally = tally,
                          .figure = figure,
                          .pool = pool_of(POOL_SUM),
                          .complete = true,
                          .organizations = pool_of(POOL_SUM),
                          .visit = sums ? visit_sum : visit_uniform};
    walk(&below, figure->key.area);
    if (sums) {
        compare_sum(&below);
        compare_organizations(&below);
    }
}
