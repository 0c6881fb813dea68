/* Reads config/tables.xml. */
#include "stages/publish/layout.h"

#include <string.h>

#include "pipeline/base/file.h"
#include "pipeline/base/xml.h"
#include "stages/publish/kinds.h"

enum { FILE_MOST = 1 << 20 };

/* What is being read; `layout` is the table whose tag is open. */
struct reading {
    const struct catalogue *catalogue;
    struct arena *arena;
    const char *file;
    struct array *layouts;
    struct layout *layout;
    bool inside; /* of <tables> */
};

static enum status fault(const struct reading *r, const struct xml_element *e,
                         struct err *err, const char *what, struct view name)
{
    enum status s =
        err_set(err, FAULT_CONFIG, "%s: \"%.*s\"", what, VIEW_ARG(name));
    err_at(err, r->file, e->line, e->column);
    return s;
}

static void words(const struct reading *r, const struct xml_element *e,
                  struct view to[LANGUAGE_COUNT])
{
    for (int l = 0; l < LANGUAGE_COUNT; l++)
        to[l] =
            arena_copy(r->arena, xml_get(e, language_code((enum language)l)));
}

static const struct kind *find_kind(struct view name)
{
    for (const struct kind *const *k = kinds; *k; k++)
        if (view_equal(view_of((*k)->name), name))
            return *k;
    return NULL;
}

static const struct column_kind *find_in(const struct column_kind *columns,
                                         struct view key)
{
    for (; columns->key; columns++)
        if (view_equal(view_of(columns->key), key))
            return columns;
    return NULL;
}

static const struct column_kind *find_column(const struct kind *kind,
                                             struct view key)
{
    const struct column_kind *c = find_in(kind->columns, key);
    return c || !kind->of_figures ? c : find_in(figure_columns, key);
}

/* Two tables of one name would write one file; a name leads nowhere else. */
static enum status check_name(const struct reading *r,
                              const struct xml_element *e, struct err *err)
{
    const struct layout *layouts = r->layouts->at;
    struct view name = r->layout->name;
    for (size_t i = 0; i < name.n; i++)
        if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-", name.p[i]))
            return fault(r, e, err, "a table's name is the name of a file",
                         name);
    for (size_t i = 0; i + 1 < r->layouts->count; i++)
        if (view_equal(layouts[i].name, name))
            return fault(r, e, err, "two tables of one name", name);
    return STATUS_OK;
}

/* <table kind= name= zh= en= section=> */
static enum status start_table(struct reading *r, const struct xml_element *e,
                               struct err *err)
{
    struct view section = xml_get(e, "section");
    struct layout *l = array_push(r->layouts, r->arena, sizeof *l);
    if (!l)
        return err_memory(err);
    r->layout = l;
    l->origin = (struct origin){r->file, e->line};
    l->kind = find_kind(xml_get(e, "kind"));
    l->name = arena_copy(r->arena, xml_get(e, "name"));
    words(r, e, l->title);
    if (!l->kind)
        return fault(r, e, err, "no such kind of table", xml_get(e, "kind"));
    if (!l->name.n || !l->title[0].n || !l->title[1].n)
        return fault(r, e, err, "a table wants name, zh and en", l->name);
    if (section.n && !(l->section = catalogue_section(r->catalogue, section)))
        return fault(r, e, err, "no such section in sections.csv", section);
    return check_name(r, e, err);
}

/* <column key= zh= en=> */
static enum status start_column(struct reading *r, const struct xml_element *e,
                                struct err *err)
{
    struct view key = xml_get(e, "key");
    const struct column_kind *kind = find_column(r->layout->kind, key);
    if (!kind)
        return fault(r, e, err, "this kind of table has no such column", key);
    struct layout_column *c =
        array_push(&r->layout->columns, r->arena, sizeof *c);
    if (!c)
        return err_memory(err);
    c->kind = kind;
    words(r, e, c->title);
    if (!c->title[0].n || !c->title[1].n)
        return fault(r, e, err, "a column wants zh and en", key);
    return STATUS_OK;
}

static enum status start(void *self, const struct xml_element *e,
                         struct err *err)
{
    struct reading *r = self;
    if (!r->inside && view_equal(e->name, VIEW("tables"))) {
        r->inside = true;
        return STATUS_OK;
    }
    if (r->inside && !r->layout && view_equal(e->name, VIEW("table")))
        return start_table(r, e, err);
    if (r->layout && view_equal(e->name, VIEW("column")))
        return start_column(r, e, err);
    if (r->layout && view_equal(e->name, VIEW("note"))) {
        words(r, e, r->layout->note);
        return STATUS_OK;
    }
    return fault(r, e, err, "unknown element", e->name);
}

static enum status end(void *self, struct view name, struct err *err)
{
    struct reading *r = self;
    (void)err;
    if (view_equal(name, VIEW("table")))
        r->layout = NULL;
    return STATUS_OK;
}

static enum status parse(struct reading *r, struct view text, struct err *err)
{
    struct xml_handler handler = {.self = r, .start = start, .end = end};
    struct xml *xml = xml_new(NULL, &xml_limits_default);
    if (!xml)
        return err_memory(err);
    xml_begin(xml, r->file, &handler);
    enum status s = xml_feed(xml, text, err);
    if (s == STATUS_OK)
        s = xml_end(xml, err);
    xml_free(xml);
    return s;
}

enum status layout_load(const char *folder, const struct catalogue *catalogue,
                        struct arena *arena, struct array *layouts,
                        struct err *err)
{
    struct buf text = {0};
    struct reading r = {.catalogue = catalogue,
                        .arena = arena,
                        .layouts = layouts,
                        .file = arena_format(arena, "%s/tables.xml", folder).p};
    if (!r.file)
        return err_memory(err);
    enum status s = file_read(r.file, FILE_MOST, &text, err);
    if (s == STATUS_OK)
        s = parse(&r, buf_view(&text), err);
    buf_release(&text);
    if (s == STATUS_OK || err->fault == FAULT_MEMORY)
        return s;
    err->fault = FAULT_CONFIG; /* of ours, neither a clerk's nor the disk's */
    return STATUS_FATAL;
}
