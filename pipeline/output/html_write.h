/* Pages for people: elements, attributes and text, escaped. */
#ifndef NIANBAO_OUTPUT_HTML_WRITE_H
#define NIANBAO_OUTPUT_HTML_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/text.h"

enum { HTML_DEEPEST = 16 };

/* A page being written into `out`. Names of elements and attributes are ours
 * and static; everything else is escaped. Memory that is out shows in
 * out->failed alone. */
struct html {
    struct buf *out;
    const char *open[HTML_DEEPEST];
    size_t depth;
    bool in_tag; /* attributes may still come */
};

/* The head up to the open body: doctype, language, title, `style` as the one
 * style sheet. No script, nothing from the network, no time. */
void html_begin(struct html *html, struct buf *out, const char *language,
                struct view title, const char *style);

/* Closes what is open, the body too. */
void html_end(struct html *html);

/* Opens an element; text and further elements go into it. More than
 * HTML_DEEPEST in each other is a fault of ours: the page is cut there. */
void html_open(struct html *html, const char *name);

/* An attribute of the element just opened. */
void html_attribute(struct html *html, const char *name, struct view value);

/* Text into the innermost element. */
void html_text(struct html *html, struct view text);

/* The text that was built in `text`, which is released; if it ran out of memory
 * the page has failed too. */
void html_built(struct html *html, struct buf *text);

/* Closes the innermost element. */
void html_close(struct html *html);

/* An element with nothing but text in it. */
void html_element(struct html *html, const char *name, struct view text);

/* The same with a class. */
void html_classed(struct html *html, const char *name, const char *class,
                  struct view text);

#endif
