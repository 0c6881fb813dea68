/* edits.xml: which elements stand where; catalogue_edit.c reads what is in
 * them. */
#include "pipeline/model/catalogue_edit.h"

#include <zlib.h>

/* part_above counts on the order: behind PART_EDIT they all stand inside an
 * edit. */
enum part {
    PART_NONE,
    PART_EDITS,
    PART_EDIT,
    PART_FORMULA,
    PART_ZH,
    PART_EN,
    PART_GOOD,
    PART_BAD
};

struct reader {
    struct loader *loader;
    struct edit_reader edit;
    enum part part;
};

/* The grammar: an element, where it may stand, the attributes it may have. */
static const struct part_kind {
    const char *name;
    enum part part, within;
    const char *attributes[5];
    bool more; /* others are looked at later: an edit's are its kind's */
} part_kinds[] = {
    {"edits", PART_EDITS, PART_NONE, {NULL}, false},
    {"edit",
     PART_EDIT,
     PART_EDITS,
     {"id", "type", "severity", "level", NULL},
     true},
    {"formula", PART_FORMULA, PART_EDIT, {NULL}, false},
    {"zh", PART_ZH, PART_EDIT, {"remedy", NULL}, false},
    {"en", PART_EN, PART_EDIT, {"remedy", NULL}, false},
    {"good", PART_GOOD, PART_EDIT, {NULL}, false},
    {"bad", PART_BAD, PART_EDIT, {NULL}, false},
};

/* NULL if no such element may stand there. */
static const struct part_kind *kind_of(struct view name, enum part within)
{
    for (size_t i = 0; i < sizeof part_kinds / sizeof *part_kinds; i++)
        if (part_kinds[i].within == within &&
            view_equal(name, view_of(part_kinds[i].name)))
            return &part_kinds[i];
    return NULL;
}

/* The parser has matched the tags already, so the way up needs no stack. */
static enum part part_above(enum part part)
{
    return part > PART_EDIT ? PART_EDIT : (enum part)(part - 1);
}

static enum language language_of(enum part part)
{
    return part == PART_ZH ? LANGUAGE_ZH : LANGUAGE_EN;
}

/* Every attribute of the grammar is obligatory. */
static void check_attributes(struct loader *loader,
                             const struct part_kind *kind,
                             const struct xml_element *element)
{
    for (size_t i = 0; !kind->more && i < element->count; i++)
        if (!is_among(element->attributes[i].name, kind->attributes))
            loader_fault(loader, "unknown attribute \"%.*s\" of <%s>",
                         VIEW_ARG(element->attributes[i].name), kind->name);
    for (const char *const *name = kind->attributes; *name; name++)
        if (xml_get(element, *name).n == 0)
            loader_fault(loader, "<%s> lacks the attribute \"%s\"", kind->name,
                         *name);
}

/* The loader keeps the mistake; its status stops the parser. */
static enum status start(void *self, const struct xml_element *element,
                         struct err *err)
{
    struct reader *reader = self;
    struct loader *loader = reader->loader;
    const struct part_kind *kind = kind_of(element->name, reader->part);

    (void)err;
    loader->line = element->line;
    loader->column = element->column;
    if (!kind) {
        loader_fault(loader, "<%.*s> is not expected here",
                     VIEW_ARG(element->name));
        return loader->status;
    }
    check_attributes(loader, kind, element);
    reader->part = kind->part;
    if (kind->part == PART_EDIT)
        edit_reader_start(&reader->edit, element);
    else if (kind->part == PART_ZH || kind->part == PART_EN)
        edit_reader_remedy(&reader->edit, language_of(kind->part),
                           view_trim(xml_get(element, "remedy")));
    return loader->status;
}

/* Layout between elements is blank and passed over; anything else is a mistake.
 */
static enum status text(void *self, struct view words, struct err *err)
{
    struct reader *reader = self;
    struct view trimmed = view_trim(words);

    (void)err;
    if (trimmed.n == 0)
        return STATUS_OK;
    switch (reader->part) {
    case PART_FORMULA:
        edit_reader_formula(&reader->edit, trimmed);
        break;
    case PART_ZH:
    case PART_EN:
        edit_reader_words(&reader->edit, language_of(reader->part), trimmed);
        break;
    case PART_GOOD:
    case PART_BAD:
        edit_reader_example(&reader->edit, trimmed, reader->part == PART_GOOD);
        break;
    default:
        loader_fault(reader->loader, "text between the elements");
    }
    return reader->loader->status;
}

/* Memory is asked for here, once an element, and not behind each copy. */
static enum status end(void *self, struct view name, struct err *err)
{
    struct reader *reader = self;

    (void)name;
    (void)err;
    if (reader->part == PART_EDIT)
        edit_reader_finish(&reader->edit);
    reader->part = part_above(reader->part);
    if (reader->loader->arena->failed)
        loader_memory(reader->loader);
    return reader->loader->status;
}

/* A mistake in the XML itself is told by the parser, but is not a sender's. */
static void keep_status(struct loader *loader, enum status status)
{
    if (status == STATUS_OK || loader->status != STATUS_OK)
        return;
    if (loader->err->fault == FAULT_DATA)
        loader->err->fault = FAULT_CONFIG;
    loader->status = STATUS_FATAL;
}

/* Without namespace, as people write it by hand. */
static void parse(struct reader *reader, struct view bytes)
{
    struct loader *loader = reader->loader;
    struct xml_handler handler = {reader, start, text, end};
    struct xml *xml = xml_new(NULL, &xml_limits_default);
    enum status status;

    if (!xml) {
        loader_memory(loader);
        return;
    }
    xml_begin(xml, loader->file, &handler);
    status = xml_feed(xml, bytes, loader->err);
    if (status == STATUS_OK)
        status = xml_end(xml, loader->err);
    keep_status(loader, status);
    xml_free(xml);
}

/* What numbers of edits in a packed record are numbers of. */
static uint32_t digest(const struct catalogue *catalogue)
{
    uLong sum = crc32(0, NULL, 0);

    for (size_t i = 0; i < catalogue->edit_count; i++) {
        struct view id = catalogue->edits[i].id;
        sum = crc32_z(sum, (const Bytef *)id.p, id.n);
        sum = crc32_z(sum, (const Bytef *)"", 1);
    }
    return (uint32_t)sum;
}

/* The array is the reader's until the end: it moves as it grows. */
void catalogue_load_edits(struct loader *loader)
{
    struct reader reader = {.loader = loader, .edit = {.loader = loader}};
    struct buf bytes = {0};

    if (loader_read(loader, "edits.xml", true, &bytes))
        parse(&reader, buf_view(&bytes));
    buf_release(&bytes);
    loader->catalogue->edits = reader.edit.edits.at;
    loader->catalogue->edit_count = reader.edit.edits.count;
    loader->catalogue->edit_digest = digest(loader->catalogue);
}

/* A number neither passes nor fails. */
static void compile(struct loader *loader, struct edit *edit)
{
    loader_at(loader, edit->origin);
    if (edit->formula_text.n > 0)
        edit->formula =
            loader_formula(loader, edit->id, FORMULA_EDIT, edit->formula_text);
    if (edit->formula && !formula_is_truth(edit->formula))
        loader_fault(loader,
                     "the formula of %.*s is a number; expected a "
                     "condition",
                     VIEW_ARG(edit->id));
    if (loader->status == STATUS_OK)
        edit_check_parameters(loader, edit);
}

void catalogue_compile_edits(struct loader *loader)
{
    for (size_t i = 0; i < loader->catalogue->edit_count; i++)
        compile(loader, &loader->catalogue->edits[i]);
}
