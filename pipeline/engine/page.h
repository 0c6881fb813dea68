/* What our pages for clerks have in common: halves in two languages, tables
 * that fit a phone, whom to call. */
#ifndef NIANBAO_ENGINE_PAGE_H
#define NIANBAO_ENGINE_PAGE_H

#include "pipeline/model/catalogue.h"
#include "pipeline/output/html_write.h"

/* The half of a page in one language. */
struct page {
    const struct catalogue *catalogue;
    enum language language;
    struct html *html;
};

/* A word of the pages (see words.h), in the half's language. */
struct view page_word(const struct page *page, const char *code);

/* Opens the half, a section with its language; html_close closes it. */
void page_begin(const struct page *page);

/* An element with a word in it. */
void page_element(const struct page *page, const char *name, const char *code);

/* An element with what was built in `text`, which is released; `class` may be
 * NULL. */
void page_built(const struct page *page, const char *name, const char *class,
                struct buf *text);

/* A paragraph: the word in bold, then the sentence. */
void page_point(const struct page *page, const char *code,
                struct view sentence);

/* A table with these words (NULL-terminated) over its columns; page_table_end
 * closes it. A class may be NULL. */
void page_table(const struct page *page, const char *class,
                const char *const *heads);
void page_table_end(const struct page *page);

/* A cell of a row under the column called by the word; the text is cut and
 * made harmless. */
void page_cell(const struct page *page, const char *title, struct view text);

/* Whom to call: what the first of the calendar entries says, else site.conf. */
void page_contact(const struct page *page,
                  const struct calendar_entry *const *entries, size_t count);

/* The dates of a calendar entry as a row under page_date_heads. */
extern const char *const page_date_heads[];
void page_date(const struct page *page, const struct calendar_entry *entry);

#endif
