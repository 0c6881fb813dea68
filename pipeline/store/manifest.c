/* Walking a folder and hashing what is in it. */
#include "pipeline/store/manifest.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/file.h"

enum { PIECE = 64 << 10, DEPTH_MOST = 16 };

/* Paths are relative to `root`. */
struct listing {
    const char *root;
    struct arena *arena;
    struct array paths; /* struct view */
};

static const char *under(const struct listing *l, struct view path)
{
    return arena_format(l->arena, "%s/%s", l->root, path.p).p;
}

static enum status list(struct listing *l, struct view folder, int depth,
                        struct err *err);

static bool is_tame(struct view name)
{
    for (size_t i = 0; i < name.n; i++)
        if ((unsigned char)name.p[i] < 0x20 || name.p[i] == '\\')
            return false;
    return true;
}

static enum status add_path(struct listing *l, struct view path,
                            struct err *err)
{
    struct view *to = array_push(&l->paths, l->arena, sizeof *to);
    if (!to)
        return err_memory(err);
    *to = path;
    return STATUS_OK;
}

static enum status list_one(struct listing *l, struct view path, int depth,
                            struct err *err)
{
    struct stat is;
    const char *full = under(l, path);
    if (l->arena->failed)
        return err_memory(err);
    if (lstat(full, &is) < 0)
        return err_system(err, "look at", full);
    bool folder = S_ISDIR(is.st_mode);
    if ((!folder && !S_ISREG(is.st_mode)) || !is_tame(path))
        return err_set(err, FAULT_BUG, "%s has no place in a release", full);
    return folder ? list(l, path, depth + 1, err) : add_path(l, path, err);
}

/* `folder` is "" or ends with a slash where it is put before a name. */
static enum status list(struct listing *l, struct view folder, int depth,
                        struct err *err)
{
    struct array names;
    if (depth > DEPTH_MOST)
        return err_set(err, FAULT_BUG, "a release %d folders deep", depth);
    enum status s = file_list(under(l, folder), l->arena, &names, err);
    const struct view *name = names.at;
    for (size_t i = 0; s == STATUS_OK && i < names.count; i++) {
        const char *slash = folder.n ? "/" : "";
        struct view path =
            arena_format(l->arena, "%s%s%s", folder.p, slash, name[i].p);
        if (!view_equal(path, VIEW("MANIFEST")))
            s = list_one(l, path, depth, err);
    }
    return s;
}

static int by_bytes(const void *a, const void *b)
{
    return view_compare(*(const struct view *)a, *(const struct view *)b);
}

static ssize_t read_some(int fd, char *to, size_t room)
{
    ssize_t n;
    do
        n = read(fd, to, room);
    while (n < 0 && errno == EINTR);
    return n;
}

static enum status hash(const char *path, char text[DIGEST_TEXT],
                        struct err *err)
{
    char piece[PIECE];
    struct digest digest;
    ssize_t n;
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return err_system(err, "open", path);
    digest_init(&digest);
    while ((n = read_some(fd, piece, sizeof piece)) > 0)
        digest_add(&digest, (struct view){piece, (size_t)n});
    enum status s = n < 0 ? err_system(err, "read", path) : STATUS_OK;
    close(fd);
    digest_text(&digest, text);
    return s;
}

static enum status print(const struct listing *l, struct view path,
                         struct buf *out, struct err *err)
{
    char text[DIGEST_TEXT];
    const char *full = under(l, path);
    if (l->arena->failed)
        return err_memory(err);
    enum status s = hash(full, text, err);
    if (s == STATUS_OK)
        buf_format(out, "%s  %s\n", text, path.p);
    return s == STATUS_OK && out->failed ? err_memory(err) : s;
}

enum status manifest_make(const char *folder, struct arena *arena,
                          struct buf *out, struct err *err)
{
    struct listing l = {.root = folder, .arena = arena};
    enum status s = list(&l, VIEW(""), 0, err);
    struct view *path = l.paths.at;
    if (l.paths.count > 1)
        qsort(path, l.paths.count, sizeof *path, by_bytes);
    for (size_t i = 0; s == STATUS_OK && i < l.paths.count; i++)
        s = print(&l, path[i], out, err);
    return s;
}
