/* Which versions count, and what the units' other returns say to them. */
#include "pipeline/engine/batch.h"

#include <stdlib.h>

#include "pipeline/engine/judge.h"

/* By unit, then form, then period. */
static int by_return(const void *a, const void *b)
{
    const struct returned *x = a, *y = b;
    int order = view_compare(x->unit, y->unit);
    if (!order)
        order = view_compare(x->form, y->form);
    return order ? order : view_compare(x->period, y->period);
}

enum status batch_fold(struct batch *batch, struct err *err)
{
    struct night *night = batch->night;
    struct returned *r = batch->returns.at;
    size_t count = batch->returns.count;
    enum status s = STATUS_OK;
    if (count)
        qsort(r, count, sizeof *r, by_return);
    for (size_t i = 0; s == STATUS_OK && i < count; i++)
        if (!i || by_return(&r[i - 1], &r[i]))
            s = ledger_fold(night->ledger, r[i].unit, r[i].form, r[i].period,
                            err);
    for (size_t i = 0; s == STATUS_OK && i < count; i++)
        if (!i || !view_equal(r[i - 1].unit, r[i].unit))
            s = judge_unit(&night->road, night->ledger, r[i].unit, err);
    return s;
}
