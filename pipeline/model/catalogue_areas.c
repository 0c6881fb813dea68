/* areas.csv: the areas as rows; catalogue_tree.c makes the tree of them. */
#include "pipeline/model/catalogue_internal.h"

#include <string.h>

/* Kept in order of years, whatever the order of columns. */
static void add_population(struct loader *loader, struct area *area,
                           struct view column, struct view cell)
{
    struct population added = {0};
    size_t i = area->population_count;
    struct view year = {column.p + 4, column.n - 4};

    if (!view_number(year, &added.year) || !period_year_valid(added.year))
        loader_fault(loader, "column \"%.*s\"; expected pop: and a year",
                     VIEW_ARG(column));
    if (cell.n == 0)
        return;
    if (!decimal_parse(cell, &added.count) || decimal_sign(added.count) < 0 ||
        !decimal_is_integer(added.count))
        loader_fault(loader,
                     "column \"%.*s\": \"%.*s\"; expected a number "
                     "of persons",
                     VIEW_ARG(column), VIEW_ARG(cell));
    if (i == POPULATIONS_MAX) {
        loader_fault(loader, "more than %d populations", POPULATIONS_MAX);
        return;
    }
    for (; i > 0 && area->populations[i - 1].year > added.year; i--)
        area->populations[i] = area->populations[i - 1];
    area->populations[i] = added;
    area->population_count++;
}

/* By header and not by name, for the years are the survey's. */
static void read_populations(struct loader *loader, struct area *area)
{
    const struct csv *csv = &loader->csv;

    for (size_t i = 0; i < csv->columns; i++)
        if (view_starts(csv->header[i], VIEW("pop:")))
            add_population(loader, area, csv->header[i], csv->cells[i]);
}

static struct view or_else(struct view text, struct view otherwise)
{
    return text.n ? text : otherwise;
}

/* English names have no short form. A Chinese one defaults to the full name. */
static void read_names(struct loader *loader, struct area *area)
{
    cell_words(loader, "name", true, area->name);
    area->short_name[LANGUAGE_ZH] =
        or_else(cell_text(loader, "short_zh"), area->name[LANGUAGE_ZH]);
    area->short_name[LANGUAGE_EN] = area->name[LANGUAGE_EN];
    area->traditional = cell_text(loader, "traditional");
}

static void read_group(struct loader *loader, struct area *area)
{
    struct view group = cell_text(loader, "group");

    area->group = catalogue_group(loader->catalogue, group);
    if (group.n > 0)
        cell_known(loader, "group", group, area->group, "groups.csv");
}

/* Parents are kept as words: they may stand further down. */
static void read_area(struct loader *loader, void *at)
{
    struct area_row *row = at;
    struct area *area = &row->area;

    row->line = loader->line;
    row->parent = cell_text(loader, "parent");
    area->code = cell_code(loader, "code");
    area->kind = cell_needed(loader, "kind");
    read_names(loader, area);
    read_group(loader, area);
    area->from = cell_year(loader, "from");
    area->until = cell_year(loader, "until");
    loader_years(loader, area->from, area->until);
    read_populations(loader, area);
    if (area->code.n && memchr(area->code.p, '/', area->code.n))
        loader_fault(loader, "\"%.*s\": a code with / is made by the program",
                     VIEW_ARG(area->code));
}

/* A population has a column of its own per census, "pop:2020", so that a
 * spreadsheet shows them side by side. */
void catalogue_load_areas(struct loader *loader)
{
    static const char *const columns[] = {
        "!code",    "!parent", "!kind", "!name_zh", "short_zh", "traditional",
        "!name_en", "group",   "from",  "until",    "pop:*",    NULL};
    static const struct list_kind kind = {.file = "areas.csv",
                                          .columns = columns,
                                          .size = sizeof(struct area_row),
                                          .read = read_area};
    size_t count;
    struct area_row *rows = loader_list(loader, &kind, &count);

    catalogue_plant(loader, rows, count);
}

const struct area *catalogue_area(const struct catalogue *catalogue,
                                  struct view code)
{
    return names_find(&catalogue->index->areas, code);
}
