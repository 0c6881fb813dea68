/* The pages of what is only looked at. */
#include "pipeline/engine/precheck_pages.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/engine/receipt.h"
#include "pipeline/model/moment.h"

enum { ID_DIGITS = 12 };

bool precheck_is_too_large(const struct prechecks *all,
                           const struct inbox_file *file)
{
    return file->size >
           catalogue_limits(all->night->config->catalogue, file->sender).file;
}

/* Behind "check/", by which the inbox lists them. */
static struct view name_of(const struct precheck *p)
{
    struct view name = p->file->name;
    view_cut(&name, '/');
    return name;
}

struct view precheck_page(struct prechecks *all, const struct precheck *p)
{
    struct view front = {p->digest.p, p->digest.n ? ID_DIGITS : 0};
    return receipt_name(all->arena, name_of(p), front);
}

static const char *path_of(struct prechecks *all, struct view sender,
                           struct view name, const char *ending)
{
    struct view part = arena_format(all->arena, "receipts/%.*s/check%s%.*s%s",
                                    VIEW_ARG(sender), name.n ? "/" : "",
                                    VIEW_ARG(name), ending);
    return part.p ? site_path(all->arena, all->night->site, part.p) : NULL;
}

/* The table comes before the page: who has the page has both. */
bool precheck_has_page(struct prechecks *all, const struct precheck *p)
{
    const char *path = path_of(all, p->file->sender, p->page, ".html");
    return path && file_exists(path);
}

/* The moment it would come in: the file's own, as for a delivery. */
static struct view moment(struct prechecks *all, const struct precheck *p)
{
    char text[MOMENT_TEXT];
    time_t clock = all->night->clock.tv_sec;
    moment_of(clock ? clock : p->file->ctime.tv_sec, text);
    return arena_copy(all->arena, view_of(text));
}

static void begin(struct prechecks *all, struct precheck *p)
{
    receipt_init(&p->receipt, all->night->config->catalogue);
    p->receipt.check = true;
    p->receipt.sender = p->file->sender;
    p->receipt.name = name_of(p);
    if (!precheck_is_too_large(all, p->file))
        p->receipt.digest = p->digest; /* else that of nothing */
    p->receipt.received = moment(all, p);
}

enum status precheck_begin(struct prechecks *all, struct precheck *p,
                           struct drop *drop, struct err *err)
{
    int fd;
    enum status s = inbox_door_file(&all->door, p->file, &fd, err);
    if (s != STATUS_OK)
        return s;
    begin(all, p);
    *drop = (struct drop){.fd = fd,
                          .name = p->receipt.name,
                          .sender = p->receipt.sender,
                          .received = p->receipt.received,
                          .size = (size_t)p->file->size};
    return STATUS_OK;
}

void precheck_forget(struct prechecks *all, struct precheck *p)
{
    receipt_release(&p->receipt);
    begin(all, p);
}

static bool is_same(struct prechecks *all, const struct precheck *p)
{
    struct err ignored;
    int fd;
    if (inbox_door_file(&all->door, p->file, &fd, &ignored) != STATUS_OK)
        return false;
    close(fd);
    return true;
}

static enum status save(struct prechecks *all, struct precheck *p,
                        const char *ending, struct buf *text, struct err *err)
{
    const char *path = path_of(all, p->file->sender, p->page, ending);
    if (!path || text->failed || p->receipt.arena.failed)
        return err_memory(err);
    enum status s = file_replace(path, buf_view(text), false, err);
    buf_clear(text);
    return s;
}

/* Not synced: after a power cut it is judged again. */
enum status precheck_write(struct prechecks *all, struct precheck *p,
                           struct err *err)
{
    struct buf text = {0};
    if (!is_same(all, p))
        return STATUS_OK;
    const char *folder = path_of(all, p->file->sender, VIEW(""), "");
    enum status s = folder ? file_make_folders(folder, err) : err_memory(err);
    receipt_settle(&p->receipt);
    if (s == STATUS_OK) {
        receipt_print_csv(&p->receipt, &text);
        s = save(all, p, ".csv", &text, err);
    }
    if (s == STATUS_OK) {
        receipt_print_page(&p->receipt, &text);
        s = save(all, p, ".html", &text, err);
    }
    buf_release(&text);
    return s;
}

/* Whether a name is that of a page or table of a file that is there. */
static bool is_wanted(struct prechecks *all, struct view sender,
                      struct view name)
{
    const struct precheck *p = all->files.at;
    for (size_t i = 0; i < all->files.count; i++)
        if (view_equal(p[i].file->sender, sender) && name.n > p[i].page.n &&
            view_starts(name, p[i].page) && name.p[p[i].page.n] == '.')
            return true;
    return false;
}

static void sweep_sender(struct prechecks *all, struct view sender)
{
    struct err ignored;
    struct array names = {0};
    const char *folder = path_of(all, sender, VIEW(""), "");
    if (!folder || !file_exists(folder) ||
        file_list(folder, all->arena, &names, &ignored) != STATUS_OK)
        return;
    const struct view *name = names.at;
    for (size_t i = 0; i < names.count; i++) {
        const char *path = path_of(all, sender, name[i], "");
        if (path && !is_wanted(all, sender, name[i]))
            unlink(path);
    }
    if (!names.count)
        rmdir(folder);
}

enum status precheck_sweep(struct prechecks *all, struct err *err)
{
    struct array senders = {0};
    const char *inbox = site_path(all->arena, all->night->site, "inbox");
    enum status s =
        inbox ? file_list(inbox, all->arena, &senders, err) : err_memory(err);
    const struct view *at = senders.at;
    for (size_t i = 0; s == STATUS_OK && i < senders.count; i++)
        sweep_sender(all, at[i]);
    return s;
}
