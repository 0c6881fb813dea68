/* The cells that tell of standings, on the screen and in the tables. */
#ifndef NIANBAO_ENGINE_STANDING_PRINT_H
#define NIANBAO_ENGINE_STANDING_PRINT_H

#include "pipeline/engine/standing.h"
#include "pipeline/model/table.h"

/* A column: its key, what it is called where nobody says otherwise, and its
 * text, which lives in `arena` or the catalogue. */
struct standing_column {
    const char *key;
    const char *title[LANGUAGE_COUNT];
    enum cell_kind kind;
    bool on_screen; /* among those that fit a terminal */
    struct view (*print)(const struct standings *standings,
                         const struct standing *standing,
                         enum language language, struct arena *arena);
};

/* The last one has a NULL key. */
extern const struct standing_column standing_columns[];

/* A table of rows and totals in one language. `screen`: the columns that fit a
 * terminal, and of the rows only those of the year. NULL once the arena failed.
 */
struct table *standing_table(const struct standings *standings, bool screen,
                             enum language language, struct arena *arena);

#endif
