/* The validation report as XML, valid against config/schemas/validation.rng. */
#include "pipeline/output/xml_write.h"
#include "stages/publish/report.h"

static void attribute(struct buf *out, const char *name, struct view value)
{
    buf_format(out, " %s=\"", name);
    xml_escape(value, out);
    buf_byte(out, '"');
}

static void element(struct buf *out, const char *name, struct view text)
{
    buf_format(out, "<%s>", name);
    xml_escape(text, out);
    buf_format(out, "</%s>", name);
}

static void put_rule(const struct report *report, const struct finding *f,
                     struct buf *out)
{
    const struct edit *edit = report_edit(report, f);
    buf_adds(out, "    <rule");
    attribute(out, "language", report_language(edit));
    attribute(out, "severity", view_of(report_severity(f->severity)));
    if (f->explained.n)
        attribute(out, "change", VIEW("down"));
    buf_adds(out, ">");
    element(out, "expression", report_expression(report, edit, f->code));
    for (int l = 0; l < LANGUAGE_COUNT; l++) {
        buf_format(out, "<description xml:lang=\"%s\">",
                   language_code((enum language)l));
        xml_escape(report_text(report, f, (enum language)l), out);
        buf_adds(out, "</description>");
    }
    if (f->explained.n)
        element(out, "explanation", f->explained);
    buf_adds(out, "</rule>\n");
}

static void put_key(const char *name, const struct view key[REPORT_KEY],
                    struct buf *out)
{
    static const char *const parts[] = {"population", "time", "unit",
                                        "variable"};
    buf_format(out, "<%s", name);
    for (int i = 0; i < REPORT_KEY; i++)
        attribute(out, parts[i], key[i]);
    buf_adds(out, "/>");
}

static void put_data(const struct report *report, const struct finding *f,
                     struct buf *out)
{
    struct view key[REPORT_KEY];
    bool target = false;
    buf_adds(out, "    <data>");
    for (size_t i = 0; i < f->cell_count; i++) {
        report_cell_key(report, &f->cells[i], key);
        put_key(f->cells[i].suspect ? "target" : "source", key, out);
        target |= f->cells[i].suspect;
    }
    report_finding_key(report, f, key);
    if (!target)
        put_key("target", key, out);
    if (f->expected.n)
        element(out, "description", f->expected);
    buf_adds(out, "</data>\n");
}

static void put_validation(const struct report *report, size_t number,
                           struct buf *out)
{
    const struct finding *f =
        (const struct finding *)report->run->findings.at + number;
    buf_adds(out, "  <validation");
    attribute(out, "id", report_id(report, f, number));
    attribute(out, "value", VIEW("0"));
    buf_adds(out, ">\n");
    put_rule(report, f, out);
    put_data(report, f, out);
    buf_adds(out, "  </validation>\n");
}

static void put_count(const struct report *report, const struct report_count *c,
                      struct buf *out)
{
    buf_adds(out, "  <aggregation");
    attribute(out, "rule", c->rule);
    attribute(out, "of", view_of(c->value));
    attribute(out, "value", arena_format(report->arena, "%zu", c->count));
    buf_adds(out, ">");
    element(out, "expression", report_expression(report, c->edit, c->rule));
    buf_adds(out, "</aggregation>\n");
}

/* The event is one for all: it stands at the root. */
void report_xml(const struct report *report, struct buf *out)
{
    struct array counts = report_counts(report);
    const struct report_count *c = counts.at;
    buf_adds(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<report "
                  "xmlns=\"urn:nianbao:validation:1\"");
    attribute(out, "time", report->time);
    attribute(out, "actor", VIEW("nianbao"));
    attribute(out, "trigger", report->run->release);
    buf_adds(out, ">\n");
    for (size_t i = 0; i < report->run->findings.count; i++)
        put_validation(report, i, out);
    for (size_t i = 0; i < counts.count; i++)
        put_count(report, &c[i], out);
    buf_adds(out, "</report>\n");
}
