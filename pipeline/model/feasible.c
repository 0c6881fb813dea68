/* Whether numbers exist that satisfy all of a few linear inequalities. */
#include "pipeline/model/feasible.h"

/* Two factors below it multiplied, and two such products added, still fit. */
static const int128 factor_most = (int128)1 << 61;

struct system {
    struct inequality rows[FEASIBLE_ROWS];
    size_t count;
    enum feasible state;
};

static int128 magnitude(int128 x)
{
    return x < 0 ? -x : x;
}

static int128 divisor(int128 a, int128 b)
{
    while (b) {
        int128 rest = a % b;
        a = b;
        b = rest;
    }
    return magnitude(a);
}

/* Numbers stay small as long as they can. */
static bool reduce(struct inequality *row)
{
    int128 largest, by = magnitude(row->constant);
    for (size_t i = 0; i < FEASIBLE_VARIABLES; i++)
        by = divisor(by, magnitude(row->factors[i]));
    for (size_t i = 0; by > 1 && i < FEASIBLE_VARIABLES; i++)
        row->factors[i] /= by;
    if (by > 1)
        row->constant /= by;
    largest = magnitude(row->constant);
    for (size_t i = 0; i < FEASIBLE_VARIABLES; i++)
        if (magnitude(row->factors[i]) > largest)
            largest = magnitude(row->factors[i]);
    return largest < factor_most;
}

static bool has_variable(const struct inequality *row)
{
    for (size_t i = 0; i < FEASIBLE_VARIABLES; i++)
        if (row->factors[i])
            return true;
    return false;
}

/* A row without variables is true, and left out, or the end. */
static void add(struct system *s, struct inequality row)
{
    if (s->state != FEASIBLE)
        return;
    bool small = reduce(&row);
    if (small && !has_variable(&row))
        s->state = row.constant > 0 || (row.constant == 0 && row.strict)
                       ? INFEASIBLE
                       : FEASIBLE;
    else if (!small || s->count == FEASIBLE_ROWS)
        s->state = FEASIBLE_UNKNOWN;
    else
        s->rows[s->count++] = row;
}

/* Both multiplied so that the variable goes out. */
static struct inequality join(const struct inequality *above,
                              const struct inequality *below, size_t variable)
{
    int128 x = above->factors[variable], y = -below->factors[variable];
    struct inequality row = {.constant =
                                 above->constant * y + below->constant * x,
                             .strict = above->strict || below->strict};
    for (size_t i = 0; i < FEASIBLE_VARIABLES; i++)
        row.factors[i] = above->factors[i] * y + below->factors[i] * x;
    return row;
}

static void eliminate(const struct system *from, size_t variable,
                      struct system *to)
{
    *to = (struct system){.state = FEASIBLE};
    for (size_t i = 0; i < from->count; i++) {
        const struct inequality *a = &from->rows[i];
        if (!a->factors[variable])
            add(to, *a);
        for (size_t k = 0; a->factors[variable] > 0 && k < from->count; k++)
            if (from->rows[k].factors[variable] < 0)
                add(to, join(a, &from->rows[k], variable));
    }
}

/* How many rows elimination would make: the variable with the fewest goes
 * first. */
static size_t cost(const struct system *s, size_t variable)
{
    size_t above = 0, below = 0;
    for (size_t i = 0; i < s->count; i++) {
        above += s->rows[i].factors[variable] > 0;
        below += s->rows[i].factors[variable] < 0;
    }
    return above * below;
}

static size_t cheapest(const struct system *s, const bool *gone)
{
    size_t best = FEASIBLE_VARIABLES;
    for (size_t i = 0; i < FEASIBLE_VARIABLES; i++)
        if (!gone[i] &&
            (best == FEASIBLE_VARIABLES || cost(s, i) < cost(s, best)))
            best = i;
    return best;
}

enum feasible feasible(const struct inequality *rows, size_t count)
{
    struct system systems[2] = {{.state = FEASIBLE}};
    bool gone[FEASIBLE_VARIABLES] = {false};
    size_t now = 0;
    for (size_t i = 0; i < count; i++)
        add(&systems[0], rows[i]);
    for (size_t i = 0; i < FEASIBLE_VARIABLES && systems[now].state == FEASIBLE;
         i++) {
        size_t variable = cheapest(&systems[now], gone);
        gone[variable] = true;
        eliminate(&systems[now], variable, &systems[1 - now]);
        now = 1 - now;
    }
    return systems[now].state;
}
