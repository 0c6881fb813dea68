/* Makes zip archives, good and bad, byte by byte. */
#ifndef NIANBAO_TESTS_SUPPORT_ZIP_MAKER_H
#define NIANBAO_TESTS_SUPPORT_ZIP_MAKER_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/text.h"

enum zip_descriptor { NO_DESCRIPTOR, SIGNED_DESCRIPTOR, BARE_DESCRIPTOR };

/* One member. Lies are added to the truth: in the directory, in the local
 * header, or in both. */
struct zip_member {
    const char *name;
    struct view content;
    bool deflate;
    enum zip_descriptor descriptor;
    unsigned flags;      /* added in both headers */
    uint32_t attributes; /* Unix mode in the upper half */
    const char *local_name;
    unsigned method;         /* instead of the true one, if not 0 */
    uint32_t crc_lie;        /* both, and the descriptor */
    uint32_t local_crc_lie;  /* the local header alone */
    uint32_t unpacked_lie;   /* both, and the descriptor */
    uint32_t packed_lie;     /* both */
    uint32_t descriptor_lie; /* its CRC */
    const char *before;      /* bytes put in front of the local header */
    bool absent;             /* in the directory alone */
    uint32_t offset;         /* of an absent one */
    struct view packed;      /* instead of packing `content` */
    unsigned local_flags;    /* added in the local header alone */
};

/* Appends an archive of `count` members to `out`. */
void zip_make(struct buf *out, const struct zip_member *members, size_t count);

/* Appends one local header with its data, as zip_make does. */
void zip_make_local(struct buf *out, const struct zip_member *member);

/* Appends an end record that tells of a directory at `start`. */
void zip_make_end(struct buf *out, unsigned count, uint32_t start,
                  uint32_t length, const char *comment);

#endif
