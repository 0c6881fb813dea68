/* From the encodings on the list to UTF-8. What a document declares and what
 * it is must agree; nothing is guessed. */
#ifndef NIANBAO_STAGES_INGEST_ENCODING_H
#define NIANBAO_STAGES_INGEST_ENCODING_H

#include <iconv.h>
#include <stdbool.h>

#include "pipeline/base/text.h"
#include "stages/ingest/declaration.h"

/* No character of the list has more than four bytes; what iconv leaves over
 * beyond this is no beginning of one. */
enum { ENCODING_TAIL = 16 };

/* `head` gathers the first bytes until the declaration is seen; `tail` keeps
 * bytes of a character that a chunk cut in two. */
struct encoding {
    iconv_t converters[ENCODING_KINDS]; /* NULL until opened */
    enum encoding_kind kind;
    bool broken; /* bytes that are no character were met */
    struct buf head, joined;
    char declared[32]; /* for messages; empty if there is none, or a longer */
    char tail[ENCODING_TAIL];
    size_t tail_count;
};

/* Loads the converters: before any jail, for iconv reads files. False when
 * the system lacks one. `encoding` was zero. */
bool encoding_open(struct encoding *encoding);
/* Frees converters and buffers, also after an open that failed half way. */
void encoding_close(struct encoding *encoding);

/* A new document: whatever the last one left behind is forgotten, half
 * characters and failures too. */
void encoding_begin(struct encoding *encoding);

/* Replaces `*bytes` by their UTF-8, built in `out` where it differs; the caller
 * empties `out` before each call and uses the bytes before the next. Bytes
 * that are no character set `broken`, and a byte that UTF-8 never has stands
 * in their place, for the parser to tell where that is. NULL, or the message's
 * code for what is wrong with the declaration. Memory that is out shows in
 * encoding_failed and `out` alone. */
const char *encoding_decode(struct encoding *encoding, struct view *bytes,
                            struct buf *out);
/* What was still held back at the document's end, as above; half a character
 * there sets `broken`. */
const char *encoding_end(struct encoding *encoding, struct view *bytes,
                         struct buf *out);

/* What the document says, or is; "?" before that is known. For messages. */
const char *encoding_name(const struct encoding *encoding);
/* Whether memory ran out since encoding_begin: what came out is not all. */
bool encoding_failed(const struct encoding *encoding);

/* GB18030 outside of a document: a name in an archive. False if `bytes` are
 * not that, or memory is out, which out->failed tells; `out` is then of no
 * account. Not while a document in GB18030 is under way: the converter is the
 * same. */
bool encoding_gb18030(struct encoding *encoding, struct view bytes,
                      struct buf *out);

#endif
