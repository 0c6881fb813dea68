/* Finds and reads a zip archive's central directory. Layout: APPNOTE 6.3. */
#include "stages/ingest/zip_directory.h"

#include "stages/ingest/zip_bytes.h"

enum {
    END_SIZE = 22,    /* end of central directory record */
    HEADER_SIZE = 46, /* central file header */
    COMMENT_MOST = 65535,
    ENTRY_MOST = 1024 /* bytes of a header with its name, on the average */
};

/* The upper four bits of a Unix mode; 0 where there is none. */
enum file_type { TYPE_NONE = 0, TYPE_FOLDER = 4, TYPE_FILE = 8 };

/* APPNOTE 4.3.16 and 4.3.12. The 64-bit records of 4.3.14 are not read: what
 * needs them is larger than any limit here, and numbers that point to them
 * (0xFFFF, 0xFFFFFFFF) fail the checks below. */
#define SIGNATURE_END 0x06054b50u
#define SIGNATURE_HEADER 0x02014b50u

/* The end record is looked for in the file's last bytes; its comment must
 * reach exactly to the file's end. With a second one inside the comment of the
 * first, two readers would see two archives: then `twice`. */
static const unsigned char *find_end(const unsigned char *tail, size_t n,
                                     bool *twice)
{
    const unsigned char *found = NULL;
    for (size_t i = n - END_SIZE + 1; i-- > 0;) {
        if (zip_u32(tail + i) != SIGNATURE_END ||
            i + END_SIZE + zip_u16(tail + i + 20) != n)
            continue;
        *twice = found != NULL;
        found = tail + i;
    }
    return found;
}

static enum status damaged(struct flow *flow, struct err *err, const char *what)
{
    return flow_refuse(flow, err, "ingest.damaged", "zip: %s", what);
}

/* The end record: where the directory starts, how long it is, and where the
 * record itself stands. */
struct end {
    uint64_t start, length, at;
    unsigned count;
};

/* Nothing may stand between directory and end record. The directory's length is
 * bounded by its count before memory is taken for it. */
static enum status take_end(struct flow *flow, const unsigned char *p,
                            uint64_t at, struct end *end, struct err *err)
{
    if (zip_u16(p + 4) || zip_u16(p + 6) || zip_u16(p + 8) != zip_u16(p + 10))
        return damaged(flow, err, "split over several disks");
    end->count = zip_u16(p + 10);
    end->length = zip_u32(p + 12);
    end->start = zip_u32(p + 16);
    if (end->start + end->length != at)
        return damaged(flow, err, "the directory is not where it says");
    if (end->count > (unsigned)flow->limits.members)
        return flow_refuse(flow, err, "ingest.zip-members", "%ld",
                           flow->limits.members);
    if (end->length > (uint64_t)end->count * ENTRY_MOST)
        return damaged(flow, err, "the directory is too long");
    return STATUS_OK;
}

/* Reading beyond the file's end: what the record says is more than there is. */
static enum status cut_off(struct flow *flow, enum status s, struct err *err)
{
    if (s != STATUS_END)
        return s;
    return flow_refuse(flow, err, "ingest.truncated", "zip");
}

static enum status read_end(const struct reader *reader, uint64_t size,
                            struct flow *flow, struct arena *arena,
                            struct end *end, struct err *err)
{
    size_t n =
        size < END_SIZE + COMMENT_MOST ? (size_t)size : END_SIZE + COMMENT_MOST;
    unsigned char *tail = arena_take(arena, n + 1);
    if (!tail)
        return err_memory(err);
    if (n < END_SIZE)
        return flow_refuse(flow, err, "ingest.truncated", "zip");
    enum status s = reader_at(reader, size - n, tail, n, err);
    if (s != STATUS_OK)
        return cut_off(flow, s, err);
    bool twice = false;
    const unsigned char *p = find_end(tail, n, &twice);
    if (!p)
        return flow_refuse(flow, err, "ingest.truncated", "zip");
    if (twice)
        return damaged(flow, err, "two ends");
    return take_end(flow, p, size - n + (uint64_t)(p - tail), end, err);
}

