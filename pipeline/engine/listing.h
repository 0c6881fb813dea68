/* Findings as clerks read them: counted, in order, in words. */
#ifndef NIANBAO_ENGINE_LISTING_H
#define NIANBAO_ENGINE_LISTING_H

#include "pipeline/engine/page.h"
#include "pipeline/model/finding.h"
#include "pipeline/model/table.h"

/* More than anybody reads are counted only. */
enum { LISTING_MOST = 10000 };

/* `kept` are the first LISTING_MOST; the counts are of all. */
struct listing {
    struct array kept; /* struct finding */
    size_t total, by[SEVERITY_FATAL + 1], explained;
    size_t kinds; /* different codes among the kept */
};

/* Counts a finding and keeps a copy in `arena`, if there is room. Explained
 * warnings count as explained, not as warnings. */
void listing_add(struct listing *listing, const struct finding *finding,
                 struct arena *arena);

/* Puts them in the order of finding_compare and counts the kinds. */
void listing_sort(struct listing *listing);

/* Findings that want something done: not explained, a warning or worse. */
size_t listing_open(const struct listing *listing);

/* "12 findings: errors 3, warnings 9" into `out`. */
void listing_count(const struct listing *listing,
                   const struct catalogue *catalogue, enum language language,
                   struct buf *out);

/* The indicator's name and code, and the place in the file, of a finding. */
void listing_indicator(const struct catalogue *catalogue,
                       const struct finding *finding, enum language language,
                       struct buf *out);
void listing_place(const struct finding *finding, struct buf *out);
/* The value as read, else as the rule saw it. */
struct view listing_value(const struct finding *finding);
/* The name of who is spoken of, a unit or an area; the code itself if it is
 * neither. */
struct view listing_unit(const struct catalogue *catalogue, struct view code,
                         enum language language);

/* A table of the first `most` in the page's language, with a line above that
 * counts all and one that says how many are left out. */
void listing_table(const struct listing *listing, const struct page *page,
                   size_t most);

/* Adds the columns of both languages to a CSV's table, and a row's cells for a
 * finding. */
void listing_columns(const struct catalogue *catalogue, struct table *table);
void listing_row(const struct catalogue *catalogue,
                 const struct finding *finding, struct table *table);

/* One column, titled in both languages, with what is to follow them. */
void listing_column(const struct catalogue *catalogue, struct table *table,
                    const char *word, const char *tail);

#endif
