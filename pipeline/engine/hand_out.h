/* Questionnaires on their way to those who owe them. */
#ifndef NIANBAO_ENGINE_HAND_OUT_H
#define NIANBAO_ENGINE_HAND_OUT_H

#include "pipeline/engine/night.h"
#include "pipeline/model/questionnaire.h"

/* Fills in what the ledger knows of the unit's last year: the unit's own
 * counted values, as text of `arena`. Without a ledger nothing. */
enum status hand_out_last(struct questionnaire *q, struct ledger *ledger,
                          struct arena *arena, struct err *err);

/* What forms are made from. */
struct hand_out {
    const struct catalogue *catalogue;
    struct ledger *ledger; /* may be NULL */
    struct arena *arena;
    bool durable;
};

/* Writes the unit's form of that year into `folder`, as a workbook and as XML.
 * Files that hold just that already are left alone. `file` (may be NULL) gets
 * their path without its ending, in the arena. FAULT_USAGE if the form asks
 * nothing of the unit. */
enum status hand_out_form(const struct hand_out *out, const struct unit *unit,
                          int year, const char *folder, struct view *file,
                          struct err *err);

/* Puts every form that is open on the night's day into the receipts of each
 * listed unit that owes it, once: one that lies there is the unit's. The
 * calendar and the files say what is to be done, so a broken night is taken up
 * by the next. */
enum status hand_out_due(struct night *night, struct err *err);

#endif
