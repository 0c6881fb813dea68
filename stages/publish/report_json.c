/* The validation report as JSON: an array of validations and aggregations. */
#include "stages/publish/report.h"

#include "pipeline/output/json_write.h"

static void member(struct buf *out, const char *name, struct view value)
{
    buf_format(out, "\"%s\":", name);
    json_string(value, out);
}

static void next_member(struct buf *out, const char *name, struct view value)
{
    buf_byte(out, ',');
    member(out, name, value);
}

static void put_event(const struct report *report, struct buf *out)
{
    buf_adds(out, ",\"event\":{");
    member(out, "time", report->time);
    next_member(out, "actor", VIEW("nianbao"));
    next_member(out, "trigger", report->run->release);
    buf_adds(out, "}");
}

/* Both languages, for one string is all that the structure has. */
static void put_words(const struct report *report, const struct finding *f,
                      struct buf *out)
{
    struct view zh = report_text(report, f, LANGUAGE_ZH);
    struct view en = report_text(report, f, LANGUAGE_EN);
    next_member(
        out, "description",
        arena_format(report->arena, "%.*s / %.*s", VIEW_ARG(zh), VIEW_ARG(en)));
}

/* A warning that was answered counts for less: so the structure says of what
 * was changed by agreement. */
static void put_rule(const struct report *report, const struct finding *f,
                     struct buf *out)
{
    const struct edit *edit = report_edit(report, f);
    buf_adds(out, ",\"rule\":{");
    member(out, "language", report_language(edit));
    next_member(out, "expression", report_expression(report, edit, f->code));
    next_member(out, "severity", view_of(report_severity(f->severity)));
    put_words(report, f, out);
    if (f->explained.n) {
        next_member(out, "change", VIEW("down"));
        next_member(out, "explanation", f->explained);
    }
    buf_adds(out, "}");
}

static void put_key(const struct view key[REPORT_KEY], struct buf *out)
{
    buf_byte(out, '[');
    for (int i = 0; i < REPORT_KEY; i++) {
        if (i)
            buf_byte(out, ',');
        json_string(key[i], out);
    }
    buf_byte(out, ']');
}

/* Target: what is judged, source: what it was judged by. */
static void put_cells(const struct report *report, const struct finding *f,
                      bool suspect, struct buf *out)
{
    struct view key[REPORT_KEY];
    size_t n = 0;
    for (size_t i = 0; i < f->cell_count; i++) {
        if (f->cells[i].suspect != suspect)
            continue;
        if (n++)
            buf_byte(out, ',');
        report_cell_key(report, &f->cells[i], key);
        put_key(key, out);
    }
    if (!n && suspect) {
        report_finding_key(report, f, key);
        put_key(key, out);
    }
}

static void put_data(const struct report *report, const struct finding *f,
                     struct buf *out)
{
    buf_adds(out, ",\"data\":{\"source\":[");
    put_cells(report, f, false, out);
    buf_adds(out, "],\"target\":[");
    put_cells(report, f, true, out);
    buf_adds(out, "]");
    if (f->expected.n)
        next_member(out, "description", f->expected);
    buf_adds(out, "}");
}

static void put_validation(const struct report *report, size_t number,
                           struct buf *out)
{
    const struct finding *f =
        (const struct finding *)report->run->findings.at + number;
    buf_adds(out, "{");
    member(out, "id", report_id(report, f, number));
    next_member(out, "type", VIEW("validation"));
    put_event(report, out);
    put_rule(report, f, out);
    put_data(report, f, out);
    next_member(out, "value", VIEW("0"));
    buf_adds(out, "},\n");
}

static void put_count(const struct report *report, const struct report_count *c,
                      bool last, struct buf *out)
{
    struct view root[REPORT_KEY] = {
        report->run->catalogue->areas[0].code,
        arena_format(report->arena, "%d", report->run->year), VIEW(""),
        VIEW("")};
    buf_adds(out, "{");
    member(out, "id",
           arena_format(report->arena, "%.*s=%s", VIEW_ARG(c->rule), c->value));
    next_member(out, "type", VIEW("aggregation"));
    put_event(report, out);
    buf_adds(out, ",\"aggregate\":{");
    member(out, "language", VIEW("nianbao count"));
    next_member(out, "expression",
                arena_format(report->arena, "count(%.*s = %s)",
                             VIEW_ARG(c->rule), c->value));
    next_member(out, "description",
                report_expression(report, c->edit, c->rule));
    buf_adds(out, "},\"data\":{\"source\":[");
    put_key(root, out);
    buf_adds(out, "],\"target\":[");
    put_key(root, out);
    buf_adds(out, "]}");
    next_member(out, "value", arena_format(report->arena, "%zu", c->count));
    buf_adds(out, last ? "}\n" : "},\n");
}

/* The counts of all edits come behind every finding and are always there, so
 * the last comma is known. */
void report_json(const struct report *report, struct buf *out)
{
    struct array counts = report_counts(report);
    const struct report_count *c = counts.at;
    buf_adds(out, "[\n");
    for (size_t i = 0; i < report->run->findings.count; i++)
        put_validation(report, i, out);
    for (size_t i = 0; i < counts.count; i++)
        put_count(report, &c[i], i + 1 == counts.count, out);
    buf_adds(out, "]\n");
}
