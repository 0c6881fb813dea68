/* The columns that tell of a figure. Blank is "not known" in all of them. */
#include "stages/publish/kinds.h"

#include "pipeline/model/settings.h"
#include "stages/publish/origin.h"

static const struct key *key(const struct row *row)
{
    return &row->figure->key;
}

static struct view indicator(struct printing *p, const struct row *row)
{
    (void)p;
    return key(row)->indicator->code;
}

static struct view name(struct printing *p, const struct row *row)
{
    return key(row)->indicator->name[p->language];
}

static struct view area(struct printing *p, const struct row *row)
{
    (void)p;
    return key(row)->area->code;
}

static struct view area_name(struct printing *p, const struct row *row)
{
    return key(row)->area->name[p->language];
}

/* The city of a district; blank of the root alone. */
static struct view parent_name(struct printing *p, const struct row *row)
{
    const struct area *parent = key(row)->area->parent;
    return parent ? parent->name[p->language] : (struct view){0};
}

/* A stock stands at the end of its period and is dated so; a flow has the
 * period's own name. */
static struct view period(struct printing *p, const struct row *row)
{
    return print_period(p, key(row)->period, key(row)->indicator->stock);
}

/* For sorting and filtering: of a span the year it ends in. */
static struct view year(struct printing *p, const struct row *row)
{
    return print_integer(p, key(row)->period.last);
}

static struct view measure(struct printing *p, const struct row *row)
{
    return print_measure(p, key(row)->indicator->measure);
}

/* Without the signs of the wide tables: a program reads this column, and the
 * reason for a blank stands beside it. */
static struct view value(struct printing *p, const struct row *row)
{
    return print_figure(p, row->figure, false);
}

/* All of them, also those that do not travel: this is the value itself. */
static struct view flags(struct printing *p, const struct row *row)
{
    return print_flags(p, row->figure->flags);
}

/* What share, changes and rank were made from besides the value itself: a rank
 * among invented figures is invented, whatever the value is. */
static struct view compared_flags(struct printing *p, const struct row *row)
{
    const struct figure *f = row->figure;
    uint32_t flags =
        f->rank_flags | f->share.flags | f->change.flags | f->base_change.flags;
    return print_flags(p, flags_travelling(p->run->catalogue->flags, flags));
}

/* In per cent of the root's; blank of what does not add up. */
static struct view share(struct printing *p, const struct row *row)
{
    return print_quantity(p, &row->figure->share, RATE_PLACES);
}

/* Per 10,000 inhabitants; see shares.c of compare. */
static struct view per_head(struct printing *p, const struct row *row)
{
    return print_quantity(p, &row->figure->per_head, RATE_PLACES);
}

/* The year of the census whose inhabitants were divided by: not the value's
 * year, and a step in the series where it changes. */
static struct view per_head_year(struct printing *p, const struct row *row)
{
    if (row->figure->per_head.kind != QUANTITY_NUMBER)
        return (struct view){0};
    return print_integer(p, row->figure->per_head_year);
}

/* On the year before: per cent, points for percentages. Computed from exact
 * values, so it may differ in the last place from what the printed ones give.
 */
static struct view change(struct printing *p, const struct row *row)
{
    return print_quantity(p, &row->figure->change, RATE_PLACES);
}

static struct view base_change(struct printing *p, const struct row *row)
{
    return print_quantity(p, &row->figure->base_change, RATE_PLACES);
}

/* The same indicator and area in another year, as that year's row prints it. */
static struct view value_in(struct printing *p, const struct row *row,
                            int year_wanted)
{
    struct key k = *key(row);
    k.period = period_year(year_wanted);
    const struct figure *f = figures_get(p->run->figures, &k);
    return f ? print_figure(p, f, false) : (struct view){0};
}

static struct view last_year(struct printing *p, const struct row *row)
{
    return value_in(p, row, key(row)->period.year - 1);
}

/* Without a base year the setting is 0, a year of which there is no figure. */
static struct view base_year(struct printing *p, const struct row *row)
{
    long base = p->run->catalogue->settings->base_year;
    return value_in(p, row, (int)base);
}

/* Rank 0 is "not ranked" and must not be printed: it would come before the
 * first. */
static struct view rank(struct printing *p, const struct row *row)
{
    return row->figure->rank ? print_integer(p, row->figure->rank)
                             : (struct view){0};
}

/* Of how many: "third of five" is another thing than "third of 21". */
static struct view ranked(struct printing *p, const struct row *row)
{
    return row->figure->rank ? print_integer(p, row->figure->ranked)
                             : (struct view){0};
}

/* The rank after a tie is left out, which looks like a mistake unless told. */
static struct view tie(struct printing *p, const struct row *row)
{
    if (!row->figure->tied)
        return (struct view){0};
    return p->language == LANGUAGE_ZH ? VIEW("并列") : VIEW("joint");
}

static struct view last_rank(struct printing *p, const struct row *row)
{
    return row->figure->last_rank ? print_integer(p, row->figure->last_rank)
                                  : (struct view){0};
}

/* Places gained since last year; negative: lost. How many were ranked may have
 * changed in between. */
static struct view move(struct printing *p, const struct row *row)
{
    const struct figure *f = row->figure;
    if (!f->rank || !f->last_rank)
        return (struct view){0};
    return print_integer(p, f->last_rank - f->rank);
}

/* What a whole or a control says, where that is something else. Flags alone
 * would say that there is a dispute and not by how much. */
static struct view stated(struct printing *p, const struct row *row)
{
    const struct figure *f = row->figure;
    if (!f->has_whole || (f->value.kind == QUANTITY_NUMBER &&
                          !decimal_compare(f->stated, f->value.number)))
        return (struct view){0};
    return print_number(p, row->figure->stated, key(row)->indicator->decimals);
}

/* In the order in which a table is mostly laid out; tables.xml decides. */
const struct column_kind figure_columns[] = {
    {"indicator", CELL_CODE, indicator},
    {"name", CELL_TEXT, name},
    {"area", CELL_CODE, area},
    {"area-name", CELL_TEXT, area_name},
    {"parent-name", CELL_TEXT, parent_name},
    {"period", CELL_CODE, period},
    {"year", CELL_CODE, year},
    {"measure", CELL_TEXT, measure},
    {"value", CELL_NUMBER, value},
    {"flags", CELL_TEXT, flags},
    {"compared-flags", CELL_TEXT, compared_flags},
    {"share", CELL_NUMBER, share},
    {"per-head", CELL_NUMBER, per_head},
    {"per-head-year", CELL_CODE, per_head_year},
    {"last-year", CELL_NUMBER, last_year},
    {"change", CELL_NUMBER, change},
    {"base-year", CELL_NUMBER, base_year},
    {"base-change", CELL_NUMBER, base_change},
    {"rank", CELL_NUMBER, rank},
    {"ranked", CELL_NUMBER, ranked},
    {"tie", CELL_TEXT, tie},
    {"last-rank", CELL_NUMBER, last_rank},
    {"move", CELL_NUMBER, move},
    {"coverage", CELL_CODE, origin_coverage},
    {"imputed-units", CELL_CODE, origin_imputed_units},
    {"imputed-rate", CELL_NUMBER, origin_imputed_rate},
    {"imputed-share", CELL_NUMBER, origin_imputed_share},
    {"stated", CELL_NUMBER, stated},
    {"source", CELL_TEXT, origin_source},
    {NULL, CELL_TEXT, NULL},
};
