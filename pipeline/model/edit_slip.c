/* Slips by a power of ten, and fractions written for per cents: told with the
 * value that would fit. */
#include "pipeline/model/edit_kind.h"

enum { PERIODS_MOST = 16 };

/* The earlier years of a cell, and the middle one of them. */
struct past {
    struct key keys[PERIODS_MOST];
    struct decimal values[PERIODS_MOST]; /* in rising order */
    size_t count;
    struct decimal middle;
};

static void insert(struct past *past, struct decimal value)
{
    size_t i = past->count;
    for (; i && decimal_compare(past->values[i - 1], value) > 0; i--)
        past->values[i] = past->values[i - 1];
    past->values[i] = value;
}

/* The upper of two in the middle will do: ten is far away. */
static void look_back(const struct edit *edit, const struct edit_scene *scene,
                      struct past *past)
{
    int periods = edit_count(edit, SLIP_PERIODS, 1);
    struct key key = edit_own(scene);
    past->count = 0;
    for (int i = 1; i <= periods && i <= PERIODS_MOST; i++) {
        key.period = period_shift(scene->period, -i);
        struct quantity q = edit_ask(scene, &key);
        if (q.kind != QUANTITY_NUMBER)
            continue;
        insert(past, q.number);
        past->keys[past->count++] = key;
    }
    if (past->count)
        past->middle = past->values[past->count / 2];
}

/* Whether a / b lies within 1 / (1 + w) and 1 + w, w in per cent: the same
 * question upwards and downwards. */
static bool is_near(struct decimal a, struct decimal b, struct decimal per_cent)
{
    struct decimal more, x, y;
    return decimal_add(decimal_of(100), per_cent, &more) &&
           decimal_multiply(a, decimal_of(100), &x) &&
           decimal_multiply(b, more, &y) && decimal_compare(x, y) <= 0 &&
           decimal_multiply(b, decimal_of(100), &x) &&
           decimal_multiply(a, more, &y) && decimal_compare(x, y) <= 0;
}

static bool fits(struct decimal value, const struct past *past,
                 const struct edit *edit)
{
    return is_near(value, past->middle, edit->settings[SLIP_WITHIN].number);
}

/* The value without the slip, if there is one. */
static bool propose(const struct edit *edit, const struct past *past,
                    struct decimal value, struct decimal *proposed)
{
    struct view rest = edit->settings[SLIP_POWERS].text;
    for (struct view w = edit_word(&rest); w.n; w = edit_word(&rest)) {
        struct decimal power;
        if (!decimal_parse(w, &power))
            continue;
        if ((decimal_divide(value, power, proposed) &&
             fits(*proposed, past, edit)) ||
            (decimal_multiply(value, power, proposed) &&
             fits(*proposed, past, edit)))
            return true;
    }
    return false;
}

/* So many times as much as usual, or so many times less, that no year explains
 * it, whether or not it looks like a slip. */
static bool is_beyond(const struct edit *edit, const struct past *past,
                      struct decimal value)
{
    const struct edit_setting *limit = &edit->settings[SLIP_LIMIT];
    struct decimal most;
    if (!limit->given)
        return false;
    return (decimal_multiply(past->middle, limit->number, &most) &&
            decimal_compare(value, most) >= 0) ||
           (decimal_multiply(value, limit->number, &most) &&
            decimal_compare(most, past->middle) <= 0);
}

static void tell(const struct edit_scene *scene, const struct past *past,
                 struct view expected, struct finding *finding)
{
    struct key key = edit_own(scene);
    finding->expected = expected;
    edit_cell(scene, finding, &key, true, expected);
    for (size_t i = 0; i < past->count; i++)
        edit_cell(scene, finding, &past->keys[i], false, (struct view){0});
}

/* Zero is no slip, and small numbers jump about. */
static bool is_comparable(const struct edit *edit, const struct past *past,
                          struct decimal value)
{
    return decimal_sign(value) > 0 && decimal_sign(past->middle) > 0 &&
           decimal_compare(past->middle, edit->settings[SLIP_LEAST].number) >=
               0;
}

enum edit_outcome edit_run_slip(const struct edit *edit,
                                const struct edit_scene *scene,
                                struct finding *finding)
{
    struct past past;
    struct key key = edit_own(scene);
    struct quantity q = edit_ask(scene, &key);
    struct decimal proposed;
    look_back(edit, scene, &past);
    if (q.kind != QUANTITY_NUMBER || !past.count)
        return EDIT_UNDECIDED;
    if (!is_comparable(edit, &past, q.number))
        return EDIT_SKIPPED;
    if (propose(edit, &past, q.number, &proposed))
        tell(scene, &past, edit_number(proposed, scene->arena), finding);
    else if (is_beyond(edit, &past, q.number))
        tell(scene, &past,
             arena_format(scene->arena, "≈ %.*s",
                          VIEW_ARG(edit_number(past.middle, scene->arena))),
             finding);
    else
        return EDIT_PASS;
    return EDIT_FAIL;
}

/* Between 0 and 1 where every earlier year had per cents. */
enum edit_outcome edit_run_fraction(const struct edit *edit,
                                    const struct edit_scene *scene,
                                    struct finding *finding)
{
    struct past past;
    struct key key = edit_own(scene);
    struct quantity q = edit_ask(scene, &key);
    struct decimal times, proposed;
    look_back(edit, scene, &past);
    if (q.kind != QUANTITY_NUMBER || !past.count)
        return EDIT_UNDECIDED;
    if (decimal_sign(q.number) <= 0 ||
        decimal_compare(q.number, decimal_of(1)) > 0 ||
        decimal_compare(past.values[0], edit->settings[SLIP_LEAST].number) < 0)
        return EDIT_PASS;
    if (!decimal_parse(edit->settings[SLIP_POWERS].text, &times) ||
        !decimal_multiply(q.number, times, &proposed))
        return EDIT_UNDECIDED;
    tell(scene, &past, edit_number(proposed, scene->arena), finding);
    return EDIT_FAIL;
}

const char *edit_check_slip(const struct catalogue *catalogue,
                            const struct edit *edit)
{
    struct view rest = edit->settings[SLIP_POWERS].text;
    struct decimal power;
    (void)catalogue;
    for (struct view w = edit_word(&rest); w.n; w = edit_word(&rest))
        if (!decimal_parse(w, &power) ||
            decimal_compare(power, decimal_of(1)) <= 0)
            return "expected powers above 1, such as 10 100 1000 10000";
    return NULL;
}
