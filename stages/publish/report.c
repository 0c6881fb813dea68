/* The validation report: what its two writers share. */
#include "stages/publish/report.h"

#include "pipeline/base/file.h"
#include "pipeline/model/edit.h"
#include "stages/publish/verdicts.h"

/* A release belongs to a phase of the calendar, not to an hour: the same phase,
 * the same bytes. Before the first day of any calendar: the end of the year. */
static struct view time_of(const struct run *run, struct arena *arena)
{
    const struct catalogue *c = run->catalogue;
    struct view last = {0};
    for (size_t i = 0; i < c->calendar_count; i++) {
        const struct calendar_entry *e = &c->calendar[i];
        const struct view marks[] = {e->opening, e->deadline, e->correction,
                                     e->lock};
        for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
            if (marks[k].n && view_compare(marks[k], run->day) < 0 &&
                view_compare(marks[k], last) > 0)
                last = marks[k];
    }
    return last.n ? last : arena_format(arena, "%d-12-31", run->year);
}

const struct edit *report_edit(const struct report *report,
                               const struct finding *finding)
{
    const struct catalogue *c = report->run->catalogue;
    for (size_t i = 0; i < c->edit_count; i++)
        if (view_equal(c->edits[i].id, finding->code))
            return &c->edits[i];
    return NULL;
}

struct view report_language(const struct edit *edit)
{
    if (!edit)
        return VIEW("nianbao rule");
    return edit->formula ? VIEW("nianbao formula") : VIEW("nianbao edit");
}

struct view report_expression(const struct report *report,
                              const struct edit *edit, struct view code)
{
    return edit ? edit_describe(edit, report->arena) : code;
}

const char *report_severity(enum severity severity)
{
    return severity_name(severity == SEVERITY_FATAL ? SEVERITY_ERROR
                                                    : severity);
}

struct view report_text(const struct report *report,
                        const struct finding *finding, enum language language)
{
    struct buf out = {0};
    finding_print(report->run->catalogue, finding, language, &out);
    struct view text = arena_copy(report->arena, buf_view(&out));
    if (out.failed)
        report->arena->failed = true;
    buf_release(&out);
    return text;
}

struct view report_id(const struct report *report,
                      const struct finding *finding, size_t number)
{
    return arena_format(report->arena, "%.*s.%zu", VIEW_ARG(finding->code),
                        number + 1);
}

void report_cell_key(const struct report *report,
                     const struct finding_cell *cell,
                     struct view key[REPORT_KEY])
{
    key[0] = report->run->catalogue->areas[0].code;
    key[1] = cell->period;
    key[2] = cell->area;
    key[3] = cell->indicator;
}

void report_finding_key(const struct report *report,
                        const struct finding *finding,
                        struct view key[REPORT_KEY])
{
    key[0] = report->run->catalogue->areas[0].code;
    key[1] = finding->period;
    key[2] = finding->unit;
    key[3] = VIEW("");
}

static void add(const struct report *report, struct array *counts,
                struct report_count count)
{
    struct report_count *slot = array_push(counts, report->arena, sizeof *slot);
    if (slot)
        *slot = count;
}

static void add_tried(const struct report *report, struct array *counts,
                      const struct verdict_line *v)
{
    struct view rule = v->part == VERDICTS_TOTAL ? VIEW("all") : v->code;
    add(report, counts,
        (struct report_count){rule, v->edit, "1", v->tried.passed});
    add(report, counts,
        (struct report_count){rule, v->edit, "0", v->tried.failed});
    add(report, counts,
        (struct report_count){rule, v->edit, "NA", v->tried.undecided});
}

struct array report_counts(const struct report *report)
{
    const struct verdict_line *v = report->lines.at;
    struct array counts = {0};
    for (size_t i = 0; i < report->lines.count; i++)
        if (v[i].part == VERDICTS_TOTAL || v[i].edit)
            add_tried(report, &counts, &v[i]);
        else if (v[i].part == VERDICTS_RULE)
            add(report, &counts,
                (struct report_count){v[i].code, NULL, "0", v[i].findings});
    return counts;
}

static enum status save(const struct report *report, const char *name,
                        struct buf *text, struct err *err)
{
    struct view path =
        arena_format(report->arena, "%s/%s", report->run->folder, name);
    if (report->arena->failed || text->failed)
        return err_memory(err);
    return file_replace(path.p, buf_view(text), false, err);
}

enum status report_write(struct run *run, struct err *err)
{
    struct arena arena;
    struct buf text = {0};
    arena_init(&arena, 0);
    struct report report = {.run = run, .arena = &arena};
    report.lines = verdicts_count(run, &arena);
    report.time = time_of(run, &arena);
    report_json(&report, &text);
    enum status s = save(&report, "validation.json", &text, err);
    buf_clear(&text);
    if (s == STATUS_OK)
        report_xml(&report, &text);
    if (s == STATUS_OK)
        s = save(&report, "validation.xml", &text, err);
    buf_release(&text);
    arena_release(&arena);
    return s;
}
