/* Taking originals into the archive, and opening them again. */
#include "pipeline/store/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/store/archive_file.h"
#include "pipeline/store/archive_path.h"
#include "pipeline/store/docket.h"

enum { PIECE = 64 << 10 };

void archive_stamp(struct delivery *delivery)
{
    time_t seconds = (time_t)delivery->ctime_seconds;
    struct tm at = {0};
    char day[24] = "";
    gmtime_r(&seconds, &at);
    strftime(day, sizeof day, "%Y-%m-%dT%H:%M:%S", &at);
    snprintf(delivery->received, sizeof delivery->received, "%.20s.%09luZ", day,
             (unsigned long)delivery->ctime_nanoseconds % 1000000000);
}

static bool is_unchanged(const struct stat *a, const struct stat *b)
{
    return a->st_ino == b->st_ino && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
           a->st_mtim.tv_nsec == b->st_mtim.tv_nsec &&
           a->st_ctim.tv_sec == b->st_ctim.tv_sec &&
           a->st_ctim.tv_nsec == b->st_ctim.tv_nsec;
}

static ssize_t read_some(int fd, char *to, size_t room, off_t at)
{
    ssize_t n;
    do
        n = pread(fd, to, room, at);
    while (n < 0 && errno == EINTR);
    return n;
}

/* Copies `from` from its beginning, hashing it; *copied is how much there was.
 */
static enum status pour(int from, int to, struct digest *digest, off_t *copied,
                        struct err *err)
{
    char piece[PIECE];
    enum status s = STATUS_OK;
    ssize_t n;
    for (*copied = 0; s == STATUS_OK; *copied += n) {
        n = read_some(from, piece, sizeof piece, *copied);
        if (n < 0)
            return err_system(err, "read", "the file to archive");
        if (n == 0)
            break;
        struct view bytes = {piece, (size_t)n};
        digest_add(digest, bytes);
        s = file_write_all(to, bytes, "archive/tmp", err);
    }
    return s;
}

/* STATUS_END when the file moved under our hands. */
static enum status copy_in(int archive, int from, const char *copy,
                           struct delivery *delivery, struct err *err)
{
    struct stat before = {0}, after = {0};
    struct digest digest;
    off_t copied = 0;
    int to = archive_create(archive, copy, err);
    if (to < 0)
        return STATUS_FATAL;
    digest_init(&digest);
    enum status s = STATUS_OK;
    if (fstat(from, &before) < 0)
        s = err_system(err, "look at", "the file to archive");
    if (s == STATUS_OK)
        s = pour(from, to, &digest, &copied, err);
    if (s == STATUS_OK && fstat(from, &after) < 0)
        s = err_system(err, "look at", "the file to archive");
    s = archive_finish(to, copy, s, err);
    if (s != STATUS_OK)
        return s;
    digest_text(&digest, delivery->digest);
    return is_unchanged(&before, &after) && copied == after.st_size &&
                   copied == delivery->size
               ? STATUS_OK
               : STATUS_END;
}

/* The copy and its docket aside, under the slot's names. */
static enum status take(int archive, int from, size_t slot,
                        struct delivery *delivery, struct err *err)
{
    char copy[ARCHIVE_PATH], docket[ARCHIVE_PATH];
    struct buf text = {0};
    archive_aside_paths(slot, copy, docket);
    enum status s = copy_in(archive, from, copy, delivery, err);
    if (s == STATUS_END)
        unlinkat(archive, copy, 0);
    if (s != STATUS_OK)
        return s;
    archive_stamp(delivery);
    docket_print(delivery, &text);
    s = text.failed ? err_memory(err)
                    : archive_write(archive, docket, buf_view(&text), err);
    buf_release(&text);
    return s;
}

enum status archive_take(const char *site, int from, size_t slot,
                         struct delivery *delivery, struct err *err)
{
    int archive = archive_folder(site, err);
    if (archive < 0)
        return STATUS_FATAL;
    enum status s = take(archive, from, slot, delivery, err);
    close(archive);
    return s;
}

/* The object first, so that no docket is without one. One of that name goes:
 * it may be what an earlier run could not make durable, the copy is. */
static enum status place(int archive, size_t slot, struct delivery *delivery,
                         struct err *err)
{
    char path[ARCHIVE_PATH], copy[ARCHIVE_PATH], docket[ARCHIVE_PATH];
    archive_aside_paths(slot, copy, docket);
    archive_object_path(delivery->digest, path);
    if (archive_move(archive, copy, path) < 0)
        return err_system(err, "rename into archive", path);
    return archive_docket(archive, docket, delivery, err);
}

enum status archive_place(const char *site, size_t slot,
                          struct delivery *delivery, struct err *err)
{
    int archive = archive_folder(site, err);
    if (archive < 0)
        return STATUS_FATAL;
    enum status s = place(archive, slot, delivery, err);
    close(archive);
    return s;
}

int archive_open(const char *site, const char *digest, struct err *err)
{
    char path[ARCHIVE_PATH];
    if (!archive_is_digest(view_of(digest))) {
        err_set(err, FAULT_BUG, "\"%.80s\" is no digest", digest);
        return -1;
    }
    int archive = archive_folder(site, err);
    if (archive < 0)
        return -1;
    archive_object_path(digest, path);
    int fd = openat(archive, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) {
        err_system(err, "open archive's", path);
        err_remedy(err, "run nianbao fsck");
    }
    close(archive);
    return fd;
}
