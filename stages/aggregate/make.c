/* Making a figure and remembering it by its indicator. */
#include "stages/aggregate/make.h"

/* Derived indicators walk the figures of their operands: hence the lists. */
struct figure *make_figure(struct tally *tally, const struct key *key,
                           const struct worth *worth, size_t expected,
                           size_t reported)
{
    struct arena *arena = tally->run->arena;
    struct figure *f = figures_put(tally->run->figures, key);
    if (!f)
        return NULL;
    worth_put(worth, tally_flags(tally), f, arena);
    f->expected = (int)expected;
    f->reported = (int)reported;
    struct figure **made = array_push(&tally->made[key->indicator->index],
                                      &tally->arena, sizeof *made);
    if (made)
        *made = f;
    return f;
}
