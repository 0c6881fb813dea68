/* Reading, replacing and syncing single files. */
#include "pipeline/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* Large enough that reading costs less than looking at what was read. */
enum { READ_PIECE = 64 << 10 };

/* A signal (a clock that runs out, a child that ends) is no failure. */
static ssize_t read_some(int fd, char *to, size_t room)
{
    ssize_t n;

    do
        n = read(fd, to, room);
    while (n < 0 && errno == EINTR);
    return n;
}

/* One byte beyond `most` is asked for, to tell a full file from too large. */
static enum status read_all(int fd, const char *path, size_t most,
                            struct buf *out, struct err *err)
{
    for (;;) {
        size_t left = most - out->n;
        size_t piece = left < READ_PIECE ? left + 1 : READ_PIECE;
        char *to = buf_room(out, piece);
        ssize_t n = to ? read_some(fd, to, piece) : 0;

        if (!to)
            return err_memory(err);
        if (n < 0)
            return err_system(err, "read", path);
        if ((size_t)n > left)
            return err_set(err, FAULT_DATA, "%s is larger than %zu bytes", path,
                           most);
        to[n] = '\0';
        out->n += (size_t)n;
        if (n == 0)
            return STATUS_OK;
    }
}

enum status file_read(const char *path, size_t most, struct buf *out,
                      struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    enum status status;

    buf_clear(out);
    if (fd < 0)
        return err_system(err, "open", path);
    status = read_all(fd, path, most, out, err);
    close(fd);
    return status;
}

/* write() may take less than it was given, on a full disk or a pipe. */
enum status file_write_all(int fd, struct view bytes, const char *path,
                           struct err *err)
{
    while (bytes.n > 0) {
        ssize_t n = write(fd, bytes.p, bytes.n);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return err_system(err, "write", path);
        bytes.p += n;
        bytes.n -= (size_t)n;
    }
    return STATUS_OK;
}

/* The length of the folder's part of `path`, its last slash included. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* close() may be where a network or full disk first tells. */
static enum status write_and_close(int fd, struct view bytes, bool durable,
                                   const char *path, struct err *err)
{
    enum status status = file_write_all(fd, bytes, path, err);

    if (status == STATUS_OK && durable && fsync(fd) < 0)
        status = err_system(err, "sync", path);
    if (close(fd) < 0 && status == STATUS_OK)
        status = err_system(err, "close", path);
    return status;
}

/* Whatever a killed run left under this name goes first; O_EXCL then refuses
 * a link that somebody puts there meanwhile. */
static enum status write_beside(const char *beside, struct view bytes,
                                bool durable, struct err *err)
{
    int fd;

    if (unlink(beside) < 0 && errno != ENOENT)
        return err_system(err, "remove", beside);
    fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0)
        return err_system(err, "create", beside);
    return write_and_close(fd, bytes, durable, beside, err);
}

/* The sync comes before the rename: else a power cut could leave the name
 * pointing at a file without bytes. */
static enum status move_into_place(const char *beside, const char *path,
                                   struct view bytes, bool durable,
                                   struct err *err)
{
    enum status status = write_beside(beside, bytes, durable, err);

    if (status == STATUS_OK && rename(beside, path) < 0)
        status = err_system(err, "rename to", path);
    if (status != STATUS_OK)
        unlink(beside);
    return status;
}

/* A rename is in the folder, not in the file: without this a power cut may
 * bring the old name back though the new bytes are safe. */
static enum status sync_folder_of(const char *path, struct err *err)
{
    struct buf folder = {0};
    enum status status;

    buf_add(&folder, (struct view){path, folder_length(path)});
    if (folder.n == 0)
        buf_adds(&folder, ".");
    status = folder.failed ? err_memory(err) : file_sync(folder.p, err);
    buf_release(&folder);
    return status;
}

/* The name beside is always the same one, so that what a kill leaves behind is
 * overwritten the next time; the site's lock keeps writers apart. */
enum status file_replace(const char *path, struct view bytes, bool durable,
                         struct err *err)
{
    size_t folder = folder_length(path);
    struct buf beside = {0};
    enum status status;

    buf_format(&beside, "%.*s.%s.tmp", (int)folder, path, path + folder);
    status = beside.failed
                 ? err_memory(err)
                 : move_into_place(beside.p, path, bytes, durable, err);
    buf_release(&beside);
    if (status == STATUS_OK && durable)
        status = sync_folder_of(path, err);
    return status;
}

/* Opened for reading only, for folders cannot be opened otherwise. */
enum status file_sync(const char *path, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    enum status status = STATUS_OK;

    if (fd < 0)
        return err_system(err, "open", path);
    if (fsync(fd) < 0)
        status = err_system(err, "sync", path);
    close(fd);
    return status;
}

bool file_exists(const char *path)
{
    return access(path, F_OK) == 0;
}
