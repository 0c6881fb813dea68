/* libxml2's SAX2 push parser made safe: DOCTYPE refused, entities limited to
 * the five of XML, limits before the parser sees a byte, no network, no files.
 */
#ifndef NIANBAO_BASE_XML_H
#define NIANBAO_BASE_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/err.h"
#include "pipeline/base/text.h"

/* The richest tag of ours has ten. libxml2 compares each attribute with every
 * other, so that a tag with thousands of them would cost seconds. */
enum { XML_ATTRIBUTES_MAX = 32 };

struct xml_attribute {
    struct view name;  /* local name */
    struct view value; /* references resolved */
    const char *ns;    /* its namespace; NULL for nearly all */
};

/* An element's start, valid during the call only. `foreign` is set when the
 * element's namespace is not the one expected. Attributes with a namespace
 * are left out unless xml_keep_all was called. */
struct xml_element {
    struct view name;
    const char *ns; /* NULL if it has none */
    bool foreign;
    const struct xml_attribute *attributes;
    size_t count;
    long line;
    long column;
};

/* What the parser calls. A handler that returns anything but STATUS_OK stops
 * the parse and xml_feed returns that, with the handler's `err`. Text comes
 * whole: pieces are joined until the next tag. */
struct xml_handler {
    void *self;
    enum status (*start)(void *self, const struct xml_element *, struct err *);
    enum status (*text)(void *self, struct view text, struct err *);
    enum status (*end)(void *self, struct view name, struct err *);
};

/* What one document may ask of memory, however large it is as a whole. The
 * numbers are met before libxml2 has seen the byte that exceeds them. */
struct xml_limits {
    size_t depth;      /* of elements */
    size_t tag_bytes;  /* between '<' and '>' */
    size_t text_bytes; /* of one text, or of one attribute's value */
};

extern const struct xml_limits xml_limits_default; /* 16, 64 KiB, 64 KiB */

struct xml;

/* Once per process, before any other thread or child: parser set-up, entity
 * loader that refuses, encodings that must be loaded early. */
void xml_setup(void);

/* A parser that can be used again and again. `ns` is the namespace expected.
 * NULL when memory is out. The caller frees. */
struct xml *xml_new(const char *ns, const struct xml_limits *limits);
/* From now on attributes with a namespace are given too. Documents of a
 * vocabulary made of several have them. */
void xml_keep_all(struct xml *xml);
/* Frees it; NULL is fine. What its handlers were given is gone. */
void xml_free(struct xml *xml);

/* Ready for the next document, named `file` in errors (kept by reference). */
void xml_begin(struct xml *xml, const char *file,
               const struct xml_handler *handler);

/* The next bytes, in UTF-8 whatever the declaration says: the caller has
 * transcoded. STATUS_REJECT with code "xml.syntax", "xml.doctype",
 * "xml.version", "xml.limit" and file, line, column; never echoes more than 40
 * bytes of input. */
enum status xml_feed(struct xml *xml, struct view bytes, struct err *err);

/* The document's end; only now is what the handler got to be believed. */
enum status xml_end(struct xml *xml, struct err *err);

/* The value of the attribute without a namespace, or {NULL, 0}. */
struct view xml_get(const struct xml_element *element, const char *name);
/* The value of an attribute that has one, whichever, or {NULL, 0}. */
struct view xml_get_qualified(const struct xml_element *element,
                              const char *name);

#endif
