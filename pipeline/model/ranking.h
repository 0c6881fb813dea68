/* Ranks, shares and changes as functions of numbers: they open no file and
 * know no area. */
#ifndef NIANBAO_MODEL_RANKING_H
#define NIANBAO_MODEL_RANKING_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/model/catalogue.h"
#include "pipeline/model/decimal.h"

/* One that is ranked; without `known` it gets rank 0. */
struct ranked {
    struct decimal value;
    bool known;
    int rank;  /* competition ranking "1224": 1 is the best */
    bool tied; /* another has the same rank */
};

/* Ranks by exact values; DIRECTION_NEUTRAL ranks nobody. Returns how many got a
 * rank. Order of the array is kept. Two that are equal share the better rank,
 * and the next is left out, as in sports and in the yearbook. */
size_t ranking_compete(struct ranked *entries, size_t count,
                       enum direction direction);

/* 100 * part / whole. False if whole is zero. False on overflow as well. Not
 * rounded. */
bool ranking_share(struct decimal part, struct decimal whole,
                   struct decimal *share);

/* (now / base - 1) * 100; false if base is zero. The sign is that of the change
 * only where the base is positive: from -10 to -5 is -50 per cent. Not rounded.
 */
bool ranking_growth(struct decimal now, struct decimal base,
                    struct decimal *growth);

#endif
