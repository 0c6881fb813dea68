/* Looks at every byte of the archive. */
#include "pipeline/store/archive.h"

#include <string.h>
#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/store/archive_file.h"
#include "pipeline/store/archive_path.h"

/* One walk, and the folder it is in. */
struct walk {
    const char *site;
    struct arena *arena;
    archive_visit *visit;
    void *self;
    struct view folder;
};

static enum status show(const struct walk *w, enum archive_thing thing,
                        struct view name, const struct delivery *delivery,
                        struct err *err)
{
    struct view path = arena_format(w->arena, "archive/%.*s/%.*s",
                                    VIEW_ARG(w->folder), VIEW_ARG(name));
    return w->arena->failed ? err_memory(err)
                            : w->visit(w->self, thing, path, delivery, err);
}

/* Memory and the visit's own refusal end the walk, damage does not. */
static bool is_damage(enum status s, const struct err *err)
{
    return s != STATUS_OK && err->fault != FAULT_MEMORY;
}

static bool has_original(const struct walk *w, const struct delivery *d)
{
    struct err ignored;
    int fd = archive_open(w->site, d->digest, &ignored);
    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

static enum status see_docket(const struct walk *w, const char *path,
                              struct view name, struct err *err)
{
    struct delivery *d = arena_take(w->arena, sizeof *d);
    struct err damage = {0};
    if (!d)
        return err_memory(err);
    enum status s = archive_read_docket(path, name, w->arena, d, &damage);
    if (is_damage(s, &damage))
        return show(w, ARCHIVE_BAD_DOCKET, name, NULL, err);
    if (s != STATUS_OK)
        return err_memory(err);
    s = show(w, ARCHIVE_DOCKET, name, d, err);
    return s == STATUS_OK && !has_original(w, d)
               ? show(w, ARCHIVE_LACKING, name, d, err)
               : s;
}

static enum status see_original(const struct walk *w, struct view name,
                                struct err *err)
{
    struct err damage = {0};
    enum status s = archive_verify(w->site, name.p, &damage);
    return show(w, s == STATUS_OK ? ARCHIVE_ORIGINAL : ARCHIVE_BAD_ORIGINAL,
                name, NULL, err);
}

static enum status see(const struct walk *w, const char *folder,
                       struct view name, struct err *err)
{
    struct view path = arena_format(w->arena, "%s/%s", folder, name.p);
    if (w->arena->failed)
        return err_memory(err);
    if (archive_docket_number(name))
        return see_docket(w, path.p, name, err);
    bool ours = archive_is_digest(name) && view_starts(name, w->folder);
    return ours ? see_original(w, name, err)
                : show(w, ARCHIVE_STRANGER, name, NULL, err);
}

static enum status see_folder(struct walk *w, struct view name, struct err *err)
{
    struct array names = {0};
    struct view path = arena_format(w->arena, "%s/archive/%s", w->site, name.p);
    w->folder = name;
    enum status s = file_list(path.p, w->arena, &names, err);
    const struct view *at = names.at;
    for (size_t i = 0; s == STATUS_OK && i < names.count; i++)
        s = see(w, path.p, at[i], err);
    return s;
}

enum status archive_check(const char *site, struct arena *arena,
                          archive_visit *visit, void *self, struct err *err)
{
    struct walk w = {site, arena, visit, self, {NULL, 0}};
    struct array names = {0};
    struct view archive = arena_format(arena, "%s/archive", site);
    enum status s = file_list(archive.p, arena, &names, err);
    const struct view *name = names.at;
    for (size_t i = 0; s == STATUS_OK && i < names.count; i++)
        if (archive_is_folder(name[i]))
            s = see_folder(&w, name[i], err);
    return s;
}
