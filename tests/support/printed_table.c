/* Makes one table of a tally world, without a release around it. */
#include "tests/support/printed_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "stages/aggregate/aggregate.h"
#include "stages/compare/compare.h"
#include "stages/publish/kinds.h"

void printed_world(struct tally_world *w, const char *statements,
                   const char *returns)
{
    tally_world_open(w, statements, NULL);
    tally_world_say(w, returns);
    tally_world_run(w, &aggregate_stage, true);
    tally_world_run(w, &compare_stage, false);
}

static const struct layout *load(struct tally_world *w, const char *layout)
{
    struct array layouts = {0};
    struct view text = arena_format(&w->arena, "<tables>%s</tables>", layout);
    small_survey_write(&w->survey, "tables.xml", text.p);
    layout_load(w->survey.folder, &w->survey.catalogue, &w->arena, &layouts,
                &w->survey.err);
    assert_string_equal(w->survey.err.what, "");
    assert_int_equal(layouts.count, 1);
    return layouts.at;
}

const struct table *printed_table(struct tally_world *w, const char *text,
                                  enum language language)
{
    struct printing p = {
        .run = &w->run, .arena = w->run.arena, .language = language};
    const struct layout *layout = load(w, text);
    p.table =
        table_new(&w->arena, language, layout->name, layout->title[language]);
    printing_columns(&p, layout);
    assert_int_equal(layout->kind->fill(&p, layout, &w->survey.err), STATUS_OK);
    assert_false(w->arena.failed);
    size_t columns = p.table->columns.count;
    assert_int_equal(p.table->cells.count, table_rows(p.table) * columns);
    return p.table;
}

static bool begins(const struct table *table, size_t row, const char *words)
{
    struct view rest = view_of(words);
    for (size_t c = 0; rest.p; c++)
        if (!view_equal(view_cut(&rest, ' '), table_at(table, row, c)))
            return false;
    return true;
}

const char *printed_cell(const struct table *table, const char *row,
                         const char *key)
{
    const struct table_column *columns = table->columns.at;
    for (size_t r = 0; r < table_rows(table); r++)
        for (size_t c = 0; c < table->columns.count; c++)
            if (begins(table, r, row) &&
                view_equal(columns[c].key, view_of(key)))
                return arena_copy(table->arena, table_at(table, r, c)).p;
    fail_msg("no cell \"%s\" in a row \"%s\"", key, row);
    return "";
}

const char *printed_keys(const struct table *table)
{
    const struct table_column *columns = table->columns.at;
    struct view keys = {0};
    for (size_t c = 0; c < table->columns.count; c++)
        keys = arena_format(table->arena, "%.*s%s%.*s", VIEW_ARG(keys),
                            keys.n ? " " : "", VIEW_ARG(columns[c].key));
    return keys.p;
}
