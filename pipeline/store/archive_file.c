/* Files and dockets put into the archive. */
#include "pipeline/store/archive_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/store/archive_path.h"
#include "pipeline/store/docket.h"

enum { DOCKET_MOST = 16 << 10 };

int archive_create(int archive, const char *name, struct err *err)
{
    if (unlinkat(archive, name, 0) < 0 && errno != ENOENT) {
        err_system(err, "remove archive's", name);
        return -1;
    }
    int fd =
        openat(archive, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0440);
    if (fd < 0)
        err_system(err, "create archive's", name);
    return fd;
}

enum status archive_finish(int fd, const char *name, enum status s,
                           struct err *err)
{
    if (close(fd) < 0 && s == STATUS_OK)
        return err_system(err, "close archive's", name);
    return s;
}

int archive_move(int archive, const char *from, const char *to)
{
    char folder[3] = {to[0], to[1], '\0'};
    int result = renameat(archive, from, archive, to);
    if (result == 0 || errno != ENOENT)
        return result;
    if (mkdirat(archive, folder, 0777) < 0 && errno != EEXIST)
        return -1;
    return renameat(archive, from, archive, to);
}

static ssize_t read_text(int fd, char *to, size_t room)
{
    ssize_t n;
    do
        n = read(fd, to, room);
    while (n < 0 && errno == EINTR);
    return n;
}

/* What lies under a docket's name. */
enum lying {
    LYING_NOTHING,
    LYING_EQUAL,
    LYING_OTHER,
    LYING_TORN,
    LYING_UNKNOWN /* errno says why */
};

static enum lying compare(struct view there, struct view ours)
{
    struct delivery parsed;
    struct arena arena;
    if (view_equal(there, ours))
        return LYING_EQUAL;
    arena_init(&arena, 0);
    bool whole = docket_parse(there, &arena, &parsed);
    arena_release(&arena);
    return whole ? LYING_OTHER : LYING_TORN;
}

static enum lying look(int archive, const char *path, struct view ours)
{
    char text[DOCKET_MOST];
    int fd = openat(archive, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return errno == ENOENT ? LYING_NOTHING : LYING_UNKNOWN;
    ssize_t n = read_text(fd, text, sizeof text);
    close(fd);
    return n < 0 ? LYING_UNKNOWN
                 : compare((struct view){text, (size_t)n}, ours);
}

enum status archive_write(int archive, const char *name, struct view text,
                          struct err *err)
{
    int fd = archive_create(archive, name, err);
    if (fd < 0)
        return STATUS_FATAL;
    enum status s = file_write_all(fd, text, name, err);
    return archive_finish(fd, name, s, err);
}

static enum status remove_aside(int archive, const char *aside, struct err *err)
{
    return unlinkat(archive, aside, 0) < 0
               ? err_system(err, "remove archive's", aside)
               : STATUS_OK;
}

/* The first free number, or that of the equal docket; a torn one's is taken
 * again. */
static enum status put(int archive, const char *aside,
                       struct delivery *delivery, struct view text,
                       struct err *err)
{
    char path[ARCHIVE_PATH];
    enum lying lying = LYING_OTHER;
    delivery->docket = 0;
    while (lying == LYING_OTHER) {
        archive_docket_path(delivery->digest, ++delivery->docket, path);
        lying = look(archive, path, text);
    }
    if (lying == LYING_UNKNOWN)
        return err_system(err, "read archive's", path);
    if (lying == LYING_EQUAL)
        return remove_aside(archive, aside, err);
    return archive_move(archive, aside, path) < 0
               ? err_system(err, "rename into archive", path)
               : STATUS_OK;
}

enum status archive_docket(int archive, const char *aside,
                           struct delivery *delivery, struct err *err)
{
    struct buf text = {0};
    docket_print(delivery, &text);
    enum status s = text.failed
                        ? err_memory(err)
                        : put(archive, aside, delivery, buf_view(&text), err);
    buf_release(&text);
    return s;
}
