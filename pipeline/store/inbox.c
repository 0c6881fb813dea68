/* What lies in the inbox: looked at through descriptors, no link followed. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

/* A second name would let its owner change the file after we have looked. */
static bool is_file(const struct stat *is)
{
    return S_ISREG(is->st_mode) && is->st_nlink == 1;
}

/* False when memory is out. */
static bool see(struct look *look, int folder, const char *name)
{
    struct stat is;
    if (inbox_is_litter(view_of(name)) || strcmp(name, "check") == 0)
        return true;
    /* Gone since it was listed: its owner took it back. */
    if (fstatat(folder, name, &is, AT_SYMLINK_NOFOLLOW) < 0)
        return true;
    if (is_file(&is) && !is_settled(look, &is)) {
        ++*look->waiting;
        return true;
    }
    struct view copy = arena_copy(look->arena, view_of(name));
    return add(look, is_file(&is) ? look->files : look->refused, copy, &is);
}

static enum status each_name(struct look *look, DIR *folder,
                             bool (*see_one)(struct look *, int, const char *),
                             struct err *err)
{
    const struct dirent *entry;
    while (errno = 0, (entry = readdir(folder))) {
        if (!see_one(look, dirfd(folder), entry->d_name))
            return err_memory(err);
    }
    return errno ? err_system(err, "list", "the inbox") : STATUS_OK;
}

/* NULL if it is a link, no folder, or not ours to read. */
static DIR *open_folder(int parent, const char *name)
{
    int fd =
        openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *folder = fd < 0 ? NULL : fdopendir(fd);
    if (fd >= 0 && !folder)
        close(fd);
    return folder;
}

/* One that cannot be opened is refused: a single sender's folder must not
 * keep the others' from being read. */
