/* Writes every table of config/tables.xml, in both languages, as CSV and XML,
 * with the configuration it was made with beside it. */
#include "stages/publish/publish.h"

#include <stdlib.h>

#include "pipeline/base/file.h"
#include "pipeline/output/csv_write.h"
#include "pipeline/output/xml_write.h"
#include "stages/publish/document.h"
#include "stages/publish/kinds.h"
#include "stages/publish/report.h"
#include "stages/publish/sdmx.h"
#include "stages/publish/upward.h"

/* As long as the program: tables.xml is read before any worker exists, so that
 * a mistake in it is told before the night has begun. */
struct publish {
    const struct config *config;
    struct arena arena;
    struct array layouts; /* struct layout */
    struct arena table;   /* of the table being made */
    struct buf text;      /* of the file being written */
};

static enum status open_publish(const struct config *config, void **self,
                                struct err *err)
{
    struct publish *p = calloc(1, sizeof *p);
    if (!p)
        return err_memory(err);
    *self = p;
    p->config = config;
    arena_init(&p->arena, 0);
    arena_init(&p->table, 0);
    return layout_load(config->folder, config->catalogue, &p->arena,
                       &p->layouts, err);
}

/* Not synced here: the release is made durable as a whole, once, before it is
 * switched to. What does not come whole into `text` is not written at all. */
static enum status save(const struct run *run, const struct table *table,
                        const char *ending, struct buf *text, struct err *err)
{
    struct view path = arena_format(run->arena, "%s/%s/%.*s.%s", run->folder,
                                    language_code(table->language),
                                    VIEW_ARG(table->name), ending);
    if (run->arena->failed || text->failed)
        return err_memory(err);
    return file_replace(path.p, buf_view(text), false, err);
}

/* Both from the same cells: what one says the other cannot deny. */
static enum status write_table(struct publish *publish, const struct run *run,
                               const struct table *table, struct err *err)
{
    struct buf *text = &publish->text;
    buf_clear(text);
    csv_write(table, text);
    enum status s = save(run, table, "csv", text, err);
    buf_clear(text);
    if (s != STATUS_OK)
        return s;
    xml_write(table, run->release, text);
    return save(run, table, "xml", text, err);
}

/* The arenas are asked before anything is written: an empty cell must mean that
 * there is nothing to say. */
static enum status make(struct publish *publish, struct run *run,
                        const struct layout *layout, enum language language,
                        struct err *err)
{
    struct arena *arena = &publish->table;
    struct printing p = {.run = run, .arena = arena, .language = language};
    arena_clear(arena);
    p.table = table_new(arena, language, layout->name, layout->title[language]);
    if (!p.table)
        return err_memory(err);
    p.table->note = layout->note[language];
    printing_columns(&p, layout);
    enum status s = layout->kind->fill(&p, layout, err);
    if (s == STATUS_OK && (arena->failed || run->arena->failed))
        s = err_memory(err);
    return s == STATUS_OK ? write_table(publish, run, p.table, err) : s;
}

static enum status make_language(struct publish *p, struct run *run,
                                 enum language language, struct err *err)
{
    struct view folder =
        arena_format(run->arena, "%s/%s", run->folder, language_code(language));
    const struct layout *layouts = p->layouts.at;
    if (run->arena->failed)
        return err_memory(err);
    enum status s = file_make_folders(folder.p, err);
    for (size_t i = 0; s == STATUS_OK && i < p->layouts.count; i++)
        s = make(p, run, &layouts[i], language, err);
    return s;
}

/* A copy of the configuration goes with the tables: a release can be explained
 * and made again when the site's own has long been changed. One left by a run
 * that was cut short is removed first, for copying never overwrites. */
static enum status copy_config(const struct publish *p, struct run *run,
                               struct err *err)
{
    struct view to = arena_format(run->arena, "%s/config", run->folder);
    if (run->arena->failed) /* `to` is no path then, and would be removed */
        return err_memory(err);
    enum status s = file_remove_all(to.p, err);
    return s == STATUS_OK ? file_copy_all(p->config->folder, to.p, err) : s;
}

static enum status all(void *self, struct run *run, struct err *err)
{
    struct publish *p = self;
    enum status s = STATUS_OK;
    if (run->supposing)
        return STATUS_OK;
    for (int l = 0; s == STATUS_OK && l < LANGUAGE_COUNT; l++)
        s = make_language(p, run, (enum language)l, err);
    if (s == STATUS_OK)
        s = report_write(run, err);
    if (s == STATUS_OK)
        s = sdmx_publish(run, err);
    if (s == STATUS_OK)
        s = upward_publish(run, err);
    return s == STATUS_OK ? copy_config(p, run, err) : s;
}

static void describe_indices(const struct catalogue *c, struct sheet *sheet)
{
    for (size_t i = 0; i < c->composite_count; i++)
        sheet_add(sheet, (struct sheet_line){
                             .group = VIEW("index"),
                             .rule = c->composites[i].code,
                             .text = c->composites[i].name[LANGUAGE_EN]});
}

static enum status describe(void *self, struct sheet *sheet)
{
    const struct publish *p = self;
    const struct layout *layouts = p->layouts.at;
    describe_indices(p->config->catalogue, sheet);
    for (size_t i = 0; i < p->layouts.count; i++)
        sheet_add(sheet,
                  (struct sheet_line){.group = VIEW("table"),
                                      .rule = layouts[i].name,
                                      .text = layouts[i].title[LANGUAGE_EN]});
    return sheet->arena->failed ? STATUS_FATAL : STATUS_OK;
}

static void document(void *self, struct handbook *handbook)
{
    const struct publish *p = self;
    document_tables(&p->layouts, handbook);
}

static void close_publish(void *self)
{
    struct publish *p = self;
    buf_release(&p->text);
    arena_release(&p->table);
    arena_release(&p->arena);
    free(p);
}

const struct stage publish_stage = {
    .name = "publish",
    .summary = "writes the tables in both languages",
    .open = open_publish,
    .all = all,
    .describe = describe,
    .document = document,
    .close = close_publish,
};
