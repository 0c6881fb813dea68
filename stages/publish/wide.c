/* The yearbook's wide tables: province, cities, regions down; the indicators
 * of one section across. */
#include "stages/publish/matrix.h"

static bool in_section(const struct printing *p, const struct layout *layout,
                       const struct indicator *indicator)
{
    return layout->section &&
           view_equal(indicator->section, layout->section->code) &&
           indicator->type != VALUE_TEXT && matrix_has(p, indicator);
}

static void print_area(struct printing *p, const struct area *area,
                       const struct indicator **indicators, size_t count)
{
    uint32_t flags = 0;
    table_cell(p->table, area->code);
    table_cell(p->table, area->name[p->language]);
    for (size_t i = 0; i < count; i++) {
        const struct figure *f = matrix_figure(p, indicators[i], area);
        flags |= f ? f->flags : 0;
        table_cell(p->table, f ? print_figure(p, f, true) : (struct view){0});
    }
    table_cell(p->table, print_flags(p, flags & ~FLAGS_NO_NUMBER));
}

/* A group of areas as a formula sees it: sums over its members, so that a
 * ratio is a ratio of sums here too. */
struct group_world {
    const struct printing *p;
    const struct group *group;
};

static struct quantity add(struct quantity sum, const struct figure *f)
{
    if (!f || f->value.kind != QUANTITY_NUMBER) {
        sum.flags |= FLAG_BIT(FLAG_PARTIAL);
        return sum;
    }
    sum.flags |= f->flags;
    if (sum.kind != QUANTITY_NUMBER)
        sum.number = decimal_of(0);
    sum.kind = decimal_add(sum.number, f->value.number, &sum.number)
                   ? QUANTITY_NUMBER
                   : QUANTITY_UNKNOWN;
    return sum;
}

static struct quantity group_get(void *self, const struct key *key)
{
    const struct group_world *w = self;
    const struct area *root = &w->p->run->catalogue->areas[0];
    struct quantity sum = {0};
    if (key->indicator->over_areas != AREAS_SUM)
        return sum;
    for (size_t i = 0; i < root->child_count; i++) {
        struct key k = {key->indicator, root->children[i], key->period};
        if (root->children[i]->group == w->group)
            sum = add(sum, figures_get(w->p->run->figures, &k));
    }
    return sum;
}

static struct quantity group_value(struct group_world *w,
                                   const struct indicator *indicator)
{
    const struct area *root = &w->p->run->catalogue->areas[0];
    struct period period = period_year(w->p->run->year);
    struct key key = {indicator, root, period};
    struct lookup lookup = {.self = w, .get = group_get};
    if (indicator->formula)
        return formula_evaluate(indicator->formula, &lookup, root, period);
    return group_get(w, &key);
}

static void print_group(struct printing *p, const struct group *group,
                        const struct indicator **indicators, size_t count)
{
    struct group_world w = {p, group};
    uint32_t flags = 0;
    table_cell(p->table, group->code);
    table_cell(p->table, group->name[p->language]);
    for (size_t i = 0; i < count; i++) {
        struct quantity q = group_value(&w, indicators[i]);
        if (q.kind == QUANTITY_NUMBER)
            flags |= q.flags;
        table_cell(p->table, print_quantity(p, &q, indicators[i]->decimals));
    }
    table_cell(p->table, print_flags(p, flags & ~FLAGS_NO_NUMBER));
}

static enum status fill(struct printing *p, const struct layout *layout,
                        struct err *err)
{
    size_t count;
    const struct catalogue *c = p->run->catalogue;
    const struct area *root = &c->areas[0];
    const struct indicator **indicators =
        matrix_columns(p, layout, in_section, true, &count);
    if (!indicators)
        return err_memory(err);
    print_area(p, root, indicators, count);
    for (size_t i = 0; i < root->child_count; i++)
        if (!root->children[i]->own)
            print_area(p, root->children[i], indicators, count);
    for (size_t g = 0; g < c->group_count; g++)
        print_group(p, &c->groups[g], indicators, count);
    return STATUS_OK;
}

static struct view nothing(struct printing *p, const struct row *row)
{
    (void)p;
    (void)row;
    return (struct view){0};
}

static const struct column_kind columns[] = {
    {"area", CELL_CODE, nothing},
    {"area-name", CELL_TEXT, nothing},
    {NULL, CELL_TEXT, NULL},
};

const struct kind wide_kind = {"wide", columns, false, fill};
