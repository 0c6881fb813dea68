/* What can be wrong with a return whatever it is about. */
#include "stages/validate/plain.h"

#include "stages/validate/acceptance.h"

static struct key key_of(const struct observation *o)
{
    return (struct key){o->indicator, o->area, o->period};
}

/* Only what normalize understood can be compared. */
static bool is_placed(const struct observation *o)
{
    return o->indicator && o->area && !o->dropped;
}

/* Lists are united, so two of them are no contradiction. */
static bool says_the_same(const struct observation *a,
                          const struct observation *b)
{
    if (a->indicator->type == VALUE_ITEMS)
        return true;
    return a->grade == b->grade && view_equal(a->words, b->words) &&
           decimal_compare(a->number, b->number) == 0 &&
           (a->flags & FLAGS_NO_NUMBER) == (b->flags & FLAGS_NO_NUMBER);
}

/* The first that speaks of the same key: itself, if there is no other. NULL
 * where there is nothing to compare. */
static const struct observation *first_of(const struct world *world,
                                          const struct observation *o)
{
    struct key key = key_of(o);
    return is_placed(o) ? world_own(world, &key) : NULL;
}

/* Told once, at the later one: two equal values are most often a copied line.
 */
static bool repeats(const struct observation *first,
                    const struct observation *o)
{
    return first < o && o->indicator->type != VALUE_ITEMS;
}

/* Both are marked before either is dropped: a dropped one is not found. */
static void check_twice(struct submission *s, const struct world *world)
{
    const struct observation *all = s->observations.at;
    size_t count = s->observations.count;
    bool *refused = arena_take(s->arena, count + 1);
    for (size_t i = 0; refused && i < count; i++) {
        const struct observation *first = first_of(world, &all[i]);
        if (!first || first == &all[i])
            continue;
        if (!says_the_same(first, &all[i]))
            refused[i] = refused[first - all] = true;
        else if (repeats(first, &all[i]))
            submission_find(s, VIEW("validate.twice-equal"),
                            SEVERITY_INFORMATION, 1, &all[i]);
    }
    for (size_t i = 0; refused && i < count; i++)
        if (refused[i])
            submission_find(s, VIEW("validate.twice"), SEVERITY_ERROR, 1,
                            &all[i]);
}

static struct view words_of(struct decimal number, struct arena *arena)
{
    char text[DECIMAL_TEXT];
    size_t n = decimal_print(number, -1, text);
    return arena_copy(arena, (struct view){text, n});
}

/* What can be added up counts something; temperatures cannot. */
static void check_sign(struct submission *s, const struct observation *o)
{
    if (o->indicator->type != VALUE_NUMBER ||
        o->indicator->over_areas != AREAS_SUM || decimal_sign(o->number) >= 0)
        return;
    struct finding *f =
        submission_find(s, VIEW("validate.negative"), SEVERITY_ERROR, 1, o);
    if (f->cell_count)
        f->cells[0].expected = words_of(decimal_negate(o->number), s->arena);
}

/* False unless every component is a known number: a missing part is not zero,
 * and a total beside it may well be right. */
static bool add_components(const struct world *world,
                           const struct observation *o, struct decimal *sum)
{
    const struct indicator *total = o->indicator;
    *sum = decimal_of(0);
    for (size_t i = 0; i < total->component_count; i++) {
        struct key key = {total->components[i], o->area, o->period};
        const struct observation *part = world_own(world, &key);
        if (!part || part->flags & FLAGS_NO_NUMBER ||
            !decimal_add(*sum, part->number, sum))
            return false;
    }
    return total->component_count > 0;
}

/* A warning, not an error: which of the numbers is wrong nobody here knows. */
static void check_total(struct submission *s, const struct world *world,
                        const struct observation *o)
{
    struct decimal sum;
    if (o->flags & FLAGS_NO_NUMBER || !add_components(world, o, &sum) ||
        decimal_compare(sum, o->number) == 0)
        return;
    struct finding *f =
        submission_find(s, VIEW("validate.components"), SEVERITY_WARNING, 1, o);
    f->expected = words_of(sum, s->arena);
    if (f->cell_count)
        f->cells[0].expected = f->expected;
}

/* A sign refuses the value at once, so placement is asked again before its
 * total: of a value that is refused nothing more need be said. */
void plain_values(struct submission *s, const struct world *world)
{
    if (s->nil && s->observations.count)
        submission_find(s, VIEW("validate.nil-values"), SEVERITY_FATAL, 1,
                        NULL);
    check_twice(s, world);
    for (size_t i = 0; i < s->observations.count; i++) {
        const struct observation *o = submission_observation(s, i);
        if (is_placed(o))
            check_sign(s, o);
        if (is_placed(o))
            check_total(s, world, o);
    }
}

/* Whether an edit is tried later, when the unit's other returns are seen. */
static bool is_tried_later(const struct catalogue *catalogue, struct view id)
{
    for (size_t i = 0; i < catalogue->edit_count; i++)
        if (view_equal(catalogue->edits[i].id, id))
            return catalogue->edits[i].level > 1;
    return false;
}

/* Explained or not: the remark has found what it is about. */
static bool is_raised(const struct submission *s, struct view code)
{
    const struct finding *f = s->findings.at;
    for (size_t i = 0; i < s->findings.count; i++)
        if (view_equal(f[i].code, code))
            return true;
    return false;
}

static void tell_remark(struct submission *s, const struct remark *r,
                        struct view code, enum severity severity)
{
    struct finding *f = submission_find(s, code, severity, 1, NULL);
    f->text = f->detail = r->edit;
    f->file = r->place.file;
    f->line = r->place.line;
    f->column = r->place.column;
    f->cell = r->place.cell;
}

static void check_remark(struct submission *s,
                         const struct catalogue *catalogue,
                         const struct remark *r)
{
    if (!r->edit.n)
        return;
    if (!catalogue_message(catalogue, r->edit))
        tell_remark(s, r, VIEW("validate.remark-edit"), SEVERITY_WARNING);
    else if (!is_raised(s, r->edit) && !is_tried_later(catalogue, r->edit))
        tell_remark(s, r, VIEW("validate.remark-idle"), SEVERITY_INFORMATION);
}

/* The same question acceptance_settle asks; here it is told, with a code that
 * has a remedy. */
static bool is_anything_left(const struct submission *s)
{
    for (size_t i = 0; i < s->observations.count; i++)
        if (!submission_observation(s, i)->dropped)
            return true;
    return s->nil || s->mode == MODE_WITHDRAW;
}

void plain_remarks(struct submission *s, const struct catalogue *catalogue)
{
    struct finding *f = s->findings.at;
    const struct remark *r = s->remarks.at;
    for (size_t i = 0; i < s->findings.count; i++)
        acceptance_explain(s, &f[i]);
    for (size_t i = 0; i < s->remarks.count; i++)
        check_remark(s, catalogue, &r[i]);
    if (!is_anything_left(s))
        submission_find(s, VIEW("validate.nothing"), SEVERITY_FATAL, 1, NULL);
}
