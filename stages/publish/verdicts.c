/* Counting what the night's rules came to. */
#include "stages/publish/verdicts.h"

#include <stdlib.h>

struct counting {
    struct run *run;
    struct arena *arena;
    struct array lines; /* struct verdict_line */
    const struct edit *
        *edits; /* of each finding; NULL: a rule of the program */
};

static struct verdict_line *add(struct counting *c, enum verdict_part part,
                                struct view code)
{
    struct verdict_line *line = array_push(&c->lines, c->arena, sizeof *line);
    if (line)
        *line = (struct verdict_line){.part = part, .code = code};
    return line;
}

static const struct finding *finding_at(const struct counting *c, size_t i)
{
    return (const struct finding *)c->run->findings.at + i;
}

static void count_finding(struct verdict_line *line, const struct finding *f)
{
    line->findings++;
    line->explained += f->explained.n != 0;
    if (!line->first)
        line->first = f;
}

static void add_tried(struct tried *to, const struct tried *from)
{
    to->passed += from->passed;
    to->failed += from->failed;
    to->undecided += from->undecided;
}

static const struct edit *edit_of(const struct catalogue *c, struct view code)
{
    for (size_t i = 0; i < c->edit_count; i++)
        if (view_equal(c->edits[i].id, code))
            return &c->edits[i];
    return NULL;
}

/* Findings that are only counted are information, and nobody's in particular.
 */
static size_t count_notes(const struct counting *c)
{
    const struct note *notes = c->run->notes.at;
    size_t n = 0;
    for (size_t i = 0; i < c->run->notes.count; i++)
        n += notes[i].count;
    return n;
}

static void count_total(struct counting *c)
{
    struct verdict_line *line = add(c, VERDICTS_TOTAL, VIEW(""));
    if (!line)
        return;
    line->has_tried = true;
    for (size_t i = 0; i < c->run->catalogue->edit_count; i++)
        add_tried(&line->tried, &c->run->tried[i]);
    for (size_t i = 0; i < c->run->findings.count; i++)
        count_finding(line, finding_at(c, i));
    line->findings += count_notes(c);
    line->first = NULL;
}

static void count_severity(struct counting *c, enum severity severity)
{
    struct verdict_line *line = add(c, VERDICTS_SEVERITY, VIEW(""));
    if (!line)
        return;
    line->severity = severity;
    line->has_severity = true;
    for (size_t i = 0; i < c->run->findings.count; i++)
        if (finding_at(c, i)->severity == severity)
            count_finding(line, finding_at(c, i));
    line->findings += severity == SEVERITY_INFORMATION ? count_notes(c) : 0;
    line->first = NULL;
}

static void count_type(struct counting *c, struct view type)
{
    const struct catalogue *catalogue = c->run->catalogue;
    struct verdict_line *line = add(c, VERDICTS_TYPE, type);
    if (!line)
        return;
    line->has_tried = true;
    for (size_t i = 0; i < catalogue->edit_count; i++)
        if (view_equal(catalogue->edits[i].type, type))
            add_tried(&line->tried, &c->run->tried[i]);
    for (size_t i = 0; i < c->run->findings.count; i++)
        if (c->edits[i] && view_equal(c->edits[i]->type, type))
            count_finding(line, finding_at(c, i));
    line->first = NULL;
}

/* Types in the order in which the survey uses them first. */
static void count_types(struct counting *c)
{
    const struct edit *edits = c->run->catalogue->edits;
    for (size_t i = 0; i < c->run->catalogue->edit_count; i++) {
        size_t k = 0;
        while (k < i && !view_equal(edits[k].type, edits[i].type))
            k++;
        if (k == i)
            count_type(c, edits[i].type);
    }
}

static void count_edits(struct counting *c)
{
    const struct edit *edits = c->run->catalogue->edits;
    size_t first = c->lines.count;
    for (size_t i = 0; i < c->run->catalogue->edit_count; i++) {
        struct verdict_line *line = add(c, VERDICTS_RULE, edits[i].id);
        if (!line)
            return;
        line->edit = &edits[i];
        line->severity = edits[i].severity;
        line->has_severity = line->has_tried = true;
        line->tried = c->run->tried[i];
    }
    struct verdict_line *lines = (struct verdict_line *)c->lines.at + first;
    for (size_t i = 0; i < c->run->findings.count; i++)
        if (c->edits[i])
            count_finding(&lines[c->edits[i]->index], finding_at(c, i));
}

/* Lines of a part from `first` on, with this code and indicator. A few hundred
 * at most, and mostly the last one is asked for again. */
