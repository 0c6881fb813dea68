/* A composite index as config/index.xml describes it: a tree of groups whose
 * leaves are indicators. Ours, and never the official evaluation. */
#ifndef NIANBAO_MODEL_COMPOSITE_H
#define NIANBAO_MODEL_COMPOSITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/model/catalogue.h"
#include "pipeline/model/normal.h"
#include "pipeline/model/treatment.h"

/* How the scores of a group become one. */
enum composite_mean {
    COMPOSITE_ARITHMETIC, /* sum wx / sum w */
    COMPOSITE_GEOMETRIC,  /* (product x^w)^(1 / sum w), of x > 0 */
    COMPOSITE_HARMONIC    /* sum w / sum (w / x), of x > 0 */
};

/* What becomes of an area of which something is missing. */
enum composite_missing {
    COMPOSITE_EXCLUDE, /* the other weights grow, down to a coverage */
    COMPOSITE_ZERO,    /* it is scored 0 */
    COMPOSITE_REFUSE   /* no score */
};

/* What stands in for a value that is missing, before outliers are looked for:
 * of all areas of that year, or of the area's peer group. */
enum composite_impute {
    COMPOSITE_IMPUTE_NONE,
    COMPOSITE_IMPUTE_MEAN,
    COMPOSITE_IMPUTE_MEDIAN,
    COMPOSITE_IMPUTE_GROUP_MEAN,
    COMPOSITE_IMPUTE_GROUP_MEDIAN
};

/* What an indicator is divided by. */
enum composite_per {
    COMPOSITE_PER_NONE,
    COMPOSITE_PER_HEAD,
    COMPOSITE_PER_OTHER
};

/* A group or, with an indicator, a leaf. */
struct composite_node {
    struct view code;
    struct view name[LANGUAGE_COUNT];
    size_t parent; /* before it in the array; the root's is itself */
    int level;     /* 0 for the index as a whole */
    struct decimal stated;
    double weight; /* among those beside it */
    size_t child_count;
    enum composite_mean mean; /* of a group */
    bool own_mean;            /* said for it; robustness leaves it alone */
    bool capped;
    double most;                       /* no score above it */
    const struct indicator *indicator; /* NULL for a group */
    bool lower;                        /* less is better */
    enum composite_per per;
    const struct indicator *other; /* of COMPOSITE_PER_OTHER */
    struct decimal times;          /* of the quotient: per 10,000 */
    struct normal normal;
    bool own_normal; /* said for it; robustness leaves it alone */
    struct origin origin;
};

/* From this score up; the worst has no bound. */
struct composite_grade {
    struct view code;
    struct view name[LANGUAGE_COUNT];
    bool bounded;
    struct decimal bound;
    double from;
    struct origin origin;
};

/* A condition on an area's figures that limits its score or grade, or adds
 * points. */
struct composite_condition {
    struct view name[LANGUAGE_COUNT];
    struct view formula_text;
    struct formula *formula;
    bool bonus;
    bool limits; /* a veto's `limit` is a score */
    double limit;
    struct view grade_code;
    const struct composite_grade *grade; /* no better than; NULL */
    double points;                       /* of a bonus */
    struct origin origin;
};

enum { COMPOSITE_ALTERNATIVES_MAX = 8 };

/* How the Monte Carlo shakes the index. The first of either list is what the
 * index itself does. */
struct composite_robustness {
    uint64_t seed;
    size_t runs;    /* 0: not asked for */
    double weights; /* each weight times 1 - this .. 1 + this */
    struct normal normals[COMPOSITE_ALTERNATIVES_MAX];
    size_t normal_count;
    enum composite_mean means[COMPOSITE_ALTERNATIVES_MAX];
    size_t mean_count;
};

struct composite {
    struct view code;
    struct view name[LANGUAGE_COUNT];
    struct view note[LANGUAGE_COUNT]; /* whose weights these are */
    struct decimal sum;               /* what the weights of a group add to */
    bool all_years;            /* least, most and the like over all years */
    const struct group *group; /* who competes; NULL: the root's children */
    enum composite_missing missing;
    double coverage; /* share of the indicators that must be known */
    enum composite_impute impute;
    struct treatment treatment;
    int decimals;         /* printed */
    double change_weight; /* of the change in the combined score, 0..1 */
    struct composite_robustness robustness;
    struct composite_node *nodes; /* the index, then depth first */
    size_t node_count, leaf_count;
    struct composite_grade *grades; /* the best first */
    size_t grade_count;
    struct composite_condition *conditions; /* as in the file */
    size_t condition_count;
    struct origin origin;
};

/* The names in files, in the order of the enums, NULL-terminated. */
extern const char *const composite_means[], *const composite_missings[],
                                                *const composite_imputes[];

#endif
