/* A batch of deliveries under way: its mark, its leftovers, its undoing. */
#include "pipeline/store/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/store/archive_path.h"

#define MARK "batch"

static bool is_marked(int archive)
{
    return faccessat(archive, MARK, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

/* Where it cannot be told, it is looked for. */
bool archive_broke_off(const char *site)
{
    struct err ignored;
    int archive = archive_folder(site, &ignored);
    bool broke_off = archive < 0 || is_marked(archive) || errno != ENOENT;
    if (archive >= 0)
        close(archive);
    return broke_off;
}

static enum status remove_name(int archive, const char *name, struct err *err)
{
    return unlinkat(archive, name, 0) < 0 && errno != ENOENT
               ? err_system(err, "remove archive's", name)
               : STATUS_OK;
}

/* What a batch that broke off took is copied anew from the inbox. */
static enum status empty(const char *site, int archive, struct err *err)
{
    struct arena arena;
    struct array names = {0};
    arena_init(&arena, 0);
    struct view aside = arena_format(&arena, "%s/archive/tmp", site);
    enum status s = arena.failed ? err_memory(err)
                                 : file_list(aside.p, &arena, &names, err);
    const struct view *name = names.at;
    for (size_t i = 0; s == STATUS_OK && i < names.count; i++) {
        struct view path = arena_format(&arena, "tmp/%s", name[i].p);
        s = arena.failed ? err_memory(err) : remove_name(archive, path.p, err);
    }
    arena_release(&arena);
    return s;
}

static enum status mark(int archive, struct err *err)
{
    int fd = openat(archive, MARK, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC,
                    0640);
    if (fd < 0)
        return err_system(err, "create archive's", MARK);
    close(fd);
    return STATUS_OK;
}

enum status archive_begin(const char *site, struct err *err)
{
    int archive = archive_folder(site, err);
    if (archive < 0)
        return STATUS_FATAL;
    enum status s = empty(site, archive, err);
    if (s == STATUS_OK)
        s = mark(archive, err);
    close(archive);
    return s;
}

/* Nothing is synced: a mark that comes back costs a look, no more. */
enum status archive_end(const char *site, struct err *err)
{
    int archive = archive_folder(site, err);
    if (archive < 0)
        return STATUS_FATAL;
    enum status s = remove_name(archive, MARK, err);
    close(archive);
    return s;
}

enum status archive_forget(const char *site, const struct delivery *delivery,
                           struct err *err)
{
    char path[ARCHIVE_PATH];
    int archive = archive_folder(site, err);
    if (archive < 0)
        return STATUS_FATAL;
    archive_docket_path(delivery->digest, delivery->docket, path);
    enum status s = remove_name(archive, path, err);
    close(archive);
    return s;
}
