/* Edits that are a condition in the formula language. */
#include "pipeline/model/edit_kind.h"

enum { CELLS_MOST = 64 };

static bool is_tolerant(const struct edit *edit)
{
    return edit->settings[VCO_TOLERANCE].given ||
           edit->settings[VCO_RELATIVE].given;
}

static struct quantity evaluate(const struct edit *edit,
                                const struct edit_scene *scene)
{
    if (!is_tolerant(edit))
        return formula_evaluate(edit->formula, scene->lookup, scene->area,
                                scene->period);
    return formula_evaluate_within(edit->formula, scene->lookup, scene->area,
                                   scene->period,
                                   edit->settings[VCO_TOLERANCE].number,
                                   edit->settings[VCO_RELATIVE].number);
}

static bool same_key(const struct key *a, const struct key *b)
{
    return a->indicator == b->indicator && a->area == b->area &&
           period_equal(a->period, b->period);
}

static bool is_suspect(const struct formula_reason *reason,
                       const struct key *key)
{
    for (size_t i = 0; i < reason->suspect_count; i++)
        if (same_key(&reason->suspects[i], key))
            return true;
    return false;
}

/* A reader looks at the first cell: not at last year's where a formula such as
 * "if prior(x) > 0 then x > 0" begins with it. */
static void present_first(struct key *keys, size_t n,
                          const struct edit_scene *scene)
{
    size_t i = 0;
    while (i < n && (keys[i].area != scene->area ||
                     !period_equal(keys[i].period, scene->period)))
        i++;
    if (i == n)
        return;
    struct key present = keys[i];
    for (; i > 0; i--)
        keys[i] = keys[i - 1];
    keys[0] = present;
}

/* A tolerance is part of what was expected. */
static struct view expected(const struct edit *edit, struct view words,
                            struct arena *arena)
{
    const struct edit_setting *absolute = &edit->settings[VCO_TOLERANCE];
    const struct edit_setting *relative = &edit->settings[VCO_RELATIVE];
    if (absolute->given)
        words = arena_format(arena, "%.*s ± %.*s", VIEW_ARG(words),
                             VIEW_ARG(absolute->text));
    if (relative->given)
        words = arena_format(arena, "%.*s ± %.*s %%", VIEW_ARG(words),
                             VIEW_ARG(relative->text));
    return words;
}

/* The values are asked for again: only failures pay for being told. */
static void tell(const struct edit *edit, const struct edit_scene *scene,
                 struct finding *finding)
{
    struct key keys[CELLS_MOST];
    struct formula_reason reason;
    size_t n = formula_cells(edit->formula, scene->area, scene->period, keys,
                             CELLS_MOST);
    if (n > CELLS_MOST)
        n = CELLS_MOST;
    present_first(keys, n, scene);
    formula_explain(edit->formula, scene->lookup, scene->area, scene->period,
                    scene->arena, &reason);
    finding->expected = expected(edit, reason.expected, scene->arena);
    for (size_t i = 0; i < n; i++)
        edit_cell(scene, finding, &keys[i], is_suspect(&reason, &keys[i]),
                  i ? VIEW("") : finding->expected);
}

/* Unknown neither passes nor fails: a rule about last year must not trouble a
 * unit in its first. Of what does not meet its condition nothing is asked. */
enum edit_outcome edit_run_condition(const struct edit *edit,
                                     const struct edit_scene *scene,
                                     struct finding *finding)
{
    struct quantity q = evaluate(edit, scene);
    if (q.kind != QUANTITY_TRUTH)
        return formula_is_idle(edit->formula, scene->lookup, scene->area,
                               scene->period)
                   ? EDIT_SKIPPED
                   : EDIT_UNDECIDED;
    if (q.truth)
        return EDIT_PASS;
    tell(edit, scene, finding);
    return EDIT_FAIL;
}

const char *edit_check_condition(const struct catalogue *catalogue,
                                 const struct edit *edit)
{
    (void)catalogue;
    if (is_tolerant(edit) && edit->formula &&
        !formula_is_comparison(edit->formula))
        return "a tolerance needs a formula that is one comparison of numbers";
    return NULL;
}
