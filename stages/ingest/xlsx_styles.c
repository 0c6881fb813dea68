/* How a workbook's numbers are shown (ISO/IEC 29500-1, 18.8). */
#include <string.h>

#include "stages/ingest/xlsx_package.h"

/* Excel writes some hundred formats and a few thousand looks. */
enum { FORMATS_MOST = 1000, LOOKS_MOST = 65536 };

/* A format of the workbook's own, by its number. */
struct number_format {
    long id;
    enum shown shown;
};

struct styles {
    struct package *package;
    struct array own; /* struct number_format */
    bool in_cells;    /* in cellXfs: the other lists are not of cells */
};

/* Letters of dates outside of quotation marks, brackets and escapes (18.8.31);
 * General has none of them that counts. */
static enum shown shown_by(struct view code)
{
    bool quoted = false, bracket = false;
    if (view_starts(code, VIEW("General")))
        return SHOWN_PLAIN;
    for (size_t i = 0; i < code.n && code.p[i] != ';'; i++) {
        char c = code.p[i];
        if (c == '"')
            quoted = !quoted;
        else if (c == '\\' || c == '_' || c == '*')
            i++;
        else if (c == '[' || c == ']')
            bracket = c == '[';
        else if (!quoted && !bracket && c == '%')
            return SHOWN_PERCENT;
        else if (!quoted && !bracket && strchr("ymdhsYMDHS", c))
            return SHOWN_DATE;
    }
    return SHOWN_PLAIN;
}

/* 18.8.30: those that programs know without being told; 27 to 36 and 50 to 58
 * are dates in Chinese, Japanese and Korean editions. */
static enum shown built_in(long id)
{
    if (id == 9 || id == 10)
        return SHOWN_PERCENT;
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) ||
                   (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
               ? SHOWN_DATE
               : SHOWN_PLAIN;
}

static long number_of(struct view text)
{
    int number = -1;
    return view_number(text, &number) ? number : -1;
}

static enum shown shown_of(const struct styles *s, long id)
{
    const struct number_format *at = s->own.at;
    for (size_t i = 0; i < s->own.count; i++)
        if (at[i].id == id)
            return at[i].shown;
    return built_in(id);
}

static enum status
add_format(struct styles *s, const struct xml_element *element, struct err *err)
{
    if (s->own.count == FORMATS_MOST)
        return flow_refuse(s->package->zip->flow, err, "ingest.book-large",
                           "%d formats", FORMATS_MOST);
    struct number_format *f = array_push(&s->own, s->package->arena, sizeof *f);
    if (!f)
        return err_memory(err);
    f->id = number_of(xml_get(element, "numFmtId"));
    f->shown = shown_by(xml_get(element, "formatCode"));
    return STATUS_OK;
}

static enum status add_look(struct styles *s, const struct xml_element *element,
                            struct err *err)
{
    struct package *p = s->package;
    if (p->formats.count == LOOKS_MOST)
        return flow_refuse(p->zip->flow, err, "ingest.book-large", "%d styles",
                           LOOKS_MOST);
    enum shown *at = array_push(&p->formats, p->arena, sizeof *at);
    if (!at)
        return err_memory(err);
    *at = shown_of(s, number_of(xml_get(element, "numFmtId")));
    return STATUS_OK;
}

static enum status on_style(void *self, const struct xml_element *element,
                            struct err *err)
{
    struct styles *s = self;
    if (view_equal(element->name, VIEW("numFmt")))
        return add_format(s, element, err);
    if (view_equal(element->name, VIEW("cellXfs")))
        s->in_cells = true;
    return s->in_cells && view_equal(element->name, VIEW("xf"))
               ? add_look(s, element, err)
               : STATUS_OK;
}

static enum status on_style_end(void *self, struct view name, struct err *err)
{
    struct styles *s = self;
    (void)err;
    if (view_equal(name, VIEW("cellXfs")))
        s->in_cells = false;
    return STATUS_OK;
}

enum status package_styles(struct package *package, struct err *err)
{
    struct styles s = {.package = package};
    struct part_handler handler = {&s, on_style, NULL, on_style_end};
    if (!package->styles.n)
        return STATUS_OK;
    return part_read(package, package->styles, &handler, err);
}
