/* Reading the files of a configuration: places, faults, rows of lists. */
#include "pipeline/model/catalogue_internal.h"

#include <stdarg.h>

#include "pipeline/base/file.h"

enum { FILE_MOST = 16 << 20 }; /* bytes; a list of areas has some thousands */

void loader_fault(struct loader *loader, const char *format, ...)
{
    va_list arguments;

    if (loader->status != STATUS_OK)
        return;
    va_start(arguments, format);
    loader->status = err_setv(loader->err, FAULT_CONFIG, format, arguments);
    va_end(arguments);
    err_at(loader->err, loader->file, loader->line, loader->column);
}

void loader_memory(struct loader *loader)
{
    if (loader->status == STATUS_OK)
        loader->status = err_memory(loader->err);
}

void loader_at(struct loader *loader, struct origin origin)
{
    loader->file = origin.file;
    loader->line = origin.line;
    loader->column = origin.column;
}

struct origin loader_origin(const struct loader *loader)
{
    return (struct origin){loader->file, loader->line, loader->column};
}

/* Counts come from files of bounded size, so the product cannot overflow. */
void *loader_take(struct loader *loader, size_t count, size_t size)
{
    void *piece = arena_take(loader->arena, count * size);

    if (!piece)
        loader_memory(loader);
    return piece;
}

/* A file that is too large is the configuration's fault, not a sender's. */
static void read_whole(struct loader *loader, const char *path,
                       struct buf *text)
{
    loader->status = file_read(path, FILE_MOST, text, loader->err);
    if (loader->status == STATUS_OK || loader->err->fault != FAULT_DATA)
        return;
    loader->status = STATUS_OK;
    loader_fault(loader,
                 "is larger than the %d MiB a file of the "
                 "configuration may have",
                 FILE_MOST >> 20);
}

/* Existence is asked for, not read from the failure: a file that is there and
 * cannot be read must not pass for an optional one that is absent. */
bool loader_read(struct loader *loader, const char *file, bool optional,
                 struct buf *text)
{
    struct view path =
        arena_format(loader->arena, "%s/%s", loader->folder, file);

    loader_at(loader, (struct origin){file, 0, 0});
    if (loader->arena->failed)
        loader_memory(loader);
    if (loader->status != STATUS_OK)
        return false;
    if (file_exists(path.p)) {
        read_whole(loader, path.p, text);
        return loader->status == STATUS_OK;
    }
    if (!optional)
        loader_fault(loader, "there is no such file in %s", loader->folder);
    return false;
}

/* No list has more rows than its text has lines. One more for a last line
 * without its end. */
static size_t most_rows(struct view text)
{
    size_t lines = 1;

    for (size_t i = 0; i < text.n; i++)
        lines += text.p[i] == '\n';
    return lines;
}

/* False after the last row and after a broken one. */
/* The row's line goes to the loader: every fault of a cell is told with it. */
static bool next_row(struct loader *loader)
{
    enum status status = csv_row(&loader->csv, loader->err);

    loader->line = loader->csv.line;
    if (status == STATUS_END)
        return false;
    loader->status = status;
    return status == STATUS_OK;
}

/* The array is made whole before the first row is read: rows point at each
 * other, and a growing array would move them. */
static void *read_rows(struct loader *loader, const struct list_kind *kind,
                       struct view text, size_t *count)
{
    char *rows = loader_take(loader, most_rows(text), kind->size);

    if (!rows)
        return NULL;
    loader->status = csv_open(&loader->csv, kind->file, text, kind->columns,
                              loader->arena, loader->err);
    while (loader->status == STATUS_OK && next_row(loader)) {
        kind->read(loader, rows + *count * kind->size);
        ++*count;
        if (loader->arena->failed)
            loader_memory(loader);
    }
    return rows;
}

/* The file's text goes at once; cells were copied into the arena. */
void *loader_list(struct loader *loader, const struct list_kind *kind,
                  size_t *count)
{
    struct buf text = {0};
    void *rows = NULL;

    *count = 0;
    if (loader_read(loader, kind->file, kind->optional, &text))
        rows = read_rows(loader, kind, buf_view(&text), count);
    buf_release(&text);
    return rows;
}

void loader_name(struct loader *loader, struct names *names, struct view name,
                 const void *thing)
{
    if (loader->status == STATUS_OK &&
        names_put(names, loader->arena, name, thing))
        loader_fault(loader, "\"%.*s\" occurs a second time", VIEW_ARG(name));
}

/* A formula's mistake has a column within the formula; the list's row is where
 * a clerk looks, so the two are put together. Anything but a mistake in the
 * text (memory) stays as it is. */
struct formula *loader_formula(struct loader *loader, struct view name,
                               enum formula_dialect dialect, struct view text)
{
    struct err *err = loader->err;
    struct formula *formula;
    long column;

    if (loader->status != STATUS_OK)
        return NULL;
    formula =
        formula_compile(loader->catalogue, dialect, text, loader->arena, err);
    if (formula)
        return formula;
    if (err->fault != FAULT_CONFIG) {
        loader->status = STATUS_FATAL;
        return NULL;
    }
    column = err->column;
    loader_fault(loader, "the formula of %.*s, character %ld: %s",
                 VIEW_ARG(name), column, err->what);
    return NULL;
}
