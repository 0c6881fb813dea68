/* The page that tells clerks how to report. */
#include "pipeline/engine/instructions.h"

#include <stdlib.h>

#include "pipeline/base/file.h"
#include "pipeline/engine/page_file.h"
#include "pipeline/store/site.h"

enum { TEMPLATE_MOST = 1 << 20 };

static enum status write_one(const struct catalogue *catalogue,
                             struct view template, struct instructed whose,
                             const char *folder, struct err *err)
{
    struct buf page = {0}, path = {0};
    buf_format(&path, "%s/" INSTRUCTIONS_NAME, folder);
    enum status s =
        path.failed ? err_memory(err) : file_make_folders(folder, err);
    if (s == STATUS_OK)
        s = instructions_print(catalogue, template, whose, &page, err);
    if (s == STATUS_OK)
        s = page_save(path.p, buf_view(&page), err);
    buf_release(&page);
    buf_release(&path);
    return s;
}

/* As units.csv has them within one folder. */
static int by_sender(const void *a, const void *b)
{
    const struct unit *x = *(const struct unit *const *)a;
    const struct unit *y = *(const struct unit *const *)b;
    int order = view_compare(x->sender, y->sender);
    if (order || x == y)
        return order;
    return x < y ? -1 : 1;
}

static const struct unit **sorted(const struct catalogue *catalogue,
                                  struct arena *arena)
{
    size_t count = catalogue->unit_count;
    const struct unit **units =
        arena_take(arena, count * sizeof *units + sizeof *units);
    for (size_t i = 0; units && i < count; i++)
        units[i] = &catalogue->units[i];
    if (units)
        qsort(units, count, sizeof *units, by_sender);
    return units;
}

/* Several units may share a folder: a page is for all of them. */
static size_t group(const struct unit **units, size_t count)
{
    size_t n = 1;
    while (n < count && view_equal(units[n]->sender, units[0]->sender))
        n++;
    return n;
}

static enum status write_all(const char *site,
                             const struct catalogue *catalogue,
                             struct view template, struct arena *arena,
                             struct err *err)
{
    const struct unit **units = sorted(catalogue, arena);
    const char *folder = site_path(arena, site, "instructions");
    if (arena->failed)
        return err_memory(err);
    enum status s =
        write_one(catalogue, template, (struct instructed){0}, folder, err);
    for (size_t i = 0, n; s == STATUS_OK && i < catalogue->unit_count; i += n) {
        n = group(units + i, catalogue->unit_count - i);
        struct view part =
            arena_format(arena, "receipts/%.*s", VIEW_ARG(units[i]->sender));
        folder = part.p ? site_path(arena, site, part.p) : NULL;
        s = folder ? write_one(catalogue, template,
                               (struct instructed){units + i, n}, folder, err)
                   : err_memory(err);
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
