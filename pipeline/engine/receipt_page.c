/* A receipt for people: one page, Chinese first, then English. */
#include "pipeline/engine/receipt_parts.h"

#include "pipeline/engine/page_style.h"
#include "pipeline/engine/words.h"
#include "pipeline/model/moment.h"
#include "pipeline/model/settings.h"

/* The half in one language. */
struct half {
    const struct receipt *receipt;
    enum language language;
    struct html *html;
};

static struct view say(const struct half *h, const char *code)
{
    return words_of(h->receipt->catalogue, code, h->language);
}

static void element(const struct half *h, const char *name, const char *code)
{
    html_element(h->html, name, say(h, code));
}

/* "accepted" and "-now" are one word of the table. */
static struct view say_of_verdict(const struct half *h, const char *tail)
{
    char code[32];
    struct buf built = {0};
    buf_adds(&built, receipt_verdict(h->receipt));
    buf_adds(&built, tail);
    struct view front = utf8_front(buf_view(&built), sizeof code - 1);
    memcpy(code, front.p, front.n);
    code[front.n] = '\0';
    buf_release(&built);
    return say(h, code);
}

/* A headline of what is to come and the sentence itself. */
static void put_point(const struct half *h, const char *code,
                      struct view sentence)
{
    html_open(h->html, "p");
    html_element(h->html, "strong", say(h, code));
    html_text(h->html, h->language == LANGUAGE_ZH ? VIEW("：") : VIEW(": "));
    html_text(h->html, sentence);
    html_close(h->html);
}

static void put_verdict(const struct half *h)
{
    const struct receipt *r = h->receipt;
    struct buf text = {0};
    html_classed(h->html, "p", "kicker",
                 say(h, r->check ? "check-title" : "title"));
    receipt_headline(r, h->language, &text);
    html_classed(h->html, "h1", receipt_verdict(r), buf_view(&text));
    put_point(h, "now",
              r->check ? say(h, "check-now") : say_of_verdict(h, "-now"));
    put_point(h, "do", say_of_verdict(h, "-do"));
    if (r->check)
        element(h, "p", "check-do");
    buf_clear(&text);
    words_print(r->catalogue, "held-back", h->language, r->held_back, VIEW(""),
                &text);
    if (r->held_back && !r->check && r->verdict != VERDICT_REPEATED)
        html_element(h->html, "p", buf_view(&text));
    buf_release(&text);
}

static void put_fact(const struct half *h, const char *code, struct view text,
                     const char *element_name)
{
    struct buf safe = {0};
    finding_print_text(text, &safe);
    element(h, "dt", code);
    html_open(h->html, "dd");
    html_element(h->html, element_name, buf_view(&safe));
    html_close(h->html);
    buf_release(&safe);
}

/* What proves that just these bytes came, and when. */
static void put_facts(const struct half *h)
{
    const struct receipt *r = h->receipt;
    char moment[MOMENT_TEXT];
    bool known =
        moment_print(r->received, r->catalogue->settings->zone, moment);
    html_open(h->html, "dl");
    put_fact(h, "file", r->name, "span");
    put_fact(h, "sender", r->sender, "span");
    if (!r->check)
        put_fact(h, "id", r->id, "code");
    put_fact(h, "sha256", r->digest, "code");
    if (known)
        put_fact(h, r->check ? "checked" : "received", view_of(moment), "span");
    html_close(h->html);
}

static void put_findings(const struct half *h)
{
    const struct receipt *r = h->receipt;
    element(h, "h2", "findings");
    if (!r->findings.total) {
        element(h, "p", "nothing");
        return;
    }
    listing_table(&r->findings, r->catalogue, h->language,
                  (size_t)r->catalogue->settings->print_most, h->html);
}

static void put_heads(const struct half *h, const char *const *heads)
{
    html_open(h->html, "thead");
    html_open(h->html, "tr");
    for (; *heads; heads++) {
        html_open(h->html, "th");
        html_attribute(h->html, "scope", VIEW("col"));
        html_text(h->html, say(h, *heads));
        html_close(h->html);
    }
    html_close(h->html);
    html_close(h->html);
    html_open(h->html, "tbody");
}

