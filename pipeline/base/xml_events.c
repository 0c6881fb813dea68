/* What the parser does at each of libxml2's calls. */
#include "pipeline/base/xml_parser.h"

#include <libxml/parserInternals.h>
#include <stdint.h>
#include <string.h>

#include "pipeline/base/xml_words.h"

/* So far before a tag its line is looked for. */
enum { INDENT_MOST = 32 };

/* libxml2 may call once or twice more: each event asks `status` first. */
static void stop(struct xml *xml, enum status status)
{
    xml->status = status;
    xmlStopParser(xml->parser);
}

/* Between documents there is no input; then the place is not known. */
static void place_here(struct xml *xml)
{
    const xmlParserInput *input = xml->parser->input;

    err_at(xml->err, xml->file, input ? input->line : 0,
           input ? input->col : 0);
}

/* The place comes before the stop: the parser forgets it. */
void xml_refuse(struct xml *xml, const char *code, const char *what)
{
    err_set(xml->err, FAULT_DATA, "%s", what);
    xml->err->code = code;
    place_here(xml);
    stop(xml, STATUS_REJECT);
}

void xml_refuse_limit(struct xml *xml, const char *what, size_t limit)
{
    err_set(xml->err, FAULT_DATA, "more than %zu %s", limit, what);
    xml->err->code = "xml.limit";
    place_here(xml);
    stop(xml, STATUS_REJECT);
}

/* True when the handler wants no more. */
static bool answered(struct xml *xml, enum status status)
{
    if (status != STATUS_OK)
        stop(xml, status);
    return status != STATUS_OK;
}

/* Emptied before it is handed on: the bytes stay until the next event, and a
 * handler that stops the parse leaves nothing for the next document. */
static bool deliver_text(struct xml *xml)
{
    struct view text = buf_view(&xml->text);

    if (text.n == 0)
        return true;
    xml->text.n = 0;
    if (!xml->handler->text)
        return true;
    return !answered(xml,
                     xml->handler->text(xml->handler->self, text, xml->err));
}

/* How many of eight bytes continue a character: 10xxxxxx. */
static long continuing(uint64_t word)
{
    uint64_t marks = word >> 7 & ~(word >> 6) & UINT64_C(0x0101010101010101);

    return (long)(marks * UINT64_C(0x0101010101010101) >> 56);
}

/* The columns from the tag's '<' to where the parser stands, by words, since
 * it is asked for every element. */
static long width(const char *from, const char *to)
{
    long columns = to - from;
    uint64_t word;

    for (; to - from >= (long)sizeof word; from += sizeof word) {
        memcpy(&word, from, sizeof word);
        columns -= continuing(word);
    }
    for (; from < to; from++)
        columns -= (*from & 0xc0) == 0x80;
    return columns;
}

/* Where the line of `tag` begins, if it begins shortly before it: NULL else. */
static const char *line_before(const char *base, const char *tag)
{
    size_t n = (size_t)(tag - base);
    size_t near = n < INDENT_MOST ? n : INDENT_MOST;

    return memrchr(tag - near, '\n', near);
}

/* libxml2 tells where the tag ends. No raw '<' can stand inside a tag, so the
 * last one before is where it began, and mostly its line began not long before.
 * In a tag of several lines the column is not known. */
static void place_element(const struct xml *xml, struct xml_element *element)
{
    const xmlParserInput *input = xml->parser->input;
    const char *here = (const char *)input->cur;
    const char *base = (const char *)input->base;
    const char *tag = memrchr(base, '<', (size_t)(here - base));
    const char *line = tag ? line_before(base, tag) : NULL;

    element->line = input->line;
    element->column = input->col;
    if (!tag)
        return;
    element->column = line ? width(line, tag) : input->col - width(tag, here);
    for (const char *p = memchr(tag, '\n', (size_t)(here - tag)); p;
         p = memchr(p + 1, '\n', (size_t)(here - p - 1))) {
        element->line--;
        element->column = 0;
    }
}

static struct view view_between(const xmlChar *from, const xmlChar *to)
{
    return (struct view){(const char *)from, (size_t)(to - from)};
}

/* libxml2 gives five pointers an attribute: local name, prefix, namespace, the
 * value's begin and end. */
static bool take_attributes(struct xml *xml, const xmlChar **at, size_t given,
                            size_t *count)
{
    for (size_t i = 0; i < given; i++, at += 5) {
        struct view value = view_between(at[3], at[4]);

        if (at[1] && !xml->keep_all)
            continue;
        if (value.n > xml->limits.text_bytes) {
            xml_refuse_limit(xml, "bytes in an attribute's value",
                             xml->limits.text_bytes);
            return false;
        }
        xml->attributes[*count].name = view_of((const char *)at[0]);
        xml->attributes[*count].ns = (const char *)at[2];
        xml->attributes[(*count)++].value = value;
    }
    return true;
}

