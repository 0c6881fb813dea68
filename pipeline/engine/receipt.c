/* A drop's receipt: the same facts in both languages. */
#include "pipeline/engine/receipt.h"

#include <stdlib.h>

#include "pipeline/base/file.h"
#include "pipeline/model/record.h"
#include "pipeline/output/xml_write.h"
#include "pipeline/store/site.h"

static const char *const verdict_names[] = {
    "none",     "accepted", "accepted-with-warnings", "partly-accepted",
    "rejected", "repeated",
};

struct receipt {
    const struct catalogue *catalogue;
    struct arena arena;
    struct array findings; /* struct finding */
    struct buf out;
};

static void attribute(struct buf *out, const char *name, struct view value)
{
    buf_format(out, " %s=\"", name);
    xml_escape(value, out);
    buf_byte(out, '"');
}

static void number(struct buf *out, const char *name, long value)
{
    if (value)
        buf_format(out, " %s=\"%ld\"", name, value);
}

/* <zh>...</zh> or <remedy-zh>...</remedy-zh> and their English twins. */
static void words(struct receipt *r, const struct finding *f,
                  enum language language)
{
    struct buf text = {0};
    const char *code = language_code(language);
    finding_print(r->catalogue, f, language, &text);
    buf_format(&r->out, "    <text xml:lang=\"%s\">", code);
    xml_escape(buf_view(&text), &r->out);
    buf_adds(&r->out, "</text>\n");
    buf_clear(&text);
    finding_print_remedy(r->catalogue, f, language, &text);
    buf_format(&r->out, "    <remedy xml:lang=\"%s\">", code);
    xml_escape(buf_view(&text), &r->out);
    buf_adds(&r->out, "</remedy>\n");
    r->out.failed = r->out.failed || text.failed;
    buf_release(&text);
}

static void write_finding(struct receipt *r, const struct finding *f)
{
    buf_adds(&r->out, "  <finding");
    attribute(&r->out, "code", f->code);
    attribute(&r->out, "severity", view_of(severity_name(f->severity)));
    if (f->cell_count)
        attribute(&r->out, "indicator", f->cells[0].indicator);
    attribute(&r->out, "file", f->file);
    number(&r->out, "line", f->line);
    number(&r->out, "column", f->column);
    buf_adds(&r->out, ">\n");
    words(r, f, LANGUAGE_ZH);
    words(r, f, LANGUAGE_EN);
    buf_adds(&r->out, "  </finding>\n");
}

static enum status collect(void *self, const struct ledger_submission *row,
                           struct err *err)
{
    struct receipt *r = self;
    struct view record = arena_copy(&r->arena, row->record);
    struct submission *s = record_unpack(record, r->catalogue, &r->arena, err);
    if (!s)
        return STATUS_FATAL;
    for (size_t i = 0; i < s->findings.count; i++) {
        struct finding *f = array_push(&r->findings, &r->arena, sizeof *f);
        if (!f)
            return err_memory(err);
        *f = ((struct finding *)s->findings.at)[i];
    }
    return STATUS_OK;
}

static void write_all(struct receipt *r, const struct ledger_drop *drop)
{
    struct finding *f = r->findings.at;
    if (r->findings.count)
        qsort(f, r->findings.count, sizeof *f, finding_compare);
    buf_adds(&r->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<receipt");
    buf_adds(&r->out, " xmlns=\"urn:nianbao:receipt:1\"");
    attribute(&r->out, "file", drop->name);
    attribute(&r->out, "sender", drop->sender);
    attribute(&r->out, "sha256", drop->digest);
    attribute(&r->out, "received", drop->received);
    attribute(&r->out, "verdict", view_of(verdict_names[drop->verdict]));
    buf_adds(&r->out, ">\n");
    for (size_t i = 0; i < r->findings.count; i++)
        write_finding(r, &f[i]);
    buf_adds(&r->out, "</receipt>\n");
}

struct view receipt_path(struct arena *arena, struct view sender,
                         struct view digest, int docket)
{
    return arena_format(arena, "receipts/%.*s/%.*s.%d.xml", VIEW_ARG(sender),
                        VIEW_ARG(digest), docket);
}

static enum status save(struct night *night, struct receipt *r,
                        const struct ledger_drop *drop, struct err *err)
{
    struct view folder =
        arena_format(&r->arena, "receipts/%.*s", VIEW_ARG(drop->sender));
    struct view file =
        receipt_path(&r->arena, drop->sender, drop->digest, drop->docket);
    const char *path = site_path(&r->arena, night->site, file.p);
    const char *into = site_path(&r->arena, night->site, folder.p);
    if (r->arena.failed || r->out.failed)
        return err_memory(err);
    enum status s = file_make_folders(into, err);
    return s == STATUS_OK ? file_replace(path, buf_view(&r->out), false, err)
                          : s;
}

enum status receipt_write(struct night *night, const struct ledger_drop *drop,
                          struct err *err)
{
    struct receipt r = {.catalogue = night->config->catalogue};
    arena_init(&r.arena, 0);
    enum status s = STATUS_OK;
    if (drop->findings.n)
        s = record_unpack_findings(drop->findings, &r.arena, &r.findings, err);
    if (s == STATUS_OK)
        s = ledger_of_drop(night->ledger, drop->id, collect, &r, err);
    if (s == STATUS_OK) {
        write_all(&r, drop);
        s = save(night, &r, drop, err);
    }
    buf_release(&r.out);
    arena_release(&r.arena);
    return s;
}
