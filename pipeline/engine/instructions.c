/* The page that tells clerks how to report. */
#include "pipeline/engine/instructions.h"

#include "pipeline/base/file.h"
#include "pipeline/engine/page_file.h"
#include "pipeline/store/site.h"

enum { TEMPLATE_MOST = 1 << 20 };

static enum status write_one(const struct catalogue *catalogue,
                             struct view template, struct view sender,
                             const char *folder, struct err *err)
{
    struct buf page = {0}, path = {0};
    buf_format(&path, "%s/" INSTRUCTIONS_NAME, folder);
    enum status s =
        path.failed ? err_memory(err) : file_make_folders(folder, err);
    if (s == STATUS_OK)
        s = instructions_print(catalogue, template, sender, &page, err);
    if (s == STATUS_OK)
        s = page_save(path.p, buf_view(&page), err);
    buf_release(&page);
    buf_release(&path);
    return s;
}

/* Several units may share a folder: its page is then the same. */
static bool is_first(const struct catalogue *catalogue, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (view_equal(catalogue->units[k].sender, catalogue->units[i].sender))
            return false;
    return true;
}

static enum status write_all(const char *site,
                             const struct catalogue *catalogue,
                             struct view template, struct arena *arena,
                             struct err *err)
{
    enum status s = write_one(catalogue, template, VIEW(""),
                              site_path(arena, site, "instructions"), err);
    for (size_t i = 0; s == STATUS_OK && i < catalogue->unit_count; i++) {
        struct view sender = catalogue->units[i].sender;
        struct view part =
            arena_format(arena, "receipts/%.*s", VIEW_ARG(sender));
        if (!is_first(catalogue, i))
            continue;
        if (arena->failed)
            return err_memory(err);
        s = write_one(catalogue, template, sender,
                      site_path(arena, site, part.p), err);
    }
    return s;
}

enum status instructions_write(const char *site, const struct config *config,
                               struct err *err)
{
    struct arena arena;
    struct buf template = {0};
    arena_init(&arena, 0);
    const char *path =
        arena_format(&arena, "%s/instructions.html", config->folder).p;
    enum status s = path ? STATUS_OK : err_memory(err);
    bool has = path && file_exists(path);
    if (has)
        s = file_read(path, TEMPLATE_MOST, &template, err);
    if (has && s == STATUS_OK)
        s = write_all(site, config->catalogue, buf_view(&template), &arena,
                      err);
    if (err->fault == FAULT_CONFIG && path)
        err_at(err, path, err->line, 0);
    buf_release(&template);
    arena_release(&arena);
    return s;
}
