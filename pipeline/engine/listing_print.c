/* Findings as a table of a page and as rows of a CSV file. */
#include "pipeline/engine/listing.h"

#include "pipeline/engine/words.h"

/* A page in one language and what is being put into a cell of it. */
struct printing {
    const struct catalogue *catalogue;
    enum language language;
    struct html *html;
    struct buf cell;
};

/* Each cell says its column's title once more, for screens too narrow for a
 * table, where the style shows it. */
static void put(struct printing *p, const char *title, struct view text)
{
    html_open(p->html, "td");
    html_attribute(p->html, "data-title",
                   words_of(p->catalogue, title, p->language));
    html_text(p->html, text);
    html_close(p->html);
}

/* What was built in `cell`. */
static void put_cell(struct printing *p, const char *title)
{
    put(p, title, buf_view(&p->cell));
    p->html->out->failed = p->html->out->failed || p->cell.failed;
    buf_clear(&p->cell);
}

static void put_severity(struct printing *p, const struct finding *f)
{
    const char *name = severity_name(f->severity);
    html_open(p->html, "td");
    html_attribute(p->html, "data-title",
                   words_of(p->catalogue, "severity", p->language));
    html_classed(p->html, "span", name,
                 words_of(p->catalogue, name, p->language));
    if (f->explained.n)
        html_classed(p->html, "span", "explained",
                     words_of(p->catalogue, "explained", p->language));
    html_close(p->html);
}

/* The rule's name is what a remark answers by. */
static void put_wrong(struct printing *p, const struct finding *f)
{
    finding_print(p->catalogue, f, p->language, &p->cell);
    html_open(p->html, "td");
    html_attribute(p->html, "data-title",
                   words_of(p->catalogue, "wrong", p->language));
    html_text(p->html, buf_view(&p->cell));
    buf_clear(&p->cell);
    buf_add(&p->cell, words_of(p->catalogue, "rule", p->language));
    buf_byte(&p->cell, ' ');
    finding_print_text(f->code, &p->cell);
    html_classed(p->html, "span", "rule", buf_view(&p->cell));
    buf_clear(&p->cell);
    html_close(p->html);
}

static void put_finding(struct printing *p, const struct finding *f)
{
    html_open(p->html, "tr");
    finding_print_text(listing_unit(p->catalogue, f->unit, p->language),
                       &p->cell);
    put_cell(p, "unit");
    finding_print_text(f->period, &p->cell);
    put_cell(p, "period");
    put_severity(p, f);
    put_wrong(p, f);
    finding_print_remedy(p->catalogue, f, p->language, &p->cell);
    put_cell(p, "remedy");
    listing_indicator(p->catalogue, f, p->language, &p->cell);
    put_cell(p, "indicator");
    finding_print_text(listing_value(f), &p->cell);
    put_cell(p, "value");
    listing_place(f, &p->cell);
    put_cell(p, "place");
    html_close(p->html);
}

/* In the order people read: who, when, what is wrong, how to mend it. */
static void put_heads(struct printing *p)
{
    static const char *const heads[] = {"unit",  "period", "severity",
                                        "wrong", "remedy", "indicator",
                                        "value", "place"};
    html_open(p->html, "thead");
    html_open(p->html, "tr");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        html_open(p->html, "th");
        html_attribute(p->html, "scope", VIEW("col"));
        html_text(p->html, words_of(p->catalogue, heads[i], p->language));
        html_close(p->html);
    }
    html_close(p->html);
    html_close(p->html);
}

/* A sentence with a number and a text in it, as a paragraph. */
static void put_line(struct printing *p, const char *code, size_t count,
                     struct view text)
{
    words_print(p->catalogue, code, p->language, count, text, &p->cell);
    html_classed(p->html, "p", "count", buf_view(&p->cell));
    buf_clear(&p->cell);
}

static void put_counts(struct printing *p, const struct listing *l,
                       size_t shown)
{
    struct buf text = {0};
    listing_count(l, p->catalogue, p->language, &text);
    put_line(p, "counts", 0, buf_view(&text));
    buf_clear(&text);
    buf_format(&text, "%zu", shown);
    if (l->total > shown)
        put_line(p, "more", l->total - shown, buf_view(&text));
    buf_release(&text);
}

void listing_table(const struct listing *l, const struct catalogue *catalogue,
                   enum language language, size_t most, struct html *html)
{
    struct printing p = {catalogue, language, html, {0}};
    const struct finding *f = l->kept.at;
    size_t shown = l->kept.count < most ? l->kept.count : most;
    put_counts(&p, l, shown);
    html_open(html, "table");
    html_attribute(html, "class", VIEW("findings"));
    put_heads(&p);
    html_open(html, "tbody");
    for (size_t i = 0; i < shown; i++)
        put_finding(&p, &f[i]);
    html_close(html);
    html_close(html);
    buf_release(&p.cell);
}

/* Keys that no language is in; `both` have a column in each. */
static const struct column {
    const char *word;
    bool both;
} columns[] = {
    {"unit", false},  {"unit", true},   {"period", false},   {"severity", true},
    {"wrong", true},  {"remedy", true}, {"indicator", true}, {"value", false},
    {"place", false}, {"rule", false},
};

static void add_column(const struct catalogue *catalogue, struct table *table,
                       const char *word, int language)
{
    struct view zh = words_of(catalogue, word, LANGUAGE_ZH);
    struct view en = words_of(catalogue, word, LANGUAGE_EN);
    const char *const tails[] = {" (中文)", " (English)", ""};
    struct view title =
        arena_format(table->arena, "%.*s / %.*s%s", VIEW_ARG(zh), VIEW_ARG(en),
                     tails[language]);
    table_column(table, title, title, CELL_TEXT);
}

void listing_columns(const struct catalogue *catalogue, struct table *table)
{
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        for (int l = 0; l < (columns[i].both ? LANGUAGE_COUNT : 1); l++)
            add_column(catalogue, table, columns[i].word,
                       columns[i].both ? l : LANGUAGE_COUNT);
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
