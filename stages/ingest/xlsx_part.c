/* Reads one part of a workbook past what it may hold of other vocabularies. */
#include <stdio.h>
#include <string.h>

#include "stages/ingest/xlsx_package.h"

/* What we read; Office puts elements of many others between them. */
static const char *const namespaces[] = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
    "http://schemas.openxmlformats.org/package/2006/content-types",
};

/* The part being read: how deep, and since which depth it is a stranger's. */
struct part {
    const struct part_handler *handler;
    size_t depth, foreign_from;
};

static bool is_known(const char *ns)
{
    for (size_t i = 0; ns && i < sizeof namespaces / sizeof *namespaces; i++)
        if (!strcmp(ns, namespaces[i]))
            return true;
    return false;
}

static enum status start(void *self, const struct xml_element *element,
                         struct err *err)
{
    struct part *p = self;
    p->depth++;
    if (!p->foreign_from && !is_known(element->ns))
        p->foreign_from = p->depth;
    return p->foreign_from ? STATUS_OK
                           : p->handler->start(p->handler->self, element, err);
}

static enum status text(void *self, struct view text, struct err *err)
{
    struct part *p = self;
    return p->foreign_from || !p->handler->text
               ? STATUS_OK
               : p->handler->text(p->handler->self, text, err);
}

static enum status end(void *self, struct view name, struct err *err)
{
    struct part *p = self;
    bool foreign = p->foreign_from;
    if (p->foreign_from == p->depth)
        p->foreign_from = 0;
    p->depth--;
    return foreign || !p->handler->end
               ? STATUS_OK
               : p->handler->end(p->handler->self, name, err);
}

/* A clerk does not see parts and cannot mend their XML: whatever is wrong in
 * one, the workbook has to be saved anew. */
static enum status translate(struct package *package, struct view name,
                             enum status s, struct err *err)
{
    char what[sizeof err->what];
    struct view code = view_of(err->code);
    if (s != STATUS_REJECT || !(view_starts(code, VIEW("xml.")) ||
                                view_starts(code, VIEW("ingest.encoding"))))
        return s;
    memcpy(what, err->what, sizeof what);
    return flow_refuse(package->zip->flow, err, "ingest.book-damaged",
                       "%s: \"%.*s\"", what, VIEW_ARG(name));
}

enum status part_read(struct package *package, struct view name,
                      const struct part_handler *handler, struct err *err)
{
    struct zip *zip = package->zip;
    struct part part = {.handler = handler};
    const struct xml_handler mine = {&part, start, text, end};
    const struct zip_entry *entry = zip_find(zip, name);
    if (!entry)
        return flow_refuse(zip->flow, err, "ingest.book-damaged",
                           "a part is missing: \"%.*s\"",
                           VIEW_ARG(utf8_front(name, 80)));
    flow_begin_part(zip->flow, package->xml, &mine);
    enum status s =
        zip_pour(zip, entry, (struct sink){zip->flow, flow_push}, err);
    if (s == STATUS_OK)
        s = flow_end(zip->flow, err);
    return translate(package, entry->name, s, err);
}
