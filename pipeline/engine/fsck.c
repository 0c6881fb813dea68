/* Archive against ledger against receipts against release. */
#include "pipeline/engine/fsck.h"

#include <stdlib.h>

#include "pipeline/base/file.h"
#include "pipeline/engine/receipt.h"
#include "pipeline/model/record.h"
#include "pipeline/store/archive.h"
#include "pipeline/store/release.h"
#include "pipeline/store/site.h"

#define BACKUP "restore it from a backup"
#define REBUILD "run nianbao rebuild"

static void tell(struct fsck *f, enum fsck_kind kind, struct view where,
                 const char *what, const char *remedy)
{
    f->by_kind[kind]++;
    f->tell(f->self, kind, where, what, remedy);
}

static enum status keep(struct fsck *f, const struct delivery *delivery,
                        struct err *err)
{
    const struct delivery **slot =
        array_push(&f->deliveries, &f->night->arena, sizeof *slot);
    f->dockets++;
    if (!slot)
        return err_memory(err);
    *slot = delivery;
    return STATUS_OK;
}

static enum status see(void *self, enum archive_thing thing, struct view path,
                       const struct delivery *delivery, struct err *err)
{
    struct fsck *f = self;
    switch (thing) {
    case ARCHIVE_DOCKET:
        return keep(f, delivery, err);
    case ARCHIVE_ORIGINAL:
        f->originals++;
        break;
    case ARCHIVE_BAD_DOCKET:
        tell(f, FSCK_LOST, path, "the docket is damaged", BACKUP);
        break;
    case ARCHIVE_BAD_ORIGINAL:
        tell(f, FSCK_LOST, path, "the original is damaged", BACKUP);
        break;
    case ARCHIVE_LACKING:
        tell(f, FSCK_LOST, path, "the original of this docket is not there",
             BACKUP);
        break;
    case ARCHIVE_STRANGER:
        tell(f, FSCK_STRAY, path, "nothing that was delivered", "move it away");
        break;
    }
    return STATUS_OK;
}

static int by_words(struct view a, struct view b, int order)
{
    return order ? order : view_compare(a, b);
}

/* As ledger_drops: sender, received, digest, name. */
static int compare(struct view sender, struct view received, struct view digest,
                   struct view name, const struct delivery *d)
{
    int order = view_compare(sender, d->sender);
    order = by_words(received, view_of(d->received), order);
    order = by_words(digest, view_of(d->digest), order);
    return by_words(name, d->name, order);
}

static int by_delivery(const void *a, const void *b)
{
    const struct delivery *x = *(const struct delivery *const *)a;
    const struct delivery *y = *(const struct delivery *const *)b;
    return compare(x->sender, view_of(x->received), view_of(x->digest), x->name,
                   y);
}

static struct view place_of(struct fsck *f, struct view sender,
                            struct view name)
{
    return arena_format(&f->night->arena, "%.*s/%.*s", VIEW_ARG(sender),
                        VIEW_ARG(name));
}

static const struct delivery *next(const struct fsck *f)
{
    const struct delivery *const *at = f->deliveries.at;
    return f->next < f->deliveries.count ? at[f->next] : NULL;
}

static void tell_rowless(struct fsck *f, const struct delivery *d)
{
    tell(f, FSCK_MADE, place_of(f, d->sender, d->name),
         "delivered and archived, but the ledger does not know it", REBUILD);
    f->next++;
}

static void see_receipt(struct fsck *f, const struct ledger_drop *drop)
{
    struct arena *arena = &f->night->arena;
    struct view path =
        receipt_path(arena, drop->sender, drop->digest, drop->docket);
    if (file_exists(site_path(arena, f->night->site, path.p)))
        f->receipts++;
    else
        tell(f, FSCK_MADE, path, "the receipt is not there", REBUILD);
}

/* Both are in one order: what the other lacks shows at once. */
static enum status see_row(void *self, const struct ledger_drop *drop,
                           struct err *err)
{
    struct fsck *f = self;
    const struct delivery *d;
    int order = 1;
    (void)err;
    f->rows++;
    while ((d = next(f)) && (order = compare(drop->sender, drop->received,
                                             drop->digest, drop->name, d)) > 0)
        tell_rowless(f, d);
    if (!d || order)
        tell(f, FSCK_LOST, place_of(f, drop->sender, drop->name),
             "the ledger knows it, the archive does not", BACKUP);
    else
        f->next++;
    if (drop->answered)
        see_receipt(f, drop);
    return STATUS_OK;
}

static enum status see_record(void *self, const struct ledger_submission *row,
                              struct err *err)
{
    struct fsck *f = self;
    struct arena arena;
    struct err damage = {0};
    (void)err;
    arena_init(&arena, 0);
    if (!record_unpack(row->record, f->night->config->catalogue, &arena,
                       &damage))
        tell(f, FSCK_MADE, place_of(f, row->sender, row->name),
             "what the ledger holds of it is damaged", REBUILD);
    arena_release(&arena);
    return STATUS_OK;
}

static enum status see_ledger(struct fsck *f, struct err *err)
{
    struct ledger *ledger = f->night->ledger;
    enum status s = ledger_drops(ledger, see_row, f, err);
    const struct delivery *d;
    while (s == STATUS_OK && (d = next(f)))
        tell_rowless(f, d);
    return s == STATUS_OK ? ledger_counted(ledger, see_record, f, err) : s;
}

static void see_release(struct fsck *f)
{
    struct arena *arena = &f->night->arena;
    struct err damage = {0};
    struct view id = release_current(f->night->site, arena);
    if (!id.n)
        return;
    if (release_verify(f->night->site, id, &damage) != STATUS_OK)
        tell(f, FSCK_MADE, arena_format(arena, "releases/%.*s", VIEW_ARG(id)),
             "the release is not what its MANIFEST says",
             "move it away and run nianbao report");
}

/* A ledger that cannot be opened is itself a finding. Opened as by a night: a
 * transaction cut short is played back first, for it is no damage. */
static void open_ledger(struct fsck *f)
{
    struct night *night = f->night;
    struct err damage = {0};
    const char *path = site_path(&night->arena, night->site, "ledger.sqlite");
    if (!file_exists(path)) {
        tell(f, FSCK_MADE, VIEW("ledger.sqlite"), "it is not there", REBUILD);
        return;
    }
    night->ledger = ledger_open(path, true, &damage);
    if (!night->ledger || ledger_check(night->ledger, &damage) != STATUS_OK) {
        tell(f, FSCK_MADE, VIEW("ledger.sqlite"), damage.what, REBUILD);
        ledger_close(night->ledger);
        night->ledger = NULL;
    }
}

static enum status look(struct fsck *f, struct err *err)
{
    struct arena *arena = &f->night->arena;
    enum status s = archive_check(f->night->site, arena, see, f, err);
    if (s != STATUS_OK)
        return s;
    if (f->deliveries.count)
        qsort(f->deliveries.at, f->deliveries.count, sizeof(struct delivery *),
              by_delivery);
    open_ledger(f);
    if (f->night->ledger)
        s = see_ledger(f, err);
    see_release(f);
    return s == STATUS_OK && arena->failed ? err_memory(err) : s;
}

enum status fsck(struct fsck *f, struct err *err)
{
    struct night *night = f->night;
    enum status s = night_lock(night, err);
    return s == STATUS_OK ? look(f, err) : s;
}