static void put_cell(const struct half *h, const char *title, struct view text)
{
    struct buf safe = {0};
    finding_print_text(text, &safe);
    html_open(h->html, "td");
    html_attribute(h->html, "data-title", say(h, title));
    html_text(h->html, buf_view(&safe));
    html_close(h->html);
    buf_release(&safe);
}

static void put_change(const struct half *h, const struct receipt_change *c)
{
    const struct catalogue *catalogue = h->receipt->catalogue;
    const struct indicator *i = catalogue_indicator(catalogue, c->indicator);
    html_open(h->html, "tr");
    put_cell(h, "unit", listing_unit(catalogue, c->unit, h->language));
    put_cell(h, "period", c->period);
    put_cell(h, "indicator", i ? i->name[h->language] : c->indicator);
    put_cell(h, "value", c->text);
    put_cell(h, "taken", c->value[h->language]);
    put_cell(h, "place", c->place);
    html_close(h->html);
}

static void put_changes(const struct half *h)
{
    static const char *const heads[] = {"unit",  "period", "indicator", "value",
                                        "taken", "place",  NULL};
    const struct receipt *r = h->receipt;
    const struct receipt_change *c = r->changes.at;
    struct buf more = {0};
    if (!r->changed)
        return;
    element(h, "h2", "changes");
    element(h, "p", "changes-what");
    html_open(h->html, "table");
    put_heads(h, heads);
    for (size_t i = 0; i < r->changes.count; i++)
        put_change(h, &c[i]);
    html_close(h->html);
    html_close(h->html);
    words_print(r->catalogue, "changes-more", h->language,
                r->changed - r->changes.count, VIEW(""), &more);
    if (r->changed > r->changes.count)
        html_classed(h->html, "p", "count", buf_view(&more));
    buf_release(&more);
}

static void put_date(const struct half *h, const struct calendar_entry *e)
{
    const struct form *form = catalogue_form(h->receipt->catalogue, e->form);
    struct buf year = {0};
    buf_format(&year, "%d", e->year);
    html_open(h->html, "tr");
    put_cell(h, "form", form ? form->name[h->language] : e->form);
    put_cell(h, "year", buf_view(&year));
    put_cell(h, "opening", e->opening);
    put_cell(h, "deadline", e->deadline);
    put_cell(h, "correction", e->correction);
    put_cell(h, "lock", e->lock);
    html_close(h->html);
    buf_release(&year);
}

/* The calendar's own contact goes before the site's. */
static struct view contact_of(const struct half *h)
{
    const struct receipt *r = h->receipt;
    struct view contact = r->catalogue->settings->contact[h->language];
    for (size_t i = r->date_count; i-- > 0;)
        if (r->dates[i]->contact[h->language].n)
            contact = r->dates[i]->contact[h->language];
    return contact.n ? contact : say(h, "no-contact");
}

static void put_dates(const struct half *h)
{
    static const char *const heads[] = {
        "form", "year", "opening", "deadline", "correction", "lock", NULL};
    const struct receipt *r = h->receipt;
    element(h, "h2", "dates");
    element(h, "p", "again");
    if (r->date_count) {
        html_open(h->html, "table");
        put_heads(h, heads);
        for (size_t i = 0; i < r->date_count; i++)
            put_date(h, r->dates[i]);
        html_close(h->html);
        html_close(h->html);
    }
    put_point(h, "contact", contact_of(h));
}

static void put_half(const struct half *h)
{
    html_open(h->html, "section");
    html_attribute(h->html, "lang",
                   h->language == LANGUAGE_ZH ? VIEW("zh-CN") : VIEW("en"));
    put_verdict(h);
    put_facts(h);
    put_findings(h);
    put_changes(h);
    put_dates(h);
    html_close(h->html);
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
        put_half(&(struct half){r, (enum language)l, &html});
    html_end(&html);
    out->failed = out->failed || title.failed;
    buf_release(&title);
}
