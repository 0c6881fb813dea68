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

/* The configuration is proven before the site is touched. */
static enum status open_road(struct night *night, struct err *err)
{
    arena_init(&night->arena, 0);
    night->lock = -1;
    night->crew.control = -1;
    return road_open(&night->road, night->config, err);
}

static enum status open_site(struct night *night, struct err *err)
{
    enum status s = STATUS_OK;
    if (!night->ephemeral)
        s = site_lock(night->site, &night->lock, err);
    return s == STATUS_OK ? open_ledger(night, err) : s;
}

enum status night_run(struct night *night, struct err *err)
{
    enum status s = open_road(night, err);
    /* Before lock and ledger: no worker may inherit either. */
    if (s == STATUS_OK)
        s = crew_open(&night->crew, &night->road, night->settings->workers,
                      err);
    if (s == STATUS_OK)
        s = open_site(night, err);
    if (s == STATUS_OK)
        s = intake(night, err);
    crew_close(&night->crew);
    return s == STATUS_OK ? compile(night, err) : s;
}

enum status night_report(struct night *night, struct err *err)
{
    enum status s = open_road(night, err);
    if (s == STATUS_OK)
        s = open_site(night, err);
    return s == STATUS_OK ? compile(night, err) : s;
}

void night_release(struct night *night)
{
    ledger_close(night->ledger);
    if (night->lock >= 0)
        site_unlock(night->lock);
    road_close(&night->road);
    arena_release(&night->arena);
}
