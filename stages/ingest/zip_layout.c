/* Members must lie one behind the other with nothing between: an overlap is
 * how a small archive becomes a large one, a gap is where two readers may see
 * two archives. Layout: APPNOTE 6.3. */
#include "stages/ingest/zip_layout.h"

#include <stdlib.h>
#include <string.h>

#include "stages/ingest/zip_bytes.h"

enum { LOCAL_SIZE = 30, DESCRIPTOR_SIZE = 12, SIGNATURE_SIZE = 4 };

/* APPNOTE 4.3.7 and 4.3.9.3. */
#define SIGNATURE_LOCAL 0x04034b50u
#define SIGNATURE_DESCRIPTOR 0x08074b50u

struct layout {
    const struct reader *reader;
    struct flow *flow;
    uint64_t limit; /* where the directory starts */
};

static enum status damaged(struct layout *l, struct err *err, const char *what)
{
    return flow_refuse(l->flow, err, "ingest.damaged", "zip: %s", what);
}

/* Total: two entries of one offset are an overlap, and always the same one is
 * told. */
static int by_offset(const void *x, const void *y)
{
    const struct zip_entry *a = x, *b = y;
    int order = (a->offset > b->offset) - (a->offset < b->offset);
    return order ? order : view_compare(a->raw_name, b->raw_name);
}

/* `n` bytes at `offset`, which must lie before the directory. */
static enum status bytes_at(struct layout *l, uint64_t offset, void *to,
                            size_t n, struct err *err)
{
    if (offset > l->limit || n > l->limit - offset)
        return damaged(l, err, "a member is cut off");
    enum status s = reader_at(l->reader, offset, to, n, err);
    return s == STATUS_END ? damaged(l, err, "a member is cut off") : s;
}

/* CRC and both sizes, as they stand in local headers and descriptors. */
static bool agrees(const unsigned char *p, const struct zip_entry *e)
{
    return zip_u32(p) == e->crc && zip_u32(p + 4) == e->packed &&
           zip_u32(p + 8) == e->unpacked;
}

/* With a descriptor to come, the header may leave them open (APPNOTE 4.4.4, bit
 * 3). How hard deflate tried is told differently by some packers. */
static bool header_agrees(const unsigned char *head, const struct zip_entry *e)
{
    static const unsigned char open[DESCRIPTOR_SIZE];
    if (zip_u32(head) != SIGNATURE_LOCAL ||
        ((zip_u16(head + 6) ^ e->flags) & ~(unsigned)ZIP_FLAG_LEVEL) != 0 ||
        zip_u16(head + 8) != e->method || zip_u16(head + 26) != e->raw_name.n)
        return false;
    if (e->flags & ZIP_FLAG_DESCRIPTOR && !memcmp(head + 14, open, sizeof open))
        return true;
    return agrees(head + 14, e);
}

/* Readers that stream believe the local header, others the directory: a member
 * that is two things is refused. The extra field may differ, as time stamps do,
 * and says nothing that is used. */
static enum status check_header(struct layout *l, struct zip_entry *e,
                                struct err *err)
{
    unsigned char head[LOCAL_SIZE] = {0};
    char name[UINT16_MAX];
    size_t n = e->raw_name.n;
    enum status s = bytes_at(l, e->offset, head, sizeof head, err);
    if (s != STATUS_OK)
        return s;
    if (!header_agrees(head, e))
        return damaged(l, err, "two headers of a member differ");
    s = bytes_at(l, e->offset + LOCAL_SIZE, name, n, err);
    if (s == STATUS_OK && memcmp(name, e->raw_name.p, n) != 0)
        return damaged(l, err, "two names of a member differ");
    e->data = e->offset + LOCAL_SIZE + n + zip_u16(head + 28);
    return s;
}

/* The descriptor at `*end`, with or without its signature, which
 * APPNOTE 4.3.9.3 leaves to the packer. A CRC may look like the signature by
 * chance: then the numbers decide. */
static enum status check_descriptor(struct layout *l, const struct zip_entry *e,
                                    uint64_t *end, struct err *err)
{
    unsigned char p[SIGNATURE_SIZE + DESCRIPTOR_SIZE] = {0};
    if (!(e->flags & ZIP_FLAG_DESCRIPTOR))
        return STATUS_OK;
    size_t n = sizeof p;
    if (*end <= l->limit && l->limit - *end < n)
        n = DESCRIPTOR_SIZE;
    enum status s = bytes_at(l, *end, p, n, err);
    if (s != STATUS_OK)
        return s;
    bool signs = zip_u32(p) == SIGNATURE_DESCRIPTOR && n == sizeof p;
    if (signs && agrees(p + SIGNATURE_SIZE, e))
        *end += sizeof p;
    else if (agrees(p, e))
        *end += DESCRIPTOR_SIZE;
    else
        return damaged(l, err, "a member's descriptor differs");
    return STATUS_OK;
}

static enum status check_member(struct layout *l, struct zip_entry *e,
                                uint64_t *end, struct err *err)
{
    if (e->offset < *end)
        return damaged(l, err, "members overlap");
    if (e->offset > *end)
        return damaged(l, err, "bytes between the members");
    enum status s = check_header(l, e, err);
    if (s != STATUS_OK)
        return s;
    *end = e->data + e->packed;
    return check_descriptor(l, e, end, err);
}

enum status zip_layout_check(const struct reader *reader,
                             struct zip_directory *directory, struct flow *flow,
                             struct err *err)
{
    struct layout l = {reader, flow, directory->start};
    struct zip_entry *e = directory->entries.at;
    uint64_t end = 0;
    if (directory->entries.count)
        qsort(e, directory->entries.count, sizeof *e, by_offset);
    for (size_t i = 0; i < directory->entries.count; i++) {
        enum status s = check_member(&l, &e[i], &end, err);
        if (s != STATUS_OK)
            return s;
    }
    if (end > directory->start)
        return damaged(&l, err, "members overlap");
    if (end < directory->start)
        return damaged(&l, err, "bytes between the members");
    return STATUS_OK;
}
