/* The survey's documentation: chapters of rows, in one language. */
#ifndef NIANBAO_ENGINE_HANDBOOK_H
#define NIANBAO_ENGINE_HANDBOOK_H

#include <stdbool.h>

#include "pipeline/base/err.h"
#include "pipeline/model/catalogue.h"
#include "pipeline/model/table.h"

/* In the order in which they are read. */
enum chapter {
    CHAPTER_INDICATORS,
    CHAPTER_FORMS,
    CHAPTER_READING,
    CHAPTER_EDITS,
    CHAPTER_IMPUTATION,
    CHAPTER_TABLES,
    CHAPTER_STATEMENTS,
    CHAPTER_COMPOSITES,
    CHAPTER_MESSAGES,
    CHAPTER_CALENDAR,
    CHAPTER_AREAS,
    CHAPTER_COUNT
};

/* Everything lives in `arena`, whose failure is asked for once, at the end. */
struct handbook {
    struct arena *arena;
    const struct catalogue *catalogue;
    enum language language;
    struct table *chapters[CHAPTER_COUNT]; /* NULL while empty */
    struct view *used_in; /* by indicator: the tables that show it */
};

/* An empty one. False when the arena failed. */
bool handbook_begin(struct handbook *handbook,
                    const struct catalogue *catalogue, enum language language,
                    struct arena *arena);

/* A chapter's table, with these columns, both languages' titles behind each
 * key; NULL when the arena failed. The first column is the row's code. */
struct handbook_column {
    const char *key, *title[LANGUAGE_COUNT];
};
struct table *handbook_chapter(struct handbook *handbook, enum chapter chapter,
                               const struct handbook_column *columns,
                               size_t count);

/* Whether a chapter's rows are read one by one, under a heading each, and not
 * across. */
bool handbook_is_cards(enum chapter chapter);

/* Notes that a table shows the indicator. */
void handbook_use(struct handbook *handbook, const struct indicator *indicator,
                  struct view table);

/* "440100 | 440103": `word` behind what was joined before. */
struct view handbook_join(struct arena *arena, struct view words,
                          const char *between, struct view word);

/* The chapters that the catalogue alone can fill; after the stages filled
 * theirs. */
void handbook_catalogue(struct handbook *handbook);

/* The whole as one page, self-contained: no script, nothing from a network. */
void handbook_page(const struct handbook *handbook, struct buf *out);

/* Writes FOLDER/index.LANGUAGE.html, and each chapter as a table for
 * spreadsheets, FOLDER/LANGUAGE/CHAPTER.csv. The folder is made. FAULT_IO,
 * FAULT_MEMORY. */
enum status handbook_write(const struct handbook *handbook, const char *folder,
                           struct err *err);

#endif
