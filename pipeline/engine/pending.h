/* What is open for each sender: receipts/SENDER/open.html and open.csv. */
#ifndef NIANBAO_ENGINE_PENDING_H
#define NIANBAO_ENGINE_PENDING_H

#include "pipeline/engine/listing.h"
#include "pipeline/engine/night.h"
#include "pipeline/engine/standing.h"

/* Who is to be told of what, both lists in order of sender. */
struct pending {
    const struct catalogue *catalogue;
    const struct standings *standings;
    struct arena *arena;
    struct array told;    /* struct pending_pair */
    struct array owed;    /* const struct standing *, by sender */
    struct array senders; /* struct view, each once, in order */
};

struct pending_pair {
    struct view sender;
    const struct finding *finding;
};

/* Warnings and worse that nobody has explained, each to the folders that may
 * mend it: of findings about one return that of its unit and, of an
 * organization, that of the bureau which registered it; of those about figures
 * those of the bureaus whose areas are named, too. */
enum status pending_open(struct pending *pending, const struct run *run,
                         struct err *err);

/* Writes the page and the table of every listed sender, and of every other who
 * has something open; removes those of the others. Files that would not change
 * are not touched. A function of run and configuration alone. */
enum status pending_write(const struct night *night, const struct run *run,
                          struct err *err);

/* What is printed for one sender. */
struct pending_page {
    const struct pending *pending;
    struct view sender;
    struct listing *findings;
    struct array *returns; /* const struct standing * */
};

void pending_print_page(const struct pending_page *page, struct buf *out);
void pending_print_csv(const struct pending_page *page, struct arena *arena,
                       struct buf *out);

#endif
