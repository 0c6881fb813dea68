/* VIR, VAD: a value within its range, a total beside its parts. */
#include "pipeline/model/edit_kind.h"

enum { PARTS_MOST = 64 };

enum edit_outcome edit_run_vir(const struct edit *edit,
                               const struct edit_scene *scene,
                               struct finding *finding)
{
    const struct edit_setting *least = &edit->settings[VIR_LEAST];
    const struct edit_setting *most = &edit->settings[VIR_MOST];
    struct key key = edit_own(scene);
    struct quantity q = edit_ask(scene, &key);
    if (q.kind != QUANTITY_NUMBER)
        return EDIT_UNDECIDED;
    bool low = decimal_compare(q.number, least->number) < 0;
    if (!low && (!most->given || decimal_compare(q.number, most->number) <= 0))
        return EDIT_PASS;
    finding->expected = arena_format(scene->arena, "%s %.*s", low ? "≥" : "≤",
                                     VIEW_ARG(low ? least->text : most->text));
    edit_cell(scene, finding, &key, true, finding->expected);
    return EDIT_FAIL;
}

/* Every part of the total, at its place; false beyond the room. */
static bool add_part(struct key *parts, size_t *count, struct key part)
{
    if (*count == PARTS_MOST || !part.indicator)
        return false;
    parts[(*count)++] = part;
    return true;
}

/* "components" as indicators.csv has them, "children" of the area with its own
 * leaf, or codes. */
static size_t find_parts(const struct edit *edit,
                         const struct edit_scene *scene, struct key *parts)
{
    struct view rest = edit->settings[VAD_PARTS].text;
    const struct indicator *total = scene->indicator;
    size_t n = 0;
    struct key key = edit_own(scene);
    if (view_equal(rest, VIEW("children")))
        for (size_t i = 0; i < scene->area->child_count; i++) {
            key.area = scene->area->children[i];
            add_part(parts, &n, key);
        }
    else if (view_equal(rest, VIEW("components")))
        for (size_t i = 0; i < total->component_count; i++) {
            key.indicator = total->components[i];
            add_part(parts, &n, key);
        }
    else
        for (struct view w = edit_word(&rest); w.n; w = edit_word(&rest)) {
            key.indicator = catalogue_indicator(scene->catalogue, w);
            add_part(parts, &n, key);
        }
    return n;
}

/* How the known parts add up, and how many there are of them. */
static bool add_up(const struct edit_scene *scene, const struct key *parts,
                   size_t count, struct decimal *sum, size_t *known)
{
    *sum = decimal_of(0);
    *known = 0;
    for (size_t i = 0; i < count; i++) {
        struct quantity q = edit_ask(scene, &parts[i]);
        if (q.kind != QUANTITY_NUMBER)
            continue;
        if (!decimal_add(*sum, q.number, sum))
            return false;
        ++*known;
    }
    return true;
}

/* |T - S| within the absolute tolerance, or within |T - S| / |T| per cent. */
static bool is_near(const struct edit *edit, struct decimal total,
                    struct decimal difference)
{
    const struct edit_setting *relative = &edit->settings[VAD_RELATIVE];
    struct decimal d = edit_magnitude(difference), room;
    if (decimal_compare(d, edit->settings[VAD_TOLERANCE].number) <= 0)
        return true;
    return relative->given &&
           decimal_multiply(edit_magnitude(total), relative->number, &room) &&
           decimal_multiply(d, decimal_of(100), &d) &&
           decimal_compare(d, room) <= 0;
}

/* A tolerance has no meaning for a strict order: equal is not less. */
static bool holds(const struct edit *edit, struct decimal total,
                  struct decimal difference)
{
    struct view relation = edit->settings[VAD_RELATION].text;
    int sign = decimal_sign(difference);
    if (view_equal(relation, VIEW("<")))
        return sign < 0;
    if (view_equal(relation, VIEW(">")))
        return sign > 0;
    if ((sign < 0 && view_equal(relation, VIEW("<="))) ||
        (sign > 0 && view_equal(relation, VIEW(">="))))
        return true;
    return is_near(edit, total, difference);
}

static struct view expected(const struct edit *edit, struct decimal sum,
                            struct arena *arena)
{
    struct view relation = edit->settings[VAD_RELATION].text;
    struct view number = edit_number(sum, arena);
    if (view_equal(relation, VIEW("=")))
        return number;
    return arena_format(arena, "%s %.*s",
                        view_equal(relation, VIEW("<="))   ? "≤"
                        : view_equal(relation, VIEW(">=")) ? "≥"
                        : view_equal(relation, VIEW("<"))  ? "<"
                                                           : ">",
                        VIEW_ARG(number));
}

/* The modes are VTL's: undecided is partial_null, zero partial_zero, skip
 * non_null. Where no part is known at all nothing can be said. */
static enum edit_outcome may_compare(const struct edit *edit, size_t count,
                                     size_t known)
{
    struct view missing = edit->settings[VAD_MISSING].text;
    if (!count)
        return EDIT_SKIPPED;
    if (known == count)
        return EDIT_PASS;
    if (view_equal(missing, VIEW("skip")))
        return EDIT_SKIPPED;
    return known && view_equal(missing, VIEW("zero")) ? EDIT_PASS
                                                      : EDIT_UNDECIDED;
}

/* Which of them is wrong nobody knows: all are suspect. */
static void tell(const struct edit_scene *scene, const struct key *parts,
                 size_t count, struct view sum, struct finding *finding)
{
    struct key key = edit_own(scene);
    finding->expected = sum;
    edit_cell(scene, finding, &key, true, sum);
    for (size_t i = 0; i < count; i++)
        edit_cell(scene, finding, &parts[i], true, (struct view){0});
}

enum edit_outcome edit_run_vad(const struct edit *edit,
                               const struct edit_scene *scene,
                               struct finding *finding)
{
    struct key parts[PARTS_MOST], key = edit_own(scene);
    struct quantity total = edit_ask(scene, &key);
    struct decimal sum, difference;
    size_t count = find_parts(edit, scene, parts), known;
    if (total.kind != QUANTITY_NUMBER)
        return EDIT_UNDECIDED;
    if (!add_up(scene, parts, count, &sum, &known) ||
        !decimal_subtract(total.number, sum, &difference))
        return EDIT_UNDECIDED;
    enum edit_outcome may = may_compare(edit, count, known);
    if (may != EDIT_PASS || holds(edit, total.number, difference))
        return may;
    tell(scene, parts, count, expected(edit, sum, scene->arena), finding);
    return EDIT_FAIL;
}

static bool adds_up(const struct indicator *total, const struct indicator *part)
{
    return part && part->measure && total->measure &&
           formula_measures_alike(total->measure, part->measure);
}

/* Values are added as they stand. */
const char *edit_check_vad(const struct catalogue *catalogue,
                           const struct edit *edit)
{
    struct view rest = edit->settings[VAD_PARTS].text;
    if (view_equal(rest, VIEW("children")))
        return NULL;
    for (size_t i = 0; i < edit->on_count; i++)
        if (view_equal(rest, VIEW("components")) &&
            !edit->on[i]->component_count)
            return "its total has no components in indicators.csv; expected "
                   "parts of codes, or children";
    if (view_equal(rest, VIEW("components")))
        return NULL;
    for (struct view w = edit_word(&rest); w.n; w = edit_word(&rest))
        for (size_t i = 0; i < edit->on_count; i++)
            if (!adds_up(edit->on[i], catalogue_indicator(catalogue, w)))
                return "expected parts that are indicators in the measure of "
                       "their total";
    return NULL;
}
