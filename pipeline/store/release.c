/* Making a release whole, then switching to it. */
#include "pipeline/store/release.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/store/manifest.h"

#define ASIDE ".new."

enum { MANIFEST_MOST = 16 << 20, ID_LONGEST = 128 };

static const char *release_path(struct arena *arena, const char *site,
                                struct view id)
{
    return arena_format(arena, "%s/releases/%.*s", site, VIEW_ARG(id)).p;
}

/* An id is a hash of ours: letters, digits and hyphens make no path. */
static enum status check_id(struct view id, struct err *err)
{
    bool good = id.n > 0 && id.n <= ID_LONGEST;
    for (size_t i = 0; good && i < id.n; i++) {
        char c = id.p[i];
        good = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
               (c >= 'A' && c <= 'Z') || c == '-';
    }
    return good ? STATUS_OK
                : err_set(err, FAULT_BUG, "\"%.*s\" is no release's id",
                          (int)(id.n < 80 ? id.n : 80), id.p);
}

/* Whatever runs before left half made, under any id. */
static enum status remove_leftovers(const char *site, struct arena *arena,
                                    struct err *err)
{
    struct array names;
    const char *releases = release_path(arena, site, VIEW(""));
    enum status s = file_list(releases, arena, &names, err);
    const struct view *name = names.at;
    for (size_t i = 0; s == STATUS_OK && i < names.count; i++)
        if (view_starts(name[i], VIEW(ASIDE)))
            s = file_remove_all(release_path(arena, site, name[i]), err);
    return s;
}

enum status release_begin(const char *site, struct view id, struct arena *arena,
                          const char **folder, struct err *err)
{
    enum status s = check_id(id, err);
    if (s == STATUS_OK)
        s = remove_leftovers(site, arena, err);
    if (s != STATUS_OK)
        return s;
    struct view aside = arena_format(arena, ASIDE "%.*s", VIEW_ARG(id));
    *folder = release_path(arena, site, aside);
    return arena->failed ? err_memory(err) : file_make_folders(*folder, err);
}

/* The release's own MANIFEST, read back. */
static enum status read_manifest(const char *folder, struct arena *arena,
                                 struct buf *text, struct err *err)
{
    struct view path = arena_format(arena, "%s/MANIFEST", folder);
    enum status s = file_read(path.p, MANIFEST_MOST, text, err);
    return s == STATUS_REJECT ? STATUS_FATAL : s;
}

static enum status differs(const char *folder, struct err *err)
{
    err_set(err, FAULT_BUG, "%s is not what its MANIFEST says", folder);
    err_remedy(err, "move it away; the next run makes it anew");
    return STATUS_FATAL;
}

/* `text` becomes the MANIFEST found; STATUS_OK if the files are as it says. */
static enum status verify(const char *folder, struct arena *arena,
                          struct buf *text, struct err *err)
{
    struct buf found = {0};
    enum status s = read_manifest(folder, arena, text, err);
    if (s == STATUS_OK)
        s = manifest_make(folder, arena, &found, err);
    if (s == STATUS_OK && !view_equal(buf_view(&found), buf_view(text)))
        s = differs(folder, err);
    buf_release(&found);
    return s;
}

enum status release_verify(const char *site, struct view id, struct err *err)
{
    struct arena arena;
    struct buf text = {0};
    arena_init(&arena, 0);
    enum status s = check_id(id, err);
    if (s == STATUS_OK)
        s = verify(release_path(&arena, site, id), &arena, &text, err);
    buf_release(&text);
    arena_release(&arena);
    return s;
}

/* One sync for all its files, and the folders with them. */
static enum status make_durable(const char *folder, struct err *err)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return err_system(err, "open", folder);
    enum status s =
        syncfs(fd) < 0 ? err_system(err, "sync", folder) : STATUS_OK;
    close(fd);
    return s;
}

