/* What the sender gets back for a drop. */
#ifndef NIANBAO_ENGINE_RECEIPT_H
#define NIANBAO_ENGINE_RECEIPT_H

#include "pipeline/engine/night.h"

/* Where a drop's receipt lies below the site, in `arena`. */
struct view receipt_path(struct arena *arena, struct view sender,
                         struct view digest, int docket);

/* Writes SITE/receipts/SENDER/DIGEST.N.xml: verdict, id, received time and
 * every finding of the drop in both languages. Its bytes depend on the ledger
 * alone. */
enum status receipt_write(struct night *night, const struct ledger_drop *drop,
                          struct err *err);

#endif
