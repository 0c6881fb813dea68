/* A small survey, built by hand, and worlds of values for formulas to see. */
#ifndef NIANBAO_TESTS_FORMULA_WORLD_H
#define NIANBAO_TESTS_FORMULA_WORLD_H

#include "pipeline/base/arena.h"
#include "pipeline/model/catalogue.h"
#include "pipeline/model/formula.h"

enum { WORLD_VALUES_MAX = 32 };

struct world_value {
    struct key key;
    bool rank;
    struct quantity quantity;
};

struct world {
    struct arena arena;
    struct catalogue *catalogue;
    const struct area *area; /* 440100, with two districts and an own leaf */
    struct world_value values[WORLD_VALUES_MAX];
    size_t count;
    struct lookup lookup;
};

/* Measures 张 万张 家 元 万元 位 %; scales yesno and pilot; the flags about,
 * partial and synthetic travel. */
void world_init(struct world *world);
void world_release(struct world *world);

/* Sets the values: words "ELD.BEDS=10", "ELD.BEDS@440103=4", with a year
 * "ELD.BEDS:2020=9", a span ":2017/2021", a rank "#ELD.BEDS=3", flags
 * "=9!synthetic!late", and "=?!missing" for what is not known. The area is
 * 440100 and the year 2021 unless they are said. */
void world_give(struct world *world, const char *given);

/* The formula at 440100 in `year`, as text: "12.5", "true" or "?", then its
 * flags; what went wrong, with its column, if it does not compile. Lives in
 * the world's arena. */
const char *world_evaluate(struct world *world, enum formula_dialect dialect,
                           const char *formula, int year);

/* A formula, the values it sees, and what world_evaluate tells of it. */
struct world_row {
    const char *formula, *given, *expected;
};

/* Fails the running test at the first row that is not as expected. */
void world_try_rows(enum formula_dialect dialect, const struct world_row *rows,
                    size_t count);

#endif
