/* Judges the whole archive again, beside the ledger that is there. */
#include "pipeline/engine/rebuild.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/engine/batch.h"
#include "pipeline/engine/build.h"

/* SQLite's own names for what lies beside a file of it. */
#define LEDGER "ledger.sqlite"
#define JOURNAL "-journal"
#define ANEW LEDGER ".new"

/* Survey and program in a few words. */
static struct view judge_of(struct night *night)
{
    return arena_format(&night->arena, "%.*s %s",
                        VIEW_ARG(night->config->catalogue->digest), build_id());
}

static enum status remove_part(struct night *night, const char *part,
                               struct err *err)
{
    const char *path = site_path(&night->arena, night->site, part);
    return unlink(path) < 0 && errno != ENOENT ? err_system(err, "remove", path)
                                               : STATUS_OK;
}

static enum status move_part(struct night *night, const char *from,
                             const char *to, struct err *err)
{
    const char *path = site_path(&night->arena, night->site, from);
    const char *target = site_path(&night->arena, night->site, to);
    return rename(path, target) < 0 && errno != ENOENT
               ? err_system(err, "rename into place", target)
               : STATUS_OK;
}

static enum status open_ledger(struct night *night, const char *part,
                               struct err *err)
{
    night->ledger = ledger_open(site_path(&night->arena, night->site, part),
                                night->settings->durable, err);
    return night->ledger ? STATUS_OK : STATUS_FATAL;
}

/* One transaction, as every batch: a ledger half made is not renamed. */
static enum status read_all(struct night *night, struct batch *batch,
                            struct err *err)
{
    struct ledger *ledger = night->ledger;
    enum status s = ledger_begin(ledger, err);
    if (s == STATUS_OK)
        s = batch_recover(batch, err);
    if (s == STATUS_OK)
        s = batch_read(batch, err);
    if (s == STATUS_OK)
        s = batch_fold(batch, err);
    if (s == STATUS_OK)
        s = ledger_set_judge(ledger, judge_of(night), err);
    if (s == STATUS_OK)
        s = ledger_commit(ledger, err);
    if (s != STATUS_OK)
        ledger_rollback(ledger);
    return s == STATUS_OK ? batch_count(batch, err) : s;
}

/* A journal that an old ledger too damaged to be opened has left would be
 * played back into the new one: ledger and journal go aside first. Cut short in
 * between there is no ledger, and that rebuilds as well. */
static enum status set_damaged_aside(struct night *night, struct err *err)
{
    enum status s = move_part(night, LEDGER, LEDGER ".damaged", err);
    if (s == STATUS_OK)
        s = move_part(night, LEDGER JOURNAL, LEDGER ".damaged" JOURNAL, err);
    return s;
}

/* Opening it plays its own journal back. */
static enum status settle_old(struct night *night, struct err *err)
{
    struct err ignored = {0};
    ledger_close(night->ledger);
    night->ledger = NULL;
    enum status s = open_ledger(night, LEDGER, &ignored);
    ledger_close(night->ledger);
    night->ledger = NULL;
    return s == STATUS_OK ? s : set_damaged_aside(night, err);
}

static enum status swap(struct night *night, struct err *err)
{
    ledger_close(night->ledger);
    night->ledger = NULL;
    enum status s = move_part(night, ANEW, LEDGER, err);
    if (s == STATUS_OK && night->settings->durable)
        s = file_sync(night->site, err);
    return s == STATUS_OK ? open_ledger(night, LEDGER, err) : s;
}

static enum status make_anew(struct night *night, struct err *err)
{
    struct batch batch = {.night = night, .door = inbox_door(night->site)};
    enum status s = remove_part(night, ANEW, err);
    if (s == STATUS_OK)
        s = remove_part(night, ANEW JOURNAL, err);
    if (s == STATUS_OK)
        s = open_ledger(night, ANEW, err);
    if (s == STATUS_OK)
        s = read_all(night, &batch, err);
    inbox_door_close(&batch.door);
    return s;
}

/* Whom it answers is in the ledger: the batch itself has no files. */
static enum status answer(struct night *night, struct err *err)
{
    struct batch batch = {.night = night, .door = inbox_door(night->site)};
    return batch_answer(&batch, err);
}

enum status rebuild(struct night *night, struct err *err)
{
    enum status s = settle_old(night, err);
    if (s == STATUS_OK)
        s = make_anew(night, err);
    if (s == STATUS_OK && night->arena.failed)
        s = err_memory(err);
    if (s == STATUS_OK)
        s = swap(night, err);
    return s == STATUS_OK ? answer(night, err) : s;
}

enum status rebuild_wanted(struct night *night, bool *wanted, struct err *err)
{
    enum ledger_judged judged;
    bool empty = false;
    struct view judge = judge_of(night);
    enum status s = ledger_judged_by(night->ledger, judge, &judged, err);
    if (s == STATUS_OK && judged == LEDGER_JUDGED_NEVER)
        s = archive_is_empty(night->site, &empty, err);
    *wanted = s == STATUS_OK && judged != LEDGER_JUDGED_SAME && !empty;
    return s == STATUS_OK && empty ? ledger_set_judge(night->ledger, judge, err)
                                   : s;
}

/* What is judged again was received long ago: the night's summary is about what
 * came tonight. */
enum status rebuild_if_wanted(struct night *night, struct err *err)
{
    bool wanted = false;
    struct summary before = night->summary;
    enum status s = rebuild_wanted(night, &wanted, err);
    if (s != STATUS_OK || !wanted)
        return s;
    s = rebuild(night, err);
    before.rejudged = night->summary.drops;
    night->summary = before;
    return s;
}
