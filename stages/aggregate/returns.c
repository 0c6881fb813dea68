/* One unit's counted returns: which of its words on a key are its last. */
#include "stages/aggregate/returns.h"

#include <stdlib.h>

#include "stages/aggregate/agree.h"
#include "stages/aggregate/counting.h"
#include "stages/aggregate/observed.h"
#include "stages/aggregate/spans.h"
#include "stages/aggregate/tell.h"

static int by_number(size_t a, size_t b)
{
    return a < b ? -1 : a > b;
}

/* Indicator, area, counted or control: what a span may be made of. */
static int by_subject(const struct said *a, const struct said *b)
{
    const struct observation *x = a->observation, *y = b->observation;
    int order = by_number(x->indicator->index, y->indicator->index);
    if (!order)
        order = by_number(x->area->index, y->area->index);
    return order ? order : by_number(x->as_control, y->as_control);
}

static int by_key(const struct said *a, const struct said *b)
{
    int order = by_subject(a, b);
    return order
               ? order
               : period_compare(a->observation->period, b->observation->period);
}

/* Of two forms of one period the later by name counts: any order will do, as
 * long as it is not that of arrival. */
static int by_return(const struct said *a, const struct said *b)
{
    int order = period_compare(a->submission->period, b->submission->period);
    return order ? order
                 : view_compare(a->submission->form, b->submission->form);
}

/* Total, so that qsort, which is not stable, cannot show. */
static int by_all(const void *a, const void *b)
{
    int order = by_key(a, b);
    if (!order)
        order = by_return(a, b);
    return order ? order
                 : by_number(((const struct said *)a)->order,
                             ((const struct said *)b)->order);
}

/* The later return is the one that counts and the one to mend. */
static void compare(struct tally *tally, struct said *last,
                    const struct said *other)
{
    struct arena *arena = tally->run->arena;
    struct worth a = said_worth(tally, last), b = said_worth(tally, other);
    if (agree(&a, &b))
        return;
    const struct observation *o = last->observation;
    struct key key = {o->indicator, o->area, o->period};
    struct figure_source source = said_source(last);
    struct speaker who = {&source,
                          tell_period(tally, last->submission->period)};
    struct finding *f = tell(tally, VIEW("aggregate.repeated"), &key, who,
                             worth_text(&a, arena), worth_text(&b, arena));
    f->detail = tell_period(tally, other->submission->period);
    last->disputed = true;
    last->otherwise = b.number;
}

/* The last of a run of the same key. Earlier versions of a return were
 * replaced by its later ones and say nothing any more. */
static struct said settle(struct tally *tally, const struct said *said,
                          size_t count)
{
    struct said last = said[count - 1];
    for (size_t i = 0; i + 1 < count; i++)
        if (by_return(&said[i], &said[i + 1]))
            compare(tally, &last, &said[i]);
    return last;
}

/* How many at the front are equal by `order`. */
static size_t run_of(const struct said *said, size_t count,
                     int (*order)(const struct said *, const struct said *))
{
    size_t n = 1;
    while (n < count && !order(said, said + n))
        n++;
    return n;
}

static size_t settle_all(struct tally *tally, struct said *said, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0, n; i < count; i += n) {
        n = run_of(said + i, count - i, by_key);
        said[kept++] = settle(tally, said + i, n);
    }
    return kept;
}

/* Where nothing combines over time a span is a period like any other. */
static bool is_span(const struct said *said)
{
    return said->observation->period.kind == PERIOD_SPAN &&
           said->observation->indicator->over_time != TIME_NONE;
}

/* Spans come last: each needs all years its unit told, and every span that any
 * of them stated. */
static void count_subject(struct tally *tally, const struct said *said,
                          size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct observation *o = said[i].observation;
        if (is_span(&said[i])) {
            spans_stated(tally, o->indicator, o->period);
            continue;
        }
        struct worth w = said_worth(tally, &said[i]);
        counting_take(tally, &said[i], o->period, &w);
        observed_add(tally->observed, &said[i], &w);
    }
    spans_count(tally, said, count);
}

/* A single return mostly tells its indicators in the survey's own order. */
static void sort(struct said *at, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (by_all(&at[i - 1], &at[i]) > 0) {
            qsort(at, count, sizeof *at, by_all);
            return;
        }
}

void returns_count(struct tally *tally, struct array *said)
{
    struct said *at = said->at;
    if (!said->count)
        return;
    sort(at, said->count);
    size_t kept = settle_all(tally, at, said->count);
    for (size_t i = 0, n; i < kept; i += n) {
        n = run_of(at + i, kept - i, by_subject);
        count_subject(tally, at + i, n);
    }
}
