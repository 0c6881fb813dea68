/* The ledger: what was received, what was said about it, what was published.
 * SQLite; can be rebuilt from the archive. */
#ifndef NIANBAO_STORE_LEDGER_H
#define NIANBAO_STORE_LEDGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/base/text.h"

struct ledger;

enum verdict {
    VERDICT_NONE, /* not judged yet: its records are inert */
    VERDICT_ACCEPTED,
    VERDICT_WARNINGS,
    VERDICT_PARTLY,
    VERDICT_REJECTED,
    VERDICT_REPEATED /* the bytes that count already */
};

/* One delivery. Words are borrowed while writing, the ledger's until the next
 * call while reading. */
struct ledger_drop {
    int64_t id;
    struct view sender, name, digest;
    struct view received; /* ISO, UTC, from the inbox file's ctime */
    int64_t size;
    int docket; /* number N of its docket */
    enum verdict verdict;
    struct view findings; /* packed, of the drop itself */
    bool answered;
};

/* One submission of a drop. `record` is the packed one. */
struct ledger_submission {
    int64_t id, drop;
    int ordinal;
    struct view unit, form, period; /* its return */
    int revision;
    struct view prepared;
    int mode;       /* enum submission_mode */
    int acceptance; /* enum acceptance */
    bool counts;    /* by the fold of versions */
    struct view record;
    /* of the drop, when reading */
    struct view sender, name, digest, received;
};

/* One version of a return, beside the others. */
struct ledger_version {
    int64_t id, drop;
    int ordinal;
    int revision;
    int mode;       /* enum submission_mode */
    int acceptance; /* enum acceptance */
    enum verdict verdict;
    int counts;      /* its place among those that count, or 0 */
    bool repeats;    /* the same bytes as the accepted version before it */
    bool dated;      /* `instant` is known */
    int64_t instant; /* of `prepared`, in seconds */
    struct view prepared, received, digest, sender, name;
};

/* Opens or makes the ledger; ":memory:" keeps nothing. FAULT_IO if it is no
 * ledger of ours or damaged. `durable` sets synchronous FULL. */
struct ledger *ledger_open(const char *path, bool durable, struct err *err);
/* The same for reading alone: makes nothing, writes nothing, and waits for a
 * commit that is going on. FAULT_IO also if there is none. */
struct ledger *ledger_open_read(const char *path, struct err *err);

/* Reads all of it; FAULT_IO, with SQLite's words, if it is damaged. */
enum status ledger_check(struct ledger *ledger, struct err *err);

/* NULL is no fault; what was not committed is gone. */
void ledger_close(struct ledger *ledger);

/* One transaction; ledger_commit is the commit point. */
enum status ledger_begin(struct ledger *ledger, struct err *err);

/* After STATUS_OK the transaction survives a power cut, if durable. */
enum status ledger_commit(struct ledger *ledger, struct err *err);

/* Forgets the transaction; no fault when there is none. */
void ledger_rollback(struct ledger *ledger);

/* Adds and sets the id. STATUS_END, and nothing done, if that delivery is
 * there already; it saves asking ledger_has_drop first. */
enum status ledger_add_drop(struct ledger *ledger, struct ledger_drop *drop,
                            struct err *err);
/* The ordinal within the drop, 0..16777215, makes the id with the drop's. */
enum status ledger_add_submission(struct ledger *ledger,
                                  struct ledger_submission *submission,
                                  struct err *err);
enum status ledger_set_verdict(struct ledger *ledger, int64_t drop,
                               enum verdict verdict, struct view findings,
                               struct err *err);
/* Deletes a drop's submissions: what a drop handed out before it turned out
 * to be broken was never said. */
enum status ledger_unsay(struct ledger *ledger, int64_t drop, struct err *err);

/* The sender has a receipt: the inbox file may go. */
enum status ledger_set_answered(struct ledger *ledger, int64_t drop,
                                struct err *err);

/* What judge found anew replaces the packed record. */
enum status ledger_set_record(struct ledger *ledger, int64_t submission,
                              struct view record, struct err *err);
/* The verdict alone: what was found about the drop stays. */
enum status ledger_change_verdict(struct ledger *ledger, int64_t drop,
                                  enum verdict verdict, struct err *err);
/* Which submissions of a return count: folds its versions anew. To be called
 * for every return that got a submission or lost one, after the verdict. */
enum status ledger_fold(struct ledger *ledger, struct view unit,
                        struct view form, struct view period, struct err *err);
/* The same; *several is false for a return that is one version which counts,
 * as nearly all are: nothing is to be said of its versions. */
