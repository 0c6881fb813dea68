/* Writes the survey's documentation into a folder. */
#include "pipeline/engine/handbook_parts.h"

#include "pipeline/base/file.h"
#include "pipeline/output/csv_write.h"

static enum status save(const struct handbook *h, struct view path,
                        struct buf *text, struct err *err)
{
    if (h->arena->failed || text->failed)
        return err_memory(err);
    return file_replace(path.p, buf_view(text), false, err);
}

static enum status write_page(const struct handbook *h, const char *folder,
                              struct buf *text, struct err *err)
{
    handbook_page(h, text);
    return save(h,
                arena_format(h->arena, "%s/index.%s.html", folder,
                             language_code(h->language)),
                text, err);
}

static enum status write_chapter(const struct handbook *h, const char *folder,
                                 const struct table *table, struct buf *text,
                                 struct err *err)
{
    buf_clear(text);
    csv_write(table, text);
    return save(h,
                arena_format(h->arena, "%s/%s/%.*s.csv", folder,
                             language_code(h->language), VIEW_ARG(table->name)),
                text, err);
}

enum status handbook_write(const struct handbook *h, const char *folder,
                           struct err *err)
{
    struct buf text = {0};
    struct view below =
        arena_format(h->arena, "%s/%s", folder, language_code(h->language));
    if (h->arena->failed)
        return err_memory(err);
    enum status s = file_make_folders(below.p, err);
    if (s == STATUS_OK)
        s = write_page(h, folder, &text, err);
    for (int i = 0; s == STATUS_OK && i < CHAPTER_COUNT; i++)
        if (h->chapters[i])
            s = write_chapter(h, folder, h->chapters[i], &text, err);
    buf_release(&text);
    return s;
}
