/* The validation report for spreadsheets: totals first, then types, rules,
 * units, and every finding once with how often it occurs. */
#include "pipeline/model/edit.h"
#include "stages/publish/kinds.h"
#include "stages/publish/verdicts.h"

static struct view part(struct printing *p, const struct row *row)
{
    static const char *const zh[] = {"总计", "程度", "类型",
                                     "规则", "单位", "问题"};
    static const char *const en[] = {"total", "severity", "type",
                                     "rule",  "unit",     "finding"};
    enum verdict_part at = row->verdict->part;
    return view_of(p->language == LANGUAGE_ZH ? zh[at] : en[at]);
}

static bool is_rule(const struct verdict_line *v)
{
    return v->part == VERDICTS_RULE || v->part == VERDICTS_FINDING;
}

static struct view rule(struct printing *p, const struct row *row)
{
    (void)p;
    return is_rule(row->verdict) ? row->verdict->code : (struct view){0};
}

static struct view type(struct printing *p, const struct row *row)
{
    (void)p;
    if (row->verdict->part == VERDICTS_TYPE)
        return row->verdict->code;
    return row->verdict->edit ? row->verdict->edit->type : (struct view){0};
}

static struct view level(struct printing *p, const struct row *row)
{
    return row->verdict->edit ? print_integer(p, row->verdict->edit->level)
                              : (struct view){0};
}

static struct view severity(struct printing *p, const struct row *row)
{
    if (!row->verdict->has_severity)
        return (struct view){0};
    return print_severity(p, row->verdict->severity);
}

static struct view unit(struct printing *p, const struct row *row)
{
    const struct verdict_line *v = row->verdict;
    (void)p;
    if (v->part == VERDICTS_UNIT)
        return v->code;
    return v->first ? v->first->unit : (struct view){0};
}

static struct view indicator(struct printing *p, const struct row *row)
{
    (void)p;
    return row->verdict->indicator;
}

/* Blank where nobody counted: 0 would say that it was tried and never passed.
 */
static struct view tried(struct printing *p, const struct row *row, size_t n)
{
    return row->verdict->has_tried ? print_integer(p, (long)n)
                                   : (struct view){0};
}

static struct view passed(struct printing *p, const struct row *row)
{
    return tried(p, row, row->verdict->tried.passed);
}

static struct view failed(struct printing *p, const struct row *row)
{
    return tried(p, row, row->verdict->tried.failed);
}

static struct view undecided(struct printing *p, const struct row *row)
{
    return tried(p, row, row->verdict->tried.undecided);
}

static struct view findings(struct printing *p, const struct row *row)
{
    return print_integer(p, (long)row->verdict->findings);
}

static struct view explained(struct printing *p, const struct row *row)
{
    return print_integer(p, (long)row->verdict->explained);
}

/* What the rule says, by its first case; without one, what it asks. */
static struct view text(struct printing *p, const struct row *row)
{
    const struct verdict_line *v = row->verdict;
    struct buf out = {0};
    if (!is_rule(v))
        return (struct view){0};
    if (v->first)
        finding_print(p->run->catalogue, v->first, p->language, &out);
    else if (v->edit)
        return edit_describe(v->edit, p->arena);
    return print_built(p, &out);
}

static struct view place(struct printing *p, const struct row *row)
{
    const struct finding *f = row->verdict->first;
    if (!f || !f->file.n)
        return (struct view){0};
    return arena_format(p->arena, "%.*s:%ld", VIEW_ARG(f->file), f->line);
}

static const struct column_kind columns[] = {
    {"part", CELL_TEXT, part},
    {"rule", CELL_CODE, rule},
    {"type", CELL_CODE, type},
    {"level", CELL_CODE, level},
    {"severity", CELL_TEXT, severity},
    {"indicator", CELL_CODE, indicator},
    {"passed", CELL_NUMBER, passed},
    {"failed", CELL_NUMBER, failed},
    {"undecided", CELL_NUMBER, undecided},
    {"findings", CELL_NUMBER, findings},
    {"explained", CELL_NUMBER, explained},
    {"unit", CELL_CODE, unit},
    {"text", CELL_TEXT, text},
    {"place", CELL_TEXT, place},
    {NULL, CELL_TEXT, NULL},
};

static enum status fill(struct printing *p, const struct layout *layout,
                        struct err *err)
{
    struct array lines = verdicts_count(p->run, p->arena);
    const struct verdict_line *v = lines.at;
    (void)err;
    for (size_t i = 0; i < lines.count; i++)
        row_print(p, layout, &(struct row){.verdict = &v[i]});
    return STATUS_OK;
}

const struct kind validation_kind = {"validation", columns, false, fill};
