/* What is to be known about a value besides the value: one set, one table. */
#ifndef NIANBAO_MODEL_FLAGS_H
#define NIANBAO_MODEL_FLAGS_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/text.h"
#include "pipeline/model/language.h"

/* Why there is no number, then qualifiers, then states of the value. The order
 * is the order of the letters in print. Bits go into packed records by number:
 * new ones go before FLAG_COUNT and change the record's version. */
enum flag {
    FLAG_NIL,            /* a true "there is none": counts as zero */
    FLAG_NOT_APPLICABLE, /* the item does not exist here */
    FLAG_NOT_AVAILABLE,  /* exists, not known */
    FLAG_TOO_SMALL,      /* less than half the smallest unit */
    FLAG_MISSING,        /* expected, not said */
    FLAG_UNDEFINED,      /* a formula without result: division by zero */
    FLAG_WITHHELD,
    FLAG_MORE_THAN,
    FLAG_LESS_THAN,
    FLAG_ABOUT,
    FLAG_ROUNDED,  /* as submitted, a fraction in words */
    FLAG_WHOLE,    /* stated for the whole where its parts were expected */
    FLAG_PARTIAL,  /* some expected parts are missing from it */
    FLAG_DISPUTED, /* a control says something else */
    FLAG_IMPUTED,
    FLAG_ESTIMATED,
    FLAG_PRELIMINARY,
    FLAG_UNCONFIRMED,
    FLAG_BREAK,
    FLAG_LATE,
    FLAG_SYNTHETIC, /* invented for a sample or a trial */
    FLAG_COUNT
};

#define FLAG_BIT(flag) (UINT32_C(1) << (flag))
#define FLAGS_NO_NUMBER                                                        \
    (FLAG_BIT(FLAG_NOT_APPLICABLE) | FLAG_BIT(FLAG_NOT_AVAILABLE) |            \
     FLAG_BIT(FLAG_TOO_SMALL) | FLAG_BIT(FLAG_MISSING) |                       \
     FLAG_BIT(FLAG_UNDEFINED) | FLAG_BIT(FLAG_WITHHELD))

/* What a bureau may know of its own value. nil and the other kinds of missing
 * are said with <none>; the rest follows from facts the program has. */
#define FLAGS_OF_SENDERS                                                       \
    (FLAG_BIT(FLAG_MORE_THAN) | FLAG_BIT(FLAG_LESS_THAN) |                     \
     FLAG_BIT(FLAG_ABOUT) | FLAG_BIT(FLAG_ROUNDED) | FLAG_BIT(FLAG_PARTIAL) |  \
     FLAG_BIT(FLAG_IMPUTED) | FLAG_BIT(FLAG_ESTIMATED) |                       \
     FLAG_BIT(FLAG_PRELIMINARY) | FLAG_BIT(FLAG_UNCONFIRMED) |                 \
     FLAG_BIT(FLAG_BREAK) | FLAG_BIT(FLAG_SYNTHETIC))

/* One row of config/flags.csv. `travels`: a figure made from a flagged value
 * has the flag too. `shown` replaces the number in tables for people. */
struct flag_kind {
    const char *name; /* in files: "not-available" */
    struct view letter;
    struct view sdmx; /* CL_OBS_STATUS, version 2 */
    bool travels;
    struct view shown;
    struct view text[LANGUAGE_COUNT];
};

/* The flag called `name`, or FLAG_COUNT. */
enum flag flag_find(struct view name);
/* The name in files; the table of names is the program's, the rest config's. */
const char *flag_name(enum flag flag);
/* Names joined by a blank, in order of the enum. */
void flags_print(uint32_t flags, struct buf *out);
/* Reads what flags_print wrote; false if a name is unknown. *flags is untouched
 * then. */
bool flags_parse(struct view text, uint32_t *flags);
/* Those of `flags` that travel to what is made from the value. What does not
 * travel belongs to the value alone: that one district was late says nothing
 * about the province's sum. */
uint32_t flags_travelling(const struct flag_kind kinds[FLAG_COUNT],
                          uint32_t flags);

#endif
