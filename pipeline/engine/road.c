/* Drives the table of stages, member by member. */
#include "pipeline/engine/road.h"

static void *self_of(const struct road *road, size_t i)
{
    return road->selves[i];
}

enum status road_open(struct road *road, const struct config *config,
                      struct err *err)
{
    *road = (struct road){.config = config};
    if (stage_count > ROAD_STAGES_MAX)
        return err_set(err, FAULT_BUG, "more than %d stages", ROAD_STAGES_MAX);
    for (; road->opened < stage_count; road->opened++) {
        const struct stage *stage = stages[road->opened];
        if (!stage->open)
            continue;
        enum status s = stage->open(config, &road->selves[road->opened], err);
        if (s != STATUS_OK) {
            if (road->selves[road->opened])
                road->opened++; /* half open: closed with the others */
            road_close(road);
            return s;
        }
    }
    return STATUS_OK;
}

void road_close(struct road *road)
{
    while (road->opened > 0) {
        road->opened--;
        const struct stage *stage = stages[road->opened];
        if (stage->close)
            stage->close(self_of(road, road->opened));
    }
}

enum status road_feed(struct road *road, struct drop *drop, struct emit *emit,
                      struct err *err)
{
    for (size_t i = 0; i < stage_count; i++)
        if (stages[i]->feed)
            return stages[i]->feed(self_of(road, i), drop, emit, err);
    return err_set(err, FAULT_BUG, "no stage reads drops");
}

enum status road_each(struct road *road, struct submission *submission,
                      struct err *err)
{
    enum status s = STATUS_OK;
    for (size_t i = 0; i < stage_count && s == STATUS_OK; i++)
        if (stages[i]->each && submission->acceptance != REJECTED)
            s = stages[i]->each(self_of(road, i), submission, err);
    return s;
}

enum status road_judge(struct road *road, const struct history *history,
                       struct submission *submission, struct err *err)
{
    enum status s = STATUS_OK;
    for (size_t i = 0; i < stage_count && s == STATUS_OK; i++)
        if (stages[i]->judge)
            s = stages[i]->judge(self_of(road, i), history, submission, err);
    return s;
}

enum status road_all(struct road *road, struct run *run, struct err *err)
{
    enum status s = STATUS_OK;
    for (size_t i = 0; i < stage_count && s == STATUS_OK; i++)
        if (stages[i]->all)
            s = stages[i]->all(self_of(road, i), run, err);
    return s;
}

enum status road_again(struct road *road, struct run *run, struct err *err)
{
    enum status s = STATUS_OK;
    for (size_t i = 0; i < stage_count && s == STATUS_OK; i++)
        if (stages[i]->again)
            s = stages[i]->again(self_of(road, i), run, err);
    return s;
}

enum status road_prove(struct road *road, struct sheet *sheet)
{
    enum status s = STATUS_OK;
    for (size_t i = 0; i < stage_count && s == STATUS_OK; i++)
        if (stages[i]->prove)
            s = stages[i]->prove(self_of(road, i), sheet);
    return s;
}

enum status road_describe(struct road *road, struct sheet *sheet)
{
    enum status s = STATUS_OK;
    for (size_t i = 0; i < stage_count && s == STATUS_OK; i++)
        if (stages[i]->describe)
            s = stages[i]->describe(self_of(road, i), sheet);
    return s;
}

void road_document(struct road *road, struct handbook *handbook)
{
    for (size_t i = 0; i < stage_count; i++)
        if (stages[i]->document)
            stages[i]->document(self_of(road, i), handbook);
}
