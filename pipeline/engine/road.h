/* The stages, opened for one configuration and ready to be driven. */
#ifndef NIANBAO_ENGINE_ROAD_H
#define NIANBAO_ENGINE_ROAD_H

#include "pipeline/base/err.h"
#include "pipeline/engine/sheet.h"
#include "pipeline/engine/stage.h"

enum { ROAD_STAGES_MAX = 16 };

struct road {
    const struct config *config;
    void *selves[ROAD_STAGES_MAX];
    size_t opened;
};

/* Opens every stage in order. On failure those already opened are closed and
 * err says which part of the configuration is wrong. */
enum status road_open(struct road *road, const struct config *config,
                      struct err *err);

/* In the opposite order; stages that were not opened are left alone. */
void road_close(struct road *road);

/* Hands a drop to the stage that is the source. Statuses as its `feed`. */
enum status road_feed(struct road *road, struct drop *drop, struct emit *emit,
                      struct err *err);

/* Sends a submission through every stage's `each` until one rejects it. */
enum status road_each(struct road *road, struct submission *submission,
                      struct err *err);

/* Sends an accepted submission through every stage's `judge`. */
enum status road_judge(struct road *road, const struct history *history,
                       struct submission *submission, struct err *err);

/* Runs every stage's `all`. */
enum status road_all(struct road *road, struct run *run, struct err *err);

/* Runs every stage's `again`. */
enum status road_again(struct road *road, struct run *run, struct err *err);

/* Every stage's self-test, every stage's documentation. */
enum status road_prove(struct road *road, struct sheet *sheet);

/* Lines of every stage, in the order of the table. */
enum status road_describe(struct road *road, struct sheet *sheet);
/* Their chapters of the survey's documentation. */
void road_document(struct road *road, struct handbook *handbook);

#endif
