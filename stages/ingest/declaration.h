/* What a document's first bytes say about its encoding. */
#ifndef NIANBAO_STAGES_INGEST_DECLARATION_H
#define NIANBAO_STAGES_INGEST_DECLARATION_H

#include <stdbool.h>

#include "pipeline/base/text.h"

enum encoding_kind {
    ENCODING_UNKNOWN, /* not enough bytes yet, or not on the list */
    ENCODING_UTF8,
    ENCODING_GB18030, /* GBK and GB2312 are read as it, being parts of it */
    ENCODING_UTF16LE,
    ENCODING_UTF16BE,
    ENCODING_KINDS
};

/* A declaration must end within so many bytes. */
enum { DECLARATION_MOST = 256 };

/* What was found. `name` is the declared one and points into the head or into
 * `narrow`; `mark` is the length of the byte order mark. */
struct declaration {
    enum encoding_kind kind;
    struct view name;
    size_t mark;
    char narrow[DECLARATION_MOST];
};

/* Whether `head` is enough to decide. */
bool declaration_complete(struct view head);

/* Decides by mark and declaration. NULL, or the message's code: a name that is
 * not on the list, or one that the mark contradicts. */
const char *declaration_read(struct declaration *d, struct view head);

#endif