/* Links, devices: only plain files and folders are wanted. The mode stands in
 * the upper half where Unix packed it (APPNOTE 4.4.15) and is 0 elsewhere. */
static bool is_special(const struct zip_entry *e)
{
    unsigned type = (e->attributes >> 28) & 0xF;
    return type != TYPE_NONE && type != TYPE_FILE && type != TYPE_FOLDER;
}

/* Bits that hide a member's bytes or name from us are all told as encryption:
 * the remedy is the same. */
static enum status check(struct zip_entry *e, struct flow *flow,
                         struct err *err)
{
    if (e->flags & (ZIP_FLAG_ENCRYPTED | ZIP_FLAG_STRONG | ZIP_FLAG_MASKED))
        return flow_refuse(flow, err, "ingest.encrypted", "%.*s",
                           VIEW_ARG(e->name));
    if (e->flags & ZIP_FLAG_PATCHED || is_special(e))
        return damaged(flow, err, "no plain file");
    if (e->method != ZIP_STORED && e->method != ZIP_DEFLATE)
        return flow_refuse(flow, err, "ingest.zip-method", "%u", e->method);
    if (e->method == ZIP_STORED && e->packed != e->unpacked)
        return damaged(flow, err, "a member's length is wrong");
    return STATUS_OK;
}

/* One header at `p`, `left` bytes before the directory's end. */
static enum status read_header(const unsigned char *p, uint64_t left,
                               struct flow *flow, struct arena *arena,
                               struct zip_entry *e, uint64_t *length,
                               struct err *err)
{
    if (left < HEADER_SIZE || zip_u32(p) != SIGNATURE_HEADER)
        return damaged(flow, err, "a broken directory");
    unsigned name = zip_u16(p + 28), extra = zip_u16(p + 30);
    *length = (uint64_t)HEADER_SIZE + name + extra + zip_u16(p + 32);
    if (*length > left)
        return damaged(flow, err, "a broken directory");
    *e = (struct zip_entry){
        .flags = (uint16_t)zip_u16(p + 8),
        .method = (uint16_t)zip_u16(p + 10),
        .crc = zip_u32(p + 16),
        .packed = zip_u32(p + 20),
        .unpacked = zip_u32(p + 24),
        .attributes = zip_u32(p + 38),
        .offset = zip_u32(p + 42),
        .raw_name = {(const char *)p + HEADER_SIZE, name},
    };
    enum status s = zip_name_read(e, flow, arena, err);
    /* What is not read need not be readable. */
    return s == STATUS_OK && !e->litter && !e->folder ? check(e, flow, err) : s;
}

/* As many as the end record counts, and not a byte more. */
static enum status read_headers(const unsigned char *p, const struct end *end,
                                struct flow *flow, struct arena *arena,
                                struct zip_directory *directory,
                                struct err *err)
{
    uint64_t left = end->length, length = 0;
    for (unsigned i = 0; i < end->count; i++) {
        struct zip_entry *e = array_push(&directory->entries, arena, sizeof *e);
        if (!e)
            return err_memory(err);
        enum status s = read_header(p, left, flow, arena, e, &length, err);
        if (s != STATUS_OK)
            return s;
        p += length;
        left -= length;
    }
    return left ? damaged(flow, err, "a broken directory") : STATUS_OK;
}

enum status zip_directory_read(const struct reader *reader, uint64_t size,
                               struct flow *flow, struct arena *arena,
                               struct zip_directory *directory, struct err *err)
{
    struct end end = {0};
    *directory = (struct zip_directory){0};
    enum status s = read_end(reader, size, flow, arena, &end, err);
    if (s != STATUS_OK)
        return s;
    unsigned char *bytes = arena_take(arena, (size_t)end.length + 1);
    if (!bytes)
        return err_memory(err);
    s = reader_at(reader, end.start, bytes, (size_t)end.length, err);
    directory->start = end.start;
    if (s != STATUS_OK)
        return cut_off(flow, s, err);
    return read_headers(bytes, &end, flow, arena, directory, err);
}
