/* The order of one batch. */
#include "pipeline/engine/night.h"

#include "pipeline/engine/compile.h"
#include "pipeline/engine/intake.h"
#include "pipeline/store/site.h"

static enum status open_ledger(struct night *night, struct err *err)
{
    const char *path = ":memory:";
    if (!night->ephemeral)
        path = site_path(&night->arena, night->site, "ledger.sqlite");
    night->ledger = ledger_open(path, night->settings->durable, err);
    if (!night->ledger)
        return STATUS_FATAL;
    return ledger_clean(night->ledger, err);
}

static enum status start(struct night *night, int *lock, struct err *err)
{
    arena_init(&night->arena, 0);
    *lock = -1;
    enum status s = STATUS_OK;
    if (!night->ephemeral)
        s = site_lock(night->site, lock, err);
    if (s == STATUS_OK)
        s = road_open(&night->road, night->config, err);
    return s == STATUS_OK ? open_ledger(night, err) : s;
}

enum status night_run(struct night *night, struct err *err)
{
    int lock;
    enum status s = start(night, &lock, err);
    if (s == STATUS_OK)
        s = intake(night, err);
    if (s == STATUS_OK)
        s = compile(night, err);
    site_unlock(lock);
    return s;
}

enum status night_report(struct night *night, struct err *err)
{
    int lock;
    enum status s = start(night, &lock, err);
    if (s == STATUS_OK)
        s = compile(night, err);
    site_unlock(lock);
    return s;
}

void night_release(struct night *night)
{
    ledger_close(night->ledger);
    road_close(&night->road);
    arena_release(&night->arena);
}