/* Work on one release being finished. */
struct finishing {
    const char *site;
    struct view id;
    const char *folder; /* as made aside */
    const char *target; /* its place */
    bool durable;
    struct arena *arena;
    struct buf manifest;
};

/* The id is a hash of all that went in: the same id with other bytes would be
 * a fault of ours. */
static enum status compare(struct finishing *f, struct err *err)
{
    struct buf there = {0};
    enum status s = verify(f->target, f->arena, &there, err);
    if (s == STATUS_OK &&
        !view_equal(buf_view(&there), buf_view(&f->manifest))) {
        s = err_set(err, FAULT_BUG, "%s holds other tables than were just made",
                    f->target);
        err_remedy(err, "keep both and report it; %s is the new one",
                   f->folder);
    }
    buf_release(&there);
    return s == STATUS_OK ? file_remove_all(f->folder, err) : s;
}

static enum status put(struct finishing *f, struct err *err)
{
    const char *releases = release_path(f->arena, f->site, VIEW(""));
    if (renameat2(AT_FDCWD, f->folder, AT_FDCWD, f->target, RENAME_NOREPLACE) ==
        0)
        return f->durable ? file_sync(releases, err) : STATUS_OK;
    if (errno == EEXIST)
        return compare(f, err);
    return err_system(err, "rename into place", f->target);
}

/* A link swapped by rename: a reader sees the old release or the new one. */
static enum status switch_to(struct finishing *f, struct err *err)
{
    const char *current = arena_format(f->arena, "%s/current", f->site).p;
    const char *aside = arena_format(f->arena, "%s/.current.new", f->site).p;
    const char *to = arena_format(f->arena, "releases/%.*s", VIEW_ARG(f->id)).p;
    if (f->arena->failed)
        return err_memory(err);
    if (unlink(aside) < 0 && errno != ENOENT)
        return err_system(err, "remove", aside);
    if (symlink(to, aside) < 0)
        return err_system(err, "link", aside);
    if (rename(aside, current) < 0)
        return err_system(err, "switch", current);
    return f->durable ? file_sync(f->site, err) : STATUS_OK;
}

static enum status finish(struct finishing *f, struct err *err)
{
    const char *path = arena_format(f->arena, "%s/MANIFEST", f->folder).p;
    enum status s = manifest_make(f->folder, f->arena, &f->manifest, err);
    if (s == STATUS_OK)
        s = file_replace(path, buf_view(&f->manifest), false, err);
    if (s == STATUS_OK && f->durable)
        s = make_durable(f->folder, err);
    if (s == STATUS_OK)
        s = put(f, err);
    return s == STATUS_OK ? switch_to(f, err) : s;
}

enum status release_finish(const char *site, struct view id, const char *folder,
                           bool durable, struct err *err)
{
    struct arena arena;
    arena_init(&arena, 0);
    struct finishing f = {.site = site,
                          .id = id,
                          .folder = folder,
                          .target = release_path(&arena, site, id),
                          .durable = durable,
                          .arena = &arena};
    enum status s = check_id(id, err);
    if (s == STATUS_OK && arena.failed)
        s = err_memory(err);
    if (s == STATUS_OK)
        s = finish(&f, err);
    buf_release(&f.manifest);
    arena_release(&arena);
    return s;
}

struct view release_current(const char *site, struct arena *arena)
{
    char text[sizeof "releases/" + ID_LONGEST + 1];
    struct err ignored;
    const char *current = arena_format(arena, "%s/current", site).p;
    ssize_t n = readlink(current, text, sizeof text);
    struct view to = {text, n < 0 ? 0 : (size_t)n};
    if (!view_starts(to, VIEW("releases/")))
        return VIEW("");
    to.p += sizeof "releases/" - 1;
    to.n -= sizeof "releases/" - 1;
    return check_id(to, &ignored) == STATUS_OK ? arena_copy(arena, to)
                                               : VIEW("");
}
