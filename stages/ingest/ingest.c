/* Reads a drop: says by its first bytes what it is, unpacks it, parses it. */
#include "stages/ingest/ingest.h"

#include <errno.h>
#include <stdlib.h>

#include "stages/ingest/xlsx.h"

/* Everything that is used again from drop to drop: parser and converters are
 * made once, inflaters and buffers keep their memory. */
struct ingest {
    const struct config *config;
    struct flow flow;
    struct zip_tools tools;
    struct reader reader;
    struct arena arena; /* of one drop: a zip's directory */
};

/* Room for as many members as the settings may allow; as many bytes of a file
 * as the longest magic has, and some. */
enum { DIRECTORY_MEMORY_MOST = 128 << 20, HEAD = 8 };

/* A file that is shorter than it was when it was archived was cut since then;
 * one that grew is read as far as it reached. */
static enum status pour(struct ingest *in, struct sink sink, struct err *err)
{
    enum status s = reader_pour(&in->reader, in->flow.drop->size, sink, err);
    if (s == STATUS_END)
        return flow_refuse(&in->flow, err, "ingest.truncated", "%zu",
                           in->flow.drop->size);
    return s;
}

static enum status read_plain(struct ingest *in, struct err *err)
{
    flow_begin(&in->flow, (struct view){0});
    enum status s = pour(in, (struct sink){&in->flow, flow_push}, err);
    return s == STATUS_OK ? flow_end(&in->flow, err) : s;
}

static enum status read_gzip(struct ingest *in, struct err *err)
{
    struct gzip *gzip = &in->tools.gzip;
    flow_begin(&in->flow, (struct view){0});
    if (!gzip_begin(gzip, &in->flow, in->flow.drop->size))
        return err_memory(err);
    enum status s = pour(in, (struct sink){gzip, gzip_push}, err);
    return s == STATUS_OK ? gzip_end(gzip, err) : s;
}

/* A workbook is a zip as well. */
static enum status read_zip(struct ingest *in, struct err *err)
{
    struct zip zip = {
        .reader = &in->reader, .tools = &in->tools, .flow = &in->flow};
    enum status s = zip_open(&zip, in->flow.drop->size, &in->arena, err);
    if (s != STATUS_OK)
        return s;
    return zip.directory.package ? xlsx_read(in->tools.xlsx, &zip, err)
                                 : zip_read(&zip, err);
}

/* Old workbooks, text documents, and new workbooks with a password, which are
 * wrapped so. */
static enum status refuse_ole(struct ingest *in, struct err *err)
{
    bool encrypted = false;
    enum status s = xlsx_is_encrypted(&in->reader, &encrypted, err);
    if (s != STATUS_OK)
        return s;
    return flow_refuse(&in->flow, err,
                       encrypted ? "ingest.book-encrypted"
                                 : "ingest.wrong-kind",
                       "%s", ".xls .et .doc");
}

/* Kinds of files by their first bytes and not by their names, which clerks
 * change. Without `read` it is one that people drop by mistake: `name` tells
 * them which. What is none of these is taken for XML, whose parser refuses the
 * rest with a place. */
static const struct container {
    struct view magic;
    const char *name;
    enum status (*read)(struct ingest *in, struct err *err);
} containers[] = {
    {{"\x1f\x8b", 2}, "gzip", read_gzip},
    {{"PK\x03\x04", 4}, "zip", read_zip},
    {{"PK\x05\x06", 4}, "zip", read_zip}, /* an empty one */
    {{"Rar!", 4}, ".rar", NULL},
    {{"7z\xbc\xaf", 4}, ".7z", NULL},
    {{"\xd0\xcf\x11\xe0", 4}, ".xls", refuse_ole},
    {{"%PDF", 4}, ".pdf", NULL},
    {{"BZh", 3}, ".bz2", NULL},
    {{"\xfd"
      "7zXZ",
      5},
     ".xz",
     NULL},
    {{"\x28\xb5\x2f\xfd", 4}, ".zst", NULL},
};

