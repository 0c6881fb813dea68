/* The yearbook's wide tables: province, cities, regions down; the indicators
 * of one section across. */
#include "stages/publish/matrix.h"

/* Texts are told in the long tables: a column of sentences fits no sheet. */
static bool in_section(const struct printing *p, const struct layout *layout,
                       const struct indicator *indicator)
{
    return view_equal(indicator->section, layout->section->code) &&
           indicator->type != VALUE_TEXT && matrix_has(p, indicator);
}

/* The reasons for blanks are not repeated in the flags: the sign in the cell
 * says which, and here nobody could tell to which cell one belongs. */
static void print_area(struct printing *p, const struct layout *layout,
                       const struct area *area,
                       const struct indicator **indicators, size_t count)
{
    uint32_t flags = 0;
    row_print(
        p, layout,
        &(struct row){.code = area->code, .name = area->name[p->language]});
    for (size_t i = 0; i < count; i++) {
        const struct figure *f = matrix_figure(p, indicators[i], area);
        flags |= f ? f->flags : 0;
        table_cell(p->table, f ? print_figure(p, f, true) : (struct view){0});
    }
    table_cell(p->table, print_flags(p, flags & ~FLAGS_NO_NUMBER));
}

/* A group of areas as a formula sees it: sums over its members, so that a
 * ratio is a ratio of sums here too. Groups are for print alone and are no
 * nodes of the tree; hence they have no figures. */
struct group_world {
    const struct printing *p;
    const struct group *group;
};

/* By the rules of aggregate: a city without a figure was not expected to have
 * one, and one to which the question does not apply is no part; any other
 * without a number leaves the sum open. Of the flags only those that travel
 * are the sum's. False on overflow. */
static bool add(struct quantity *sum, const struct figure *f)
{
    if (!f || (f->flags & FLAG_BIT(FLAG_NOT_APPLICABLE)))
        return true;
    if (f->value.kind != QUANTITY_NUMBER) {
        sum->flags |= FLAG_BIT(FLAG_PARTIAL);
        return true;
    }
    sum->flags |= f->value.flags;
    sum->kind = QUANTITY_NUMBER;
    return decimal_add(sum->number, f->value.number, &sum->number);
}

static struct quantity group_sum(const struct group_world *w,
                                 const struct key *key)
{
    const struct area *root = &w->p->run->catalogue->areas[0];
    struct quantity sum = {0};
    for (size_t i = 0; i < root->child_count; i++) {
        struct key k = {key->indicator, root->children[i], key->period};
        if (root->children[i]->group == w->group &&
            !add(&sum, figures_get(w->p->run->figures, &k)))
            return (struct quantity){0};
    }
    return sum;
}

/* What unites is not summed: two cities may name one thing, which would count
 * twice. A derived operand is evaluated here as well, for the group has no
 * figure of it; the catalogue has refused cycles. */
static struct quantity group_get(void *self, const struct key *key)
{
    const struct formula *formula = key->indicator->formula;
    struct lookup lookup = {.self = self, .get = group_get};
    if (formula)
        return formula_evaluate(formula, &lookup, key->area, key->period);
    if (key->indicator->over_areas != AREAS_SUM)
        return (struct quantity){0};
    return group_sum(self, key);
}

/* Blank where the group has no number; why, the rows of its cities say. */
static void print_group(struct printing *p, const struct layout *layout,
                        const struct group *group,
                        const struct indicator **indicators, size_t count)
{
    struct group_world w = {p, group};
    uint32_t flags = 0;
    row_print(
        p, layout,
        &(struct row){.code = group->code, .name = group->name[p->language]});
    for (size_t i = 0; i < count; i++) {
        struct key key = {indicators[i], &p->run->catalogue->areas[0],
                          period_year(p->run->year)};
        struct quantity q = group_get(&w, &key);
        if (q.kind == QUANTITY_NUMBER)
            flags |= q.flags;
        table_cell(p->table, print_quantity(p, &q, indicators[i]->decimals));
    }
    table_cell(p->table, print_flags(p, flags & ~FLAGS_NO_NUMBER));
}

/* The yearbook's order: the whole, its cities, then the regions below a line,
 * since they say the cities again. */
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
    print_area(p, layout, root, indicators, count);
    for (size_t i = 0; i < root->child_count; i++)
        if (!root->children[i]->own)
            print_area(p, layout, root->children[i], indicators, count);
    for (size_t g = 0; g < c->group_count; g++)
        print_group(p, layout, &c->groups[g], indicators, count);
    return STATUS_OK;
}

const struct kind wide_kind = {"wide", matrix_stub, false, fill};
