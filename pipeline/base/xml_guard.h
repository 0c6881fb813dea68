/* A look at the bytes before libxml2 gets them. The push parser keeps a tag, a
 * comment or a text without end in memory until the end comes, and compares
 * every attribute of a tag with every other: both must be bounded first. */
#ifndef NIANBAO_BASE_XML_GUARD_H
#define NIANBAO_BASE_XML_GUARD_H

#include <stddef.h>

#include "pipeline/base/text.h"

/* Where in the document the next byte stands. Nothing is known of names: what
 * is no XML is for the parser to refuse. */
enum xml_guard_state {
    XML_GUARD_TEXT,
    XML_GUARD_OPEN, /* after '<' */
    XML_GUARD_BANG, /* after '<!' */
    XML_GUARD_TAG,
    XML_GUARD_VALUE, /* in quotation marks in a tag */
    XML_GUARD_COMMENT,
    XML_GUARD_CDATA,
    XML_GUARD_PI
};

/* All that is remembered between two pieces, which may be cut anywhere, even
 * within "]]>". The caller sets tag_bytes, run_bytes and most_attributes once.
 */
struct xml_guard {
    enum xml_guard_state state;
    size_t bytes; /* since the state's run began */
    size_t attributes;
    size_t marks; /* how many of a closing mark just passed, "]]" */
    char quote;
    size_t tag_bytes;
    size_t run_bytes; /* of text, comments, instructions */
    size_t most_attributes;
    size_t brief;       /* a tag of so few bytes breaks no limit */
    const char *broken; /* which limit, in words; NULL while all is well */
    size_t broken_limit;
};

/* Before the first byte of a document; the limits stay. */
void xml_guard_begin(struct xml_guard *guard);

/* How many of `bytes` may be given to the parser: all of them, or those before
 * the limit that `broken` then tells. */
size_t xml_guard_scan(struct xml_guard *guard, struct view bytes);

#endif