static enum status read_kind(struct ingest *in, struct view head,
                             struct err *err)
{
    for (size_t i = 0; i < sizeof containers / sizeof *containers; i++) {
        if (!view_starts(head, containers[i].magic))
            continue;
        if (containers[i].read)
            return containers[i].read(in, err);
        return flow_refuse(&in->flow, err, "ingest.wrong-kind", "%s",
                           containers[i].name);
    }
    return read_plain(in, err);
}

/* The arena may have failed over the last drop's directory; clearing forgets
 * that as well. */
static void start(struct ingest *in, struct drop *drop, struct emit *emit)
{
    struct flow *flow = &in->flow;
    arena_clear(&in->arena);
    in->reader.fd = drop->fd;
    in->reader.at = 0;
    flow->limits = catalogue_limits(in->config->catalogue, drop->sender);
    flow->drop = drop;
    flow->inflated = 0;
    flow->vocabulary.emit = emit;
    flow->vocabulary.drop = drop;
    flow->vocabulary.count = 0;
    flow->vocabulary.elements = 0;
    flow->vocabulary.elements_most = flow->limits.elements;
    buf_clear(&flow->file);
    buf_add(&flow->file, drop->name);
}

/* Size first: it costs no look into the file. */
static enum status read_drop(struct ingest *in, struct err *err)
{
    struct flow *flow = &in->flow;
    size_t size = flow->drop->size;
    char head[HEAD];
    size_t n = size < HEAD ? size : HEAD;
    if (!size)
        return flow_refuse(flow, err, "ingest.empty", "0");
    if (size > (size_t)flow->limits.file)
        return flow_refuse(flow, err, "ingest.too-large", "%ld",
                           flow->limits.file);
    enum status s = reader_at(&in->reader, 0, head, n, err);
    if (s == STATUS_END)
        return flow_refuse(flow, err, "ingest.truncated", "%zu", size);
    return s == STATUS_OK ? read_kind(in, (struct view){head, n}, err) : s;
}

/* Well-formed and empty of returns is most often a template sent back: not a
 * drop that was taken in. */
static enum status feed(void *self, struct drop *drop, struct emit *emit,
                        struct err *err)
{
    struct ingest *in = self;
    start(in, drop, emit);
    enum status s = read_drop(in, err);
    if (s == STATUS_OK && !in->flow.vocabulary.count)
        s = flow_refuse(&in->flow, err, "ingest.empty", "<submission>");
    return s;
}

static enum status open_ingest(const struct config *config, void **self,
                               struct err *err)
{
    struct ingest *in = calloc(1, sizeof *in);
    if (!in)
        return err_memory(err);
    *self = in;
    in->config = config;
    arena_init(&in->arena, DIRECTORY_MEMORY_MOST);
    in->flow.xml = xml_new(VOCABULARY_NAMESPACE, &xml_limits_default);
    in->tools.xlsx =
        xlsx_new(config->catalogue->index ? config->catalogue : NULL);
    if (!in->flow.xml || !in->tools.xlsx)
        return err_memory(err);
    if (!encoding_open(&in->flow.encoding))
        return errno == ENOMEM
                   ? err_memory(err)
                   : err_set(err, FAULT_CONFIG,
                             "this system's iconv lacks GB18030 or UTF-16");
    return STATUS_OK;
}

static void close_ingest(void *self)
{
    struct ingest *in = self;
    xml_free(in->flow.xml);
    xlsx_free(in->tools.xlsx);
    encoding_close(&in->flow.encoding);
    buf_release(&in->flow.decoded);
    buf_release(&in->flow.file);
    zip_tools_close(&in->tools);
    arena_release(&in->arena);
    free(in);
}

const struct stage ingest_stage = {
    .name = "ingest",
    .summary = "reads submissions from .xml, .xml.gz, .xlsx and .zip",
    .open = open_ingest,
    .feed = feed,
    .close = close_ingest,
};
