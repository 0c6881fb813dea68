/* Findings as rows of a CSV file in both languages. */
#include "pipeline/engine/listing.h"

#include "pipeline/engine/words.h"

/* Keys that no language is in; `both` have a column in each. */
static const struct column {
    const char *word;
    bool both;
} columns[] = {
    {"unit", false},  {"unit", true},   {"period", false},   {"severity", true},
    {"wrong", true},  {"remedy", true}, {"indicator", true}, {"value", false},
    {"place", false}, {"rule", false},
};

void listing_column(const struct catalogue *catalogue, struct table *table,
                    const char *word, const char *tail)
{
    struct view zh = words_of(catalogue, word, LANGUAGE_ZH);
    struct view en = words_of(catalogue, word, LANGUAGE_EN);
    struct view title = arena_format(table->arena, "%.*s / %.*s%s",
                                     VIEW_ARG(zh), VIEW_ARG(en), tail);
    table_column(table, title, title, CELL_TEXT);
}

void listing_columns(const struct catalogue *catalogue, struct table *table)
{
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        const struct column *c = &columns[i];
        listing_column(catalogue, table, c->word, c->both ? " (中文)" : "");
        if (c->both)
            listing_column(catalogue, table, c->word, " (English)");
    }
}

/* What was built becomes a cell; the table's arena keeps it. */
static void add_cell(struct table *table, struct buf *cell)
{
    table->arena->failed = table->arena->failed || cell->failed;
    table_cell(table, arena_copy(table->arena, buf_view(cell)));
    buf_clear(cell);
}

typedef void print_words(const struct catalogue *, const struct finding *,
                         enum language, struct buf *);

static void add_both(const struct catalogue *catalogue, const struct finding *f,
                     struct table *table, print_words *print, struct buf *cell)
{
    for (int l = 0; l < LANGUAGE_COUNT; l++) {
        print(catalogue, f, (enum language)l, cell);
        add_cell(table, cell);
    }
}

static void print_unit(const struct catalogue *catalogue,
                       const struct finding *f, enum language language,
                       struct buf *out)
{
    finding_print_text(listing_unit(catalogue, f->unit, language), out);
}

static void print_severity(const struct catalogue *catalogue,
                           const struct finding *f, enum language language,
                           struct buf *out)
{
    buf_add(out, words_of(catalogue, severity_name(f->severity), language));
}

static void add_text(struct table *table, struct view text, struct buf *cell)
{
    finding_print_text(text, cell);
    add_cell(table, cell);
}

void listing_row(const struct catalogue *catalogue, const struct finding *f,
                 struct table *table)
{
    struct buf cell = {0};
    add_text(table, f->unit, &cell);
    add_both(catalogue, f, table, print_unit, &cell);
    add_text(table, f->period, &cell);
    add_both(catalogue, f, table, print_severity, &cell);
    add_both(catalogue, f, table, finding_print, &cell);
    add_both(catalogue, f, table, finding_print_remedy, &cell);
    add_both(catalogue, f, table, listing_indicator, &cell);
    add_text(table, listing_value(f), &cell);
    listing_place(f, &cell);
    add_cell(table, &cell);
    add_text(table, f->code, &cell);
    buf_release(&cell);
}
