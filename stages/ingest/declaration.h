/* What a document's first bytes say about its encoding. */
#ifndef NIANBAO_STAGES_INGEST_DECLARATION_H
#define NIANBAO_STAGES_INGEST_DECLARATION_H

#include <stdbool.h>

#include "pipeline/base/text.h"

/* The encodings that are taken. A list and no guess: bytes that could be two
 * encodings would be two numbers or names. */
enum encoding_kind {
    ENCODING_UNKNOWN, /* not enough bytes yet, or not on the list */
    ENCODING_UTF8,
    ENCODING_GB18030, /* GBK and GB2312 are read as it, being parts of it */
    ENCODING_UTF16LE,
    ENCODING_UTF16BE,
    ENCODING_KINDS
};

/* A declaration must end within so many bytes of the document, which of
 * UTF-16 are half as many characters: the longest sensible one has sixty, and
 * what comes before the decision is held back in memory. */
enum { DECLARATION_MOST = 256 };

/* What was found. `name` is the declared one and points into the head or into
 * `narrow`; `mark` is the length of the byte order mark. */
struct declaration {
    enum encoding_kind kind;
    struct view name;
    size_t mark;
    char narrow[DECLARATION_MOST];
};

/* Whether `head`, the document's first bytes so far, is enough to decide. A
 * document that ends before is decided on what there is. */
bool declaration_complete(struct view head);

/* Decides by mark and declaration, UTF-8 where there is neither (XML 1.0, 4.3.3
 * and appendix F). NULL, or the message's code: a name that is not on the list,
 * or one that the mark contradicts; d->name is then the one declared. It points
 * into `head` or `d` itself, which must not be copied. */
const char *declaration_read(struct declaration *d, struct view head);

#endif
