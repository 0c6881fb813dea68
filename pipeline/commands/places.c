/* Who stands where: every published rank. */
#include "pipeline/commands/places.h"

static void add(struct array *list, struct arena *arena,
                struct ranked_place ranked)
{
    struct ranked_place *place = array_push(list, arena, sizeof *place);
    if (place)
        *place = ranked;
}

static void add_figures(struct run *run, struct array *list,
                        struct arena *arena)
{
    size_t count = 0;
    struct figure **figures = figures_sorted(run->figures, &count);
    for (size_t i = 0; i < count; i++) {
        const struct figure *f = figures[i];
        if (f->key.period.last <= run->year)
            add(list, arena,
                (struct ranked_place){.figure = f,
                                      .area = f->key.area,
                                      .year = f->key.period.last,
                                      .rank = f->rank,
                                      .ranked = f->ranked});
    }
}

static void add_index(const struct composite_result *r, struct array *list,
                      struct arena *arena)
{
    const struct composite *c = r->composite;
    for (size_t n = 0; n < c->node_count; n++)
        for (size_t a = 0; a < r->area_count && !c->nodes[n].indicator; a++)
            add(list, arena,
                (struct ranked_place){.composite = c,
                                      .node = &c->nodes[n],
                                      .area = r->areas[a],
                                      .year = r->year,
                                      .rank = r->ranks[composite_at(r, a, n)],
                                      .ranked = r->ranked[n],
                                      .score =
                                          r->scores[composite_at(r, a, n)]});
}

struct places places_of(struct run *run, struct arena *arena)
{
    struct array list = {0};
    const struct composite_result *results = run->composites.at;
    add_figures(run, &list, arena);
    for (size_t i = 0; i < run->composites.count; i++)
        add_index(&results[i], &list, arena);
    return (struct places){list.at, list.count};
}

void place_print_key(const struct ranked_place *s, struct buf *out)
{
    char period[PERIOD_TEXT];
    struct view code =
        s->figure ? s->figure->key.indicator->code : s->node->code;
    period_print(s->figure ? s->figure->key.period : period_year(s->year),
                 period);
    buf_format(out, "%.*s %.*s %s", VIEW_ARG(code), VIEW_ARG(s->area->code),
               period);
}

void place_print_names(const struct ranked_place *s, struct buf *out)
{
    for (int l = 0; l < LANGUAGE_COUNT; l++) {
        struct view name =
            s->figure ? s->figure->key.indicator->name[l] : s->node->name[l];
        buf_format(out, "%s%.*s: %.*s", l ? " / " : "", VIEW_ARG(name),
                   VIEW_ARG(s->area->name[l]));
    }
}

void place_print_rank(int rank, struct buf *out)
{
    if (rank)
        buf_format(out, "%d", rank);
    else
        buf_byte(out, '-');
}
