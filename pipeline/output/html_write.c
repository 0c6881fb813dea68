/* Pages for people: elements, attributes and text, escaped. */
#include "pipeline/output/html_write.h"

#include "pipeline/output/xml_write.h"

/* Whatever comes next is content. */
static void end_tag(struct html *html)
{
    if (html->in_tag)
        buf_byte(html->out, '>');
    html->in_tag = false;
}

/* The policy is for readers that would run what somebody smuggled in: there is
 * nothing in our pages to run or to fetch. */
void html_begin(struct html *html, struct buf *out, const char *language,
                struct view title, const char *style)
{
    *html = (struct html){.out = out};
    buf_format(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n", language);
    buf_adds(out, "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content="
                  "\"width=device-width, initial-scale=1\">\n"
                  "<meta name=\"color-scheme\" content=\"light dark\">\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content="
                  "\"default-src 'none'; style-src 'unsafe-inline'\">\n");
    html_element(html, "title", title);
    buf_format(out, "<style>\n%s</style>\n</head>\n<body>\n", style);
}

void html_end(struct html *html)
{
    while (html->depth)
        html_close(html);
    buf_adds(html->out, "</body>\n</html>\n");
}

void html_open(struct html *html, const char *name)
{
    end_tag(html);
    if (html->depth == HTML_DEEPEST)
        html->out->failed = true;
    else
        html->open[html->depth++] = name;
    buf_format(html->out, "<%s", name);
    html->in_tag = true;
}

void html_attribute(struct html *html, const char *name, struct view value)
{
    buf_format(html->out, " %s=\"", name);
    xml_escape(value, html->out);
    buf_byte(html->out, '"');
}

void html_text(struct html *html, struct view text)
{
    end_tag(html);
    xml_escape(text, html->out);
}

/* A text that is cut off looks like a whole one. */
void html_built(struct html *html, struct buf *text)
{
    html_text(html, buf_view(text));
    html->out->failed = html->out->failed || text->failed;
    buf_release(text);
}

/* A blank behind these would show. */
static bool is_inline(const char *name)
{
    static const char *const names[] = {"span", "strong", "code", "a", "br"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(name, names[i]))
            return true;
    return false;
}

void html_close(struct html *html)
{
    end_tag(html);
    if (!html->depth)
        return;
    const char *name = html->open[--html->depth];
    buf_format(html->out, "</%s>", name);
    if (!is_inline(name))
        buf_byte(html->out, '\n');
}

void html_element(struct html *html, const char *name, struct view text)
{
    html_classed(html, name, NULL, text);
}

void html_classed(struct html *html, const char *name, const char *class,
                  struct view text)
{
    html_open(html, name);
    if (class)
        html_attribute(html, "class", view_of(class));
    html_text(html, text);
    html_close(html);
}
