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
#include "pipeline/store/archive_path.h"
#include "pipeline/store/docket.h"

/* The lock on the site keeps others away, so one name each will do; what a
 * killed run left under it is overwritten. */
#define COPY "tmp/copy"
#define DOCKET "tmp/docket"

enum { PIECE = 64 << 10, DOCKET_MOST = 16 << 10 };

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

/* Hashes `from` from its beginning; copies it to `to` unless that is -1.
 * *copied is how much there was. */
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
        if (to >= 0)
            s = file_write_all(to, bytes, "archive/" COPY, err);
    }
    return s;
}

/* A new file of ours below the archive; what is there goes first, so that
 * nothing is written through a link. */
static int create(int archive, const char *name, struct err *err)
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

static enum status finish(int fd, const char *name, enum status s,
                          struct err *err)
{
    if (close(fd) < 0 && s == STATUS_OK)
        return err_system(err, "close archive's", name);
    return s;
}

/* STATUS_END when the file moved under our hands. */
static enum status copy_in(int archive, int from, struct delivery *delivery,
                           struct err *err)
{
    struct stat before, after;
    struct digest digest;
    off_t copied;
    int to = create(archive, COPY, err);
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
    s = finish(to, COPY, s, err);
    if (s != STATUS_OK)
        return s;
    digest_text(&digest, delivery->digest);
    return is_unchanged(&before, &after) && copied == after.st_size &&
                   copied == delivery->size
               ? STATUS_OK
               : STATUS_END;
}

/* Whether the object that is there has the bytes its name says. One that a
 * power cut left behind may not. */
static bool is_intact(int archive, const char *path, const char *digest)
{
    struct digest sum;
    char text[DIGEST_TEXT];
    struct err ignored;
    off_t copied;
    int fd = openat(archive, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return false;
    digest_init(&sum);
    enum status s = pour(fd, -1, &sum, &copied, &ignored);
    close(fd);
    digest_text(&sum, text);
    return s == STATUS_OK && strcmp(text, digest) == 0;
}

/* rename, making the folder of two digits when it is the first in it. */
static int move(int archive, const char *from, const char *to, unsigned flags)
{
    char folder[3] = {to[0], to[1], '\0'};
    int result = renameat2(archive, from, archive, to, flags);
    if (result == 0 || errno != ENOENT)
        return result;
    if (mkdirat(archive, folder, 0777) < 0 && errno != EEXIST)
        return -1;
    return renameat2(archive, from, archive, to, flags);
}

/* The copy gets its name. An intact object of that name stays: it may be
 * durable already, the copy is not yet. */
static enum status keep(int archive, const struct delivery *delivery,
                        struct err *err)
{
    char path[ARCHIVE_PATH];
    archive_object_path(delivery->digest, path);
    if (move(archive, COPY, path, RENAME_NOREPLACE) == 0)
        return STATUS_OK;
    if (errno != EEXIST)
        return err_system(err, "rename into archive", path);
    if (is_intact(archive, path, delivery->digest))
        return unlinkat(archive, COPY, 0) < 0
                   ? err_system(err, "remove archive's", COPY)
                   : STATUS_OK;
    if (move(archive, COPY, path, 0) < 0)
        return err_system(err, "rename into archive", path);
    return STATUS_OK;
}

/* What lies under a docket's name. */
enum lying { LYING_NOTHING, LYING_EQUAL, LYING_OTHER, LYING_TORN };

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
        return errno == ENOENT ? LYING_NOTHING : LYING_OTHER;
    ssize_t n = read_some(fd, text, sizeof text, 0);
    close(fd);
    return compare((struct view){text, n < 0 ? 0 : (size_t)n}, ours);
}

static enum status write_docket(int archive, const char *path, struct view text,
                                struct err *err)
{
    int fd = create(archive, DOCKET, err);
    if (fd < 0)
        return STATUS_FATAL;
    enum status s = file_write_all(fd, text, "archive/" DOCKET, err);
    s = finish(fd, DOCKET, s, err);
    if (s == STATUS_OK && move(archive, DOCKET, path, 0) < 0)
        return err_system(err, "rename into archive", path);
    return s;
}

/* The first free number, or that of the equal docket. A torn one was never
 * synced, so nothing refers to it: its number is taken again, as if the run
 * that wrote it had not been. */
static enum status docket(int archive, struct delivery *delivery,
                          struct view text, struct err *err)
{
    char path[ARCHIVE_PATH];
    enum lying lying = LYING_OTHER;
    delivery->docket = 0;
    while (lying == LYING_OTHER) {
        archive_docket_path(delivery->digest, ++delivery->docket, path);
        lying = look(archive, path, text);
    }
    return lying == LYING_EQUAL ? STATUS_OK
                                : write_docket(archive, path, text, err);
}

static enum status take(int archive, int from, struct delivery *delivery,
                        struct err *err)
{
    struct buf text = {0};
    enum status s = copy_in(archive, from, delivery, err);
    if (s != STATUS_OK)
        return s;
    archive_stamp(delivery);
    docket_print(delivery, &text);
    s = text.failed ? err_memory(err) : keep(archive, delivery, err);
    if (s == STATUS_OK)
        s = docket(archive, delivery, buf_view(&text), err);
    buf_release(&text);
    return s;
}

enum status archive_take(const char *site, int from, struct delivery *delivery,
                         struct err *err)
{
    int archive = archive_folder(site, err);
    if (archive < 0)
        return STATUS_FATAL;
    enum status s = take(archive, from, delivery, err);
    close(archive);
    return s;
}

int archive_watch(const char *site, struct err *err)
{
    return archive_folder(site, err);
}

enum status archive_sync_watched(int watch, struct err *err)
{
    enum status s = STATUS_OK;
    if (syncfs(watch) < 0)
        s = err_system(err, "sync", "the archive");
    close(watch);
    return s;
}

enum status archive_sync(const char *site, struct err *err)
{
    int watch = archive_watch(site, err);
    return watch < 0 ? STATUS_FATAL : archive_sync_watched(watch, err);
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
