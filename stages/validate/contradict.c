/* Edits that no values can satisfy together: told without any values. */
#include "stages/validate/contradict.h"

#include "pipeline/model/feasible.h"
#include "pipeline/model/formula_linear.h"

/* Numbers above it would not stay exact in what follows. */
static const int128 number_most = (int128)1 << 60;

/* All edits, in their linear form. */
struct edits {
    const struct catalogue *catalogue;
    struct sheet *sheet;
    struct linear_rule *rules; /* one an edit */
    bool *in, *told;           /* by edit: in the set looked at; reported */
};

/* A set of linear conditions as one system. */
struct problem {
    const struct indicator *indicators[FEASIBLE_VARIABLES];
    int years[FEASIBLE_VARIABLES];
    size_t variables;
    struct inequality rows[FEASIBLE_ROWS];
    size_t count;
    bool full;
};

static size_t variable_of(struct problem *p, const struct linear_term *term)
{
    size_t i = 0;
    while (i < p->variables &&
           (p->indicators[i] != term->indicator || p->years[i] != term->year))
        i++;
    if (i == FEASIBLE_VARIABLES) {
        p->full = true;
        return 0;
    }
    if (i == p->variables)
        p->variables++;
    p->indicators[i] = term->indicator;
    p->years[i] = term->year;
    return i;
}

static int finest(const struct linear *l)
{
    int scale = l->constant.scale;
    for (size_t i = 0; i < l->count; i++)
        if (l->terms[i].factor.scale > scale)
            scale = l->terms[i].factor.scale;
    return scale;
}

static int128 whole(struct problem *p, struct decimal x, int scale)
{
    for (; x.scale < scale; x.scale++) {
        if (x.mantissa > number_most || x.mantissa < -number_most)
            p->full = true;
        else
            x.mantissa *= 10;
    }
    return x.mantissa;
}

static void add_row(struct problem *p, const struct inequality *row)
{
    if (p->count == FEASIBLE_ROWS)
        p->full = true;
    else
        p->rows[p->count++] = *row;
}

static void add(struct problem *p, const struct linear *l)
{
    struct inequality row = {.strict = l->relation == LINEAR_BELOW};
    int scale = finest(l);
    row.constant = whole(p, l->constant, scale);
    for (size_t i = 0; i < l->count; i++)
        row.factors[variable_of(p, &l->terms[i])] +=
            whole(p, l->terms[i].factor, scale);
    add_row(p, &row);
    if (l->relation != LINEAR_EQUAL)
        return;
    row.constant = -row.constant;
    for (size_t i = 0; i < FEASIBLE_VARIABLES; i++)
        row.factors[i] = -row.factors[i];
    add_row(p, &row);
}

/* What is looked at beside the edits of the set: nothing, the condition of a
 * conditional edit, or its claim as well. */
struct aside {
    const struct linear_rule *rule;
    bool claim;
};

static void add_all(struct problem *p, const struct linear *parts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add(p, &parts[i]);
}

static void pose(const struct edits *e, struct aside aside, struct problem *p)
{
    p->variables = p->count = 0;
    p->full = false;
    if (aside.rule)
        add_all(p, aside.rule->when, aside.rule->when_count);
    if (aside.rule && aside.claim)
        add_all(p, aside.rule->then, aside.rule->then_count);
    for (size_t i = 0; i < e->catalogue->edit_count; i++)
        if (e->in[i])
            add_all(p, e->rules[i].then, e->rules[i].then_count);
}

static bool is_impossible(const struct edits *e, struct aside aside)
{
    struct problem p;
    pose(e, aside, &p);
    return !p.full && feasible(p.rows, p.count) == INFEASIBLE;
}

/* Whether any of the parts speaks of a variable of the problem. */
static bool touches(const struct problem *p, const struct linear *parts,
                    size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < parts[i].count; k++)
            for (size_t v = 0; v < p->variables; v++)
                if (parts[i].terms[k].indicator == p->indicators[v] &&
                    parts[i].terms[k].year == p->years[v])
                    return true;
    return false;
}

/* Edits of returns and of figures are of two worlds. */
static bool may_join(const struct edits *e, size_t i, size_t seed)
{
    const struct edit *all = e->catalogue->edits;
    return !e->in[i] && !e->rules[i].conditional && e->rules[i].then_count &&
           (all[i].level > 2) == (all[seed].level > 2);
}

