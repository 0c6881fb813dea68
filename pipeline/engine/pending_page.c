/* What is open for a sender, as a page and as a table. */
#include "pipeline/engine/pending.h"

#include "pipeline/engine/page_style.h"
#include "pipeline/engine/words.h"
#include "pipeline/model/settings.h"
#include "pipeline/output/csv_write.h"

static const struct standing *missing(const struct pending_page *p, size_t i)
{
    return ((const struct standing **)p->returns->at)[i];
}

static size_t count_of(const struct pending_page *p)
{
    return p->findings->total + p->returns->count;
}

static void headline(const struct pending_page *p, enum language language,
                     struct buf *out)
{
    words_print(p->pending->catalogue, count_of(p) ? "open-some" : "open-none",
                language, count_of(p), VIEW(""), out);
}

static const char *state_of(const struct standing *s)
{
    return s->state == STANDING_MISSING ? "missing" : "due";
}

static void put_return(const struct standing *s, const struct page *page)
{
    struct buf year = {0};
    buf_format(&year, "%d", s->year);
    html_open(page->html, "tr");
    page_cell(page, "unit", s->unit->name[page->language]);
    page_cell(page, "form", s->form->name[page->language]);
    page_cell(page, "year", buf_view(&year));
    page->html->out->failed = page->html->out->failed || year.failed;
    html_open(page->html, "td");
    html_attribute(page->html, "data-title", page_word(page, "state"));
    html_classed(page->html, "span", state_of(s), page_word(page, state_of(s)));
    html_close(page->html);
    page_cell(page, "deadline", s->entry ? s->entry->deadline : VIEW(""));
    page_cell(page, "correction", s->entry ? s->entry->correction : VIEW(""));
    page_cell(page, "lock", s->entry ? s->entry->lock : VIEW(""));
    html_close(page->html);
    buf_release(&year);
}

static void put_returns(const struct pending_page *p, const struct page *page)
{
    static const char *const heads[] = {"unit",  "form",     "year",
                                        "state", "deadline", "correction",
                                        "lock",  NULL};
    page_element(page, "h2", "open-returns");
    if (!p->returns->count) {
        page_element(page, "p", "open-done");
        return;
    }
    page_table(page, NULL, heads);
    for (size_t i = 0; i < p->returns->count; i++)
        put_return(missing(p, i), page);
    page_table_end(page);
}

static void put_findings(const struct pending_page *p, const struct page *page)
{
    const struct settings *settings = page->catalogue->settings;
    page_element(page, "h2", "open-findings");
    if (!p->findings->total)
        page_element(page, "p", "nothing");
    else
        listing_table(p->findings, page, (size_t)settings->print_most);
}

/* The entries of what is missing, for whom to call. */
static void put_contact(const struct pending_page *p, const struct page *page)
{
    const struct calendar_entry *entry =
        p->returns->count ? missing(p, 0)->entry : NULL;
    page_contact(page, &entry, entry != NULL);
}

static void put_half(const struct pending_page *p, const struct page *page)
{
    struct buf text = {0};
    page_begin(page);
    buf_add(&text, page_word(page, "open-title"));
    buf_adds(&text, page->language == LANGUAGE_ZH ? "：" : ": ");
    finding_print_text(listing_unit(page->catalogue, p->sender, page->language),
                       &text);
    page_built(page, "p", "kicker", &text);
    headline(p, page->language, &text);
    page_built(page, "h1", count_of(p) ? "some" : "none", &text);
    page_element(page, "p", "open-what");
    if (p->findings->total)
        page_point(page, "do", page_word(page, "warnings-do"));
    put_returns(p, page);
    put_findings(p, page);
    put_contact(p, page);
    html_close(page->html);
}

void pending_print_page(const struct pending_page *p, struct buf *out)
{
    struct html html;
    struct buf title = {0};
    headline(p, LANGUAGE_ZH, &title);
    buf_adds(&title, " - ");
    finding_print_text(p->sender, &title);
    html_begin(&html, out, "zh-CN", buf_view(&title), page_style);
    html_open(&html, "main");
    for (int l = 0; l < LANGUAGE_COUNT; l++)
        put_half(
            p, &(struct page){p->pending->catalogue, (enum language)l, &html});
    html_end(&html);
    out->failed = out->failed || title.failed;
    buf_release(&title);
}

static void both(const struct catalogue *catalogue, struct table *table,
                 const char *word)
{
    for (int l = 0; l < LANGUAGE_COUNT; l++)
        table_cell(table, words_of(catalogue, word, (enum language)l));
}

static void put_remedy(const struct catalogue *catalogue,
                       const struct standing *s, struct table *table)
{
    struct view day = s->entry ? s->entry->deadline : VIEW("");
    for (int l = 0; l < LANGUAGE_COUNT; l++) {
        struct buf text = {0};
        words_print(catalogue, "open-remedy", (enum language)l, 0, day, &text);
        table->arena->failed = table->arena->failed || text.failed;
        table_cell(table, arena_copy(table->arena, buf_view(&text)));
        buf_release(&text);
    }
}

/* Under the same titles as the findings. */
static void put_row(const struct catalogue *catalogue, const struct standing *s,
                    struct table *table)
{
    table_cell(table, s->unit->code);
    table_cell(table, s->unit->name[LANGUAGE_ZH]);
    table_cell(table, s->unit->name[LANGUAGE_EN]);
    table_cell(table, arena_format(table->arena, "%d", s->year));
    both(catalogue, table, state_of(s));
    table_cell(table, s->form->name[LANGUAGE_ZH]);
    table_cell(table, s->form->name[LANGUAGE_EN]);
    put_remedy(catalogue, s, table);
    while (table->cells.count % table->columns.count)
        table_cell(table, VIEW(""));
}

void pending_print_csv(const struct pending_page *p, struct arena *arena,
                       struct buf *out)
{
    const struct catalogue *c = p->pending->catalogue;
    const struct finding *f = p->findings->kept.at;
    struct table *table = table_new(arena, LANGUAGE_ZH, VIEW("open"), VIEW(""));
    if (!table)
        return;
    listing_columns(c, table);
    for (size_t i = 0; i < p->returns->count && !arena->failed; i++)
        put_row(c, missing(p, i), table);
    for (size_t i = 0; i < p->findings->kept.count; i++)
        listing_row(c, &f[i], table);
    csv_write(table, out);
}
