/* What lies in the inbox: looked at through descriptors, no link followed. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "pipeline/store/inbox_folder.h"
#include "pipeline/store/inbox_names.h"
#include "pipeline/store/site.h"

/* One look at the inbox. */
struct look {
    int inbox;
    long settle;
    struct timespec now;
    struct arena *arena;
    struct array *files, *refused; /* struct inbox_file */
    size_t *waiting;
    struct view sender; /* whose folder it is */
    bool check;         /* what lies in its check/ is wanted */
    int fault;          /* errno where the machine failed */
};

static bool add(const struct look *look, struct array *to, struct view name,
                const struct stat *is)
{
    struct inbox_file *file = array_push(to, look->arena, sizeof *file);
    if (!file)
        return false;
    *file = (struct inbox_file){
        .sender = look->sender,
        .name = name,
        .ctime = is->st_ctim,
        .inode = is->st_ino,
        .size = is->st_size,
    };
    return true;
}

/* Its ctime cannot be set by who dropped it, unlike its mtime. A file of the
 * future has not settled either. */
static bool is_settled(const struct look *look, const struct stat *is)
{
    long age = look->now.tv_sec - is->st_ctim.tv_sec;
    bool part = look->now.tv_nsec < is->st_ctim.tv_nsec;
    return look->settle == 0 || age - part >= look->settle;
}

/* What could not be looked at is gone, its owner took it back; but a fault of
 * the machine must not look so. */
static bool is_gone(struct look *look)
{
    look->fault = inbox_is_fault(errno) ? errno : 0;
    return !look->fault;
}

/* False when memory is out or the machine failed. */
static bool see(struct look *look, int folder, const char *name)
{
    struct stat is;
    if (inbox_is_litter(view_of(name)) ||
        (!look->check && strcmp(name, "check") == 0))
        return true;
    if (fstatat(folder, name, &is, AT_SYMLINK_NOFOLLOW) < 0)
        return is_gone(look);
    if (inbox_is_file(&is) && !is_settled(look, &is)) {
        ++*look->waiting;
        return true;
    }
    struct view copy =
        arena_format(look->arena, "%s%s", look->check ? "check/" : "", name);
    return add(look, inbox_is_file(&is) ? look->files : look->refused, copy,
               &is);
}

static enum status unseen(const struct look *look, struct err *err)
{
    errno = look->fault;
    return errno ? err_system(err, "look at", "the inbox") : err_memory(err);
}

static enum status each_name(struct look *look, DIR *folder,
                             bool (*see_one)(struct look *, int, const char *),
                             struct err *err)
{
    const struct dirent *entry;
    while (errno = 0, (entry = readdir(folder))) {
        if (!see_one(look, dirfd(folder), entry->d_name))
            return unseen(look, err);
    }
    return errno ? err_system(err, "list", "the inbox") : STATUS_OK;
}

/* A sender's check/, in place of its own folder; NULL if there is none. */
static DIR *check_of(DIR *folder)
{
    DIR *check = folder ? inbox_folder(dirfd(folder), "check") : NULL;
    int number = errno;
    if (folder)
        closedir(folder);
    errno = number;
    return check;
}

/* One that cannot be opened is refused: a single sender's folder must not
 * keep the others' from being read. */
static bool see_sender(struct look *look, int inbox, const char *name)
{
    struct stat is;
    struct err err;
    if (inbox_is_litter(view_of(name)))
        return true;
    if (fstatat(inbox, name, &is, AT_SYMLINK_NOFOLLOW) < 0)
        return is_gone(look);
    struct view copy = arena_copy(look->arena, view_of(name));
    DIR *folder = inbox_folder(inbox, name);
    if (look->check)
        folder = check_of(folder);
    if (!folder && !is_gone(look))
        return false;
    if (!folder && look->check)
        return true;
    if (!folder) {
        look->sender = VIEW("");
        return add(look, look->refused, copy, &is);
    }
    look->sender = copy;
    enum status s = each_name(look, folder, see, &err);
    closedir(folder);
    return s == STATUS_OK || (err.fault != FAULT_MEMORY && !look->fault);
}

static int by_bytes(const void *a, const void *b)
{
    const struct inbox_file *x = a, *y = b;
    int order = view_compare(x->sender, y->sender);
    return order ? order : view_compare(x->name, y->name);
}

static void sort(struct array *files)
{
    if (files->count > 1)
        qsort(files->at, files->count, sizeof(struct inbox_file), by_bytes);
}

static enum status look_around(struct look *look, const char *site,
                               struct err *err)
{
    *look->files = *look->refused = (struct array){0};
    *look->waiting = 0;
    DIR *inbox = inbox_open(site, err);
    if (!inbox)
        return STATUS_FATAL;
    enum status s = each_name(look, inbox, see_sender, err);
    closedir(inbox);
    if (s == STATUS_OK && look->arena->failed)
        s = err_memory(err);
    sort(look->files);
    sort(look->refused);
    return s;
}

enum status site_inbox(const char *site, long settle, struct timespec now,
                       struct arena *arena, struct array *files,
                       struct array *refused, size_t *waiting, struct err *err)
{
    struct look look = {.settle = settle,
                        .now = now,
                        .arena = arena,
                        .files = files,
                        .refused = refused,
                        .waiting = waiting};
    return look_around(&look, site, err);
}

enum status site_inbox_check(const char *site, long settle, struct timespec now,
                             struct arena *arena, struct array *files,
                             struct err *err)
{
    struct array refused;
    size_t waiting;
    struct look look = {.settle = settle,
                        .now = now,
                        .arena = arena,
                        .files = files,
                        .refused = &refused,
                        .waiting = &waiting,
                        .check = true};
    return look_around(&look, site, err);
}