/* Pointers are compared, not names: see make_parser. Without namespace both are
 * NULL. */
static void give_start(struct xml *xml, const xmlChar *name,
                       const xmlChar *ns_name, size_t count)
{
    struct xml_element element = {
        .name = view_of((const char *)name),
        .ns = (const char *)ns_name,
        .foreign = ns_name != xml->ns_name,
        .attributes = xml->attributes,
        .count = count,
    };

    if (!xml->handler->start)
        return;
    place_element(xml, &element);
    answered(xml, xml->handler->start(xml->handler->self, &element, xml->err));
}

/* The depth is counted although it is refused: xml_end tells by it that the
 * document is not whole. */
static void on_start(void *self, const xmlChar *name, const xmlChar *prefix,
                     const xmlChar *ns_name, int namespaces,
                     const xmlChar **declared, int attributes, int defaulted,
                     const xmlChar **values)
{
    struct xml *xml = self;
    size_t count = 0;

    (void)prefix, (void)namespaces, (void)declared, (void)defaulted;
    if (xml->status != STATUS_OK || !deliver_text(xml))
        return;
    xml->rooted = true;
    if (++xml->depth > xml->limits.depth)
        xml_refuse_limit(xml, "elements inside one another", xml->limits.depth);
    else if (take_attributes(xml, values, (size_t)attributes, &count))
        give_start(xml, name, ns_name, count);
}

static void on_end(void *self, const xmlChar *name, const xmlChar *prefix,
                   const xmlChar *ns_name)
{
    struct xml *xml = self;
    struct view local = view_of((const char *)name);

    (void)prefix, (void)ns_name;
    if (xml->status != STATUS_OK || !deliver_text(xml))
        return;
    xml->depth--;
    if (xml->handler->end)
        answered(xml, xml->handler->end(xml->handler->self, local, xml->err));
}

/* Blanks between elements count as well: a million of them is no submission. */
static void on_text(void *self, const xmlChar *text, int n)
{
    struct xml *xml = self;

    if (xml->status != STATUS_OK)
        return;
    buf_add(&xml->text, view_between(text, text + n));
    if (xml->text.failed)
        stop(xml, err_memory(xml->err));
    else if (xml->text.n > xml->limits.text_bytes)
        xml_refuse_limit(xml, "bytes in a text", xml->limits.text_bytes);
}

/* XML 1.1 allows control characters that 1.0 forbids; nobody sends it. */
static void on_document(void *self)
{
    struct xml *xml = self;
    const xmlChar *version = xml->parser->version;

    if (xml->status == STATUS_OK && version &&
        strcmp((const char *)version, "1.0") != 0)
        xml_refuse(xml, "xml.version", "XML of a version other than 1.0");
}

/* Called before anything in it is read: no entity is ever declared. */
static void on_doctype(void *self, const xmlChar *name, const xmlChar *public,
                       const xmlChar *system)
{
    struct xml *xml = self;

    (void)name, (void)public, (void)system;
    if (xml->status == STATUS_OK)
        xml_refuse(xml, "xml.doctype", "a DOCTYPE is not allowed");
}

/* amp, lt, gt, quot, apos; NULL makes any other a mistake. */
static xmlEntity *on_entity(void *self, const xmlChar *name)
{
    (void)self;
    return xmlGetPredefinedEntity(name);
}

/* libxml2 has one number for three kinds of too short. */
static int number_of(const struct xml *xml, const xmlError *error)
{
    if (error->code != XML_ERR_DOCUMENT_END)
        return error->code;
    if (xml->depth > 0)
        return XML_ERR_TAG_NOT_FINISHED;
    return xml->rooted ? XML_ERR_DOCUMENT_END : XML_ERR_DOCUMENT_EMPTY;
}

/* Where libxml2 itself stumbled; only the first time counts. Between documents
 * there is no `err`, and the allocation that failed was noted by its hook. */
static void on_error(void *self, xmlError *error)
{
    struct xml *xml = self;

    if (xml->status != STATUS_OK || !xml->err ||
        error->level == XML_ERR_WARNING)
        return;
    if (error->code == XML_ERR_NO_MEMORY) {
        stop(xml, err_memory(xml->err));
        return;
    }
    xml_words_set(xml->err, number_of(xml, error), error->str1);
    err_at(xml->err, xml->file, error->line, error->int2);
    stop(xml, STATUS_REJECT);
}

/* One handler for blanks and text keeps libxml2 from guessing which it is. */
const xmlSAXHandler xml_events = {
    .initialized = XML_SAX2_MAGIC,
    .startDocument = on_document,
    .internalSubset = on_doctype,
    .externalSubset = on_doctype,
    .getEntity = on_entity,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_text,
    .ignorableWhitespace = on_text,
    .serror = on_error,
};
