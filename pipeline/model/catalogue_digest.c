/* One digest of a whole folder: a release says what it was made with. */
#include "pipeline/model/catalogue_internal.h"

#include <sys/stat.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/file.h"

/* Other files may lie there than lists: schemas, pictures, a manual. */
enum { FILE_MOST = 64 << 20, DEPTH_MOST = 8 };

struct walk {
    struct loader *loader;
    struct digest digest;
    int depth;
};

/* What editors and spreadsheets leave beside a file is none of the survey. */
static bool is_litter(struct view name)
{
    return view_starts(name, VIEW(".")) || view_starts(name, VIEW("~$")) ||
           view_ends(name, VIEW("~"));
}

/* Name and length go in too: a line moved between files is a change. */
static void add_file(struct walk *walk, const char *path, struct view name)
{
    struct loader *loader = walk->loader;
    struct buf bytes = {0};

    loader->status = file_read(path, FILE_MOST, &bytes, loader->err);
    if (loader->status == STATUS_OK) {
        digest_field(&walk->digest, name);
        digest_field(&walk->digest, buf_view(&bytes));
    }
    buf_release(&bytes);
}

/* A link to a folder above would lead round for ever; hence the depth. */
static void add_folder(struct walk *walk, const char *path, struct view name);

/* Devices and the like are no configuration and are passed over. Links are
 * followed: what the survey reads through a link belongs to it. */
static void add_entry(struct walk *walk, struct view path, struct view name)
{
    struct stat entry;

    if (walk->loader->arena->failed)
        loader_memory(walk->loader);
    else if (stat(path.p, &entry) != 0)
        walk->loader->status = err_system(walk->loader->err, "look at", path.p);
    else if (S_ISDIR(entry.st_mode))
        add_folder(walk, path.p, name);
    else if (S_ISREG(entry.st_mode))
        add_file(walk, path.p, name);
}

/* `name` is the folder's within the configuration, "" or ending in '/'. */
static void add_entries(struct walk *walk, const char *path, struct view name,
                        const struct array *entries)
{
    struct arena *arena = walk->loader->arena;
    const struct view *entry = entries->at;

    for (size_t i = 0; i < entries->count; i++) {
        if (walk->loader->status != STATUS_OK)
            return;
        if (is_litter(entry[i]))
            continue;
        add_entry(walk,
                  arena_format(arena, "%s/%.*s", path, VIEW_ARG(entry[i])),
                  arena_format(arena, "%.*s%s%.*s", VIEW_ARG(name),
                               name.n ? "/" : "", VIEW_ARG(entry[i])));
    }
}

static void add_folder(struct walk *walk, const char *path, struct view name)
{
    struct loader *loader = walk->loader;
    struct array entries = {0};

    if (walk->depth == DEPTH_MOST) {
        loader_at(loader, (struct origin){name.p, 0, 0});
        loader_fault(loader, "folders in folders, more than %d", DEPTH_MOST);
        return;
    }
    walk->depth++;
    loader->status = file_list(path, loader->arena, &entries, loader->err);
    add_entries(walk, path, name, &entries);
    walk->depth--;
}

/* In order of bytes, by file_list: the same files have the same digest on every
 * machine. */
void catalogue_load_digest(struct loader *loader)
{
    struct walk walk = {.loader = loader};
    char text[DIGEST_TEXT];

    digest_init(&walk.digest);
    add_folder(&walk, loader->folder, VIEW(""));
    digest_text(&walk.digest, text);
    loader->catalogue->digest = arena_copy(loader->arena, view_of(text));
}
