/* Why a condition is false, in words and cells. */
#include "pipeline/model/formula_internal.h"

enum { CELLS_MOST = 64, PLACES = 6 };

static bool is_comparison(const struct formula_node *node)
{
    return node->kind >= NODE_LESS && node->kind <= NODE_GREATER;
}

static bool is_truth(const struct scene *scene, const struct formula_node *node,
                     bool value)
{
    struct quantity q = formula_value(scene, node);

    return q.kind == QUANTITY_TRUTH && q.truth == value;
}

bool formula_is_idle(const struct formula *formula, const struct lookup *lookup,
                     const struct area *area, struct period period)
{
    struct scene scene = formula_scene(formula, lookup, area, period);
    const struct formula_node *root = formula->root;

    return root->kind == NODE_IF && !root->first->next->next &&
           is_truth(&scene, root->first, false);
}

/* Of `and` the first operand that is false. */
static const struct formula_node *blame_both(const struct scene *scene,
                                             const struct formula_node *node)
{
    while (node->kind == NODE_AND)
        node = is_truth(scene, node->first, false) ? node->first
                                                   : node->first->next;
    return node;
}

/* And of `if` the branch that was taken. */
static const struct formula_node *blame(const struct scene *scene,
                                        const struct formula_node *node)
{
    node = blame_both(scene, node);
    while (node->kind == NODE_IF) {
        const struct formula_node *then = node->first->next;
        bool taken = is_truth(scene, node->first, true);
        if (!taken && !then->next)
            return node;
        node = blame_both(scene, taken ? then : then->next);
    }
    return node;
}

/* A factor of 1 only sets measures aside: a reader need not see it. */
static void add_text(struct buf *out, struct view text)
{
    bool inside = false; /* of a number or a name */

    while (text.n) {
        if (!inside && view_starts(text, VIEW("1*"))) {
            text = (struct view){text.p + 2, text.n - 2};
            continue;
        }
        char c = *text.p;
        inside = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '.';
        buf_byte(out, c);
        text = (struct view){text.p + 1, text.n - 1};
    }
}

/* The indicator a side is about, if that is all it says: x or 1*x. */
static const struct formula_node *alone(const struct formula_node *side)
{
    if (side->kind == NODE_MULTIPLY && side->first->kind == NODE_NUMBER &&
        decimal_compare(side->first->number, decimal_of(1)) == 0)
        side = side->first->next;
    return side->kind == NODE_CODE ? side : NULL;
}

/* In order of the comparisons, and the same read from the other side. Of an
 * equation the value alone is told. */
static const char *const signs[] = {"< ", "≤ ", "", "≠ ", "≥ ", "> "};
static const char *const turned[] = {"> ", "≥ ", "", "≠ ", "≤ ", "< "};

/* Where a value comes from: of another year's the code and the year. */
static void add_origin(const struct scene *scene,
                       const struct formula_node *side, struct buf *out)
{
    int year = scene->period.year - 1;

    if (side->kind == NODE_AT)
        year = side->year;
    if ((side->kind == NODE_PRIOR || side->kind == NODE_AT) &&
        side->first->kind == NODE_CODE)
        buf_format(out, "%.*s %d", VIEW_ARG(side->first->text), year);
    else
        add_text(out, side->text);
}

static void add_value(const struct scene *scene,
                      const struct formula_node *side, struct buf *out)
{
    char text[DECIMAL_TEXT];
    struct quantity q = formula_value(scene, side);
    struct view written = side->text;

    if (written.n > 1 && *written.p == '"') {
        buf_add(out, (struct view){written.p + 1, written.n - 2});
        return;
    }
    if (q.kind != QUANTITY_NUMBER) {
        add_text(out, written);
        return;
    }
    struct decimal shown = decimal_round(q.number, PLACES, DECIMAL_HALF_UP);
    buf_add(out, (struct view){text, decimal_print(shown, -1, text)});
    if (side->kind == NODE_NUMBER || side->kind == NODE_NEGATE)
        return;
    buf_adds(out, " (");
    add_origin(scene, side, out);
    buf_adds(out, ")");
}

/* The side that is one indicator alone is the subject, the left one if both
 * are; else the left side is told as it is written. */
static void add_comparison(const struct scene *scene,
                           const struct formula_node *node,
                           const struct indicator *first, struct buf *out)
{
    const struct formula_node *left = node->first, *right = left->next;
    bool turn = !alone(left) && alone(right);
    const struct formula_node *subject = turn ? right : left;
    const struct formula_node *code = alone(subject);

    if (!code || code->indicator != first) {
        add_text(out, subject->text);
        buf_adds(out, node->kind == NODE_EQUAL ? " = " : " ");
    }
    buf_adds(out, (turn ? turned : signs)[node->kind - NODE_LESS]);
    add_value(scene, turn ? left : right, out);
}

/* Cells of the present period in the part that decided; of `if` those of its
 * condition too, which may be what is wrong. */
static void find_suspects(const struct formula *formula,
                          const struct scene *scene,
                          const struct formula_node *part,
                          struct formula_reason *reason)
{
    struct key keys[CELLS_MOST];
    struct formula_node copy = *part;
    struct formula only = *formula;

    only.root = &copy;
    size_t n =
        formula_cells(&only, scene->area, scene->period, keys, CELLS_MOST);
    for (size_t i = 0; i < n && i < CELLS_MOST; i++)
        if (period_equal(keys[i].period, scene->period) &&
            reason->suspect_count < FORMULA_SUSPECTS_MAX)
            reason->suspects[reason->suspect_count++] = keys[i];
}

/* The cell a finding begins with: the first of the present area and period. */
static const struct indicator *first_cell(const struct formula *formula,
                                          const struct scene *scene)
{
    struct key keys[CELLS_MOST];
    size_t n =
        formula_cells(formula, scene->area, scene->period, keys, CELLS_MOST);

    for (size_t i = 0; i < n && i < CELLS_MOST; i++)
        if (keys[i].area == scene->area &&
            period_equal(keys[i].period, scene->period))
            return keys[i].indicator;
    return NULL;
}

void formula_explain(const struct formula *formula, const struct lookup *lookup,
                     const struct area *area, struct period period,
                     struct arena *arena, struct formula_reason *reason)
{
    struct scene scene = formula_scene(formula, lookup, area, period);
    const struct formula_node *part = blame(&scene, formula->root);
    struct buf out = {0};

    *reason = (struct formula_reason){0};
    find_suspects(formula, &scene, blame_both(&scene, formula->root), reason);
    if (is_comparison(part))
        add_comparison(&scene, part, first_cell(formula, &scene), &out);
    else
        add_text(&out, part->text);
    reason->expected = arena_copy(arena, buf_view(&out));
    if (out.failed)
        arena->failed = true;
    buf_release(&out);
}
