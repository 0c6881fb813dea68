/* From the inbox into archive and ledger. */
#ifndef NIANBAO_ENGINE_INTAKE_H
#define NIANBAO_ENGINE_INTAKE_H

#include "pipeline/engine/night.h"

/* What can be known of one drop at any moment, and what the next run does. Its
 * id is the SHA-256 of its bytes; + is durable, for nothing is named before.
 *
 *    inbox archive row receipt answered .taken  the next run
 * A    +      -     -     -       -       -     copies it
 * B    +      +     -     -       -       -     copies it anew, judges it
 * C    +      +     +     ?       -       -     writes the receipt, as before
 * D    +      +     +     +       +       -     takes it out of the inbox
 * E    -      +     +     +       +       +     unlinks it if untouched
 * F    -      +     +     +       +       -     nothing
 * X    -      +     -     -       -       -     judges it, its hash checked
 * Y    -      -     +     ?       ?       -     a loss: cannot come from us
 *
 * B's docket is forgotten and the object replaced by the new copy, whose sync
 * was heard. X is B after its sender took the file back. B and X are looked for
 * only where archive_broke_off says so. E that somebody wrote to goes back into
 * the inbox: a new drop. A copy without a name (archive/tmp) is nothing and is
 * removed. The verdict of B is that of before, for it depends on the bytes
 * alone; C's receipt on the ledger alone. In every state but Y the inbox or the
 * archive holds the drop's bytes. */

/* Takes every settled file, turn by turn (turns.h): originals into the archive,
 * durable; verdicts, records and level-2 findings into the ledger in one
 * transaction; receipts; then the inbox files of answered drops are removed. */
enum status intake(struct night *night, struct err *err);

#endif
