/* The statements of the bulletin, evaluated. */
#include "stages/compare/statements.h"

#include "stages/compare/ranks.h"

/* Functions over years name their own; only a code alone leaves it to the
 * statement. */
static struct period period_of(const struct statement *s)
{
    if (s->indicator || s->period.kind != PERIOD_SPAN)
        return s->period;
    return period_year(s->period.last);
}

/* What the quantity cannot hold (a text, a list, flags that do not travel) is
 * in the figure. */
static void add_figure(struct run *run, struct statement_result *result)
{
    const struct statement *s = result->statement;
    struct key key = {s->indicator, s->area, period_of(s)};
    const struct figure *f = figures_get(run->figures, &key);
    if (!f)
        return;
    result->figure = f;
    result->rank = f->rank;
    result->ranked = f->ranked;
}

void statements_evaluate(struct run *run)
{
    const struct catalogue *c = run->catalogue;
    struct lookup lookup = figures_lookup(run->figures);
    lookup.rank = ranks_lookup;
    for (size_t i = 0; i < c->statement_count; i++) {
        const struct statement *s = &c->statements[i];
        struct statement_result *result =
            array_push(&run->statements, run->arena, sizeof *result);
        if (!result)
            return;
        result->statement = s;
        if (s->formula)
            result->value =
                formula_evaluate(s->formula, &lookup, s->area, period_of(s));
        if (s->indicator)
            add_figure(run, result);
    }
}
