/* Opens a workbook and reads its sheets one after the other. */
#include "stages/ingest/xlsx.h"

#include <stdlib.h>
#include <string.h>

#include "stages/ingest/xlsx_form.h"

/* A workbook inside an archive is unpacked whole, for its own directory stands
 * at its end; a filled-in form has some ten thousand bytes. Comments, drawings
 * and the like may nest deeper than returns do; a cell's text may be long. */
enum {
    MEMBER_MOST = 16 << 20,
    MEMORY_MOST = 128 << 20,
    SCRATCH_MOST = 32 << 20
};

static const struct xml_limits limits = {64, 64 << 10, 256 << 10};

struct xlsx {
    const struct catalogue *catalogue;
    struct xml *xml;
    struct arena arena;   /* of one workbook: its directory, its strings */
    struct arena scratch; /* of one row */
    struct buf bytes;     /* of a member */
    struct reader reader; /* of those */
};

struct xlsx *xlsx_new(const struct catalogue *catalogue)
{
    struct xlsx *w = calloc(1, sizeof *w);
    if (!w)
        return NULL;
    w->catalogue = catalogue;
    w->xml = xml_new(NULL, &limits);
    arena_init(&w->arena, MEMORY_MOST);
    arena_init(&w->scratch, SCRATCH_MOST);
    if (w->xml) {
        xml_keep_all(w->xml);
        return w;
    }
    xlsx_free(w);
    return NULL;
}

void xlsx_free(struct xlsx *w)
{
    if (!w)
        return;
    xml_free(w->xml);
    arena_release(&w->arena);
    arena_release(&w->scratch);
    buf_release(&w->bytes);
    free(w);
}

/* Sender and time of arrival are the drop's, as with XML. */
static struct submission *begin(struct flow *flow)
{
    struct emit *emit = flow->vocabulary.emit;
    struct arena *arena = emit->arena(emit->self);
    struct submission *s = submission_new(arena);
    if (!s)
        return NULL;
    s->place.file = arena_copy(arena, buf_view(&flow->file));
    s->place.line = s->place.column = 1;
    s->sender = arena_copy(arena, flow->drop->sender);
    s->received = arena_copy(arena, flow->drop->received);
    s->prepared = s->received; /* see xlsx_signatures.c */
    return s;
}

static enum status read_sheets(struct xlsx *w, struct package *p,
                               struct form_reading *form, struct err *err)
{
    const struct sheet_handler handler = {form, form_row, form_merge};
    const struct worksheet *at = p->sheets.at;
    enum status s = STATUS_OK;
    for (size_t i = 0; s == STATUS_OK && i < p->sheets.count; i++) {
        if (!at[i].part.n)
            continue; /* a chart has a tab of its own */
        form_sheet_begin(form, &at[i]);
        s = sheet_read(p, &at[i], &w->scratch, &handler, err);
        if (form->kind == FORM_VALUES)
            form->s->place.cell =
                arena_format(form->s->arena, "%.*s!A1",
                             VIEW_ARG(utf8_front(at[i].name, 120)));
    }
    return s;
}

/* What was read is handed out only when the whole was found good. */
static enum status read_form(struct xlsx *w, struct package *p, struct err *err)
{
    struct flow *flow = p->zip->flow;
    struct emit *emit = flow->vocabulary.emit;
    struct form_reading form = {
        .flow = flow, .catalogue = w->catalogue, .s = begin(flow)};
    if (!form.s)
        return err_memory(err);
    enum status s = read_sheets(w, p, &form, err);
    if (s == STATUS_OK)
        s = form_end(&form, err);
    if (s == STATUS_OK && form.s->arena->failed)
        s = err_memory(err);
    if (s != STATUS_OK)
        return s;
    flow->vocabulary.count++;
    return emit->submission(emit->self, form.s, err);
}

/* `arena` has the directory already if the workbook is a member's. */
static enum status read_package(struct xlsx *w, struct zip *zip,
                                struct err *err)
{
    struct package p = {.zip = zip, .xml = w->xml, .arena = &w->arena};
    enum status s = package_open(&p, err);
    if (s == STATUS_OK)
        s = package_styles(&p, err);
    if (s == STATUS_OK)
        s = package_strings(&p, err);
    return s == STATUS_OK ? read_form(w, &p, err) : s;
}

enum status xlsx_read(struct xlsx *w, struct zip *zip, struct err *err)
{
    arena_clear(&w->arena);
    flow_name(zip->flow, VIEW(""));
    return read_package(w, zip, err);
}

static enum status take(void *self, struct view bytes, struct err *err)
{
    struct xlsx *w = self;
    buf_add(&w->bytes, bytes);
    return w->bytes.failed ? err_memory(err) : STATUS_OK;
}

static enum status unpack(struct xlsx *w, struct zip *outer,
                          const struct zip_entry *entry, struct err *err)
{
    if (w->bytes.failed)
        buf_release(&w->bytes);
    buf_clear(&w->bytes);
    if (entry->unpacked > MEMBER_MOST)
        return flow_refuse(outer->flow, err, "ingest.book-large", "%d bytes",
                           MEMBER_MOST);
    return zip_pour(outer, entry, (struct sink){w, take}, err);
}

/* Directory entries are 128 bytes each, at multiples of it, and begin with
 * their name in UTF-16 (MS-CFB 2.6.1). */
static bool names_encrypted(struct view bytes)
{
    static const char name[] =
        "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    enum { ENTRY = 128 };
    for (size_t i = 0; i + sizeof name <= bytes.n; i += ENTRY)
        if (!memcmp(bytes.p + i, name, sizeof name))
            return true;
    return false;
}

enum status xlsx_read_member(struct xlsx *w, struct zip *outer,
                             const struct zip_entry *entry, struct err *err)
{
    struct zip zip = {&w->reader, outer->tools, outer->flow, {{0}, 0, false}};
    flow_name(outer->flow, entry->name);
    arena_clear(&w->arena);
    enum status s = unpack(w, outer, entry, err);
    if (s != STATUS_OK)
        return s;
    w->reader.memory = buf_view(&w->bytes);
    if (view_starts(w->reader.memory, VIEW("\xd0\xcf\x11\xe0")))
        return flow_refuse(outer->flow, err,
                           names_encrypted(w->reader.memory)
                               ? "ingest.book-encrypted"
                               : "ingest.wrong-kind",
                           "%s", ".xls");
    s = zip_open(&zip, w->bytes.n, &w->arena, err);
    if (s == STATUS_OK && !zip.directory.package)
        return flow_refuse(outer->flow, err, "ingest.book-foreign", "%s",
                           "[Content_Types].xml");
    return s == STATUS_OK ? read_package(w, &zip, err) : s;
}

enum status xlsx_is_encrypted(struct reader *reader, bool *encrypted,
                              struct err *err)
{
    struct view bytes = {NULL, 1};
    enum status s = STATUS_OK;
    reader->at = 0;
    while (s == STATUS_OK && bytes.n && !*encrypted) {
        s = reader_next(reader, READER_CHUNK, &bytes, err);
        *encrypted = s == STATUS_OK && names_encrypted(bytes);
    }
    return s;
}
