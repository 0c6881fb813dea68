/* Writes the records of APPNOTE 6.3 as told, true or not. */
#include "tests/support/zip_maker.h"

#include <assert.h>
#include <string.h>
#include <zlib.h>

enum { DESCRIBED = 1 << 3, MEMBERS_MOST = 256 };

/* What the headers of a member say. */
struct told {
    unsigned flags, method;
    uint32_t crc, packed, unpacked, offset;
};

static void u16(struct buf *out, unsigned n)
{
    buf_byte(out, (char)(n & 0xFF));
    buf_byte(out, (char)(n >> 8 & 0xFF));
}

static void u32(struct buf *out, uint32_t n)
{
    u16(out, n & 0xFFFF);
    u16(out, n >> 16);
}

static void pack(struct buf *out, const struct zip_member *m)
{
    if (m->packed.p || !m->deflate) {
        buf_add(out, m->packed.p ? m->packed : m->content);
        return;
    }
    z_stream z = {0};
    int opened =
        deflateInit2(&z, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    assert(opened == Z_OK);
    (void)opened;
    size_t room = deflateBound(&z, (uLong)m->content.n);
    z.next_in = (z_const Bytef *)(uintptr_t)m->content.p;
    z.avail_in = (uInt)m->content.n;
    z.next_out = (Bytef *)buf_room(out, room);
    z.avail_out = (uInt)room;
    deflate(&z, Z_FINISH);
    out->n += z.total_out;
    deflateEnd(&z);
}

static struct told tell(const struct zip_member *m, size_t packed)
{
    const Bytef *p = (const Bytef *)m->content.p;
    struct told t = {.method = m->method ? m->method : m->deflate ? 8 : 0};
    t.flags = m->flags | (m->descriptor ? DESCRIBED : 0U);
    t.crc = (uint32_t)crc32(0, p, (uInt)m->content.n) + m->crc_lie;
    t.packed = (uint32_t)packed + m->packed_lie;
    t.unpacked = (uint32_t)m->content.n + m->unpacked_lie;
    t.offset = m->offset;
    return t;
}

static void write_local(struct buf *out, const struct zip_member *m,
                        const struct told *t)
{
    const char *name = m->local_name ? m->local_name : m->name;
    bool open = m->descriptor != NO_DESCRIPTOR;
    u32(out, 0x04034b50);
    u16(out, 20);
    u16(out, t->flags | m->local_flags);
    u16(out, t->method);
    u32(out, 0x53210000); /* 2021-09-01 */
    u32(out, (open ? 0 : t->crc) + m->local_crc_lie);
    u32(out, open ? 0 : t->packed);
    u32(out, open ? 0 : t->unpacked);
    u16(out, (unsigned)strlen(name));
    u16(out, 0);
    buf_adds(out, name);
}

static void write_descriptor(struct buf *out, const struct zip_member *m,
                             const struct told *t)
{
    if (m->descriptor == NO_DESCRIPTOR)
        return;
    if (m->descriptor == SIGNED_DESCRIPTOR)
        u32(out, 0x08074b50);
    u32(out, t->crc + m->descriptor_lie);
    u32(out, t->packed);
    u32(out, t->unpacked);
}

static void write_header(struct buf *out, const struct zip_member *m,
                         const struct told *t)
{
    u32(out, 0x02014b50);
    u16(out, 3 << 8 | 20); /* made on Unix */
    u16(out, 20);
    u16(out, t->flags);
    u16(out, t->method);
    u32(out, 0x53210000);
    u32(out, t->crc);
    u32(out, t->packed);
    u32(out, t->unpacked);
    u16(out, (unsigned)strlen(m->name));
    u32(out, 0); /* extra, comment */
    u32(out, 0); /* disk, internal attributes */
    u32(out, m->attributes);
    u32(out, t->offset);
    buf_adds(out, m->name);
}

static struct told write_member(struct buf *out, const struct zip_member *m)
{
    struct buf packed = {0};
    pack(&packed, m);
    struct told t = tell(m, packed.n);
    if (!m->absent) {
        buf_adds(out, m->before ? m->before : "");
        t.offset = (uint32_t)out->n;
        write_local(out, m, &t);
        buf_add(out, buf_view(&packed));
        write_descriptor(out, m, &t);
    }
    buf_release(&packed);
    return t;
}

void zip_make_local(struct buf *out, const struct zip_member *member)
{
    write_member(out, member);
}

void zip_make_end(struct buf *out, unsigned count, uint32_t start,
                  uint32_t length, const char *comment)
{
    u32(out, 0x06054b50);
    u32(out, 0); /* disks */
    u16(out, count);
    u16(out, count);
    u32(out, length);
    u32(out, start);
    u16(out, (unsigned)strlen(comment));
    buf_adds(out, comment);
}

void zip_make(struct buf *out, const struct zip_member *members, size_t count)
{
    struct told told[MEMBERS_MOST];
    assert(count <= MEMBERS_MOST);
    for (size_t i = 0; i < count; i++)
        told[i] = write_member(out, &members[i]);
    size_t start = out->n;
    for (size_t i = 0; i < count; i++)
        write_header(out, &members[i], &told[i]);
    zip_make_end(out, (unsigned)count, (uint32_t)start,
                 (uint32_t)(out->n - start), "");
}
