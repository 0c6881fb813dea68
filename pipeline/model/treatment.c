/* Outliers of an indicator, drawn in before it is normalised. */
#include "pipeline/model/treatment.h"

#include <math.h>
#include <string.h>

#include "pipeline/model/elementary.h"
#include "pipeline/model/statistics.h"

/* The known values in rising order, and a copy to try things on. */
struct trial {
    const struct treatment *treatment;
    double *sorted, *tried;
    size_t count;
    struct treated *treated;
};

static bool is_crooked(const struct treatment *t, const double *x, size_t count)
{
    return fabs(statistics_skewness(x, count)) > t->skew &&
           statistics_kurtosis(x, count) > t->kurtosis;
}

static double drawn_in(const struct trial *t, double x)
{
    double most = t->sorted[t->count - 1 - t->treated->high];
    double least = t->sorted[t->treated->low];

    return x > most ? most : x < least ? least : x;
}

/* One point after the other, at the end of the longer tail as it then is. */
static bool draw_in(struct trial *t)
{
    size_t *high = &t->treated->high, *low = &t->treated->low;

    memcpy(t->tried, t->sorted, t->count * sizeof *t->tried);
    while (*high + *low < t->treatment->points && *high + *low + 2 < t->count) {
        if (statistics_skewness(t->tried, t->count) > 0)
            ++*high;
        else
            ++*low;
        for (size_t i = 0; i < t->count; i++)
            t->tried[i] = drawn_in(t, t->sorted[i]);
        if (!is_crooked(t->treatment, t->tried, t->count))
            return true;
    }
    return false;
}

/* A hundredth of the range keeps the end off zero. */
static double logged(const struct trial *t, double x)
{
    double least = t->sorted[0], most = t->sorted[t->count - 1];
    double off = (most - least) / 100;

    if (t->treated->skew > 0)
        return elementary_ln(x - least + off);
    return -elementary_ln(most - x + off);
}

static void take_logarithms(struct trial *t)
{
    t->treated->high = t->treated->low = 0;
    t->treated->logged = true;
    for (size_t i = 0; i < t->count; i++)
        t->tried[i] = logged(t, t->sorted[i]);
    t->treated->beyond = is_crooked(t->treatment, t->tried, t->count);
}

static bool gather(struct trial *t, const struct score *values, size_t count,
                   struct arena *arena)
{
    t->sorted = arena_take(arena, (count + 1) * sizeof *t->sorted);
    t->tried = arena_take(arena, (count + 1) * sizeof *t->tried);
    if (!t->sorted || !t->tried)
        return false;
    for (size_t i = 0; i < count; i++)
        if (values[i].state == SCORE_KNOWN)
            t->sorted[t->count++] = values[i].value;
    statistics_sort(t->sorted, t->count);
    return true;
}

void treatment_apply(const struct treatment *treatment, struct score *values,
                     size_t count, struct arena *arena, struct treated *treated)
{
    struct trial t = {.treatment = treatment, .treated = treated};

    *treated = (struct treated){0};
    if (!gather(&t, values, count, arena))
        return;
    treated->skew = statistics_skewness(t.sorted, t.count);
    treated->kurtosis = statistics_kurtosis(t.sorted, t.count);
    if (!treatment->wanted || !is_crooked(treatment, t.sorted, t.count))
        return;
    if (!draw_in(&t))
        take_logarithms(&t);
    for (size_t i = 0; i < count; i++)
        if (values[i].state == SCORE_KNOWN)
            values[i].value = treated->logged ? logged(&t, values[i].value)
                                              : drawn_in(&t, values[i].value);
}
