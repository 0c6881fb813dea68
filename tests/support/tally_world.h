/* A province of three cities in which returns are told in one line each, so
 * that a rule of counting is tested by what goes in and what comes out. */
#ifndef NIANBAO_TESTS_SUPPORT_TALLY_WORLD_H
#define NIANBAO_TESTS_SUPPORT_TALLY_WORLD_H

#include "pipeline/engine/stage.h"
#include "pipeline/store/ledger.h"
#include "tests/support/small_survey.h"

/* Easttown (990100) has River (990101) and Hill (990102), which owe returns
 * from 2016; Westtown (990200) has no districts; of Southtown (990300) only
 * the city's bureau owes, its districts 990301 and 990302 do not.
 * Indicators: T.STOCK (district+own, sum, last; control institution), T.FLOW
 * (district, sum, sum; controls organization and province), T.DONE (as T.FLOW,
 * no control), T.RATE = T.FLOW / T.DONE * 100, T.TWICE = T.RATE * 2, T.ORG
 * (organization, sum, sum; control district), T.PRIZES (district, union, sum,
 * items), T.FEE (city, none; control district), T.CITY (city, sum; controls
 * district and organization), T.MAX (district, max, last), T.LOTTO
 * (institution:lottery, sum, sum), T.MARK (city, grade), T.MOTTO (district,
 * text). */
struct tally_world {
    struct small_survey survey;
    struct config config;
    struct ledger *ledger;
    struct arena arena; /* of a run */
    struct run run;
    int drops;
};

/* With `statements` as further rows of statements.csv, NULL for none; the
 * ledger is `path`, NULL for one in memory. */
void tally_world_open(struct tally_world *world, const char *statements,
                      const char *path);
void tally_world_close(struct tally_world *world);

/* Adds returns, one a line: "UNIT PERIOD [amend|withdraw|nil] CODE=VALUE ...".
 * A value is "12.5", a grade, a word, a flag's name for none, or items
 * "{name/by/level/on|...}"; "-CODE" was dropped by an edit; behind a value may
 * stand "@AREA", ":PERIOD" and
 * "!flag". The area is the unit's own (the own leaf of a city with districts)
 * unless told; who counts and who controls is as the survey has it. */
void tally_world_say(struct tally_world *world, const char *returns);

/* Runs the stage on what was said, 2021 being the year of report; `fresh`
 * forgets what earlier stages made. */
void tally_world_run(struct tally_world *world, const struct stage *stage,
                     bool fresh);

/* The figure "CODE AREA PERIOD" as "VALUE flags reported/expected", or "none";
 * lives until the next run. */
const char *tally_world_figure(struct tally_world *world, const char *key);
const struct figure *tally_world_get(struct tally_world *world,
                                     const char *key);

/* Every finding, one a line: "code unit area period seen expected detail",
 * without the code's "aggregate."; lives until the next run. */
const char *tally_world_findings(struct tally_world *world);

/* What is said, the figure that comes of it, and every finding, as
 * tally_world_findings tells them; NULL if they are not looked at. */
struct tally_case {
    const char *name, *returns, *key, *expected, *told;
};

/* Runs aggregate on each in a world of its own with these `statements`; prints
 * the name of a case that fails. */
void tally_world_cases(const struct tally_case *cases, size_t count,
                       const char *statements);

/* Gives the world's survey rows of imputation.csv, and more of indicators.csv:
 * before anything is said. */
void tally_world_impute(struct tally_world *world, const char *imputations,
                        const char *indicators);

/* The cases in worlds with such rows. */
void tally_world_imputed(const struct tally_case *cases, size_t count,
                         const char *imputations, const char *indicators);

/* Every figure, in order, one a line. */
const char *tally_world_all(struct tally_world *world);

/* The credit codes of two organizations in each of River, Hill, Easttown's own
 * leaf and Westtown; of these only TALLY_HILL_1 is listed, from 2018. */
#define TALLY_RIVER_1 "51990101A100000151"
#define TALLY_RIVER_2 "51990101A10000023U"
#define TALLY_HILL_1 "51990102A10000015F"
#define TALLY_HILL_2 "51990102A10000023A"
#define TALLY_EAST_1 "51990100A10000015J"
#define TALLY_WEST_1 "51990200A10000015P"

#endif
