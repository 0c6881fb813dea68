/* Judges what lies in check/ folders without taking it. */
#include "pipeline/engine/precheck.h"

#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/engine/judge.h"
#include "pipeline/engine/precheck_pages.h"
#include "pipeline/model/record.h"
#include "pipeline/store/archive.h"
#include "pipeline/store/site.h"

/* Files too large to be read anyhow are not read for their digest either. */
static enum status digest_of(struct prechecks *all,
                             const struct inbox_file *file,
                             char text[DIGEST_TEXT], struct err *err)
{
    struct digest digest;
    int fd;
    if (precheck_is_too_large(all, file)) {
        digest_init(&digest);
        digest_add(&digest, VIEW("too large"));
        digest_text(&digest, text);
        return STATUS_OK;
    }
    enum status s = inbox_door_file(&all->door, file, &fd, err);
    if (s != STATUS_OK)
        return s;
    s = archive_digest(fd, file->size, text, err);
    close(fd);
    return s;
}

/* STATUS_END: it went away or changed meanwhile. */
static enum status take_up(struct prechecks *all, const struct inbox_file *file,
                           struct err *err)
{
    char text[DIGEST_TEXT];
    enum status s = digest_of(all, file, text, err);
    if (s != STATUS_OK)
        return s == STATUS_END ? STATUS_OK : s;
    struct precheck *p = array_push(&all->files, all->arena, sizeof *p);
    if (!p)
        return err_memory(err);
    p->file = file;
    p->digest = arena_copy(all->arena, view_of(text));
    p->page = precheck_page(all, p);
    return all->arena->failed ? err_memory(err) : STATUS_OK;
}

static struct precheck *at(struct prechecks *all, size_t i)
{
    return (struct precheck *)all->files.at + i;
}

/* The descriptor goes to the worker; what it reads is the file itself, which
 * its owner may write to: it is looked at again before the page is written. */
static enum status next(void *self, struct drop *drop, size_t *tag,
                        struct err *err)
{
    struct prechecks *all = self;
    while (all->next < all->files.count) {
        struct precheck *p = at(all, *tag = all->next++);
        if (precheck_has_page(all, p))
            continue;
        enum status s = precheck_begin(all, p, drop, err);
        if (s != STATUS_END)
            return s;
    }
    return STATUS_END;
}

static long seconds(void *self, size_t tag)
{
    struct prechecks *all = self;
    struct view sender = at(all, tag)->file->sender;
    return strikes_seconds(
        &all->night->strikes, sender,
        catalogue_limits(all->night->config->catalogue, sender).seconds);
}

static enum status record(void *self, size_t tag, struct ledger_submission *row,
                          struct err *err)
{
    struct prechecks *all = self;
    struct road *road = &all->night->road;
    arena_clear(&all->record);
    struct view bytes = arena_copy(&all->record, row->record);
    struct submission *s =
        record_unpack(bytes, road->config->catalogue, &all->record, err);
    enum status status = s ? STATUS_OK : STATUS_FATAL;
    if (s && s->acceptance != REJECTED)
        status = judge_beside(road, all->night->ledger, s, err);
    if (status == STATUS_OK)
        receipt_take(&at(all, tag)->receipt, s, true);
    return status;
}

static enum status verdict(void *self, size_t tag,
                           const struct work_result *result,
                           struct view findings, struct err *err)
{
    struct prechecks *all = self;
    struct precheck *p = at(all, tag);
    if (!result->submissions)
        precheck_forget(all, p);
    if (result->broken &&
        !strikes_add(&all->night->strikes, all->arena, p->file->sender))
        return err_memory(err);
    p->receipt.verdict = result->verdict;
    enum status s = receipt_take_packed(&p->receipt, findings, err);
    if (s == STATUS_OK)
        s = precheck_write(all, p, err);
    receipt_release(&p->receipt);
    return s;
}

static enum status judge(struct prechecks *all, struct err *err)
{
    struct crew_client client = {all, next, seconds, record, verdict};
    return crew_run(&all->night->crew, &client, err);
}

static enum status list(struct prechecks *all, struct array *files,
                        struct err *err)
{
    struct night *night = all->night;
    struct timespec now = night->clock;
    long settle = now.tv_sec ? 0 : night->settings->settle;
    enum status s = STATUS_OK;
    if (!now.tv_sec)
        s = site_now(night->site, &now, err);
    if (s == STATUS_OK)
        s = site_inbox_check(night->site, settle, now, all->arena, files, err);
    const struct inbox_file *file = files->at;
    for (size_t i = 0; s == STATUS_OK && i < files->count; i++)
        s = take_up(all, &file[i], err);
    return s;
}

enum status precheck(struct night *night, struct err *err)
{
    struct prechecks all = {.night = night,
                            .arena = &night->arena,
                            .door = inbox_door(night->site)};
    struct array files = {0};
    arena_init(&all.record, 0);
    enum status s = list(&all, &files, err);
    if (s == STATUS_OK && all.files.count)
        s = judge(&all, err);
    if (s == STATUS_OK)
        s = precheck_sweep(&all, err);
    inbox_door_close(&all.door);
    arena_release(&all.record);
    return s;
}
