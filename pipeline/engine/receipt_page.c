/* A receipt for people: one page, Chinese first, then English. */
#include "pipeline/engine/receipt_parts.h"

#include "pipeline/engine/page.h"
#include "pipeline/engine/page_style.h"
#include "pipeline/engine/words.h"
#include "pipeline/model/moment.h"
#include "pipeline/model/settings.h"

/* "accepted" and "-now" are one word of the table. */
static struct view say_of_verdict(const struct receipt *r,
                                  const struct page *page, const char *tail)
{
    struct buf code = {0};
    buf_adds(&code, receipt_verdict(r));
    buf_adds(&code, tail);
    struct view said = code.failed ? VIEW("") : page_word(page, code.p);
    page->html->out->failed = page->html->out->failed || code.failed;
    buf_release(&code);
    return said;
}

static void put_held_back(const struct receipt *r, const struct page *page)
{
    struct buf text = {0};
    words_print(r->catalogue, "held-back", page->language, r->held_back,
                VIEW(""), &text);
    if (r->held_back && !r->check && r->verdict != VERDICT_REPEATED)
        page_built(page, "p", NULL, &text);
    buf_release(&text);
}

/* What is only looked at is not done by being good: it must still be sent. */
static void put_what_to_do(const struct receipt *r, const struct page *page)
{
    bool good = !strcmp(receipt_verdict(r), "accepted");
    if (r->check && good) {
        page_point(page, "do", page_word(page, "check-do"));
        return;
    }
    page_point(page, "do", say_of_verdict(r, page, "-do"));
    if (r->check)
        page_element(page, "p", "check-do");
}

static void put_verdict(const struct receipt *r, const struct page *page)
{
    struct buf text = {0};
    html_classed(page->html, "p", "kicker",
                 page_word(page, r->check ? "check-title" : "title"));
    receipt_headline(r, page->language, &text);
    page_built(page, "h1", receipt_verdict(r), &text);
    page_point(page, "now",
               r->check ? page_word(page, "check-now")
                        : say_of_verdict(r, page, "-now"));
    put_what_to_do(r, page);
    put_held_back(r, page);
}

static void put_fact(const struct page *page, const char *code,
                     struct view text, const char *element)
{
    struct buf safe = {0};
    finding_print_text(text, &safe);
    page_element(page, "dt", code);
    html_open(page->html, "dd");
    page_built(page, element, NULL, &safe);
    html_close(page->html);
}

/* What proves that just these bytes came, and when. */
static void put_facts(const struct receipt *r, const struct page *page)
{
    char moment[MOMENT_TEXT];
    bool known =
        moment_print(r->received, r->catalogue->settings->zone, moment);
    html_open(page->html, "dl");
    put_fact(page, "file", r->name, "span");
    put_fact(page, "sender", r->sender, "span");
    if (!r->check)
        put_fact(page, "id", r->id, "code");
    if (r->digest.n)
        put_fact(page, r->check ? "fingerprint" : "sha256", r->digest, "code");
    if (known)
        put_fact(page, r->check ? "checked" : "received", view_of(moment),
                 "span");
    html_close(page->html);
}

static void put_findings(const struct receipt *r, const struct page *page)
{
    page_element(page, "h2", "findings");
    if (!r->findings.total)
        page_element(page, "p", "nothing");
    else
        listing_table(&r->findings, page,
                      (size_t)r->catalogue->settings->print_most);
}

static void put_change(const struct receipt_change *c, const struct page *page)
{
    const struct catalogue *catalogue = page->catalogue;
    const struct indicator *i = catalogue_indicator(catalogue, c->indicator);
    html_open(page->html, "tr");
    page_cell(page, "unit", listing_unit(catalogue, c->unit, page->language));
    page_cell(page, "period", c->period);
    page_cell(page, "indicator", i ? i->name[page->language] : c->indicator);
    page_cell(page, "value", c->text);
    page_cell(page, "taken", c->value[page->language]);
    page_cell(page, "place", c->place);
    html_close(page->html);
}

static void put_changes(const struct receipt *r, const struct page *page)
{
    static const char *const heads[] = {"unit",  "period", "indicator", "value",
                                        "taken", "place",  NULL};
    const struct receipt_change *c = r->changes.at;
    struct buf more = {0};
    if (!r->changed)
        return;
    page_element(page, "h2", "changes");
    page_element(page, "p", "changes-what");
    page_table(page, NULL, heads);
    for (size_t i = 0; i < r->changes.count; i++)
        put_change(&c[i], page);
    page_table_end(page);
    words_print(r->catalogue, "changes-more", page->language,
                r->changed - r->changes.count, VIEW(""), &more);
    if (r->changed > r->changes.count)
        page_built(page, "p", "count", &more);
    buf_release(&more);
}

static void put_dates(const struct receipt *r, const struct page *page)
{
    page_element(page, "h2", "dates");
    page_element(page, "p", "again");
    if (r->date_count) {
        page_table(page, NULL, page_date_heads);
        for (size_t i = 0; i < r->date_count; i++)
            page_date(page, r->dates[i]);
        page_table_end(page);
    }
    page_contact(page, r->dates, r->date_count);
}

static void put_half(const struct receipt *r, const struct page *page)
{
    page_begin(page);
    put_verdict(r, page);
    put_facts(r, page);
    put_findings(r, page);
    put_changes(r, page);
    put_dates(r, page);
    html_close(page->html);
}

void receipt_print_page(const struct receipt *r, struct buf *out)
{
    struct html html;
    struct buf title = {0};
    receipt_headline(r, LANGUAGE_ZH, &title);
    buf_adds(&title, " - ");
    finding_print_text(r->name, &title);
    html_begin(&html, out, "zh-CN", buf_view(&title), page_style);
    html_open(&html, "main");
    for (int l = 0; l < LANGUAGE_COUNT; l++)
        put_half(r, &(struct page){r->catalogue, (enum language)l, &html});
    html_end(&html);
    out->failed = out->failed || title.failed;
    buf_release(&title);
}
