/* Reading the archive as a whole: for fsck and for making the ledger anew. */
#include "pipeline/store/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/store/archive_file.h"
#include "pipeline/store/archive_path.h"
#include "pipeline/store/docket.h"

enum { DOCKET_MOST = 16 << 10, PIECE = 64 << 10 };

/* "<digest>.N.docket" and nothing else; the number, or 0. */
int archive_docket_number(struct view name)
{
    int number = 0;
    struct view rest = name;
    struct view digest = view_cut(&rest, '.');
    struct view middle = view_cut(&rest, '.');
    if (!archive_is_digest(digest) || !view_equal(rest, VIEW("docket")))
        return 0;
    return view_number(middle, &number) ? number : 0;
}

static enum status damaged(const char *path, struct err *err)
{
    err_set(err, FAULT_IO, "%s is damaged", path);
    err_remedy(err, "restore it from a backup");
    return STATUS_FATAL;
}

/* A docket's own digest must be the one it lies under. */
enum status archive_read_docket(const char *path, struct view name,
                                struct arena *arena, struct delivery *delivery,
                                struct err *err)
{
    struct buf text = {0};
    enum status s = file_read(path, DOCKET_MOST, &text, err);
    if (s == STATUS_REJECT ||
        (s == STATUS_OK && !docket_parse(buf_view(&text), arena, delivery)))
        s = arena->failed ? err_memory(err) : damaged(path, err);
    if (s == STATUS_OK && !view_starts(name, view_of(delivery->digest)))
        s = damaged(path, err);
    delivery->docket = archive_docket_number(name);
    buf_release(&text);
    return s;
}

static enum status list_one(const char *folder, struct view name,
                            struct arena *arena, struct array *deliveries,
                            struct err *err)
{
    if (!archive_docket_number(name))
        return STATUS_OK;
    struct view path = arena_format(arena, "%s/%s", folder, name.p);
    struct delivery *d = array_push(deliveries, arena, sizeof *d);
    if (!d || arena->failed)
        return err_memory(err);
    return archive_read_docket(path.p, name, arena, d, err);
}

static enum status list_folder(const char *folder, struct arena *arena,
                               struct array *deliveries, struct err *err)
{
    struct array names;
    enum status s = file_list(folder, arena, &names, err);
    const struct view *name = names.at;
    for (size_t i = 0; s == STATUS_OK && i < names.count; i++)
        s = list_one(folder, name[i], arena, deliveries, err);
    return s;
}

static bool is_hexadecimal(char c)
{
    return c && strchr("0123456789abcdef", c);
}

bool archive_is_folder(struct view name)
{
    return name.n == 2 && is_hexadecimal(name.p[0]) &&
           is_hexadecimal(name.p[1]);
}

enum status archive_list(const char *site, struct arena *arena,
                         struct array *deliveries, struct err *err)
{
    struct array names;
    struct view archive = arena_format(arena, "%s/archive", site);
    *deliveries = (struct array){0};
    enum status s = file_list(archive.p, arena, &names, err);
    const struct view *name = names.at;
    for (size_t i = 0; s == STATUS_OK && i < names.count; i++) {
        struct view folder = arena_format(arena, "%s/%s", archive.p, name[i].p);
        if (archive_is_folder(name[i]))
            s = list_folder(folder.p, arena, deliveries, err);
    }
    return s;
}

static enum status folder_is_empty(const char *path, bool *empty,
                                   struct err *err)
{
    struct arena arena;
    struct array names = {0};
    arena_init(&arena, 0);
    enum status s = file_list(path, &arena, &names, err);
    *empty = !names.count;
    arena_release(&arena);
    return s;
}

enum status archive_is_empty(const char *site, bool *empty, struct err *err)
{
    struct arena arena;
    struct array names = {0};
    arena_init(&arena, 0);
    struct view archive = arena_format(&arena, "%s/archive", site);
    enum status s = file_list(archive.p, &arena, &names, err);
    const struct view *name = names.at;
    *empty = true;
    for (size_t i = 0; s == STATUS_OK && *empty && i < names.count; i++)
        if (archive_is_folder(name[i]))
            s = folder_is_empty(
                arena_format(&arena, "%s/%s", archive.p, name[i].p).p, empty,
                err);
    arena_release(&arena);
    return s;
}

enum status archive_digest(int fd, int64_t size, char text[DIGEST_TEXT],
                           struct err *err)
{
    char piece[PIECE];
    struct digest digest;
    ssize_t n = 1;
    off_t at = 0;
    digest_init(&digest);
    while (at < size && (n > 0 || (n < 0 && errno == EINTR))) {
        size_t most = size - at < PIECE ? (size_t)(size - at) : PIECE;
        n = pread(fd, piece, most, at);
        if (n > 0)
            digest_add(&digest, (struct view){piece, (size_t)n});
        at += n > 0 ? n : 0;
    }
    digest_text(&digest, text);
    return n < 0 ? err_system(err, "read", "a file to be hashed") : STATUS_OK;
}

enum status archive_verify(const char *site, const char *digest,
                           struct err *err)
{
    char text[DIGEST_TEXT];
    int fd = archive_open(site, digest, err);
    if (fd < 0)
        return STATUS_FATAL;
    enum status s = archive_digest(fd, INT64_MAX, text, err);
    close(fd);
    if (s != STATUS_OK || strcmp(text, digest) == 0)
        return s;
    char path[ARCHIVE_PATH];
    archive_object_path(digest, path);
    return damaged(path, err);
}
