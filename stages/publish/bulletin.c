/* The bulletin: a row for every statement, the sentence last. */
#include "stages/publish/kinds.h"

#include "stages/publish/sentence.h"

/* Every column but the value's is the statement's or its figure's; where an
 * expression is more than one indicator there is no figure, and what a figure
 * would tell is blank. */
static const struct statement *of(const struct row *row)
{
    return row->result->statement;
}

static struct view key(struct printing *p, const struct row *row)
{
    (void)p;
    return of(row)->key;
}

static struct view section(struct printing *p, const struct row *row)
{
    return of(row)->section->name[p->language];
}

static struct view name(struct printing *p, const struct row *row)
{
    return sentence_name(p, of(row));
}

static struct view class(struct printing *p, const struct row *row)
{
    (void)p;
    return of(row)->class;
}

static struct view area(struct printing *p, const struct row *row)
{
    (void)p;
    return of(row)->area->code;
}

static struct view area_name(struct printing *p, const struct row *row)
{
    return of(row)->area->name[p->language];
}

/* The statement's own, which may be a span though its formula was evaluated at
 * its last year. */
static struct view period(struct printing *p, const struct row *row)
{
    return print_period(p, of(row)->period, of(row)->at_end);
}

static struct view value(struct printing *p, const struct row *row)
{
    return sentence_value(p, row->result);
}

static struct view measure(struct printing *p, const struct row *row)
{
    const struct measure *m = sentence_measure(p, of(row));
    return print_measure(p, m);
}

/* The figure's own where there is one: late or disputed is told of one value,
 * though it does not travel into a result. */
static struct view flags(struct printing *p, const struct row *row)
{
    const struct statement_result *r = row->result;
    return print_flags(p, r->figure ? r->figure->flags : r->value.flags);
}

/* Of what stands beside the value: see figure_columns.c. */
static struct view compared_flags(struct printing *p, const struct row *row)
{
    const struct figure *f = row->result->figure;
    if (!f)
        return (struct view){0};
    return print_flags(
        p, flags_travelling(p->run->catalogue->flags,
                            f->rank_flags | f->share.flags | f->change.flags));
}

static struct view rank(struct printing *p, const struct row *row)
{
    return row->result->rank ? print_integer(p, row->result->rank)
                             : (struct view){0};
}

/* Two places, as the bulletins of the statistical offices print them; the
 * exact share stays in the figure. */
static struct view share(struct printing *p, const struct row *row)
{
    const struct figure *f = row->result->figure;
    return f ? print_quantity(p, &f->share, 2) : (struct view){0};
}

static struct view change(struct printing *p, const struct row *row)
{
    const struct figure *f = row->result->figure;
    return f ? print_quantity(p, &f->change, 2) : (struct view){0};
}

/* The whole sentence, so that the bulletin can be put together by hand from
 * this one column. */
static struct view text(struct printing *p, const struct row *row)
{
    return sentence_print(p, row->result);
}

static const struct column_kind columns[] = {
    {"key", CELL_CODE, key},
    {"section", CELL_TEXT, section},
    {"name", CELL_TEXT, name},
    {"class", CELL_CODE, class},
    {"area", CELL_CODE, area},
    {"area-name", CELL_TEXT, area_name},
    {"period", CELL_CODE, period},
    {"value", CELL_NUMBER, value},
    {"measure", CELL_TEXT, measure},
    {"flags", CELL_TEXT, flags},
    {"rank", CELL_NUMBER, rank},
    {"share", CELL_NUMBER, share},
    {"change", CELL_NUMBER, change},
    {"text", CELL_TEXT, text},
    {"compared-flags", CELL_TEXT, compared_flags},
    {NULL, CELL_TEXT, NULL},
};

/* Every statement has its row, with a value or without: what could not be said
 * this year is a question to somebody, not a line less. In the file's order. */
static enum status fill(struct printing *p, const struct layout *layout,
                        struct err *err)
{
    const struct statement_result *results = p->run->statements.at;
    (void)err;
    for (size_t i = 0; i < p->run->statements.count; i++)
        row_print(p, layout, &(struct row){.result = &results[i]});
    return STATUS_OK;
}

const struct kind bulletin_kind = {"bulletin", columns, false, fill};
