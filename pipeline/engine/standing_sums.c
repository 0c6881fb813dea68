/* Totals of forms and years. */
#include "pipeline/engine/standing.h"

#include <stdlib.h>

static void count_said(const struct standings *all, struct standing *s)
{
    s->said = 0;
    for (size_t i = 0; i < all->catalogue->indicator_count; i++)
        s->said += (s->owed[i / 8] & s->told[i / 8]) >> (i % 8) & 1;
}

static struct standing *total_of(struct standings *all, const struct form *form,
                                 int year)
{
    struct standing *at = all->totals.at;
    for (size_t i = 0; i < all->totals.count; i++)
        if (at[i].form == form && at[i].year == year)
            return &at[i];
    struct standing *s = array_push(&all->totals, all->arena, sizeof *s);
    if (s)
        *s = (struct standing){.form = form, .year = year};
    return s;
}

static void add_up(struct standing *total, const struct standing *s)
{
    total->entry = s->entry;
    total->expected += s->expected;
    total->reported += s->reported;
    total->on_time += s->on_time;
    total->late += s->late;
    total->missing += s->missing;
    total->versions += s->versions;
    total->items += s->items;
    total->said += s->said;
    total->failed += s->failed;
    total->explained += s->explained;
}

/* Forms stand in one array, in the order of forms.csv. */
static int by_form(const void *a, const void *b)
{
    const struct standing *x = a, *y = b;
    if (x->form != y->form)
        return x->form < y->form ? -1 : 1;
    return (x->year > y->year) - (x->year < y->year);
}

void standings_close(struct standings *all)
{
    all->totals = (struct array){0};
    for (size_t i = 0; i < all->rows.count; i++) {
        struct standing *s = (struct standing *)all->rows.at + i;
        count_said(all, s);
        struct standing *total = total_of(all, s->form, s->year);
        if (total)
            add_up(total, s);
    }
    if (all->totals.count)
        qsort(all->totals.at, all->totals.count, sizeof(struct standing),
              by_form);
}
