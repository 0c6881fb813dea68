/* VMP: what one side says beside what the other says of the same. */
#include "pipeline/model/edit_kind.h"

/* Whether the partner has spoken at all: of anything that those count who count
 * the mirror. One that has and left this out means 0; of one that has not
 * nothing is known. */
static bool partner_spoke(const struct edit_scene *scene,
                          const struct indicator *mirror)
{
    const struct catalogue *c = scene->catalogue;
    for (size_t i = 0; i < c->indicator_count; i++) {
        const struct indicator *x = &c->indicators[i];
        struct key key = {x, scene->area, scene->period};
        if (x->counted_by.kind == mirror->counted_by.kind &&
            view_equal(x->counted_by.role, mirror->counted_by.role) &&
            edit_ask(scene, &key).kind == QUANTITY_NUMBER)
            return true;
    }
    return false;
}

/* |A - B| within so many per cent of the larger: neither is the truth. */
static bool agree(struct decimal a, struct decimal b, struct decimal per_cent)
{
    struct decimal d, room, x = edit_magnitude(a), y = edit_magnitude(b);
    return decimal_subtract(a, b, &d) &&
           decimal_multiply(edit_magnitude(d), decimal_of(100), &d) &&
           decimal_multiply(decimal_compare(x, y) > 0 ? x : y, per_cent,
                            &room) &&
           decimal_compare(d, room) <= 0;
}

enum edit_outcome edit_run_vmp(const struct edit *edit,
                               const struct edit_scene *scene,
                               struct finding *finding)
{
    struct key key = edit_own(scene), other = key;
    other.indicator =
        catalogue_indicator(scene->catalogue, edit->settings[VMP_MIRROR].text);
    struct quantity a = edit_ask(scene, &key), b = edit_ask(scene, &other);
    bool zero = view_equal(edit->settings[VMP_ZERO].text, VIEW("yes"));
    if (a.kind != QUANTITY_NUMBER)
        return EDIT_UNDECIDED;
    if (b.kind != QUANTITY_NUMBER &&
        !(zero && partner_spoke(scene, other.indicator)))
        return EDIT_SKIPPED;
    if (b.kind != QUANTITY_NUMBER)
        b.number = decimal_of(0);
    if (agree(a.number, b.number, edit->settings[VMP_PERCENT].number))
        return EDIT_PASS;
    finding->expected = edit_number(b.number, scene->arena);
    edit_cell(scene, finding, &key, true, finding->expected);
    edit_cell_seen(scene, finding, &other, finding->expected, true,
                   edit_number(a.number, scene->arena));
    return EDIT_FAIL;
}
