/* From the inbox into the archive. */
#include "pipeline/engine/batch.h"

#include <unistd.h>

const struct inbox_file *batch_file(const struct batch *batch, size_t i)
{
    return (const struct inbox_file *)batch->files.at + i;
}

struct delivery *batch_delivery(const struct batch *batch, size_t i)
{
    return (struct delivery *)batch->deliveries.at + i;
}

void batch_show(const struct batch *batch, const char *doing, size_t done)
{
    const struct progress *progress = &batch->night->progress;
    if (progress->show)
        progress->show(progress->self, doing, done, batch->files.count);
}

/* The inbox file's ctime, or the clock that stands in for it. */
static struct timespec received(const struct night *night,
                                const struct inbox_file *file)
{
    return night->clock.tv_sec ? night->clock : file->ctime;
}

static enum status take_one(struct batch *batch, size_t slot,
                            const struct inbox_file *file, struct err *err)
{
    struct night *night = batch->night;
    struct delivery *d =
        array_push(&batch->deliveries, &night->arena, sizeof *d);
    if (!d)
        return err_memory(err);
    struct timespec at = received(night, file);
    *d = (struct delivery){.sender = file->sender,
                           .name = file->name,
                           .size = file->size,
                           .inode = file->inode,
                           .ctime_seconds = at.tv_sec,
                           .ctime_nanoseconds = at.tv_nsec};
    int fd;
    enum status s = inbox_door_file(&batch->door, file, &fd, err);
    if (s != STATUS_OK)
        return s;
    s = archive_take(night->site, fd, slot, d, err);
    close(fd);
    return s;
}

/* Every original copied aside. A file that went away or changed meanwhile
 * waits for the next time. */
static enum status take_all(struct batch *batch, struct err *err)
{
    struct inbox_file *files = batch->files.at;
    for (size_t i = 0; i < batch->files.count; i++) {
        batch_show(batch, "archiving", i);
        enum status s = take_one(batch, batch->copied, &files[i], err);
        if (s == STATUS_END) {
            batch->deliveries.count--;
            batch->night->summary.waiting++;
            continue;
        }
        if (s != STATUS_OK)
            return s;
        files[batch->copied++] = files[i];
    }
    batch->files.count = batch->copied;
    return STATUS_OK;
}

/* The copies get their names, and these are durable too. */
static enum status place_all(struct batch *batch, struct err *err)
{
    enum status s = STATUS_OK;
    for (size_t i = 0; s == STATUS_OK && i < batch->copied; i++)
        s = archive_place(batch->night->site, i, batch_delivery(batch, i), err);
    return s;
}

static enum status sync_to(const struct batch *batch, int watch,
                           struct err *err)
{
    return batch->night->settings->durable ? site_sync(watch, err) : STATUS_OK;
}

/* Nothing has its name before it is durable, so whatever has one is whole. */
static enum status archive_all(struct batch *batch, int watch, bool broke_off,
                               struct err *err)
{
    enum status s = archive_begin(batch->night->site, err);
    if (s == STATUS_OK)
        s = take_all(batch, err);
    if (s == STATUS_OK && broke_off)
        s = batch_recover(batch, err);
    if (s == STATUS_OK)
        s = sync_to(batch, watch, err);
    if (s == STATUS_OK)
        s = place_all(batch, err);
    return s == STATUS_OK ? sync_to(batch, watch, err) : s;
}

static enum status archive_batch(struct batch *batch, struct err *err)
{
    bool broke_off = archive_broke_off(batch->night->site);
    if (!batch->files.count && !broke_off)
        return STATUS_OK;
    int watch = site_watch(batch->night->site, err);
    if (watch < 0)
        return STATUS_FATAL;
    enum status s = archive_all(batch, watch, broke_off, err);
    close(watch);
    return s;
}

static enum status look(struct night *night, struct array *files,
                        struct err *err)
{
    struct array refused = {0};
    struct timespec now = night->clock;
    enum status s = STATUS_OK;
    if (!now.tv_sec)
        s = site_now(night->site, &now, err);
    if (s == STATUS_OK && !night->ephemeral)
        s = site_inbox_sweep(night->site, err);
    long settle = night->clock.tv_sec ? 0 : night->settings->settle;
    if (s == STATUS_OK)
        s = site_inbox(night->site, settle, now, &night->arena, files, &refused,
                       &night->summary.waiting, err);
    night->summary.drops = files->count;
    night->summary.refused = refused.count;
    return s;
}

/* A drop is copied, unpacked into records, and answered. */
static enum status check_room(const struct night *night,
                              const struct array *files, struct err *err)
{
    const struct inbox_file *file = files->at;
    long long bytes = 0;
    for (size_t i = 0; i < files->count; i++)
        bytes += file[i].size;
    return site_room(night->site, night->settings->free_least + 3 * bytes, err);
}

enum status batch_look(struct night *night, struct array *files,
                       struct err *err)
{
    *files = (struct array){0};
    enum status s = look(night, files, err);
    if (s == STATUS_OK && !night->ephemeral)
        s = check_room(night, files, err);
    return s;
}

/* Without an archive a delivery is what lies in the inbox. */
static enum status pretend(struct batch *batch, struct err *err)
{
    for (size_t i = 0; i < batch->files.count; i++) {
        const struct inbox_file *file = batch_file(batch, i);
        struct delivery *d =
            array_push(&batch->deliveries, &batch->night->arena, sizeof *d);
        if (!d)
            return err_memory(err);
        struct timespec at = received(batch->night, file);
        *d = (struct delivery){.sender = file->sender,
                               .name = file->name,
                               .size = file->size,
                               .ctime_seconds = at.tv_sec,
                               .ctime_nanoseconds = at.tv_nsec};
        archive_stamp(d);
    }
    return STATUS_OK;
}

enum status batch_gather(struct batch *batch, struct err *err)
{
    return batch->night->ephemeral ? pretend(batch, err)
                                   : archive_batch(batch, err);
}
