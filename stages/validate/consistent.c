/* What the edits are to each other, which no example of one alone shows. */
#include "stages/validate/consistent.h"

#include "pipeline/model/edit.h"
#include "pipeline/model/formula_canonical.h"
#include "stages/validate/contradict.h"

/* As validate allows. */
enum { INDICATORS_MOST = 32 };

struct checking {
    const struct catalogue *catalogue;
    int year;
    struct sheet *sheet;
};

static void tell(const struct checking *c, enum sheet_kind kind,
                 const struct edit *edit, struct view text, const char *remedy)
{
    sheet_add(c->sheet, (struct sheet_line){.kind = kind,
                                            .group = VIEW("edit"),
                                            .rule = edit->id,
                                            .text = text,
                                            .wanted = view_of(remedy),
                                            .file = view_of(edit->origin.file),
                                            .line = edit->origin.line});
}

/* Of a rule without a formula there is nothing to reason about. */
static size_t indicators_of(const struct edit *edit,
                            const struct indicator **named)
{
    return edit->formula
               ? formula_indicators(edit->formula, named, INDICATORS_MOST)
               : 0;
}

static struct view spelling(const struct checking *c, const struct edit *edit)
{
    struct buf text = {0};
    if (!edit->formula)
        return VIEW("");
    formula_canonical(edit->formula, &text);
    struct view copy = arena_copy(c->sheet->arena, buf_view(&text));
    buf_release(&text);
    return copy;
}

/* On two levels the same may be asked twice on purpose: of each return, and of
 * the figures. */
static void check_duplicates(const struct checking *c)
{
    const struct edit *all = c->catalogue->edits;
    struct arena *arena = c->sheet->arena;
    struct view *texts =
        arena_take(arena, (c->catalogue->edit_count + 1) * sizeof *texts);
    for (size_t i = 0; texts && i < c->catalogue->edit_count; i++) {
        texts[i] = spelling(c, &all[i]);
        for (size_t k = 0; k < i; k++)
            if (texts[i].n && view_equal(texts[i], texts[k]))
                tell(c,
                     all[i].level == all[k].level ? SHEET_MISTAKE
                                                  : SHEET_WARNING,
                     &all[i],
                     arena_format(arena, "it says the same as %.*s (line %ld)",
                                  VIEW_ARG(all[k].id), all[k].origin.line),
                     "remove one of them");
    }
}

static bool share_word(struct view a, struct view b)
{
    for (struct view word = view_cut(&a, ' '); word.p;
         word = a.p ? view_cut(&a, ' ') : (struct view){0}) {
        struct view rest = b;
        while (rest.p)
            if (word.n && view_equal(view_cut(&rest, ' '), word))
                return true;
    }
    return false;
}

static bool share_years(const struct indicator *a, const struct indicator *b)
{
    return (!a->last_year || a->last_year >= b->first_year) &&
           (!b->last_year || b->last_year >= a->first_year);
}

static struct view alone(const struct checking *c, const struct indicator *a)
{
    return arena_format(c->sheet->arena,
                        "it can never be decided: %.*s is derived and in no "
                        "return",
                        VIEW_ARG(a->code));
}

/* Why the two can never stand in one return; empty if they can. */
static struct view apart(const struct checking *c, const struct indicator *a,
                         const struct indicator *b)
{
    bool forms = share_word(a->forms, b->forms);
    if (a->formula)
        return alone(c, a);
    if (b->formula)
        return alone(c, b);
    if (forms && share_years(a, b))
        return VIEW("");
    return arena_format(
        c->sheet->arena, "it can never be decided: %.*s and %.*s are %s",
        VIEW_ARG(a->code), VIEW_ARG(b->code),
        forms ? "asked in no year together" : "on no form together");
}

/* Within a return every indicator of an edit must be able to stand beside the
 * others; figures exist of all of them. */
static void check_applicable(const struct checking *c, const struct edit *edit)
{
    const struct indicator *named[INDICATORS_MOST];
    size_t n = indicators_of(edit, named);
    struct view why = VIEW("");
    if (edit->level > 2 || n > INDICATORS_MOST)
        return;
    for (size_t i = 0; i < n; i++)
        for (size_t k = i; k < n && !why.n; k++)
            why = apart(c, named[i], named[k]);
    if (why.n)
        tell(c, SHEET_MISTAKE, edit, why,
             "raise its level to 3, or take the indicator out");
}

static bool share_indicator(const struct edit *a, const struct edit *b)
{
    const struct indicator *x[INDICATORS_MOST], *y[INDICATORS_MOST];
    size_t n = indicators_of(a, x), m = indicators_of(b, y);
    for (size_t i = 0; i < n && i < INDICATORS_MOST; i++)
        for (size_t k = 0; k < m && k < INDICATORS_MOST; k++)
            if (x[i] == y[k])
                return true;
    return false;
}

static void try_others(const struct checking *c, const struct edit *edit,
                       const struct edit_example *x)
{
    struct arena *arena = c->sheet->arena;
    for (size_t i = 0; i < c->catalogue->edit_count; i++) {
        const struct edit *other = &c->catalogue->edits[i];
        enum edit_outcome got = EDIT_UNDECIDED;
        struct view why;
        if (other == edit || (other->level > 2) != (edit->level > 2) ||
            !share_indicator(edit, other) ||
            !edit_try_example(c->catalogue, other, x, c->year, arena, &got,
                              &why) ||
            got != EDIT_FAIL)
            continue;
        tell(c, SHEET_WARNING, edit,
             arena_format(
                 arena, "its good example \"%.*s\" fails %.*s (line %ld)",
                 VIEW_ARG(x->given), VIEW_ARG(other->id), other->origin.line),
             "give an example that is good by all rules, or mend one of them");
    }
}

void edits_consistent(const struct catalogue *catalogue, int year,
                      struct sheet *sheet)
{
    struct checking c = {catalogue, year, sheet};
    check_duplicates(&c);
    for (size_t i = 0; i < catalogue->edit_count; i++) {
        const struct edit *edit = &catalogue->edits[i];
        check_applicable(&c, edit);
        for (size_t k = 0; k < edit->example_count; k++)
            if (edit->examples[k].good)
                try_others(&c, edit, &edit->examples[k]);
    }
    edits_contradict(catalogue, sheet);
}