static bool see_sender(struct look *look, int inbox, const char *name)
{
    struct stat is;
    struct err err;
    if (inbox_is_litter(view_of(name)) ||
        fstatat(inbox, name, &is, AT_SYMLINK_NOFOLLOW) < 0)
        return true;
    struct view copy = arena_copy(look->arena, view_of(name));
    DIR *folder = open_folder(inbox, name);
    if (!folder) {
        look->sender = VIEW("");
        return add(look, look->refused, copy, &is);
    }
    look->sender = copy;
    enum status s = each_name(look, folder, see, &err);
    closedir(folder);
    return s == STATUS_OK || err.fault != FAULT_MEMORY;
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

static DIR *open_inbox(const char *site, struct err *err)
{
    struct buf path = {0};
    buf_format(&path, "%s/inbox", site);
    DIR *inbox = path.failed ? NULL : opendir(path.p);
    if (path.failed)
        err_memory(err);
    else if (!inbox)
        err_system(err, "open", path.p);
    buf_release(&path);
    return inbox;
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
    *files = *refused = (struct array){0};
    *waiting = 0;
    DIR *inbox = open_inbox(site, err);
    if (!inbox)
        return STATUS_FATAL;
    enum status s = each_name(&look, inbox, see_sender, err);
    closedir(inbox);
    if (s == STATUS_OK && arena->failed)
        s = err_memory(err);
    sort(files);
    sort(refused);
    return s;
}

/* The sender's folder, -1 if it is no folder any more. */
static int sender_folder(const char *site, const struct inbox_file *file,
                         struct err *err)
{
    DIR *inbox = open_inbox(site, err);
    if (!inbox)
        return -2;
    int fd = openat(dirfd(inbox), file->sender.p,
                    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    closedir(inbox);
    return fd;
}

static bool is_same(const struct inbox_file *file, const struct stat *is)
{
    return is_file(is) && is->st_ino == file->inode &&
           is->st_size == file->size &&
           is->st_ctim.tv_sec == file->ctime.tv_sec &&
           is->st_ctim.tv_nsec == file->ctime.tv_nsec;
}

/* O_NONBLOCK: a pipe put in its place must not keep us waiting. */
enum status site_inbox_open(const char *site, const struct inbox_file *file,
                            int *fd, struct err *err)
{
    struct stat is;
    *fd = -1;
    int folder = sender_folder(site, file, err);
    if (folder < 0)
        return folder == -2 ? STATUS_FATAL : STATUS_END;
    *fd = openat(folder, file->name.p,
                 O_RDONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW | O_CLOEXEC);
    close(folder);
    if (*fd < 0)
        return STATUS_END;
    if (fstat(*fd, &is) == 0 && is_same(file, &is))
        return STATUS_OK;
    close(*fd);
    *fd = -1;
    return STATUS_END;
}

/* Back to where it was: somebody changed it, so it is a new drop. If its name
 * is taken again it stays where it is, for the next time. */
static void put_back(int folder, const char *taken, const char *name)
{
    renameat2(folder, taken, folder, name, RENAME_NOREPLACE);
}

/* Aside first, then looked at again, for between a look and an unlink its
 * owner may put another file there. The rename changes the ctime, so what is
 * compared from here on is size and mtime, and both are in the new name. */
static void set_aside(int folder, const struct inbox_file *file,
                      const struct stat *was)
{
    struct stat is;
    char taken[INBOX_TAKEN_NAME];
    bool fits = inbox_taken_name(file->name, was, taken);
    if (mkdirat(folder, ".taken", 0700) < 0 && errno != EEXIST)
        fits = false;
    if (!fits) {
        unlinkat(folder, file->name.p, 0);
        return;
    }
    if (renameat2(folder, file->name.p, folder, taken, RENAME_NOREPLACE) < 0)
        return;
    if (fstatat(folder, taken, &is, AT_SYMLINK_NOFOLLOW) == 0 &&
        (is.st_ino != was->st_ino || !inbox_is_as_taken(view_of(taken), &is)))
        put_back(folder, taken, file->name.p);
}

/* What cannot be removed is known by its row and is left out next time: no
 * reason to end the run. */
enum status site_inbox_done(const char *site, const struct inbox_file *file,
                            struct err *err)
{
    struct stat is;
    int folder = sender_folder(site, file, err);
    if (folder < 0)
        return folder == -2 ? STATUS_FATAL : STATUS_OK;
    if (fstatat(folder, file->name.p, &is, AT_SYMLINK_NOFOLLOW) == 0 &&
        is_same(file, &is))
        set_aside(folder, file, &is);
    close(folder);
    return STATUS_OK;
}

/* One file taken at an earlier receive. */
static bool sweep(struct look *look, int taken, const char *name)
{
    struct stat is;
    char path[INBOX_TAKEN_NAME];
    (void)look;
    if (!inbox_original(name) ||
        fstatat(taken, name, &is, AT_SYMLINK_NOFOLLOW) < 0)
        return true;
    snprintf(path, sizeof path, "../%s", inbox_original(name));
    if (inbox_is_as_taken(view_of(name), &is))
        unlinkat(taken, name, 0);
    else
        renameat2(taken, name, taken, path, RENAME_NOREPLACE);
    return true;
}

static bool sweep_sender(struct look *look, int inbox, const char *name)
{
    struct err ignored;
    if (inbox_is_litter(view_of(name)))
        return true;
    DIR *folder = open_folder(inbox, name);
    DIR *taken = folder ? open_folder(dirfd(folder), ".taken") : NULL;
    if (taken) {
        each_name(look, taken, sweep, &ignored);
        closedir(taken);
    }
    if (folder)
        closedir(folder);
    return true;
}

enum status site_inbox_sweep(const char *site, struct err *err)
{
    struct look look = {0};
    DIR *inbox = open_inbox(site, err);
    if (!inbox)
        return STATUS_FATAL;
    enum status s = each_name(&look, inbox, sweep_sender, err);
    closedir(inbox);
    return s;
}
