/* Reads the members a zip archive's directory tells of. */
#include "stages/ingest/zip.h"

#include <stdlib.h>
#include <strings.h>

#include "stages/ingest/xlsx.h"
#include "stages/ingest/zip_layout.h"

/* The member being read: what came out of it so far, and where it goes. */
struct member {
    const struct zip_entry *entry;
    struct zip *archive;
    struct sink sink;
    uint64_t size;
    uint32_t crc;
    bool ended; /* deflate's own end was seen */
};

void zip_tools_close(struct zip_tools *tools)
{
    inflate_close(&tools->inflater);
    gzip_close(&tools->gzip);
}

static enum status damaged(struct zip *a, struct err *err, const char *what)
{
    return flow_refuse(a->flow, err, "ingest.damaged", "zip: %s", what);
}

/* The order of reading: not the archive's, which depends on who packed it. */
static int by_name(const void *x, const void *y)
{
    const struct zip_entry *a = x, *b = y;
    return view_compare(a->name, b->name);
}

/* Names have no NUL inside and one behind them. ASCII alone is folded, which is
 * what Windows and macOS would unpack over each other first of all. */
static int by_folded_name(const void *x, const void *y)
{
    const struct zip_entry *a = x, *b = y;
    return strcasecmp(a->name.p, b->name.p);
}

/* Two files of one name in a folder are one file to whoever unpacks it. */
static enum status check_names(struct zip *a, struct err *err)
{
    struct zip_entry *e = a->directory.entries.at;
    size_t count = a->directory.entries.count;
    if (!count)
        return STATUS_OK;
    qsort(e, count, sizeof *e, by_folded_name);
    for (size_t i = 1; i < count; i++)
        if (!by_folded_name(&e[i - 1], &e[i]))
            return flow_refuse(a->flow, err, "ingest.zip-twice", "%.*s",
                               VIEW_ARG(e[i].name));
    qsort(e, count, sizeof *e, by_name);
    return STATUS_OK;
}

/* A member's unpacked bytes: measured before anybody reads them. Those of a
 * gzip file or a workbook are a layer of their own and count twice. */
static enum status take(void *self, struct view bytes, struct err *err)
{
    struct member *m = self;
    struct zip *a = m->archive;
    enum status s = STATUS_OK;
    m->size += bytes.n;
    if (m->size > m->entry->unpacked)
        return damaged(a, err, "a member's length is wrong");
    m->crc = (uint32_t)crc32(m->crc, (const Bytef *)bytes.p, (uInt)bytes.n);
    if (m->entry->gzip || m->entry->workbook)
        s = flow_measure(a->flow, bytes.n, err);
    return s == STATUS_OK ? m->sink.take(m->sink.self, bytes, err) : s;
}

/* A deflated member's packed bytes. Its stream must end just where the
 * directory says: bytes behind it would be read by nobody and could be
 * anything. */
static enum status unpack(void *self, struct view bytes, struct err *err)
{
    struct member *m = self;
    struct view rest = bytes;
    enum status s = STATUS_OK;
    if (!m->ended)
        s = inflate_push(&m->archive->tools->inflater, bytes, &rest, err);
    if (s != STATUS_END && s != STATUS_OK)
        return s;
    bool late = m->ended || s == STATUS_END;
    m->ended = late;
    return late && rest.n
               ? damaged(m->archive, err, "a member's length is wrong")
               : STATUS_OK;
}

/* Lengths and CRC-32 are the directory's (APPNOTE 4.4.7 to 4.4.9), which the
 * layout has found to be the local header's as well. */
enum status zip_pour(struct zip *a, const struct zip_entry *entry,
                     struct sink sink, struct err *err)
{
    struct member m = {entry, a, sink, 0, 0, entry->method == ZIP_STORED};
    struct sink stored = {&m, take}, deflated = {&m, unpack};
    bool packed = !m.ended;
    if (packed &&
        !inflate_begin(&a->tools->inflater, INFLATE_RAW, a->flow, stored))
        return err_memory(err);
    a->reader->at = entry->data;
    enum status s =
        reader_pour(a->reader, entry->packed, packed ? deflated : stored, err);
    if (s == STATUS_END)
        return damaged(a, err, "a member is cut off");
    if (s == STATUS_OK && (!m.ended || m.size != entry->unpacked))
        return damaged(a, err, "a member's length is wrong");
    if (s == STATUS_OK && m.crc != entry->crc)
        return damaged(a, err, "a member's checksum is wrong");
    return s;
}

static enum status read_gzip(struct zip *a, const struct zip_entry *e,
                             struct err *err)
{
    struct gzip *gzip = &a->tools->gzip;
    if (!gzip_begin(gzip, a->flow, e->unpacked))
        return err_memory(err);
    enum status s = zip_pour(a, e, (struct sink){gzip, gzip_push}, err);
    return s == STATUS_OK ? gzip_end(gzip, err) : s;
}

static enum status read_member(struct zip *a, const struct zip_entry *e,
                               struct err *err)
{
    if (e->workbook)
        return xlsx_read_member(a->tools->xlsx, a, e, err);
    flow_begin(a->flow, e->name);
    if (e->gzip)
        return read_gzip(a, e, err);
    enum status s = zip_pour(a, e, (struct sink){a->flow, flow_push}, err);
    return s == STATUS_OK ? flow_end(a->flow, err) : s;
}

/* One bad member refuses the archive: half a bundle taken in would look like a
 * whole one to its sender. */
enum status zip_read(struct zip *a, struct err *err)
{
    struct zip_entry *e = a->directory.entries.at;
    size_t documents = 0;
    for (size_t i = 0; i < a->directory.entries.count; i++) {
        if (e[i].litter || e[i].folder)
            continue;
        enum status s = read_member(a, &e[i], err);
        if (s != STATUS_OK)
            return s;
        documents++;
    }
    if (!documents)
        return flow_refuse(a->flow, err, "ingest.empty", "zip");
    return STATUS_OK;
}

/* Open Packaging Conventions, 10.1.2: every package has this part, and no
 * return is called so. */
static bool is_package(const struct zip *a)
{
    return zip_find(a, VIEW("[Content_Types].xml"));
}

static enum status judge_names(struct zip *a, struct err *err)
{
    const struct zip_entry *e = a->directory.entries.at;
    enum status s = STATUS_OK;
    for (size_t i = 0; s == STATUS_OK && i < a->directory.entries.count; i++)
        s = zip_name_judge(&e[i], a->flow, err);
    return s;
}

const struct zip_entry *zip_find(const struct zip *a, struct view name)
{
    const struct zip_entry *e = a->directory.entries.at;
    for (size_t i = 0; i < a->directory.entries.count; i++)
        if (e[i].name.n == name.n && !strncasecmp(e[i].name.p, name.p, name.n))
            return &e[i];
    return NULL;
}

/* Everything that can be told from headers is told before the first byte is
 * unpacked. */
enum status zip_open(struct zip *zip, uint64_t size, struct arena *arena,
                     struct err *err)
{
    struct zip_directory *directory = &zip->directory;
    enum status s =
        zip_directory_read(zip->reader, size, zip->flow, arena, directory, err);
    if (s != STATUS_OK)
        return s;
    directory->package = is_package(zip);
    if (!directory->package)
        s = judge_names(zip, err);
    if (s == STATUS_OK)
        s = zip_layout_check(zip->reader, directory, zip->flow, err);
    return s == STATUS_OK ? check_names(zip, err) : s;
}
