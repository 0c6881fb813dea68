/* COC: a code beside another field or the envelope. */
#include "pipeline/model/edit_kind.h"

static const struct observation *find(const struct edit_scene *scene,
                                      const struct indicator *indicator)
{
    const struct submission *s = scene->submission;
    for (size_t i = 0; s && i < s->observations.count; i++) {
        const struct observation *o = submission_observation(s, i);
        if (o->indicator == indicator && o->area == scene->area &&
            !o->dropped && period_equal(o->period, scene->period))
            return o;
    }
    return NULL;
}

/* Empty when nothing is known. */
static struct view code_of(const struct edit_scene *scene,
                           const struct indicator *indicator)
{
    const struct observation *o = find(scene, indicator);
    if (!o || o->flags & FLAGS_NO_NUMBER)
        return (struct view){0};
    if (o->grade)
        return o->grade->code;
    return indicator->type == VALUE_NUMBER
               ? edit_number(o->number, scene->arena)
               : o->words;
}

static struct view period_of(const struct edit_scene *scene)
{
    char text[PERIOD_TEXT];
    size_t n = period_print(scene->submission->period, text);
    return arena_copy(scene->arena, (struct view){text, n});
}

static struct view other_code(const struct edit *edit,
                              const struct edit_scene *scene)
{
    struct view with = edit->settings[COC_WITH].text;
    const struct submission *s = scene->submission;
    const struct indicator *other = catalogue_indicator(scene->catalogue, with);
    if (other)
        return code_of(scene, other);
    if (view_equal(with, VIEW("unit")))
        return s->unit.code;
    if (view_equal(with, VIEW("form")))
        return s->form;
    if (view_equal(with, VIEW("area")))
        return scene->area->code;
    return period_of(scene);
}

/* Pairs "a:b": `listed` whether this one stands there, `known` whether any with
 * its first code does. */
static bool is_pair(const struct edit *edit, struct view a, struct view b,
                    bool *known)
{
    struct view rest = edit->settings[COC_PAIRS].text;
    *known = false;
    for (struct view w = edit_word(&rest); w.n; w = edit_word(&rest)) {
        struct view second = w;
        struct view first = view_cut(&second, ':');
        bool same = view_equal(first, a);
        *known |= same;
        if (same && view_equal(second, b))
            return true;
    }
    return false;
}

/* Match: a code with partners has one of them beside it. Excl: no pair of the
 * list stands together. */
static bool agrees(const struct edit *edit, struct view a, struct view b)
{
    struct view relation = edit->settings[COC_RELATION].text;
    bool known;
    if (view_equal(relation, VIEW("=")))
        return view_equal(a, b);
    if (view_equal(relation, VIEW("!=")))
        return !view_equal(a, b);
    bool listed = is_pair(edit, a, b, &known);
    return view_equal(relation, VIEW("match")) ? listed || !known : !listed;
}

static struct view expected(const struct edit *edit, struct view other,
                            struct arena *arena)
{
    struct view relation = edit->settings[COC_RELATION].text;
    if (view_equal(relation, VIEW("=")))
        return other;
    if (view_equal(relation, VIEW("!=")))
        return arena_format(arena, "≠ %.*s", VIEW_ARG(other));
    return edit->settings[COC_PAIRS].text;
}

enum edit_outcome edit_run_coc(const struct edit *edit,
                               const struct edit_scene *scene,
                               struct finding *finding)
{
    struct view own = code_of(scene, scene->indicator);
    struct view other = other_code(edit, scene);
    if (!own.n || !other.n)
        return EDIT_UNDECIDED;
    if (agrees(edit, own, other))
        return EDIT_PASS;
    struct key key = edit_own(scene);
    finding->expected = expected(edit, other, scene->arena);
    edit_cell_seen(scene, finding, &key, own, true, finding->expected);
    key.indicator =
        catalogue_indicator(scene->catalogue, edit->settings[COC_WITH].text);
    if (key.indicator)
        edit_cell_seen(scene, finding, &key, other, true, (struct view){0});
    return EDIT_FAIL;
}

const char *edit_check_coc(const struct catalogue *catalogue,
                           const struct edit *edit)
{
    static const char *const envelope[] = {"unit", "form", "area", "period"};
    struct view relation = edit->settings[COC_RELATION].text;
    struct view with = edit->settings[COC_WITH].text;
    bool known = catalogue_indicator(catalogue, with);
    for (size_t i = 0; i < sizeof envelope / sizeof *envelope; i++)
        known |= view_equal(with, view_of(envelope[i]));
    if (!known)
        return "expected with an indicator, or unit, form, area, period";
    bool listed = view_equal(relation, VIEW("match")) ||
                  view_equal(relation, VIEW("excl"));
    if (listed != edit->settings[COC_PAIRS].given)
        return listed ? "expected pairs=\"a:b\" with that relation"
                      : "pairs belong to the relations match and excl";
    return NULL;
}
