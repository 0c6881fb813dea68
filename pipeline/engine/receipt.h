/* What the sender gets back for a drop. */
#ifndef NIANBAO_ENGINE_RECEIPT_H
#define NIANBAO_ENGINE_RECEIPT_H

#include "pipeline/engine/night.h"

/* Where a drop's receipt for programs lies below the site, in `arena`. */
struct view receipt_path(struct arena *arena, struct view sender,
                         struct view digest, int docket);

/* Its number, as it stands on the page and in the names of its files:
 * the front of the digest and the docket, "3fa2b1c0d4e5-1". */
struct view receipt_id(struct arena *arena, struct view digest, int docket);

/* The name of the pages for people without their ending: what is harmless of
 * the clerk's own file name, "_" and the receipt's number. Letters, digits,
 * Chinese characters and - _ . are kept, the rest becomes "_"; never a path,
 * never hidden, at most 160 bytes. */
struct view receipt_name(struct arena *arena, struct view file, struct view id);

/* Writes three files below SITE/receipts/SENDER: DIGEST.N.xml for programs, and
 * NAME.html and NAME.csv (see receipt_name) for people, in both languages.
 * Their bytes depend on ledger and configuration alone, so that writing them
 * again changes nothing. */
enum status receipt_write(struct night *night, const struct ledger_drop *drop,
                          struct err *err);

#endif
