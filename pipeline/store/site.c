/* A site's folders, its lock and its clock. */
#include "pipeline/store/site.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
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
    int fd = open(site_path(&arena, site, part), how | O_CLOEXEC, 0640);
    int number = errno;
    arena_release(&arena);
    errno = number;
    return fd;
}

/* The kernel frees the lock when its holder ends, however it ends. */
enum status site_lock(const char *site, int *lock, struct err *err)
{
    *lock = open_in(site, "lock", O_RDWR | O_CREAT | O_NOFOLLOW);
    if (*lock < 0)
        return err_system(err, "open the lock in", site);
    if (flock(*lock, LOCK_EX | LOCK_NB) == 0)
        return STATUS_OK;
    bool held = errno == EWOULDBLOCK;
    enum status s = err_system(err, "lock", site);
    if (held) {
        s = err_set(err, FAULT_LOCKED, "another run holds %s/lock", site);
        err_remedy(err, "wait for it to end, or say --wait SECONDS");
    }
    site_unlock(*lock);
    *lock = -1;
    return s;
}

void site_unlock(int lock)
{
    if (lock >= 0)
        close(lock);
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
