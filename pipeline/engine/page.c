/* What our pages for clerks have in common. */
#include "pipeline/engine/page.h"

#include "pipeline/engine/words.h"
#include "pipeline/model/finding.h"
#include "pipeline/model/settings.h"

struct view page_word(const struct page *page, const char *code)
{
    return words_of(page->catalogue, code, page->language);
}

void page_begin(const struct page *page)
{
    bool zh = page->language == LANGUAGE_ZH;
    html_open(page->html, "section");
    html_attribute(page->html, "lang", zh ? VIEW("zh-CN") : VIEW("en"));
}

void page_element(const struct page *page, const char *name, const char *code)
{
    html_element(page->html, name, page_word(page, code));
}

void page_built(const struct page *page, const char *name, const char *class,
                struct buf *text)
{
    html_open(page->html, name);
    if (class)
        html_attribute(page->html, "class", view_of(class));
    html_built(page->html, text);
    html_close(page->html);
}

void page_point(const struct page *page, const char *code, struct view sentence)
{
    bool zh = page->language == LANGUAGE_ZH;
    html_open(page->html, "p");
    html_element(page->html, "strong", page_word(page, code));
    html_text(page->html, zh ? VIEW("：") : VIEW(": "));
    html_text(page->html, sentence);
    html_close(page->html);
}

void page_table(const struct page *page, const char *class,
                const char *const *heads)
{
    html_open(page->html, "table");
    if (class)
        html_attribute(page->html, "class", view_of(class));
    html_open(page->html, "thead");
    html_open(page->html, "tr");
    for (; *heads; heads++) {
        html_open(page->html, "th");
        html_attribute(page->html, "scope", VIEW("col"));
        html_text(page->html, page_word(page, *heads));
        html_close(page->html);
    }
    html_close(page->html);
    html_close(page->html);
    html_open(page->html, "tbody");
}

void page_table_end(const struct page *page)
{
    html_close(page->html);
    html_close(page->html);
}

/* Each cell says its column's title once more, for screens too narrow for a
 * table, where the style shows it. */
void page_cell(const struct page *page, const char *title, struct view text)
{
    struct buf safe = {0};
    finding_print_text(text, &safe);
    html_open(page->html, "td");
    html_attribute(page->html, "data-title", page_word(page, title));
    html_built(page->html, &safe);
    html_close(page->html);
}

void page_contact(const struct page *page,
                  const struct calendar_entry *const *entries, size_t count)
{
    struct view contact = page->catalogue->settings->contact[page->language];
    for (size_t i = count; i-- > 0;)
        if (entries[i]->contact[page->language].n)
            contact = entries[i]->contact[page->language];
    page_point(page, "contact",
               contact.n ? contact : page_word(page, "no-contact"));
}

const char *const page_date_heads[] = {
    "form", "year", "opening", "deadline", "correction", "lock", NULL};

void page_date(const struct page *page, const struct calendar_entry *e)
{
    const struct form *form = catalogue_form(page->catalogue, e->form);
    struct buf year = {0};
    buf_format(&year, "%d", e->year);
    html_open(page->html, "tr");
    page_cell(page, "form", form ? form->name[page->language] : e->form);
    page_cell(page, "year", buf_view(&year));
    page->html->out->failed = page->html->out->failed || year.failed;
    page_cell(page, "opening", e->opening);
    page_cell(page, "deadline", e->deadline);
    page_cell(page, "correction", e->correction);
    page_cell(page, "lock", e->lock);
    html_close(page->html);
    buf_release(&year);
}
