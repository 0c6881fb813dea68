/* Keeps a release that would lose too many units from being published. */
#include "pipeline/engine/gate.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/engine/losses.h"
#include "pipeline/model/finding.h"
#include "pipeline/store/ledger.h"
#include "pipeline/store/release.h"
#include "pipeline/store/site.h"

#define NOTICE "withheld.txt"

enum { PIECE = 32 << 10 };

/* The list on its way to the disk, a piece at a time: there may be many. */
struct listing {
    const struct run *run;
    const char *path;
    int fd;
    struct buf lines;
};

static enum status flush(struct listing *l, struct err *err)
{
    if (l->lines.failed)
        return err_memory(err);
    enum status s = file_write_all(l->fd, buf_view(&l->lines), l->path, err);
    buf_clear(&l->lines);
    return s;
}

/* As aggregate does: who is not in the survey has no area to speak of. */
static bool is_known(const struct run *run, struct view code)
{
    struct unit unit;
    return catalogue_unit(run->catalogue, code, &unit) && unit.area;
}

static enum status list_one(void *self, struct view unit, struct view period,
                            struct err *err)
{
    struct listing *l = self;
    if (!is_known(l->run, unit))
        return STATUS_OK;
    buf_format(&l->lines, "%.*s,%.*s\n", VIEW_ARG(unit), VIEW_ARG(period));
    return l->lines.n < PIECE ? STATUS_OK : flush(l, err);
}

static enum status list_all(struct listing *l, struct err *err)
{
    buf_adds(&l->lines, LOSSES_HEADER);
    enum status s = ledger_units(l->run->ledger, list_one, l, err);
    return s == STATUS_OK ? flush(l, err) : s;
}

static const char *list_of(const struct run *run, const char *folder)
{
    return arena_format(run->arena, "%s/counted.csv", folder).p;
}

enum status gate_list(const struct run *run, struct err *err)
{
    struct listing l = {.run = run, .path = list_of(run, run->folder)};
    if (run->arena->failed)
        return err_memory(err);
    l.fd = open(l.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (l.fd < 0)
        return err_system(err, "create", l.path);
    enum status s = list_all(&l, err);
    if (close(l.fd) < 0 && s == STATUS_OK)
        s = err_system(err, "close", l.path);
    buf_release(&l.lines);
    return s;
}

/* The new list passes as it was written, without the units that went. */
struct passing {
    const struct run *run;
    struct losses *losses;
};

static enum status pass(void *self, struct view unit, struct view period,
                        struct err *err)
{
    struct passing *p = self;
    if (!is_known(p->run, unit))
        return STATUS_OK;
    return losses_pass(p->losses, unit, period, err);
}

/* 125 for 12.5 per cent, half up. */
static size_t tenths(const struct loss *loss)
{
    return (loss->lost * 2000 + loss->counted) / (2 * loss->counted);
}

static void tell(const struct night *night, const struct losses *losses,
                 const struct loss *loss, struct buf *out)
{
    struct arena *arena = losses->arena;
    const struct catalogue *c = night->config->catalogue;
    size_t share = tenths(loss);
    const struct finding finding = {
        .code = VIEW("publish.loss"),
        .period = loss->period,
        .text = arena_format(arena, "%zu/%zu", loss->lost, loss->counted),
        .detail = arena_format(arena, "%zu.%zu", share / 10, share % 10),
        .expected = arena_format(arena, "%ld", night->settings->loss_most)};
    for (int l = 0; l < LANGUAGE_COUNT; l++) {
        finding_print(c, &finding, (enum language)l, out);
        buf_byte(out, '\n');
        finding_print_remedy(c, &finding, (enum language)l, out);
        buf_adds(out, "\n\n");
    }
    buf_adds(out, LOSSES_HEADER);
    buf_add(out, buf_view(&losses->gone));
}

static enum status write_notice(const struct night *night,
                                const struct losses *losses,
                                const struct loss *loss, struct err *err)
{
    struct buf text = {0};
    const char *path = site_path(losses->arena, night->site, NOTICE);
    tell(night, losses, loss, &text);
    enum status s = text.failed || losses->arena->failed
                        ? err_memory(err)
                        : file_replace(path, buf_view(&text),
                                       night->settings->durable, err);
    buf_release(&text);
    return s;
}

static enum status withhold(const struct night *night,
                            const struct losses *losses,
                            const struct loss *loss, struct err *err)
{
    enum status s = write_notice(night, losses, loss, err);
    if (s != STATUS_OK)
        return s;
    s = err_set(err, FAULT_GATE,
                "not published: %zu of the %zu units counted for %.*s would be "
                "lost, more than %ld per cent (loss-most); the release before "
                "stays",
                loss->lost, loss->counted, VIEW_ARG(loss->period),
                night->settings->loss_most);
    err_remedy(err,
               "%s/" NOTICE " tells which; if they are to go, run `nianbao "
               "report --loss-most 100` once",
               night->site);
    return s;
}

static enum status compare(const struct night *night, const struct run *run,
                           struct losses *losses, struct err *err)
{
    struct passing passing = {run, losses};
    struct loss loss;
    enum status s = ledger_units(run->ledger, pass, &passing, err);
    if (s == STATUS_OK)
        s = losses_end(losses, err);
    if (s == STATUS_OK &&
        losses_above(losses, night->settings->loss_most, &loss))
        s = withhold(night, losses, &loss, err);
    return s;
}

enum status gate_check(const struct night *night, const struct run *run,
                       struct err *err)
{
    struct view id = release_current(night->site, run->arena);
    struct view before =
        arena_format(run->arena, "%s/releases/%.*s", night->site, VIEW_ARG(id));
    struct losses losses = {0};
    bool there = false;
    const char *path = list_of(run, before.p);
    if (run->arena->failed)
        return err_memory(err);
    if (!id.n)
        return STATUS_OK;
    enum status s = losses_open(&losses, path, run->arena, &there, err);
    if (s == STATUS_OK && there)
        s = compare(night, run, &losses, err);
    losses_close(&losses);
    return s;
}

enum status gate_clear(const struct night *night, struct err *err)
{
    struct arena arena;
    arena_init(&arena, 0);
    const char *path = site_path(&arena, night->site, NOTICE);
    enum status s = STATUS_OK;
    if (arena.failed)
        s = err_memory(err);
    else if (unlink(path) < 0 && errno != ENOENT)
        s = err_system(err, "remove", path);
    arena_release(&arena);
    return s;
}