/* One more edit that speaks of the same and still lets the set be decided. */
static bool grow(struct edits *e, struct aside aside, size_t seed)
{
    struct problem p;
    for (size_t i = 0; i < e->catalogue->edit_count; i++) {
        pose(e, aside, &p);
        if (!may_join(e, i, seed) ||
            !touches(&p, e->rules[i].then, e->rules[i].then_count))
            continue;
        e->in[i] = true;
        pose(e, aside, &p);
        if (!p.full && feasible(p.rows, p.count) != FEASIBLE_UNKNOWN)
            return true;
        e->in[i] = false;
    }
    return false;
}

static void clear(struct edits *e)
{
    for (size_t i = 0; i < e->catalogue->edit_count; i++)
        e->in[i] = false;
}

/* What the contradiction does not need goes out: the author looks at few. */
static void shrink(struct edits *e, struct aside aside)
{
    for (size_t i = 0; i < e->catalogue->edit_count; i++) {
        if (!e->in[i])
            continue;
        e->in[i] = false;
        e->in[i] = !is_impossible(e, aside);
    }
}

/* The ids of the set but for one, with their lines. */
static struct view others(const struct edits *e, size_t but)
{
    struct view all = VIEW("");
    for (size_t i = 0; i < e->catalogue->edit_count; i++) {
        const struct edit *edit = &e->catalogue->edits[i];
        if (e->in[i] && i != but)
            all = arena_format(e->sheet->arena, "%.*s%s%.*s (line %ld)",
                               VIEW_ARG(all), all.n ? ", " : "",
                               VIEW_ARG(edit->id), edit->origin.line);
    }
    return all;
}

static void report(const struct edits *e, size_t at, enum sheet_kind kind,
                   const char *what)
{
    const struct edit *edit = &e->catalogue->edits[at];
    struct view names = others(e, at);
    sheet_add(e->sheet, (struct sheet_line){
                            .kind = kind,
                            .group = VIEW("edit"),
                            .rule = edit->id,
                            .text = arena_format(
                                e->sheet->arena, "%s%s%.*s", what,
                                names.n ? " beside " : "", VIEW_ARG(names)),
                            .wanted = VIEW("change one of them, or its level"),
                            .file = view_of(edit->origin.file),
                            .line = edit->origin.line});
}

/* Once for a set: told at the first edit that leads to it. */
static void report_set(struct edits *e, size_t seed)
{
    bool known = true;
    size_t last = seed;
    for (size_t i = 0; i < e->catalogue->edit_count; i++)
        if (e->in[i]) {
            known = known && e->told[i];
            e->told[i] = true;
            last = i;
        }
    if (!known)
        report(e, last, SHEET_MISTAKE, "no values can satisfy it");
}

static void check_plain(struct edits *e, size_t i)
{
    struct aside none = {0};
    clear(e);
    e->in[i] = true;
    while (grow(e, none, i))
        ;
    if (!is_impossible(e, none))
        return;
    shrink(e, none);
    report_set(e, i);
}

/* Grows a set around the edit's own words; whether that is impossible though
 * the set alone, which was told already, is not. */
static bool is_at_fault(struct edits *e, struct aside aside, size_t i)
{
    clear(e);
    while (grow(e, aside, i))
        ;
    return is_impossible(e, aside) && !is_impossible(e, (struct aside){0});
}

/* First whether it ever applies, then whether it can hold where it does. */
static void check_conditional(struct edits *e, size_t i)
{
    struct aside condition = {&e->rules[i], false};
    struct aside both = {&e->rules[i], true};
    if (is_at_fault(e, condition, i)) {
        shrink(e, condition);
        report(e, i, SHEET_WARNING, "its condition can never hold");
    } else if (is_at_fault(e, both, i)) {
        shrink(e, both);
        report(e, i, SHEET_MISTAKE, "it fails wherever its condition holds");
    }
}

void edits_contradict(const struct catalogue *c, struct sheet *sheet)
{
    struct arena *arena = sheet->arena;
    struct edits e = {.catalogue = c, .sheet = sheet};
    e.rules = arena_take(arena, (c->edit_count + 1) * sizeof *e.rules);
    e.in = arena_take(arena, c->edit_count + 1);
    e.told = arena_take(arena, c->edit_count + 1);
    if (!e.rules || !e.in || !e.told)
        return;
    for (size_t i = 0; i < c->edit_count; i++)
        if (c->edits[i].formula)
            formula_linear(c->edits[i].formula, &e.rules[i]);
    for (size_t i = 0; i < c->edit_count; i++)
        if (e.rules[i].conditional)
            check_conditional(&e, i);
        else if (e.rules[i].then_count)
            check_plain(&e, i);
}
