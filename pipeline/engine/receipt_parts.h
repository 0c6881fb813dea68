/* A receipt before it is printed: what its three forms have in common. */
#ifndef NIANBAO_ENGINE_RECEIPT_PARTS_H
#define NIANBAO_ENGINE_RECEIPT_PARTS_H

#include "pipeline/engine/listing.h"
#include "pipeline/engine/night.h"
#include "pipeline/model/submission.h"

/* A word that a rule changed, and what it was taken for. */
struct receipt_change {
    struct view unit, period, indicator, text;
    struct view value[LANGUAGE_COUNT];
    struct view place;
};

/* The dates of a form's year that the drop speaks of. */
enum { RECEIPT_DATES_MOST = 6 };

struct receipt {
    const struct catalogue *catalogue;
    struct arena arena;
    struct view sender, name, digest, id, received;
    enum verdict verdict;
    bool check; /* nothing was recorded */
    struct listing findings;
    struct array changes; /* struct receipt_change, the first of them */
    size_t changed;       /* all of them */
    size_t held_back;     /* accepted returns that do not count */
    const struct calendar_entry *dates[RECEIPT_DATES_MOST];
    size_t date_count;
};

/* An empty one; receipt_release it. The words of the rest are borrowed. */
void receipt_init(struct receipt *receipt, const struct catalogue *catalogue);
void receipt_release(struct receipt *receipt);

/* Takes what a submission brings; its own memory may go afterwards. `counts` is
 * whether it is among the versions that count. */
void receipt_take(struct receipt *receipt, const struct submission *submission,
                  bool counts);

/* The same with packed findings about the drop itself; none are no fault. */
enum status receipt_take_packed(struct receipt *receipt, struct view packed,
                                struct err *err);

/* A drop that says of no form gets the dates of what its sender owes. */
void receipt_settle(struct receipt *receipt);

/* What the verdict is called ("accepted", "warnings" ...) by what the page
 * shows: an accepted drop with warnings found beside other returns is one with
 * warnings. */
const char *receipt_verdict(const struct receipt *receipt);

/* The words for it with its number in them. */
void receipt_headline(const struct receipt *receipt, enum language language,
                      struct buf *out);

/* The three forms. */
void receipt_print_xml(const struct receipt *receipt, struct buf *out);
void receipt_print_page(const struct receipt *receipt, struct buf *out);
void receipt_print_csv(struct receipt *receipt, struct buf *out);

#endif
