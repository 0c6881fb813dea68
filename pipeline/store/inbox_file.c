/* Opening one file of the inbox, and taking it out when it is answered. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/store/inbox_folder.h"
#include "pipeline/store/inbox_names.h"
#include "pipeline/store/site.h"

struct inbox_door inbox_door(const char *site)
{
    return (struct inbox_door){.site = site, .folder = -1};
}

void inbox_door_close(struct inbox_door *door)
{
    if (door->folder >= 0)
        close(door->folder);
    door->folder = -1;
}

/* The sender's folder, -1 if it is no folder any more, -2 and `err`. */
static int open_folder(const char *site, struct view sender, struct err *err)
{
    DIR *inbox = inbox_open(site, err);
    if (!inbox)
        return -2;
    int fd = openat(dirfd(inbox), sender.p,
                    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0 && inbox_is_fault(errno)) {
        err_system(err, "open the inbox of", sender.p);
        fd = -2;
    }
    closedir(inbox);
    return fd;
}

/* A folder put in its place meanwhile is not seen: what was listed lies in the
 * one that is held, and each file is compared with what was listed. */
static int sender_folder(struct inbox_door *door, struct view sender,
                         struct err *err)
{
    if (door->folder >= 0 && view_equal(door->sender, sender))
        return door->folder;
    inbox_door_close(door);
    int fd = open_folder(door->site, sender, err);
    door->folder = fd < 0 ? -1 : fd;
    door->sender = sender;
    return fd;
}

static bool is_same(const struct inbox_file *file, const struct stat *is)
{
    return inbox_is_file(is) && is->st_ino == file->inode &&
           is->st_size == file->size &&
           is->st_ctim.tv_sec == file->ctime.tv_sec &&
           is->st_ctim.tv_nsec == file->ctime.tv_nsec;
}

/* O_NONBLOCK: a pipe put in its place must not keep us waiting. */
enum status inbox_door_file(struct inbox_door *door,
                            const struct inbox_file *file, int *fd,
                            struct err *err)
{
    struct stat is;
    *fd = -1;
    int folder = sender_folder(door, file->sender, err);
    if (folder < 0)
        return folder == -2 ? STATUS_FATAL : STATUS_END;
    *fd = openat(folder, file->name.p,
                 O_RDONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW | O_CLOEXEC);
    enum status s = *fd < 0 && inbox_is_fault(errno)
                        ? err_system(err, "open", file->name.p)
                        : STATUS_END;
    if (*fd < 0)
        return s;
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
    inbox_taken_name(file->name, was, taken);
    if (mkdirat(folder, ".taken", 0700) < 0 && errno != EEXIST)
        return;
    if (renameat2(folder, file->name.p, folder, taken, RENAME_NOREPLACE) < 0)
        return;
    if (fstatat(folder, taken, &is, AT_SYMLINK_NOFOLLOW) == 0 &&
        (is.st_ino != was->st_ino || !inbox_is_as_taken(taken, &is)))
        put_back(folder, taken, file->name.p);
}

/* What cannot be removed is known by its row and is left out next time: no
 * reason to end the run. */
enum status inbox_door_done(struct inbox_door *door,
                            const struct inbox_file *file, struct err *err)
{
    struct stat is;
    int folder = sender_folder(door, file->sender, err);
    if (folder < 0)
        return folder == -2 ? STATUS_FATAL : STATUS_OK;
    if (fstatat(folder, file->name.p, &is, AT_SYMLINK_NOFOLLOW) == 0 &&
        is_same(file, &is))
        set_aside(folder, file, &is);
    return STATUS_OK;
}

/* Every name in a folder to `each`. */
static enum status each_name(DIR *folder, void (*each)(int, const char *),
                             struct err *err)
{
    const struct dirent *entry;
    while (errno = 0, (entry = readdir(folder)))
        each(dirfd(folder), entry->d_name);
    return errno ? err_system(err, "list", "the inbox") : STATUS_OK;
}

/* One file taken at an earlier receive. */
static void sweep(int taken, const char *name)
{
    struct stat is;
    char path[INBOX_TAKEN_NAME];
    if (!inbox_original(name) ||
        fstatat(taken, name, &is, AT_SYMLINK_NOFOLLOW) < 0)
        return;
    snprintf(path, sizeof path, "../%s", inbox_original(name));
    if (inbox_is_as_taken(name, &is))
        unlinkat(taken, name, 0);
    else
        renameat2(taken, name, taken, path, RENAME_NOREPLACE);
}

static void sweep_sender(int inbox, const char *name)
{
    struct err ignored;
    if (inbox_is_litter(view_of(name)))
        return;
    DIR *folder = inbox_folder(inbox, name);
    DIR *taken = folder ? inbox_folder(dirfd(folder), ".taken") : NULL;
    if (taken) {
        each_name(taken, sweep, &ignored);
        closedir(taken);
    }
    if (folder)
        closedir(folder);
}

enum status site_inbox_sweep(const char *site, struct err *err)
{
    DIR *inbox = inbox_open(site, err);
    if (!inbox)
        return STATUS_FATAL;
    enum status s = each_name(inbox, sweep_sender, err);
    closedir(inbox);
    return s;
}
