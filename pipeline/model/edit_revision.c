/* RRL, VRT: a version beside the one before it, and a year told again. */
#include "pipeline/model/edit_kind.h"

static const struct observation *find(const struct submission *s,
                                      const struct observation *like)
{
    for (size_t i = 0; s && i < s->observations.count; i++) {
        const struct observation *o = submission_observation(s, i);
        if (!o->dropped && o->indicator == like->indicator &&
            o->area == like->area && period_equal(o->period, like->period))
            return o;
    }
    return NULL;
}

static bool is_value(const struct observation *o)
{
    return !o->dropped && o->indicator && o->area;
}

static bool says_the_same(const struct observation *a,
                          const struct observation *b)
{
    return a->grade == b->grade && view_equal(a->words, b->words) &&
           a->item_count == b->item_count &&
           decimal_compare(a->number, b->number) == 0 &&
           (a->flags & FLAGS_NO_NUMBER) == (b->flags & FLAGS_NO_NUMBER);
}

static struct key key_of(const struct observation *o)
{
    return (struct key){o->indicator, o->area, o->period};
}

/* Records updated, added and deleted, in per cent of those there were. */
struct revision {
    long changed, total;
};

static void note(const struct edit_scene *scene, const struct observation *o,
                 struct revision *r, struct finding *finding)
{
    struct key key = key_of(o);
    r->changed++;
    edit_cell(scene, finding, &key, true, (struct view){0});
}

static void count(const struct edit_scene *scene, struct revision *r,
                  struct finding *finding)
{
    const struct submission *new = scene->submission, *old = scene->earlier;
    for (size_t i = 0; i < new->observations.count; i++) {
        const struct observation *o = submission_observation(new, i);
        const struct observation *was = is_value(o) ? find(old, o) : NULL;
        if (is_value(o) && (!was || !says_the_same(o, was)))
            note(scene, o, r, finding);
    }
    for (size_t i = 0; i < old->observations.count; i++) {
        const struct observation *o = submission_observation(old, i);
        r->total += is_value(o);
        if (is_value(o) && new->mode == MODE_REPLACE && !find(new, o))
            note(scene, o, r, finding);
    }
}

enum edit_outcome edit_run_rrl(const struct edit *edit,
                               const struct edit_scene *scene,
                               struct finding *finding)
{
    struct revision r = {0};
    struct decimal most;
    if (!scene->earlier || scene->submission->mode == MODE_WITHDRAW)
        return EDIT_SKIPPED;
    count(scene, &r, finding);
    if (!r.total)
        return EDIT_SKIPPED;
    if (decimal_multiply(edit->settings[RRL_PERCENT].number,
                         decimal_of(r.total), &most) &&
        decimal_compare(decimal_of(100 * r.changed), most) <= 0)
        return EDIT_PASS;
    finding->text = arena_format(scene->arena, "%ld / %ld", r.changed, r.total);
    finding->expected = arena_format(
        scene->arena, "≤ %.*s %%", VIEW_ARG(edit->settings[RRL_PERCENT].text));
    return EDIT_FAIL;
}

/* What was said of the key before: by the version before this one, else by
 * another return of the unit's. */
static bool was(const struct edit_scene *scene, const struct observation *o,
                struct decimal *number)
{
    const struct observation *old = find(scene->earlier, o);
    struct key key = key_of(o);
    if (old) {
        *number = old->number;
        return !(old->flags & FLAGS_NO_NUMBER);
    }
    if (!scene->past)
        return false;
    struct quantity q = scene->past->get(scene->past->self, &key);
    *number = q.number;
    return q.kind == QUANTITY_NUMBER;
}

static bool is_on(const struct edit *edit, const struct observation *o)
{
    for (size_t i = 0; i < edit->on_count; i++)
        if (edit->on[i] == o->indicator)
            return true;
    return !edit->on_count;
}

/* |new - old| / |old|, as its words say; the published formula divides by the
 * new value, which contradicts them. From 0 any change is beyond measure. */
static bool is_within(const struct edit *edit, struct decimal new,
                      struct decimal old)
{
    struct decimal d, room;
    return decimal_subtract(new, old, &d) &&
           decimal_multiply(edit_magnitude(d), decimal_of(100), &d) &&
           decimal_multiply(edit_magnitude(old),
                            edit->settings[VRT_PERCENT].number, &room) &&
           decimal_compare(d, room) <= 0;
}

static bool is_yes(const struct edit *edit, int setting)
{
    return view_equal(edit->settings[setting].text, VIEW("yes"));
}

/* How many values have a value before them. */
static long revised(const struct edit *edit, const struct edit_scene *scene,
                    struct finding *finding)
{
    const struct submission *s = scene->submission;
    long compared = 0;
    for (size_t i = 0; i < s->observations.count; i++) {
        const struct observation *o = submission_observation(s, i);
        struct decimal old = {0};
        if (!is_value(o) || !is_on(edit, o) ||
            o->indicator->type != VALUE_NUMBER || o->flags & FLAGS_NO_NUMBER)
            continue;
        struct key key = key_of(o);
        bool known = was(scene, o, &old);
        compared += known;
        if (known && !is_within(edit, o->number, old))
            edit_cell(scene, finding, &key, true,
                      edit_number(old, scene->arena));
        else if (!known && scene->earlier && is_yes(edit, VRT_ADDITIONS))
            edit_cell(scene, finding, &key, true, VIEW("+"));
    }
    return compared;
}

static void deleted(const struct edit *edit, const struct edit_scene *scene,
                    struct finding *finding)
{
    const struct submission *old = scene->earlier;
    if (!old || !is_yes(edit, VRT_DELETIONS) || !edit_is_whole(scene))
        return;
    for (size_t i = 0; i < old->observations.count; i++) {
        const struct observation *o = submission_observation(old, i);
        struct key key = key_of(o);
        if (is_value(o) && is_on(edit, o) && !find(scene->submission, o))
            edit_cell_seen(scene, finding, &key, (struct view){0}, true,
                           edit_number(o->number, scene->arena));
    }
}

enum edit_outcome edit_run_vrt(const struct edit *edit,
                               const struct edit_scene *scene,
                               struct finding *finding)
{
    if (scene->submission->mode == MODE_WITHDRAW)
        return EDIT_SKIPPED;
    long compared = revised(edit, scene, finding);
    deleted(edit, scene, finding);
    if (!finding->cell_count)
        return compared ? EDIT_PASS : EDIT_SKIPPED;
    finding->expected = finding->cells[0].expected;
    return EDIT_FAIL;
}