static struct verdict_line *line_of(struct counting *c, size_t first,
                                    enum verdict_part part, struct view code,
                                    enum severity severity,
                                    struct view indicator)
{
    struct verdict_line *lines = c->lines.at;
    for (size_t i = c->lines.count; i-- > first;)
        if (view_equal(lines[i].code, code) && lines[i].severity == severity &&
            view_equal(lines[i].indicator, indicator))
            return &lines[i];
    struct verdict_line *line = add(c, part, code);
    if (!line)
        return NULL;
    line->severity = severity;
    line->has_severity = true;
    line->indicator = indicator;
    return line;
}

static int by_code(const void *a, const void *b)
{
    const struct verdict_line *x = a, *y = b;
    int order = view_compare(x->code, y->code);
    if (!order)
        order = (int)y->severity - (int)x->severity;
    return order ? order : view_compare(x->indicator, y->indicator);
}

static void sort_from(struct counting *c, size_t first)
{
    struct verdict_line *lines = c->lines.at;
    if (c->lines.count > first + 1)
        qsort(lines + first, c->lines.count - first, sizeof *lines, by_code);
}

/* Rules of the program itself: what reading, counting and versions found. */
static void count_others(struct counting *c)
{
    const struct note *notes = c->run->notes.at;
    size_t first = c->lines.count;
    for (size_t i = 0; i < c->run->findings.count; i++) {
        const struct finding *f = finding_at(c, i);
        struct verdict_line *line =
            c->edits[i] ? NULL
                        : line_of(c, first, VERDICTS_RULE, f->code, f->severity,
                                  VIEW(""));
        if (line)
            count_finding(line, f);
    }
    for (size_t i = 0; i < c->run->notes.count; i++) {
        struct verdict_line *line =
            line_of(c, first, VERDICTS_RULE, notes[i].code,
                    SEVERITY_INFORMATION, VIEW(""));
        if (line)
            line->findings += notes[i].count;
    }
    sort_from(c, first);
}

/* Findings of review are told to areas; they are nobody's returns. */
static void count_units(struct counting *c)
{
    const struct unit_tried *units = c->run->units.at;
    size_t k = 0, count = c->run->findings.count;
    for (size_t i = 0; i < c->run->units.count; i++) {
        struct verdict_line *line = add(c, VERDICTS_UNIT, units[i].unit);
        if (!line)
            return;
        line->has_tried = true;
        line->tried = units[i].tried;
        while (k < count &&
               view_compare(finding_at(c, k)->unit, units[i].unit) < 0)
            k++;
        for (; k < count && view_equal(finding_at(c, k)->unit, units[i].unit);
             k++)
            count_finding(line, finding_at(c, k));
        line->first = NULL;
    }
}

/* Every finding once, with how often it occurs: a rule and an indicator. */
static void count_unique(struct counting *c)
{
    const struct note *notes = c->run->notes.at;
    size_t first = c->lines.count;
    for (size_t i = 0; i < c->run->findings.count; i++) {
        const struct finding *f = finding_at(c, i);
        struct view indicator =
            f->cell_count ? f->cells[0].indicator : VIEW("");
        struct verdict_line *line = line_of(c, first, VERDICTS_FINDING, f->code,
                                            f->severity, indicator);
        if (line)
            count_finding(line, f);
    }
    for (size_t i = 0; i < c->run->notes.count; i++) {
        struct verdict_line *line =
            line_of(c, first, VERDICTS_FINDING, notes[i].code,
                    SEVERITY_INFORMATION, VIEW(""));
        if (line)
            line->findings += notes[i].count;
    }
    sort_from(c, first);
}

static bool find_edits(struct counting *c)
{
    size_t count = c->run->findings.count;
    c->edits = arena_take(c->arena, (count + 1) * sizeof(struct edit *));
    for (size_t i = 0; c->edits && i < count; i++)
        c->edits[i] = edit_of(c->run->catalogue, finding_at(c, i)->code);
    return c->edits;
}

struct array verdicts_count(struct run *run, struct arena *arena)
{
    struct counting c = {.run = run, .arena = arena};
    if (run->findings.count)
        qsort(run->findings.at, run->findings.count, sizeof(struct finding),
              finding_compare);
    if (!run_tried(run) || !find_edits(&c)) {
        arena->failed = true;
        return c.lines;
    }
    count_total(&c);
    for (int s = SEVERITY_FATAL; s >= SEVERITY_INFORMATION; s--)
        count_severity(&c, (enum severity)s);
    count_types(&c);
    count_edits(&c);
    count_others(&c);
    count_units(&c);
    count_unique(&c);
    return c.lines;
}
