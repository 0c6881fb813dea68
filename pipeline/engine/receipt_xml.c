/* A receipt for programs. */
#include "pipeline/engine/receipt_parts.h"

#include "pipeline/output/xml_write.h"

static const char *const verdict_names[] = {
    "none",     "accepted", "accepted-with-warnings", "partly-accepted",
    "rejected", "repeated",
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

/* <text xml:lang="zh">...</text> and <remedy>, and their English twins. */
static void words(const struct receipt *r, const struct finding *f,
                  enum language language, struct buf *out)
{
    struct buf text = {0};
    const char *code = language_code(language);
    finding_print(r->catalogue, f, language, &text);
    buf_format(out, "    <text xml:lang=\"%s\">", code);
    xml_escape(buf_view(&text), out);
    buf_adds(out, "</text>\n");
    buf_clear(&text);
    finding_print_remedy(r->catalogue, f, language, &text);
    buf_format(out, "    <remedy xml:lang=\"%s\">", code);
    xml_escape(buf_view(&text), out);
    buf_adds(out, "</remedy>\n");
    out->failed = out->failed || text.failed;
    buf_release(&text);
}

/* With the label of its row on the form. */
static void write_indicator(const struct receipt *r, struct view code,
                            struct buf *out)
{
    const struct indicator *indicator = catalogue_indicator(r->catalogue, code);
    attribute(out, "indicator", code);
    if (indicator)
        attribute(out, "label", indicator->name[LANGUAGE_ZH]);
}

static void write_finding(const struct receipt *r, const struct finding *f,
                          struct buf *out)
{
    buf_adds(out, "  <finding");
    attribute(out, "code", f->code);
    attribute(out, "severity", view_of(severity_name(f->severity)));
    if (f->cell_count)
        write_indicator(r, f->cells[0].indicator, out);
    attribute(out, "file", f->file);
    number(out, "line", f->line);
    number(out, "column", f->column);
    if (f->cell.n)
        attribute(out, "cell", f->cell);
    buf_adds(out, ">\n");
    words(r, f, LANGUAGE_ZH, out);
    words(r, f, LANGUAGE_EN, out);
    buf_adds(out, "  </finding>\n");
}

/* All are counted, however few of them stand below. */
static void write_counts(const struct listing *l, struct buf *out)
{
    buf_format(out,
               "  <counts total=\"%zu\" fatal=\"%zu\" error=\"%zu\" "
               "warning=\"%zu\" information=\"%zu\" explained=\"%zu\" "
               "kinds=\"%zu\" printed=\"%zu\"/>\n",
               l->total, l->by[SEVERITY_FATAL], l->by[SEVERITY_ERROR],
               l->by[SEVERITY_WARNING], l->by[SEVERITY_INFORMATION],
               l->explained, l->kinds, l->kept.count);
}

void receipt_print_xml(const struct receipt *r, struct buf *out)
{
    const struct finding *f = r->findings.kept.at;
    buf_adds(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<receipt");
    buf_adds(out, " xmlns=\"urn:nianbao:receipt:1\"");
    attribute(out, "id", r->id);
    attribute(out, "file", r->name);
    attribute(out, "sender", r->sender);
    attribute(out, "sha256", r->digest);
    attribute(out, "received", r->received);
    attribute(out, "verdict", view_of(verdict_names[r->verdict]));
    buf_adds(out, ">\n");
    write_counts(&r->findings, out);
    for (size_t i = 0; i < r->findings.kept.count; i++)
        write_finding(r, &f[i], out);
    buf_adds(out, "</receipt>\n");
}
