/* What is compiled: a value for an indicator, an area and a period. */
#ifndef NIANBAO_MODEL_FIGURE_H
#define NIANBAO_MODEL_FIGURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/arena.h"
#include "pipeline/model/catalogue.h"
#include "pipeline/model/formula.h"
#include "pipeline/model/submission.h"

/* Where a leaf's value comes from. Owned by the figures' arena. */
struct figure_source {
    struct view unit;
    struct view text; /* as read */
    struct place place;
    struct view digest;          /* of the original */
    const struct imputation *by; /* of a value that nobody said; else NULL */
    struct view parents;         /* what that was made of, with the sum */
    struct figure_source *next;
};

/* How many units' values something is made of, how many of these were imputed,
 * and, where values add up, what the imputed ones come to. */
struct made {
    size_t units, imputed;
    struct decimal amount;
};

/* One published cell. A figure exists where somebody was expected to speak or
 * did; without a number its flags say why. */
struct figure {
    struct key key;
    struct quantity value; /* kind UNKNOWN when there is no number */
    const struct grade *grade;
    struct view words; /* of a text */
    struct item *items;
    size_t item_count;
    uint32_t flags;
    int expected, reported;        /* parts: what should be in it, what is */
    int imputed;                   /* parts in it that nobody reported */
    struct made made;              /* nothing of what is derived or stated */
    bool has_whole;                /* somebody stated the whole, or a control */
    struct decimal stated;         /* that; kept for the imbalance */
    struct figure_source *sources; /* of a leaf's value or a counted whole */

    /* filled by compare; see stages/compare */
    struct quantity share;       /* per cent of the root's */
    struct quantity change;      /* on the year before: per cent, or points */
    struct quantity base_change; /* on the base year */
    struct quantity per_head;    /* per person of the census year named */
    int per_head_year;
    int rank;   /* among the areas beside it; 0 none */
    int ranked; /* how many of them have a rank */
    bool tied;
    uint32_t rank_flags; /* travelling ones of all that were ranked */
    int last_rank;       /* the year before; 0 none */
};

struct figures;

/* An empty set in `arena`; NULL when it failed. */
struct figures *figures_new(const struct catalogue *catalogue,
                            struct arena *arena);
/* The figure with that key, NULL if there is none. */
struct figure *figures_get(const struct figures *figures,
                           const struct key *key);
/* The same, made if there is none; NULL when the arena failed. */
struct figure *figures_put(struct figures *figures, const struct key *key);
/* All, by indicator, area order, period: call once after the last put. The
 * array is the set's own. A put invalidates it; NULL and 0 when the arena
 * failed. */
struct figure **figures_sorted(struct figures *figures, size_t *count);
/* A lookup that answers from the set. A figure that does not exist is unknown
 * and carries no flag. */
struct lookup figures_lookup(struct figures *figures);

#endif
