/* FDM, REP: cells that must be there, and cells that must not. */
#include "pipeline/model/edit_kind.h"

/* Whatever was said of it, "not available" too: said is said. */
static bool is_said(const struct edit_scene *scene, const struct key *key)
{
    const struct submission *s = scene->submission;
    for (size_t i = 0; i < s->observations.count; i++) {
        const struct observation *o = submission_observation(s, i);
        if (o->indicator == key->indicator && o->area == key->area &&
            period_equal(o->period, key->period))
            return true;
    }
    return s->nil;
}

/* Told once, each cell named. */
static void wrong(const struct edit_scene *scene, const struct key *key,
                  const char *expected, struct finding *finding)
{
    finding->expected = view_of(expected);
    edit_cell(scene, finding, key, true, finding->expected);
}

static enum edit_outcome outcome(const struct finding *finding)
{
    return finding->expected.n ? EDIT_FAIL : EDIT_PASS;
}

/* With a formula: only where it holds. */
static enum edit_outcome when(const struct edit *edit,
                              const struct edit_scene *scene)
{
    if (!edit->formula)
        return EDIT_PASS;
    struct quantity q = formula_evaluate(edit->formula, scene->lookup,
                                         scene->area, scene->period);
    if (q.kind != QUANTITY_TRUTH)
        return EDIT_UNDECIDED;
    return q.truth ? EDIT_PASS : EDIT_SKIPPED;
}

enum edit_outcome edit_run_fdm(const struct edit *edit,
                               const struct edit_scene *scene,
                               struct finding *finding)
{
    bool empty = view_equal(edit->settings[FDM_CELL].text, VIEW("empty"));
    if (!edit_is_whole(scene) || !edit_of_form(edit, FDM_FORM, scene))
        return EDIT_SKIPPED;
    enum edit_outcome applies = when(edit, scene);
    if (applies != EDIT_PASS)
        return applies;
    for (size_t i = 0; i < edit->on_count; i++) {
        struct key key = {edit->on[i], scene->area, scene->period};
        if (is_said(scene, &key) == empty)
            wrong(scene, &key, empty ? "nothing" : "a value", finding);
    }
    return outcome(finding);
}

static bool is_among_areas(const struct edit *edit,
                           const struct edit_scene *scene,
                           const struct area *area)
{
    if (!edit->settings[REP_AREAS].given)
        return area == scene->area;
    return area && edit_has_word(edit, REP_AREAS, area->code);
}

static bool is_expected(const struct edit *edit, const struct edit_scene *scene,
                        const struct observation *o)
{
    for (size_t i = 0; i < edit->on_count; i++)
        if (edit->on[i] == o->indicator && is_among_areas(edit, scene, o->area))
            return true;
    return false;
}

/* The code combinations that are expected: every indicator with every area. */
static void each_expected(const struct edit *edit,
                          const struct edit_scene *scene, bool there,
                          const char *expected, struct finding *finding)
{
    struct view rest = edit->settings[REP_AREAS].text;
    const struct area *area = scene->area;
    if (edit->settings[REP_AREAS].given)
        area = catalogue_area(scene->catalogue, edit_word(&rest));
    while (area) {
        for (size_t i = 0; i < edit->on_count; i++) {
            struct key key = {edit->on[i], area, scene->period};
            if (is_said(scene, &key) != there)
                wrong(scene, &key, expected, finding);
        }
        struct view word = edit_word(&rest);
        area = word.n ? catalogue_area(scene->catalogue, word) : NULL;
    }
}

static void each_other(const struct edit *edit, const struct edit_scene *scene,
                       struct finding *finding)
{
    const struct submission *s = scene->submission;
    for (size_t i = 0; i < s->observations.count; i++) {
        const struct observation *o = submission_observation(s, i);
        struct key key = {o->indicator, o->area, o->period};
        if (o->indicator && o->area && !is_expected(edit, scene, o))
            wrong(scene, &key, "nothing but what this form asks for", finding);
    }
}

/* Min: all that is expected is there. Max: nothing else. Only: both. Excl: none
 * of it. */
enum edit_outcome edit_run_rep(const struct edit *edit,
                               const struct edit_scene *scene,
                               struct finding *finding)
{
    struct view cover = edit->settings[REP_COVER].text;
    bool only = view_equal(cover, VIEW("only"));
    if (!edit_is_whole(scene) || !edit_of_form(edit, REP_FORM, scene))
        return EDIT_SKIPPED;
    if (only || view_equal(cover, VIEW("min")))
        each_expected(edit, scene, true, "a record of each", finding);
    if (only || view_equal(cover, VIEW("max")))
        each_other(edit, scene, finding);
    if (view_equal(cover, VIEW("excl")))
        each_expected(edit, scene, false, "no such record", finding);
    return outcome(finding);
}
