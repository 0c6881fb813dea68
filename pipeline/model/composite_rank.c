/* Ranks of scores, and how sure they are. */
#include "pipeline/model/composite_rank.h"

static bool is_better(const struct score *a, const struct score *b)
{
    return a->value - b->value > SCORE_TIE;
}

/* Everyone meets everyone, as in ranking.c: they are a few dozen. */
size_t composite_rank(const struct score *scores, size_t count, int *ranks)
{
    size_t known = 0;

    for (size_t i = 0; i < count; i++) {
        ranks[i] = 0;
        if (scores[i].state != SCORE_KNOWN)
            continue;
        known++;
        ranks[i] = 1;
        for (size_t k = 0; k < count; k++)
            ranks[i] += scores[k].state == SCORE_KNOWN &&
                        is_better(&scores[k], &scores[i]);
    }
    return known;
}

bool composite_is_tied(const int *ranks, size_t count, size_t at)
{
    for (size_t i = 0; i < count; i++)
        if (i != at && ranks[i] && ranks[i] == ranks[at])
            return true;
    return false;
}

bool rank_tally_init(struct rank_tally *tally, size_t areas,
                     struct arena *arena)
{
    size_t cells = areas * (areas + 1);

    *tally = (struct rank_tally){.areas = areas};
    tally->by_rank = arena_take(arena, (cells + 1) * sizeof *tally->by_rank);
    tally->ahead = arena_take(arena, (cells + 1) * sizeof *tally->ahead);
    return tally->by_rank && tally->ahead;
}

void rank_tally_add(struct rank_tally *tally, const int *ranks)
{
    size_t n = tally->areas;

    tally->runs++;
    for (size_t i = 0; i < n; i++) {
        tally->by_rank[i * (n + 1) + (size_t)ranks[i]]++;
        for (size_t k = 0; ranks[i] && k < n; k++)
            tally->ahead[i * n + k] += ranks[k] > ranks[i];
    }
}

/* The least rank with at least `wanted` of the runs at it or before. */
static int rank_reaching(const uint64_t *by_rank, size_t areas, uint64_t wanted)
{
    uint64_t reached = 0;
    size_t rank = 0;

    while (reached < wanted && rank < areas)
        reached += by_rank[++rank];
    return (int)rank;
}

struct rank_spread rank_tally_spread(const struct rank_tally *tally,
                                     size_t area)
{
    const uint64_t *by_rank = tally->by_rank + area * (tally->areas + 1);
    uint64_t runs = 0, sum = 0;

    for (size_t r = 1; r <= tally->areas; r++) {
        runs += by_rank[r];
        sum += by_rank[r] * r;
    }
    if (!runs)
        return (struct rank_spread){0};
    int below = rank_reaching(by_rank, tally->areas, (runs + 1) / 2);
    int above = rank_reaching(by_rank, tally->areas, runs / 2 + 1);
    return (struct rank_spread){
        .mean = (double)sum / (double)runs,
        .median = (below + above) / 2.0,
        .low = rank_reaching(by_rank, tally->areas, (runs * 5 + 99) / 100),
        .high = rank_reaching(by_rank, tally->areas, (runs * 95 + 99) / 100),
        .ranked = runs};
}

uint64_t rank_tally_ahead(const struct rank_tally *tally, size_t area,
                          size_t other)
{
    return tally->ahead[area * tally->areas + other];
}
