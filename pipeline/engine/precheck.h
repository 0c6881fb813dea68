/* inbox/SENDER/check: the verdict without a delivery. */
#ifndef NIANBAO_ENGINE_PRECHECK_H
#define NIANBAO_ENGINE_PRECHECK_H

#include "pipeline/engine/night.h"

/* Judges what lies in the senders' check/ folders, levels 0 to 2, in the crew,
 * as if it were delivered now; pages go to receipts/SENDER/check/, nothing else
 * is written. A file is judged once: its page's name has its digest. Pages of
 * files that are gone are removed. */
enum status precheck(struct night *night, struct err *err);

#endif
