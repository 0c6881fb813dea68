/* The order of one batch. */
#include "pipeline/engine/night.h"

#include "pipeline/base/jail.h"
#include "pipeline/engine/compile.h"
#include "pipeline/engine/hand_out.h"
#include "pipeline/engine/intake.h"
#include "pipeline/engine/precheck.h"
#include "pipeline/engine/rebuild.h"
#include "pipeline/store/site.h"

static enum status open_ledger(struct night *night, struct err *err)
{
    const char *path = ":memory:";
    if (!night->ephemeral)
        path = site_path(&night->arena, night->site, "ledger.sqlite");
    if (night->arena.failed) /* without a path it would be one of nobody's */
        return err_memory(err);
    night->ledger = ledger_open(path, night->settings->durable, err);
    if (!night->ledger)
        return STATUS_FATAL;
    return ledger_clean(night->ledger, err);
}

void night_begin(struct night *night)
{
    arena_init(&night->arena, 0);
    night->begun = true;
    night->lock = night->receive_lock = -1;
    night->crew.control = -1;
}

/* The configuration is proven before the site is touched. */
static enum status open_road(struct night *night, struct err *err)
{
    night_begin(night);
    return road_open(&night->road, night->config, err);
}

static enum status refuse_unjailed(struct err *err)
{
    err_set(err, FAULT_BUG,
            "this kernel has no seccomp: a worker that a file takes over could "
            "do what the program can");
    err_remedy(err, "run it where seccomp is not switched off, or set "
                    "jail = wanted in site.conf to do without");
    return STATUS_FATAL;
}

/* Before lock and ledger: no worker may inherit either. */
static enum status open_crew(struct night *night, struct err *err)
{
    bool jailed = jail_available();
    night->unjailed = !jailed;
    if (!jailed && night->settings->jail_required)
        return refuse_unjailed(err);
    return crew_open(&night->crew, &night->road, night->settings->workers,
                     jailed, err);
}

static enum status take_locks(struct night *night, struct err *err)
{
    enum status s = site_lock(night->site, &night->lock, err);
    return s == STATUS_OK
               ? site_lock_receive(night->site, night->settings->wait,
                                   &night->receive_lock, err)
               : s;
}

enum status night_lock(struct night *night, struct err *err)
{
    night_begin(night);
    return take_locks(night, err);
}

/* Room comes first: on a full disk not even a lock is made. */
static enum status lock_site(struct night *night, struct err *err)
{
    enum status s = site_room(night->site, night->settings->free_least, err);
    return s == STATUS_OK ? take_locks(night, err) : s;
}

static enum status open_site(struct night *night, struct err *err)
{
    if (night->ephemeral)
        return open_ledger(night, err);
    enum status s = lock_site(night, err);
    if (s == STATUS_OK)
        s = open_ledger(night, err);
    return s == STATUS_OK ? rebuild_if_wanted(night, err) : s;
}

/* STATUS_END: a run or another receive is at it. */
static enum status open_site_to_receive(struct night *night, struct err *err)
{
    enum status s = site_room(night->site, night->settings->free_least, err);
    if (s == STATUS_OK)
        s = site_lock_receive(night->site, 0, &night->receive_lock, err);
    if (s != STATUS_OK)
        return err->fault == FAULT_LOCKED ? STATUS_END : s;
    bool ignored; /* a run sees to it */
    s = open_ledger(night, err);
    return s == STATUS_OK ? rebuild_wanted(night, &ignored, err) : s;
}

/* Forms go out with last year's values as they are known now. */
static enum status take_in(struct night *night, struct err *err)
{
    enum status s = intake(night, err);
    return s == STATUS_OK && !night->ephemeral ? hand_out_due(night, err) : s;
}

enum status night_run(struct night *night, struct err *err)
{
    enum status s = open_road(night, err);
    if (s == STATUS_OK)
        s = open_crew(night, err);
    if (s == STATUS_OK)
        s = open_site(night, err);
    if (s == STATUS_OK)
        s = take_in(night, err);
    if (s == STATUS_OK && !night->ephemeral)
        s = precheck(night, err);
    crew_close(&night->crew);
    return s == STATUS_OK ? compile(night, err) : s;
}

enum status night_receive(struct night *night, struct err *err)
{
    enum status s = open_road(night, err);
    if (s == STATUS_OK)
        s = open_crew(night, err);
    if (s == STATUS_OK)
        s = open_site_to_receive(night, err);
    night->busy = s == STATUS_END;
    if (s == STATUS_OK)
        s = take_in(night, err);
    if (s == STATUS_OK && !night->busy)
        s = precheck(night, err);
    crew_close(&night->crew);
    if (night->busy)
        *err = (struct err){0};
    return night->busy ? STATUS_OK : s;
}

enum status night_report(struct night *night, struct err *err)
{
    enum status s = open_road(night, err);
    if (s == STATUS_OK)
        s = open_crew(night, err);
    if (s == STATUS_OK)
        s = open_site(night, err);
    crew_close(&night->crew);
    return s == STATUS_OK ? compile(night, err) : s;
}

enum status night_rebuild(struct night *night, struct err *err)
{
    enum status s = open_road(night, err);
    if (s == STATUS_OK)
        s = open_crew(night, err);
    if (s == STATUS_OK)
        s = lock_site(night, err);
    if (s == STATUS_OK)
        s = rebuild(night, err);
    crew_close(&night->crew);
    return s;
}

void night_release(struct night *night)
{
    if (!night->begun)
        return;
    ledger_close(night->ledger);
    site_unlock(night->receive_lock);
    site_unlock(night->lock);
    road_close(&night->road);
    arena_release(&night->arena);
}
