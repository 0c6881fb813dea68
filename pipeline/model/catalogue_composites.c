/* index.xml: which elements stand where; catalogue_composite.c reads what is in
 * them. */
#include "pipeline/model/catalogue_composite.h"

enum part {
    PART_NONE,
    PART_INDICES,
    PART_INDEX,
    PART_ROBUSTNESS,
    PART_GROUP,
    PART_CONDITION,
    PART_LEAF /* of the file: nothing stands in it */
};

enum { DEPTH_MOST = 16, WITHIN_MOST = 2, ATTRIBUTES_MOST = 14 };

struct reader {
    struct composite_reader composite;
    enum part open[DEPTH_MOST + 1];
    size_t depth;
};

/* The grammar: an element, where it may stand, its attributes; the first
 * `needed` of them must be there. */
static const struct element {
    const char *name;
    enum part part, within[WITHIN_MOST];
    size_t needed;
    const char *attributes[ATTRIBUTES_MOST];
    void (*read)(struct composite_reader *, const struct xml_element *);
} elements[] = {
    {"indices", PART_INDICES, {PART_NONE}, 0, {NULL}, NULL},
    {"index",
     PART_INDEX,
     {PART_INDICES},
     3,
     {"code", "zh", "en", "sum", "years", "group", "aggregate", "missing",
      "coverage", "impute", "most", "decimals", "change", NULL},
     composite_read_index},
    {"note",
     PART_LEAF,
     {PART_INDEX},
     2,
     {"zh", "en", NULL},
     composite_read_note},
    {"normalise",
     PART_LEAF,
     {PART_INDEX},
     1,
     {"method", "low", "high", "mean", "sd", NULL},
     composite_read_normalise},
    {"treat",
     PART_LEAF,
     {PART_INDEX},
     0,
     {"skew", "kurtosis", "points", NULL},
     composite_read_treat},
    {"robustness",
     PART_ROBUSTNESS,
     {PART_INDEX},
     2,
     {"seed", "runs", "weights", NULL},
     composite_read_robustness},
    {"normalise",
     PART_LEAF,
     {PART_ROBUSTNESS},
     1,
     {"method", "low", "high", "mean", "sd", NULL},
     composite_read_alternative_normalise},
    {"aggregate",
     PART_LEAF,
     {PART_ROBUSTNESS},
     1,
     {"method", NULL},
     composite_read_alternative_mean},
    {"group",
     PART_GROUP,
     {PART_INDEX, PART_GROUP},
     3,
     {"code", "zh", "en", "weight", "aggregate", "most", NULL},
     composite_read_group},
    {"indicator",
     PART_LEAF,
     {PART_INDEX, PART_GROUP},
     1,
     {"of", "weight", "direction", "per", "times", "method", "low", "high",
      "mean", "sd", "from", "to", NULL},
     composite_read_indicator},
    {"grade",
     PART_LEAF,
     {PART_INDEX},
     3,
     {"code", "zh", "en", "from", NULL},
     composite_read_grade},
    {"veto",
     PART_CONDITION,
     {PART_INDEX},
     2,
     {"zh", "en", "limit", "grade", NULL},
     composite_read_veto},
    {"bonus",
     PART_CONDITION,
     {PART_INDEX},
     3,
     {"zh", "en", "points", NULL},
     composite_read_bonus},
};

static enum part part_of(const struct reader *reader)
{
    return reader->open[reader->depth];
}

static bool may_stand(const struct element *element, enum part within)
{
    return element->within[0] == within ||
           (element->within[1] && element->within[1] == within);
}

/* NULL if no such element may stand there. */
static const struct element *find(struct view name, enum part within)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (view_equal(name, view_of(elements[i].name)) &&
            may_stand(&elements[i], within))
            return &elements[i];
    return NULL;
}

static void check_attributes(struct loader *loader,
                             const struct element *element,
                             const struct xml_element *e)
{
    for (size_t i = 0; i < e->count; i++)
        if (!is_among(e->attributes[i].name, element->attributes))
            loader_fault(loader, "unknown attribute \"%.*s\" of <%s>",
                         VIEW_ARG(e->attributes[i].name), element->name);
    for (size_t i = 0; i < element->needed; i++)
        if (xml_get(e, element->attributes[i]).n == 0)
            loader_fault(loader, "<%s> lacks the attribute \"%s\"",
                         element->name, element->attributes[i]);
}

/* The parser allows no deeper nesting than there is room for. */
static enum status start(void *self, const struct xml_element *e,
                         struct err *err)
{
    struct reader *reader = self;
    struct loader *loader = reader->composite.loader;
    const struct element *element = find(e->name, part_of(reader));

    (void)err;
    loader->line = e->line;
    if (!element || reader->depth == DEPTH_MOST) {
        loader_fault(loader, "<%.*s> is not expected here", VIEW_ARG(e->name));
        return loader->status;
    }
    check_attributes(loader, element, e);
    reader->open[++reader->depth] = element->part;
    if (element->read && loader->status == STATUS_OK)
        element->read(&reader->composite, e);
    if (loader->arena->failed) /* what stands inside counts on it */
        loader_memory(loader);
    return loader->status;
}

static enum status text(void *self, struct view words, struct err *err)
{
    struct reader *reader = self;
    struct loader *loader = reader->composite.loader;
    struct view trimmed = view_trim(words);

    (void)err;
    if (trimmed.n && part_of(reader) == PART_CONDITION)
        composite_read_formula(&reader->composite, trimmed);
    else if (trimmed.n)
        loader_fault(loader, "text between the elements");
    return loader->status;
}

static enum status end(void *self, struct view name, struct err *err)
{
    struct reader *reader = self;
    struct composite_reader *composite = &reader->composite;
    const struct composite_node *nodes = composite->nodes.at;

    (void)name;
    (void)err;
    if (part_of(reader) == PART_GROUP)
        composite->at = nodes[composite->at].parent;
    if (part_of(reader) == PART_INDEX)
        composite_finish(composite);
    reader->depth--;
    if (composite->loader->arena->failed)
        loader_memory(composite->loader);
    return composite->loader->status;
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

static void parse(struct reader *reader, struct view bytes)
{
    struct loader *loader = reader->composite.loader;
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

void catalogue_load_composites(struct loader *loader)
{
    struct reader reader = {.composite = {.loader = loader}};
    struct buf bytes = {0};

    if (loader_read(loader, "index.xml", true, &bytes))
        parse(&reader, buf_view(&bytes));
    buf_release(&bytes);
    loader->catalogue->composites = reader.composite.composites.at;
    loader->catalogue->composite_count = reader.composite.composites.count;
}
