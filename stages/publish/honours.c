/* The items behind the counts: who was honoured, by whom, at which level. */
#include "stages/publish/kinds.h"

/* What a clerk wrote, united by aggregate: of several spellings of one thing
 * that which comes first by bytes. */
static struct view item_name(struct printing *p, const struct row *row)
{
    (void)p;
    return row->item->name;
}

static struct view item_by(struct printing *p, const struct row *row)
{
    (void)p;
    return row->item->by;
}

static struct view item_level(struct printing *p, const struct row *row)
{
    (void)p;
    return row->item->level;
}

static struct view item_on(struct printing *p, const struct row *row)
{
    (void)p;
    return row->item->on;
}

/* The columns of the item; those of its figure come from figure_columns. The
 * figure's value is the count of all items, the same in each of its rows. */
static const struct column_kind columns[] = {
    {"item", CELL_TEXT, item_name},   {"by", CELL_TEXT, item_by},
    {"level", CELL_TEXT, item_level}, {"on", CELL_CODE, item_on},
    {NULL, CELL_TEXT, NULL},
};

/* At the cities and the province's own leaf: there every item stands once. The
 * province's figure unites them and would tell all of them again, and so would
 * the districts. Spans are taken too, as long as they have ended. */
static enum status fill(struct printing *p, const struct layout *layout,
                        struct err *err)
{
    size_t count;
    struct figure **figures = printing_figures(p, &count);
    (void)err;
    for (size_t i = 0; i < count; i++) {
        const struct figure *f = figures[i];
        if (f->key.area->level != 1 || f->key.period.last > p->run->year)
            continue;
        for (size_t k = 0; k < f->item_count; k++)
            row_print(p, layout,
                      &(struct row){.figure = f, .item = &f->items[k]});
    }
    return STATUS_OK;
}

const struct kind honours_kind = {"honours", columns, true, fill};
