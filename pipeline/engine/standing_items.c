/* What a return is asked for, and what is there of it. */
#include "pipeline/engine/standing.h"

/* The indicators that a unit counts itself, at its own leaf or its node; wholes
 * and controls are nobody's debt. */
static bool counts(const struct unit *unit, const struct indicator *i,
                   const struct area *area)
{
    bool control, whole;
    return source_allows(i, unit, area, &control, &whole) && !control &&
           !(whole && unit->kind == UNIT_BUREAU);
}

static bool has_word(struct view words, struct view word)
{
    while (words.p)
        if (view_equal(view_cut(&words, ' '), word))
            return true;
    return false;
}

static bool is_asked(const struct standing *s, const struct indicator *i)
{
    return !i->formula_text.n && has_word(i->forms, s->form->code) &&
           (!i->first_year || i->first_year <= s->year) &&
           (!i->last_year || i->last_year >= s->year) &&
           (counts(s->unit, i, area_leaf(s->unit->area)) ||
            counts(s->unit, i, s->unit->area));
}

static void set_bit(unsigned char *bits, size_t i)
{
    bits[i / 8] = (unsigned char)(bits[i / 8] | 1U << (i % 8));
}

static bool has_bit(const unsigned char *bits, size_t i)
{
    return bits[i / 8] >> (i % 8) & 1;
}

void standing_owe(struct standings *all, struct standing *s)
{
    const struct catalogue *c = all->catalogue;
    size_t bytes = c->indicator_count / 8 + 1;
    s->owed = arena_take(all->arena, bytes);
    s->told = arena_take(all->arena, bytes);
    for (size_t i = 0; s->owed && i < c->indicator_count; i++)
        if (is_asked(s, &c->indicators[i])) {
            set_bit(s->owed, i);
            s->items++;
        }
}

void standings_clear(struct standings *all)
{
    size_t bytes = all->catalogue->indicator_count / 8 + 1;
    for (size_t i = 0; i < all->rows.count; i++) {
        struct standing *s = (struct standing *)all->rows.at + i;
        memset(s->told, 0, bytes);
        s->failed = s->explained = 0;
    }
}

static void take_items(const struct standings *all, struct standing *s,
                       const struct submission *from)
{
    size_t count = all->catalogue->indicator_count;
    for (size_t i = 0; from->nil && i < count; i++)
        if (has_bit(s->owed, i))
            set_bit(s->told, i);
    for (size_t i = 0; i < from->observations.count; i++) {
        const struct observation *o = submission_observation(from, i);
        if (o->indicator && !o->dropped && o->period.year <= s->year &&
            o->period.last >= s->year)
            set_bit(s->told, o->indicator->index);
    }
}

/* Warnings and worse of the survey's rules, whichever level. */
static void take_edits(struct standing *s, const struct submission *from)
{
    const struct finding *f = from->findings.at;
    for (size_t i = 0; i < from->findings.count; i++) {
        if (f[i].severity < SEVERITY_WARNING)
            continue;
        s->failed++;
        s->explained += f[i].explained.n > 0;
    }
}

/* The rows of a listed unit; none for another. */
void standings_take(struct standings *all, const struct submission *from)
{
    const struct catalogue *c = all->catalogue;
    const struct unit *unit = catalogue_listed(c, from->unit.code);
    size_t u = unit ? (size_t)(unit - c->units) : 0;
    for (size_t i = all->first_row[u]; unit && i < all->first_row[u + 1]; i++) {
        struct standing *s = (struct standing *)all->rows.at + i;
        if (from->period.year > s->year || from->period.last < s->year ||
            !view_equal(from->form, s->form->code))
            continue;
        take_items(all, s, from);
        take_edits(s, from);
    }
}
