/* RWD: no key twice; told apart whether the two say the same. */
#include "pipeline/model/edit_kind.h"

/* Of two things with one key. */
enum twice { TWICE_NOT, TWICE_EXACT, TWICE_CONFLICTING };

static bool part_in_key(const struct edit *edit, const char *part)
{
    return edit_has_word(edit, RWD_KEY, view_of(part));
}

static enum twice compare_items(const struct edit *edit, const struct item *a,
                                const struct item *b)
{
    bool name = view_equal(a->name, b->name), by = view_equal(a->by, b->by);
    bool level = view_equal(a->level, b->level), on = view_equal(a->on, b->on);
    if ((part_in_key(edit, "name") && !name) ||
        (part_in_key(edit, "by") && !by) ||
        (part_in_key(edit, "level") && !level) ||
        (part_in_key(edit, "on") && !on))
        return TWICE_NOT;
    return name && by && level && on ? TWICE_EXACT : TWICE_CONFLICTING;
}

static bool wanted(const struct edit *edit, enum twice twice)
{
    struct view find = edit->settings[RWD_FIND].text;
    if (twice == TWICE_NOT)
        return false;
    return view_equal(find, VIEW("any")) ||
           view_equal(find, VIEW("exact")) == (twice == TWICE_EXACT);
}

static void tell(const struct edit_scene *scene, const struct observation *o,
                 struct view seen, enum twice twice, struct finding *finding)
{
    struct key key = {o->indicator, o->area, o->period};
    edit_cell_seen(scene, finding, &key, seen, true, (struct view){0});
    finding->text = seen;
    finding->detail =
        twice == TWICE_EXACT ? VIEW("exactly the same") : VIEW("in conflict");
}

static bool items_twice(const struct edit *edit, const struct edit_scene *scene,
                        const struct observation *o, struct finding *finding)
{
    for (size_t i = 1; i < o->item_count; i++)
        for (size_t k = 0; k < i; k++) {
            enum twice t = compare_items(edit, &o->items[k], &o->items[i]);
            if (!wanted(edit, t))
                continue;
            tell(scene, o, o->items[i].name, t, finding);
            return true;
        }
    return false;
}

static enum twice compare(const struct observation *a,
                          const struct observation *b)
{
    if (a->indicator != b->indicator || a->area != b->area ||
        !period_equal(a->period, b->period))
        return TWICE_NOT;
    return a->grade == b->grade && view_equal(a->words, b->words) &&
                   decimal_compare(a->number, b->number) == 0 &&
                   a->flags == b->flags
               ? TWICE_EXACT
               : TWICE_CONFLICTING;
}

static bool values_twice(const struct edit *edit,
                         const struct edit_scene *scene, size_t i,
                         struct finding *finding)
{
    const struct observation *o = submission_observation(scene->submission, i);
    for (size_t k = 0; k < i; k++) {
        enum twice t = compare(submission_observation(scene->submission, k), o);
        if (!wanted(edit, t))
            continue;
        tell(scene, o, o->text, t, finding);
        return true;
    }
    return false;
}

static bool is_on(const struct edit *edit, const struct indicator *indicator)
{
    for (size_t i = 0; i < edit->on_count; i++)
        if (edit->on[i] == indicator)
            return true;
    return false;
}

/* What was refused for standing twice is looked at too. */
enum edit_outcome edit_run_rwd(const struct edit *edit,
                               const struct edit_scene *scene,
                               struct finding *finding)
{
    const struct submission *s = scene->submission;
    enum edit_outcome outcome = EDIT_SKIPPED;
    for (size_t i = 0; i < s->observations.count; i++) {
        const struct observation *o = submission_observation(s, i);
        if (!is_on(edit, o->indicator) || !o->area)
            continue;
        bool list = o->indicator->type == VALUE_ITEMS;
        if (list ? items_twice(edit, scene, o, finding)
                 : values_twice(edit, scene, i, finding))
            outcome = EDIT_FAIL;
        else if (outcome == EDIT_SKIPPED)
            outcome = EDIT_PASS;
    }
    return outcome;
}