enum status ledger_fold_several(struct ledger *ledger, struct view unit,
                                struct view form, struct view period,
                                bool *several, struct err *err);
/* Every version of a return (struct ledger_version), in the order of versions;
 * their words live in `arena`. */
enum status ledger_versions(struct ledger *ledger, struct view unit,
                            struct view form, struct view period,
                            struct arena *arena, struct array *versions,
                            struct err *err);
/* A submission's packed record, in `arena`. */
enum status ledger_record(struct ledger *ledger, int64_t submission,
                          struct arena *arena, struct view *record,
                          struct err *err);
/* Whether the ledger holds one submission of the unit and no more, counted or
 * not. */
enum status ledger_is_lone(struct ledger *ledger, struct view unit, bool *lone,
                           struct err *err);
/* Removes what a broken run left: drops without a verdict. */
enum status ledger_clean(struct ledger *ledger, struct err *err);

/* Whether that delivery (sender, name, digest, received) is there. */
enum status ledger_has_drop(struct ledger *ledger,
                            const struct ledger_drop *drop, bool *has,
                            struct err *err);

/* A visit may use the ledger, but not start the same kind of visit anew. One
 * that does not return STATUS_OK ends the walk, which returns the same. */
typedef enum status
ledger_drop_visit(void *self, const struct ledger_drop *drop, struct err *err);
typedef enum status
ledger_submission_visit(void *self, const struct ledger_submission *submission,
                        struct err *err);

/* Every drop, in order of sender, received, digest, name. */
enum status ledger_drops(struct ledger *ledger, ledger_drop_visit *visit,
                         void *self, struct err *err);
/* The drops that have a verdict but no receipt, by id; costs nothing when
 * there are none. ledger_set_answered may be called from the visit. */
enum status ledger_unanswered(struct ledger *ledger, ledger_drop_visit *visit,
                              void *self, struct err *err);
/* Every submission that counts, by unit, period, form, then order of
 * versions: an order that does not depend on how they came. */
enum status ledger_counted(struct ledger *ledger,
                           ledger_submission_visit *visit, void *self,
                           struct err *err);
/* The counted submissions of one unit, newest return first. */
enum status ledger_history(struct ledger *ledger, struct view unit,
                           ledger_submission_visit *visit, void *self,
                           struct err *err);
/* Every unit that has a submission which counts, with each of its periods
 * once, by unit, then period; no record is read. */
typedef enum status ledger_unit_visit(void *self, struct view unit,
                                      struct view period, struct err *err);
enum status ledger_units(struct ledger *ledger, ledger_unit_visit *visit,
                         void *self, struct err *err);
/* The accepted submissions of one unit that do not count, repetitions left
 * out: newest return first, of each return the last version first. */
enum status ledger_earlier(struct ledger *ledger, struct view unit,
                           ledger_submission_visit *visit, void *self,
                           struct err *err);
/* All submissions of one drop, by ordinal. */
enum status ledger_of_drop(struct ledger *ledger, int64_t drop,
                           ledger_submission_visit *visit, void *self,
                           struct err *err);

/* Who judged what is in the ledger: the words that stand for survey and program
 * were kept with it by ledger_set_judge. */
enum ledger_judged {
    LEDGER_JUDGED_SAME,
    LEDGER_JUDGED_NEVER, /* nothing is in it, and nobody was named */
    LEDGER_JUDGED_OTHERWISE
};

/* Whether `judge` did. */
enum status ledger_judged_by(struct ledger *ledger, struct view judge,
                             enum ledger_judged *judged, struct err *err);
/* From now on it is `judge`: for a ledger that holds nothing of anybody else's.
 */
enum status ledger_set_judge(struct ledger *ledger, struct view judge,
                             struct err *err);

/* What became of a return: how many versions of it came, whether any counts and
 * the worst acceptance of those, when the first that was not refused came
 * (empty if none) and when the last. */
struct ledger_return {
    struct view form, period;
    int versions;
    bool counts;
    int acceptance; /* enum acceptance */
    struct view first, last;
};

typedef enum status
ledger_return_visit(void *self, const struct ledger_return *r, struct err *err);

/* Every return of a unit, by period and form; repetitions left out. */
enum status ledger_returns(struct ledger *ledger, struct view unit,
                           ledger_return_visit *visit, void *self,
                           struct err *err);

/* The set of verdicts as a digest, for the release's id. */
enum status ledger_digest(struct ledger *ledger, char text[65],
                          struct err *err);

#endif
