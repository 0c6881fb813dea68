/* Figures tried on: what would be compiled if a value were another. */
#include "pipeline/model/suppose.h"

/* A figure and what it was. */
struct kept {
    struct figure *figure;
    struct quantity value;
    uint32_t flags;
    int reported;
};

struct supposed supposed_of(struct figures *figures,
                            const struct catalogue *catalogue,
                            struct arena *arena)
{
    return (struct supposed){figures, catalogue, arena, {0}};
}

static bool is_known(const struct figure *figure)
{
    return figure->value.kind == QUANTITY_NUMBER;
}

static void change(struct supposed *s, struct figure *figure,
                   struct quantity value, uint32_t flags)
{
    struct kept *kept = array_push(&s->kept, s->arena, sizeof *kept);

    if (!kept)
        return;
    *kept =
        (struct kept){figure, figure->value, figure->flags, figure->reported};
    figure->value = value;
    figure->flags = flags;
}

/* Its flags stay, but for the reason why there was no number. */
static void set_number(struct supposed *s, struct figure *figure,
                       struct decimal number)
{
    struct quantity value = {.kind = QUANTITY_NUMBER, .number = number};
    uint32_t flags = figure->flags & ~FLAGS_NO_NUMBER;

    value.flags = flags_travelling(s->catalogue->flags, flags);
    change(s, figure, value, flags);
}

/* Where nothing is known there is nothing to add to. */
static void add(struct supposed *s, struct figure *figure,
                struct decimal difference)
{
    struct decimal sum;

    if (is_known(figure) && decimal_add(figure->value.number, difference, &sum))
        set_number(s, figure, sum);
}

static void set_greatest(struct supposed *s, struct figure *figure)
{
    const struct area *area = figure->key.area;
    const struct figure *greatest = NULL;

    for (size_t i = 0; i < area->child_count; i++) {
        struct key key = figure->key;
        key.area = area->children[i];
        const struct figure *f = figures_get(s->figures, &key);
        if (f && is_known(f) &&
            (!greatest ||
             decimal_compare(f->value.number, greatest->value.number) > 0))
            greatest = f;
    }
    if (greatest)
        set_number(s, figure, greatest->value.number);
}

/* A whole was stated, so its parts do not make it. */
static bool follows(const struct figure *figure)
{
    return figure && !(figure->flags & FLAG_BIT(FLAG_WHOLE));
}

static void carry_up(struct supposed *s, const struct key *from,
                     struct decimal difference)
{
    enum over_areas over = from->indicator->over_areas;
    struct key key = *from;

    for (key.area = from->area->parent; key.area; key.area = key.area->parent) {
        struct figure *figure = figures_get(s->figures, &key);
        if (!follows(figure))
            return;
        if (over == AREAS_SUM)
            add(s, figure, difference);
        else if (over == AREAS_MAX)
            set_greatest(s, figure);
        else
            return;
    }
}

static bool is_span_of(struct period span, struct period year,
                       enum over_time over)
{
    if (span.kind != PERIOD_SPAN || year.kind != PERIOD_YEAR)
        return false;
    return over == TIME_LAST ? span.last == year.year
                             : span.year <= year.year && year.year <= span.last;
}

/* Spans of the year at the area and those above it. */
static void carry_on(struct supposed *s, struct figure *const *figures,
                     size_t count, const struct supposition *supposition,
                     struct decimal difference)
{
    const struct key *key = &supposition->key;
    enum over_time over = key->indicator->over_time;

    for (size_t i = 0; i < count && over != TIME_NONE; i++) {
        struct figure *f = figures[i];
        if (f->key.indicator != key->indicator || f->key.area != key->area ||
            !is_span_of(f->key.period, key->period, over) || !follows(f))
            continue;
        add(s, f, difference);
        carry_up(s, &f->key, difference);
    }
}

static bool is_touched(const struct figure *figure, const struct key *key)
{
    const struct period *p = &figure->key.period;

    return area_within(key->area, figure->key.area) &&
           p->year <= key->period.last && key->period.year <= p->last;
}

/* More operands than any formula has; see derived.c of aggregate. */
enum { OPERANDS_MOST = 32 };

/* How many operands have a number; why the others have none into `reasons`. */
static int known_operands(const struct supposed *s, const struct key *key,
                          uint32_t *reasons)
{
    const struct indicator *operands[OPERANDS_MOST];
    size_t count =
        formula_indicators(key->indicator->formula, operands, OPERANDS_MOST);
    int known = 0;

    for (size_t i = 0; i < count && i < OPERANDS_MOST; i++) {
        struct key operand = {operands[i], key->area, key->period};
        const struct figure *f = figures_get(s->figures, &operand);
        if (f && is_known(f))
            known++;
        else if (f)
            *reasons |= f->flags & FLAGS_NO_NUMBER;
    }
    return known;
}

/* As aggregate evaluates it; operands stand before what is made of them. */
static void derive(struct supposed *s, struct figure *figure)
{
    struct lookup lookup = figures_lookup(s->figures);
    struct quantity value =
        formula_evaluate(figure->key.indicator->formula, &lookup,
                         figure->key.area, figure->key.period);
    uint32_t flags = value.flags, reasons = 0;
    int known = known_operands(s, &figure->key, &reasons);

    if (value.kind != QUANTITY_NUMBER)
        flags |= reasons;
    change(s, figure, value, flags);
    figure->reported = known;
}

static void derive_all(struct supposed *s, struct figure *const *figures,
                       size_t count, const struct key *key)
{
    for (size_t d = 0; d < s->catalogue->derived_count; d++)
        for (size_t i = 0; i < count; i++)
            if (figures[i]->key.indicator == s->catalogue->derived[d] &&
                is_touched(figures[i], key))
                derive(s, figures[i]);
}

bool supposed_set(struct supposed *s, const struct supposition *supposition)
{
    size_t count = 0;
    struct figure *figure = figures_put(s->figures, &supposition->key);
    struct figure **figures = figures_sorted(s->figures, &count);
    struct decimal was = decimal_of(0), difference;

    if (!figure || !figures)
        return false;
    if (is_known(figure))
        was = figure->value.number;
    set_number(s, figure, supposition->value);
    if (decimal_subtract(supposition->value, was, &difference)) {
        carry_up(s, &supposition->key, difference);
        carry_on(s, figures, count, supposition, difference);
    }
    derive_all(s, figures, count, &supposition->key);
    return !s->arena->failed;
}

/* The last change first: a figure may have been changed twice. */
void supposed_undo(struct supposed *s)
{
    const struct kept *kept = s->kept.at;

    while (s->kept.count) {
        const struct kept *last = &kept[--s->kept.count];
        last->figure->value = last->value;
        last->figure->flags = last->flags;
        last->figure->reported = last->reported;
    }
}
