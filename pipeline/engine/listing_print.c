/* Findings as a table of a page. */
#include "pipeline/engine/listing.h"

#include "pipeline/engine/words.h"

/* What was built in `cell`, which is emptied for the next. */
static void put(const struct page *page, const char *title, struct buf *cell)
{
    html_open(page->html, "td");
    html_attribute(page->html, "data-title", page_word(page, title));
    html_text(page->html, buf_view(cell));
    html_close(page->html);
    page->html->out->failed = page->html->out->failed || cell->failed;
    buf_clear(cell);
}

static void put_severity(const struct page *page, const struct finding *f)
{
    const char *name = severity_name(f->severity);
    html_open(page->html, "td");
    html_attribute(page->html, "data-title", page_word(page, "severity"));
    html_classed(page->html, "span", name, page_word(page, name));
    if (f->explained.n)
        html_classed(page->html, "span", "explained",
                     page_word(page, "explained"));
    html_close(page->html);
}

/* The rule's name is what a remark answers by. */
static void put_wrong(const struct page *page, const struct finding *f,
                      struct buf *cell)
{
    html_open(page->html, "td");
    html_attribute(page->html, "data-title", page_word(page, "wrong"));
    finding_print(page->catalogue, f, page->language, cell);
    html_text(page->html, buf_view(cell));
    buf_clear(cell);
    buf_add(cell, page_word(page, "rule"));
    buf_byte(cell, ' ');
    finding_print_text(f->code, cell);
    html_classed(page->html, "span", "rule", buf_view(cell));
    page->html->out->failed = page->html->out->failed || cell->failed;
    buf_clear(cell);
    html_close(page->html);
}

static void put_finding(const struct page *page, const struct finding *f,
                        struct buf *cell)
{
    const struct catalogue *c = page->catalogue;
    html_open(page->html, "tr");
    page_cell(page, "unit", listing_unit(c, f->unit, page->language));
    page_cell(page, "period", f->period);
    put_severity(page, f);
    put_wrong(page, f, cell);
    finding_print_remedy(c, f, page->language, cell);
    put(page, "remedy", cell);
    listing_indicator(c, f, page->language, cell);
    put(page, "indicator", cell);
    page_cell(page, "value", listing_value(f));
    listing_place(f, cell);
    put(page, "place", cell);
    html_close(page->html);
}

/* A sentence with a number and a text in it, as a paragraph. */
static void put_line(const struct page *page, const char *code, size_t count,
                     struct view text)
{
    struct buf line = {0};
    words_print(page->catalogue, code, page->language, count, text, &line);
    page_built(page, "p", "count", &line);
}

static void put_counts(const struct page *page, const struct listing *l,
                       size_t shown)
{
    struct buf text = {0};
    listing_count(l, page->catalogue, page->language, &text);
    put_line(page, "counts", 0, buf_view(&text));
    buf_clear(&text);
    buf_format(&text, "%zu", shown);
    if (l->total > shown)
        put_line(page, "more", l->total - shown, buf_view(&text));
    page->html->out->failed = page->html->out->failed || text.failed;
    buf_release(&text);
}

/* In the order people read: who, when, what is wrong, how to mend it. */
void listing_table(const struct listing *l, const struct page *page,
                   size_t most)
{
    static const char *const heads[] = {"unit",  "period", "severity",
                                        "wrong", "remedy", "indicator",
                                        "value", "place",  NULL};
    const struct finding *f = l->kept.at;
    size_t shown = l->kept.count < most ? l->kept.count : most;
    struct buf cell = {0};
    put_counts(page, l, shown);
    page_table(page, "findings", heads);
    for (size_t i = 0; i < shown; i++)
        put_finding(page, &f[i], &cell);
    page_table_end(page);
    buf_release(&cell);
}
