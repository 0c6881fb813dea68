/* The parser's insides, shared by xml.c and xml_events.c. */
#ifndef NIANBAO_BASE_XML_PARSER_H
#define NIANBAO_BASE_XML_PARSER_H

#include <libxml/parser.h>

#include "pipeline/base/xml.h"
#include "pipeline/base/xml_guard.h"

/* One parser and the document it is at. `status` is what xml_feed answers from
 * the first failure on, whatever libxml2 does after it. */
struct xml {
    xmlParserCtxt *parser;
    char *ns;
    const xmlChar *ns_name; /* `ns` in the parser's dictionary */
    struct xml_limits limits;
    struct xml_guard guard;
    const struct xml_handler *handler;
    const char *file;
    struct err *err;    /* of the call under way */
    enum status status; /* sticky until the next document */
    bool out_of_memory; /* found where no `err` was at hand */
    size_t depth;
    bool keep_all; /* attributes with a namespace, too */
    bool rooted;   /* an element was seen */
    size_t bom;    /* bytes of it passed; 3 once the document began */
    struct buf text;
    struct xml_attribute attributes[XML_ATTRIBUTES_MAX];
};

/* libxml2's calls; nothing but what is named in it is ever called. */
extern const xmlSAXHandler xml_events;

/* Ends the parse with a refusal under `code`, placed where the parser stands;
 * what libxml2 still has to say about it is not heard. */
void xml_refuse(struct xml *xml, const char *code, const char *what);

/* The same for "more than `limit` `what`", code "xml.limit". */
void xml_refuse_limit(struct xml *xml, const char *what, size_t limit);

#endif
