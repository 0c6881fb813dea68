/* From the inbox into archive and ledger. */
#ifndef NIANBAO_ENGINE_INTAKE_H
#define NIANBAO_ENGINE_INTAKE_H

#include "pipeline/engine/night.h"

/* Takes every settled file: originals into the archive, durable; verdicts,
 * records and level-2 findings into the ledger in one transaction; receipts;
 * then the inbox files of answered drops are removed. */
enum status intake(struct night *night, struct err *err);

#endif
