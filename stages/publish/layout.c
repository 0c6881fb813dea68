/* Reads config/tables.xml. */
#include "stages/publish/layout.h"

#include <string.h>

#include "pipeline/base/file.h"
#include "pipeline/base/xml.h"
#include "stages/publish/kinds.h"

/* A hundred tables with all their columns fill a tenth of it. */
enum { FILE_MOST = 1 << 20, ATTRIBUTES_MOST = 6 };

/* Where in the document a tag may stand. */
enum where { WHERE_START, WHERE_TABLES, WHERE_TABLE };

/* What is being read; `layout` is the table whose tag is open. It points into
 * `layouts` and holds only until the next is pushed. */
struct reading {
    const struct catalogue *catalogue;
    struct arena *arena;
    const char *file;
    struct array *layouts;
    struct layout *layout;
    bool inside; /* of <tables> */
};

/* A tag of the file: where it may stand, its attributes, NULL-terminated, and
 * what it makes. */
struct element {
    const char *name;
    enum where where;
    const char *attributes[ATTRIBUTES_MOST];
    enum status (*start)(struct reading *r, const struct xml_element *e,
                         struct err *err);
};

static enum status fault(const struct reading *r, const struct xml_element *e,
                         struct err *err, const char *what, struct view name)
{
    enum status s =
        err_set(err, FAULT_CONFIG, "%s: \"%.*s\"", what, VIEW_ARG(name));
    err_at(err, r->file, e->line, e->column);
    return s;
}

/* What is for people exists in every language or not at all: a heading missing
 * in one would be found by the first reader of that release. */
static bool in_all(const struct view words[LANGUAGE_COUNT])
{
    for (int l = 0; l < LANGUAGE_COUNT; l++)
        if (!words[l].n)
            return false;
    return true;
}

/* Copied: an element's attributes are gone when its call returns. */
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

/* The kind's own first: it may say more of a column than a figure does. */
static const struct column_kind *find_column(const struct kind *kind,
                                             struct view key)
{
    const struct column_kind *c = find_in(kind->columns, key);
    return c || !kind->of_figures ? c : find_in(figure_columns, key);
}

/* Two tables of one name would write one file. A name is the name of a file in
 * the release's folder and nothing else: no dot, no slash, no upper case, which
 * some file systems do not tell apart. */
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

static enum status start_tables(struct reading *r, const struct xml_element *e,
                                struct err *err)
{
    (void)e;
    (void)err;
    r->inside = true;
    return STATUS_OK;
}

/* A wide table is one section's; any other has all of them and could not keep
 * to one. */
static enum status read_section(struct reading *r, const struct xml_element *e,
                                struct err *err)
{
    struct view section = xml_get(e, "section");
    bool wide = r->layout->kind == &wide_kind;
    if (wide != (section.n > 0))
        return fault(r, e, err,
                     wide ? "a wide table wants a section"
                          : "only a wide table has a section",
                     wide ? r->layout->name : section);
    if (!wide)
        return STATUS_OK;
    r->layout->section = catalogue_section(r->catalogue, section);
    return r->layout->section
               ? STATUS_OK
               : fault(r, e, err, "no such section in sections.csv", section);
}

static enum status start_table(struct reading *r, const struct xml_element *e,
                               struct err *err)
{
    struct layout *l = array_push(r->layouts, r->arena, sizeof *l);
    if (!l)
        return err_memory(err);
    r->layout = l;
    l->origin = (struct origin){r->file, e->line, e->column};
    l->kind = find_kind(xml_get(e, "kind"));
    l->name = arena_copy(r->arena, xml_get(e, "name"));
    words(r, e, l->title);
    if (!l->kind)
        return fault(r, e, err, "no such kind of table", xml_get(e, "kind"));
    if (!l->name.n || !in_all(l->title))
        return fault(r, e, err, "a table wants name, zh and en", l->name);
    enum status s = read_section(r, e, err);
    return s == STATUS_OK ? check_name(r, e, err) : s;
}

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
    if (!in_all(c->title))
        return fault(r, e, err, "a column wants zh and en", key);
    return STATUS_OK;
}

static enum status start_note(struct reading *r, const struct xml_element *e,
                              struct err *err)
{
    words(r, e, r->layout->note);
    if (!in_all(r->layout->note))
        return fault(r, e, err, "a note wants zh and en", r->layout->name);
    return STATUS_OK;
}

static const struct element elements[] = {
    {"tables", WHERE_START, {NULL}, start_tables},
    {"table",
     WHERE_TABLES,
     {"kind", "name", "zh", "en", "section", NULL},
     start_table},
    {"column", WHERE_TABLE, {"key", "zh", "en", NULL}, start_column},
    {"note", WHERE_TABLE, {"zh", "en", NULL}, start_note},
};

static enum where where(const struct reading *r)
{
    if (!r->inside)
        return WHERE_START;
    return r->layout ? WHERE_TABLE : WHERE_TABLES;
}

/* A slip in an attribute's name would otherwise be a setting silently not
 * made. */
static enum status check_attributes(const struct reading *r,
                                    const struct element *kind,
                                    const struct xml_element *e,
                                    struct err *err)
{
    for (size_t i = 0; i < e->count; i++) {
        const char *const *known = kind->attributes;
        while (*known && !view_equal(view_of(*known), e->attributes[i].name))
            known++;
        if (!*known)
            return fault(r, e, err, "unknown attribute", e->attributes[i].name);
    }
    return STATUS_OK;
}

static enum status start(void *self, const struct xml_element *e,
                         struct err *err)
{
    struct reading *r = self;
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
        const struct element *kind = &elements[i];
        if (kind->where != where(r) ||
            !view_equal(view_of(kind->name), e->name))
            continue;
        enum status s = check_attributes(r, kind, e, err);
        return s == STATUS_OK ? kind->start(r, e, err) : s;
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
    if (arena->failed)
        return err_memory(err);
    enum status s = file_read(r.file, FILE_MOST, &text, err);
    if (s == STATUS_OK)
        s = parse(&r, buf_view(&text), err);
    buf_release(&text);
    if (arena->failed) /* whatever else is wrong may come of it */
        return err_memory(err);
    if (s == STATUS_OK || err->fault == FAULT_MEMORY)
        return s;
    err->fault = FAULT_CONFIG; /* of ours, neither a clerk's nor the disk's */
    return STATUS_FATAL;
}
