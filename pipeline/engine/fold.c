/* Which versions count, and what the units' other returns say to them. */
#include "pipeline/engine/batch.h"

#include <stdlib.h>

#include "pipeline/engine/judge.h"
#include "pipeline/engine/versions.h"

static struct returned *at(const struct batch *batch, size_t i)
{
    return (struct returned *)batch->returns.at + i;
}

/* By unit, then form, then period. */
static int by_return(const void *a, const void *b)
{
    const struct returned *x = a, *y = b;
    int order = view_compare(x->unit, y->unit);
    if (!order)
        order = view_compare(x->form, y->form);
    return order ? order : view_compare(x->period, y->period);
}

/* In order, each return once. */
static void tidy(struct batch *batch)
{
    size_t kept = 0;
    if (batch->returns.count)
        qsort(batch->returns.at, batch->returns.count, sizeof(struct returned),
              by_return);
    for (size_t i = 0; i < batch->returns.count; i++) {
        if (kept && !by_return(at(batch, kept - 1), at(batch, i)))
            at(batch, kept - 1)->several |= at(batch, i)->several;
        else
            *at(batch, kept++) = *at(batch, i);
    }
    batch->returns.count = kept;
}

static enum status fold_all(struct batch *batch, struct err *err)
{
    enum status s = STATUS_OK;
    for (size_t i = 0; s == STATUS_OK && i < batch->returns.count; i++) {
        struct returned *r = at(batch, i);
        s = ledger_fold_several(batch->night->ledger, r->unit, r->form,
                                r->period, &r->several, err);
    }
    return s;
}

static enum status tell_all(struct batch *batch, struct err *err)
{
    struct night *night = batch->night;
    enum status s = STATUS_OK;
    for (size_t i = 0; s == STATUS_OK && i < batch->returns.count; i++) {
        const struct returned *r = at(batch, i);
        if (r->several)
            s = versions_tell(night->ledger, night->config->catalogue, r->unit,
                              r->form, r->period, err);
    }
    return s;
}

static enum status judge_all(struct batch *batch, struct err *err)
{
    struct night *night = batch->night;
    enum status s = STATUS_OK;
    for (size_t i = 0; s == STATUS_OK && i < batch->returns.count; i++)
        if (!i || !view_equal(at(batch, i - 1)->unit, at(batch, i)->unit))
            s = judge_unit(&night->road, night->ledger, at(batch, i)->unit,
                           err);
    return s;
}

enum status batch_fold(struct batch *batch, struct err *err)
{
    tidy(batch);
    enum status s = fold_all(batch, err);
    if (s == STATUS_OK)
        s = batch_repeats(batch, err);
    tidy(batch);
    if (s == STATUS_OK)
        s = tell_all(batch, err);
    return s == STATUS_OK ? judge_all(batch, err) : s;
}
