/* A push parser for submissions: libxml2 with everything dangerous refused. */
#include "pipeline/base/xml.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/xml_memory.h"
#include "pipeline/base/xml_parser.h"

enum {
    SLICE = 64 << 10,      /* given to libxml2 at a time */
    RUN_FACTOR = 16,       /* raw text, comments: times a text's limit */
    NAMES_MOST = 256 << 10 /* kept of earlier documents' names */
};

/* NOENT resolves nothing but the predefined entities, for DOCTYPE is refused;
 * without it "&amp;" in an attribute arrives as "&#38;". */
static const int parser_options = XML_PARSE_NONET | XML_PARSE_NOENT |
                                  XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA |
                                  XML_PARSE_IGNORE_ENC;

const struct xml_limits xml_limits_default = {16, 64 << 10, 64 << 10};

/* A parser with an empty dictionary. */
/* The namespace goes into the dictionary first: libxml2 then gives each
 * element's as the same pointer, and comparing it costs nothing. */
static bool make_parser(struct xml *xml)
{
    xmlSAXHandler sax = xml_events;

    xml->parser = xmlCreatePushParserCtxt(&sax, xml, NULL, 0, NULL);
    if (!xml->parser)
        return false;
    xmlCtxtUseOptions(xml->parser, parser_options);
    xml->ns_name =
        xml->ns ? xmlDictLookup(xml->parser->dict, (const xmlChar *)xml->ns, -1)
                : NULL;
    return !xml->ns || xml->ns_name;
}

/* References and comments make raw text longer than what arrives; so much
 * longer, 16 times, that no honest text meets the guard's limit before ours. */
struct xml *xml_new(const char *ns, const struct xml_limits *limits)
{
    struct xml *xml = calloc(1, sizeof *xml);

    if (!xml)
        return NULL;
    xml->limits = *limits;
    xml->guard.tag_bytes = limits->tag_bytes;
    xml->guard.run_bytes = limits->text_bytes * RUN_FACTOR;
    xml->guard.most_attributes = XML_ATTRIBUTES_MAX;
    xml->ns = ns ? strdup(ns) : NULL;
    if ((ns && !xml->ns) || !make_parser(xml)) {
        xml_free(xml);
        return NULL;
    }
    return xml;
}

void xml_free(struct xml *xml)
{
    if (!xml)
        return;
    xmlFreeParserCtxt(xml->parser);
    buf_release(&xml->text);
    free(xml->ns);
    free(xml);
}

/* Names live on in the dictionary from document to document; hostile ones must
 * not pile up there. */
static bool reset_parser(struct xml *xml)
{
    if (xml->parser && xmlDictGetUsage(xml->parser->dict) > NAMES_MOST) {
        xmlFreeParserCtxt(xml->parser);
        xml->parser = NULL;
    }
    if (!xml->parser && !make_parser(xml))
        return false;
    if (xmlCtxtResetPush(xml->parser, NULL, 0, NULL, NULL) != 0)
        return false;
    /* Said, not guessed: neither by the first bytes nor by the declaration. */
    xml->parser->charset = XML_CHAR_ENCODING_UTF8;
    return true;
}

/* The buffer of text is kept for the next document, unless it has failed. */
void xml_begin(struct xml *xml, const char *file,
               const struct xml_handler *handler)
{
    xml->err = NULL;
    xml->file = file;
    xml->handler = handler;
    xml->status = STATUS_OK;
    xml->depth = 0;
    xml->rooted = false;
    xml->bom = 0;
    if (xml->text.failed)
        buf_release(&xml->text);
    xml->text.n = 0;
    xml_guard_begin(&xml->guard);
    xml_memory_failed(); /* somebody else's failure */
    xml->out_of_memory = !reset_parser(xml) || xml_memory_failed();
}

/* False once there is nothing more to parse. */
/* xml_begin has no `err` to answer with, so what it lacked is told here. */
static bool ready(struct xml *xml, struct err *err)
{
    xml->err = err;
    if (xml->out_of_memory)
        xml->status = err_memory(err);
    return xml->status == STATUS_OK;
}

/* A handler's own failure goes first; a parse that ran out of memory has not
 * seen what it seems to have seen, however well it says it went. */
static void parse(struct xml *xml, struct view bytes, bool last)
{
    xmlParseChunk(xml->parser, bytes.p, (int)bytes.n, last);
    if (xml_memory_failed() && xml->status != STATUS_FATAL)
        xml->status = err_memory(xml->err);
}

/* The part before a limit is parsed first, so that an earlier mistake is the
 * one that is told, however the bytes were cut. */
static void feed_slice(struct xml *xml, struct view bytes)
{
    size_t good = xml_guard_scan(&xml->guard, bytes);

    parse(xml, (struct view){bytes.p, good}, false);
    if (xml->status == STATUS_OK && xml->guard.broken)
        xml_refuse_limit(xml, xml->guard.broken, xml->guard.broken_limit);
}

/* Takes a byte order mark away, even one that comes byte by byte. */
static struct view skip_bom(struct xml *xml, struct view bytes)
{
    static const char bom[] = "\xef\xbb\xbf";

    while (xml->bom < 3 && bytes.n > 0) {
        if (bytes.p[0] != bom[xml->bom])
            break;
        xml->bom++;
        bytes.p++;
        bytes.n--;
    }
    if (bytes.n > 0 && xml->bom % 3 != 0)
        xml_refuse(xml, "xml.syntax", "bytes that are not UTF-8");
    if (bytes.n > 0)
        xml->bom = 3;
    return bytes;
}

/* Slices: libxml2 counts in int, and the guard's look at the bytes should find
 * them in the cache when the parser comes. */
enum status xml_feed(struct xml *xml, struct view bytes, struct err *err)
{
    if (!ready(xml, err))
        return xml->status;
    bytes = skip_bom(xml, bytes);
    while (bytes.n > 0 && xml->status == STATUS_OK) {
        size_t n = bytes.n < SLICE ? bytes.n : SLICE;

        feed_slice(xml, (struct view){bytes.p, n});
        bytes.p += n;
        bytes.n -= n;
    }
    return xml->status;
}

/* Everything must agree that the document was whole. */
enum status xml_end(struct xml *xml, struct err *err)
{
    const xmlParserCtxt *parser = xml->parser;

    if (!ready(xml, err))
        return xml->status;
    parse(xml, VIEW(""), true);
    if (xml->status == STATUS_OK &&
        (!parser->wellFormed || !parser->nsWellFormed || parser->disableSAX ||
         parser->errNo != XML_ERR_OK || xml->depth > 0))
        xml_refuse(xml, "xml.syntax", "not well-formed XML");
    return xml->status;
}

void xml_keep_all(struct xml *xml)
{
    xml->keep_all = true;
}

/* A walk: most elements have three attributes or four. */
static struct view get(const struct xml_element *element, struct view name,
                       bool qualified)
{
    for (size_t i = 0; i < element->count; i++)
        if (!element->attributes[i].ns == !qualified &&
            view_equal(element->attributes[i].name, name))
            return element->attributes[i].value;
    return (struct view){NULL, 0};
}

struct view xml_get(const struct xml_element *element, const char *name)
{
    return get(element, view_of(name), false);
}

struct view xml_get_qualified(const struct xml_element *element,
                              const char *name)
{
    return get(element, view_of(name), true);
}
