/* A site's folders, its lock and its clock. */
#include "pipeline/store/site.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/base/file.h"

const char *site_path(struct arena *arena, const char *site, const char *part)
{
    return arena_format(arena, "%s/%s", site, part).p;
}

enum status site_make(const char *site, struct err *err)
{
    static const char *const parts[] = {"inbox", "archive/tmp", "archive/acts",
                                        "receipts", "releases"};
    struct arena arena;
    enum status s = STATUS_OK;
    arena_init(&arena, 0);
    for (size_t i = 0; s == STATUS_OK && i < sizeof parts / sizeof *parts; i++)
        s = file_make_folders(site_path(&arena, site, parts[i]), err);
    if (s == STATUS_OK && arena.failed)
        s = err_memory(err);
    arena_release(&arena);
    return s;
}

static int open_in(const char *site, const char *part, int how)
{
    struct arena arena;
    arena_init(&arena, 0);
    const char *path = site_path(&arena, site, part);
    int fd = arena.failed ? -1 : open(path, how | O_CLOEXEC, 0640);
    int number = arena.failed ? ENOMEM : errno;
    arena_release(&arena);
    errno = number;
    return fd;
}

/* The kernel frees the lock when its holder ends, however it ends.
 * STATUS_END: somebody else has it. */
static enum status try_lock(const char *site, const char *name, int *lock,
                            struct err *err)
{
    *lock = open_in(site, name, O_RDWR | O_CREAT | O_NOFOLLOW);
    if (*lock < 0)
        return err_system(err, "open the lock in", site);
    if (flock(*lock, LOCK_EX | LOCK_NB) == 0)
        return STATUS_OK;
    bool held = errno == EWOULDBLOCK;
    enum status s = held ? STATUS_END : err_system(err, "lock", site);
    site_unlock(*lock);
    *lock = -1;
    return s;
}

enum status site_lock(const char *site, int *lock, struct err *err)
{
    enum status s = try_lock(site, "lock", lock, err);
    if (s != STATUS_END)
        return s;
    s = err_set(err, FAULT_LOCKED, "another run holds %s/lock", site);
    err_remedy(err, "wait for it to end");
    return s;
}

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Asked again and again rather than waited for: a wait in the kernel could
 * only be ended by a signal. */
enum status site_lock_receive(const char *site, long wait, int *lock,
                              struct err *err)
{
    const struct timespec pause = {.tv_nsec = 50 * 1000000L};
    int64_t until = milliseconds() + wait * 1000;
    enum status s;
    while ((s = try_lock(site, "lock.receive", lock, err)) == STATUS_END &&
           milliseconds() < until)
        nanosleep(&pause, NULL);
    if (s != STATUS_END)
        return s;
    s = err_set(err, FAULT_LOCKED, "another command holds %s/lock.receive",
                site);
    err_remedy(err, "wait for it to end, or say --wait SECONDS");
    return s;
}

enum { FILES_LEAST = 1000 };

/* Of what is left for everybody: the rest is kept for root. Some file systems
 * make places for files as they go and say that they have none. */
enum status site_room(const char *site, long long bytes, struct err *err)
{
    struct statvfs is;
    if (statvfs(site, &is) < 0)
        return err_system(err, "ask for the room of", site);
    long long blocks = bytes / (long long)is.f_frsize;
    bool full = (long long)is.f_bavail < blocks;
    if (!full && (!is.f_files || is.f_favail >= FILES_LEAST))
        return STATUS_OK;
    err_set(err, FAULT_DISK, "the disk of %s is nearly full: %lld bytes free",
            site, (long long)is.f_bavail * (long long)is.f_frsize);
    err_remedy(err,
               "make room for %lld bytes and %d files; nothing was touched",
               bytes, FILES_LEAST);
    return STATUS_FATAL;
}

void site_unlock(int lock)
{
    if (lock >= 0)
        close(lock);
}

/* The archive's folder, for the site's own may be a mount of another. */
int site_watch(const char *site, struct err *err)
{
    int fd = open_in(site, "archive", O_RDONLY | O_DIRECTORY);
    if (fd < 0)
        err_system(err, "open the archive of", site);
    return fd;
}

enum status site_sync(int watch, struct err *err)
{
    return syncfs(watch) < 0 ? err_system(err, "sync", "the site") : STATUS_OK;
}

/* A file without a name where the file system has such, else one with a name
 * that is litter to the inbox. */
static int probe(const char *site)
{
    int fd = open_in(site, "inbox", O_TMPFILE | O_WRONLY);
    if (fd < 0)
        fd = open_in(site, ".clock", O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW);
    return fd;
}

/* Asked of the file system, for that is who dates the files: an inbox that is
 * somebody else's disk may have another clock than we. */
enum status site_now(const char *site, struct timespec *now, struct err *err)
{
    struct stat is;
    int fd = probe(site);
    if (fd < 0)
        return err_system(err, "ask the clock of", site);
    enum status s = STATUS_OK;
    if (futimens(fd, NULL) < 0 || fstat(fd, &is) < 0)
        s = err_system(err, "ask the clock of", site);
    else
        *now = is.st_ctim;
    close(fd);
    return s;
}
