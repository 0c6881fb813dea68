/* What the sender gets back for a drop. */
#ifndef NIANBAO_ENGINE_RECEIPT_H
#define NIANBAO_ENGINE_RECEIPT_H

#include "pipeline/engine/night.h"

/* Writes SITE/receipts/SENDER/DIGEST.N.xml: verdict, id, received time and
 * every finding of the drop in both languages. Its bytes depend on the ledger
 * alone. */
enum status receipt_write(struct night *night, const struct ledger_drop *drop,
                          struct err *err);

#endif
