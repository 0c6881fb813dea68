/* Runs one edit and writes down what it saw. */
#include "pipeline/model/edit.h"

enum { CELLS_MOST = 64, SEEN_PLACES = 6 };

/* Unknown neither passes nor fails: a rule about last year must not trouble a
 * unit in its first. */
enum edit_outcome edit_try(const struct edit *edit, const struct lookup *lookup,
                           const struct area *area, struct period period)
{
    struct quantity q = formula_evaluate(edit->formula, lookup, area, period);
    if (q.kind != QUANTITY_TRUTH)
        return EDIT_UNDECIDED;
    return q.truth ? EDIT_PASS : EDIT_FAIL;
}

/* A value in words; empty when it is not known. A ratio may have 36 digits:
 * six places are more than a reader needs to see what is wrong. */
static struct view seen(const struct quantity *q, struct arena *arena)
{
    char text[DECIMAL_TEXT];
    struct decimal shown =
        decimal_round(q->number, SEEN_PLACES, DECIMAL_HALF_UP);
    if (q->kind == QUANTITY_TRUTH)
        return q->truth ? VIEW("yes") : VIEW("no");
    if (q->kind != QUANTITY_NUMBER)
        return (struct view){0};
    size_t n = decimal_print(shown, -1, text);
    return arena_copy(arena, (struct view){text, n});
}

static struct view period_words(struct period period, struct arena *arena)
{
    char text[PERIOD_TEXT];
    size_t n = period_print(period, text);
    return arena_copy(arena, (struct view){text, n});
}

/* A reader looks at the first cell: not at last year's where a formula such as
 * "if prior(x) > 0 then x > 0" begins with it. */
static void present_first(struct key *keys, size_t n, const struct area *area,
                          struct period period)
{
    size_t i = 0;
    while (i < n &&
           (keys[i].area != area || !period_equal(keys[i].period, period)))
        i++;
    if (i == n)
        return;
    struct key present = keys[i];
    for (; i > 0; i--)
        keys[i] = keys[i - 1];
    keys[0] = present;
}

static struct finding_cell
cell_of(const struct key *key, const struct lookup *lookup, struct arena *arena)
{
    struct quantity q = lookup->get(lookup->self, key);
    return (struct finding_cell){
        .indicator = key->indicator->code,
        .area = key->area->code,
        .period = period_words(key->period, arena),
        .seen = seen(&q, arena),
        .suspect = true,
    };
}

/* The values are asked for again: only failures pay for being told. */
void edit_tell(const struct edit *edit, const struct lookup *lookup,
               const struct area *area, struct period period,
               struct arena *arena, struct finding *finding)
{
    struct key keys[CELLS_MOST];
    size_t n = formula_cells(edit->formula, area, period, keys, CELLS_MOST);
    if (n > CELLS_MOST)
        n = CELLS_MOST;
    present_first(keys, n, area, period);
    finding->code = edit->id;
    finding->severity = edit->severity;
    finding->level = edit->level;
    finding->expected = edit->formula_text;
    finding_take_cells(finding, arena,
                       n < FINDING_CELLS_MAX ? n : FINDING_CELLS_MAX);
    for (size_t i = 0; i < finding->cell_count; i++)
        finding->cells[i] = cell_of(&keys[i], lookup, arena);
    if (finding->cell_count)
        finding->text = finding->cells[0].seen;
}
