/* Where each return that is owed stands: who has reported, who is late, how
 * much of it is there and how good it is. */
#ifndef NIANBAO_ENGINE_STANDING_H
#define NIANBAO_ENGINE_STANDING_H

#include "pipeline/model/submission.h"
#include "pipeline/store/ledger.h"

/* By the calendar and what came. STANDING_HISTORY: it came when its year was
 * long locked, as a survey's earlier years do at its beginning. */
enum standing_state {
    STANDING_NOT_OPEN,
    STANDING_DUE,
    STANDING_MISSING,
    STANDING_ON_TIME,
    STANDING_LATE,
    STANDING_HISTORY
};

/* One owed return, or the total of a form and year: then `unit` is NULL and
 * `state` means nothing. Items are the indicators that the unit itself counts
 * on its form; `failed` the edits of counted versions that found something to
 * look at, `explained` those answered. */
struct standing {
    const struct unit *unit;
    const struct form *form;
    int year;
    const struct calendar_entry *entry; /* NULL: the calendar has none */
    enum standing_state state;
    struct view first, last; /* received; empty if nothing came */
    int acceptance;          /* enum acceptance, of what counts */
    long expected, reported, on_time, late, missing;
    long versions, items, said, failed, explained;
    unsigned char *owed, *told; /* a bit for each indicator */
};

struct standings {
    const struct catalogue *catalogue;
    struct arena *arena;
    struct array rows;   /* struct standing, by unit in units.csv, then year */
    struct array totals; /* struct standing, by form, then year */
    size_t *first_row;   /* of each unit of the catalogue, and one past */
    int year;
    struct view day; /* ISO, in the survey's zone: decides what is due */
};

/* A row for each return that a listed unit owes up to `year`, as the ledger has
 * it. Words live in `arena`. */
enum status standings_open(struct standings *standings,
                           const struct catalogue *catalogue,
                           struct ledger *ledger, int year, struct view day,
                           struct arena *arena, struct err *err);

/* Notes the indicators that the return is asked for: a part of the above. */
void standing_owe(struct standings *standings, struct standing *standing);

/* Forgets what standings_take took, to begin anew. */
void standings_clear(struct standings *standings);

/* Adds a counted version: its items and its edits. */
void standings_take(struct standings *standings,
                    const struct submission *submission);

/* Counts the items and sums up the totals; once all were taken. */
void standings_close(struct standings *standings);

/* Whether the return has not come and can still be brought in. */
bool standing_is_open(const struct standings *standings,
                      const struct standing *standing);

#endif
