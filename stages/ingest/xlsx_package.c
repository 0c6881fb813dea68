/* From the package's root to its sheets, by content types and relationships
 * (ISO/IEC 29500-2), never by the names of files. */
#include "stages/ingest/xlsx_package.h"

#include <strings.h>

enum { SHEETS_MOST = 256 };

/* Of one part's relationships: whose, and where relative targets begin. */
struct relations {
    struct package *package;
    struct view folder;
    bool links, macros;
};

static bool has(struct view text, const char *word)
{
    return text.p && memmem(text.p, text.n, word, strlen(word));
}

static enum status on_type(void *self, const struct xml_element *element,
                           struct err *err)
{
    struct package *p = self;
    struct view type = xml_get(element, "ContentType");
    (void)err;
    p->binary = p->binary || has(type, "sheet.binary");
    p->macros =
        p->macros || has(type, "macroEnabled") || has(type, "vbaProject");
    p->workbook = p->workbook || has(type, "spreadsheetml.sheet.main") ||
                  has(type, "spreadsheetml.template.main");
    return STATUS_OK;
}

/* The last part of a relationship's type: the same word in both dialects. */
static struct view type_of(const struct xml_element *element)
{
    struct view rest = xml_get(element, "Type"), last = rest;
    while (rest.p)
        last = view_cut(&rest, '/');
    return last;
}

/* "xl" of "xl/workbook.xml". */
static struct view folder_of(struct view part)
{
    size_t n = part.n;
    while (n && part.p[n - 1] != '/')
        n--;
    return (struct view){part.p, n ? n - 1 : 0};
}

/* A target relative to `folder`, or from the root if it begins with a slash;
 * steps up are taken. */
static struct view resolve(struct arena *arena, struct view folder,
                           struct view target)
{
    if (target.n && *target.p == '/')
        return arena_copy(arena, (struct view){target.p + 1, target.n - 1});
    while (view_starts(target, VIEW("../"))) {
        target = (struct view){target.p + 3, target.n - 3};
        folder = folder_of(folder);
    }
    return arena_format(arena, "%.*s%s%.*s", VIEW_ARG(folder),
                        folder.n ? "/" : "", VIEW_ARG(target));
}

static enum status on_root(void *self, const struct xml_element *element,
                           struct err *err)
{
    struct relations *r = self;
    (void)err;
    if (view_equal(type_of(element), VIEW("officeDocument")))
        r->package->main =
            resolve(r->package->arena, r->folder, xml_get(element, "Target"));
    return STATUS_OK;
}

static void place_sheet(struct package *p, struct view id, struct view part)
{
    struct worksheet *at = p->sheets.at;
    for (size_t i = 0; i < p->sheets.count; i++)
        if (view_equal(at[i].id, id))
            at[i].part = part;
}

static enum status on_relation(void *self, const struct xml_element *element,
                               struct err *err)
{
    struct relations *r = self;
    struct package *p = r->package;
    struct view type = type_of(element);
    struct view part = resolve(p->arena, r->folder, xml_get(element, "Target"));
    (void)err;
    r->links = r->links || view_starts(type, VIEW("externalLink"));
    r->macros = r->macros || view_equal(type, VIEW("vbaProject"));
    if (view_equal(type, VIEW("worksheet")))
        place_sheet(p, xml_get(element, "Id"), part);
    else if (view_equal(type, VIEW("sharedStrings")))
        p->strings = part;
    else if (view_equal(type, VIEW("styles")))
        p->styles = part;
    return p->arena->failed ? err_memory(err) : STATUS_OK;
}

static enum status add_sheet(struct package *p,
                             const struct xml_element *element, struct err *err)
{
    struct worksheet *sheet = NULL;
    if (p->sheets.count == SHEETS_MOST)
        return flow_refuse(p->zip->flow, err, "ingest.book-large",
                           "%d worksheets", SHEETS_MOST);
    sheet = array_push(&p->sheets, p->arena, sizeof *sheet);
    if (!sheet)
        return err_memory(err);
    sheet->name = arena_copy(p->arena, xml_get(element, "name"));
    sheet->id = arena_copy(p->arena, xml_get_qualified(element, "id"));
    return p->arena->failed ? err_memory(err) : STATUS_OK;
}

static enum status on_workbook(void *self, const struct xml_element *element,
                               struct err *err)
{
    struct package *p = self;
    if (view_equal(element->name, VIEW("externalReference")))
        return flow_refuse(p->zip->flow, err, "ingest.book-links", "%s",
                           "externalReference");
    if (view_equal(element->name, VIEW("workbookPr"))) {
        struct view base = xml_get(element, "date1904");
        p->from_1904 =
            view_equal(base, VIEW("1")) || view_equal(base, VIEW("true"));
    }
    return view_equal(element->name, VIEW("sheet")) ? add_sheet(p, element, err)
                                                    : STATUS_OK;
}

/* A finding names a sheet, so there must be one of that name. Programs fold
 * case, of ASCII at least. */
static enum status check_sheets(struct package *p, struct err *err)
{
    const struct worksheet *at = p->sheets.at;
    for (size_t i = 1; i < p->sheets.count; i++)
        for (size_t k = 0; k < i; k++)
            if (at[i].name.n == at[k].name.n &&
                !strncasecmp(at[i].name.p, at[k].name.p, at[i].name.n))
                return flow_refuse(p->zip->flow, err, "ingest.book-twice",
                                   "%.*s", VIEW_ARG(at[i].name));
    return STATUS_OK;
}

static enum status check_types(struct package *p, struct err *err)
{
    if (p->binary)
        return flow_refuse(p->zip->flow, err, "ingest.book-foreign", ".xlsb");
    if (p->macros)
        return flow_refuse(p->zip->flow, err, "ingest.book-macros", ".xlsm");
    if (!p->workbook)
        return flow_refuse(p->zip->flow, err, "ingest.book-foreign", "%s",
                           "[Content_Types].xml");
    return STATUS_OK;
}

static enum status read_relations(struct package *p, struct err *err)
{
    struct relations r = {.package = p, .folder = folder_of(p->main)};
    struct view base = {p->main.p + r.folder.n + (r.folder.n > 0),
                        p->main.n - r.folder.n - (r.folder.n > 0)};
    struct view name =
        arena_format(p->arena, "%.*s%s_rels/%.*s.rels", VIEW_ARG(r.folder),
                     r.folder.n ? "/" : "", VIEW_ARG(base));
    struct part_handler handler = {&r, on_relation, NULL, NULL};
    enum status s = part_read(p, name, &handler, err);
    if (s == STATUS_OK && r.macros)
        return flow_refuse(p->zip->flow, err, "ingest.book-macros", "%s",
                           "vbaProject");
    if (s == STATUS_OK && r.links)
        return flow_refuse(p->zip->flow, err, "ingest.book-links", "%s",
                           "externalLink");
    return s;
}

enum status package_open(struct package *p, struct err *err)
{
    struct relations root = {.package = p};
    struct part_handler types = {p, on_type, NULL, NULL};
    struct part_handler roots = {&root, on_root, NULL, NULL};
    struct part_handler workbook = {p, on_workbook, NULL, NULL};
    enum status s = part_read(p, VIEW("[Content_Types].xml"), &types, err);
    if (s == STATUS_OK)
        s = check_types(p, err);
    if (s == STATUS_OK)
        s = part_read(p, VIEW("_rels/.rels"), &roots, err);
    if (s == STATUS_OK)
        s = part_read(p, p->main, &workbook, err);
    if (s == STATUS_OK)
        s = read_relations(p, err);
    return s == STATUS_OK ? check_sheets(p, err) : s;
}
