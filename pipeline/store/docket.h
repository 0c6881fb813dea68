/* The slip that lies beside an original: who delivered it, when, as what. */
#ifndef NIANBAO_STORE_DOCKET_H
#define NIANBAO_STORE_DOCKET_H

#include <stdbool.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/text.h"
#include "pipeline/store/archive.h"

/* Appends the docket: `name: value` lines, words escaped (\xNN for what is not
 * a printable character), and its own CRC-32 last. Equal deliveries make equal
 * bytes; the docket's number is not among them. */
void docket_print(const struct delivery *delivery, struct buf *out);

/* Reads one back into `arena`; `docket` is left 0. False if it is not what
 * docket_print writes: cut off, altered, another version. */
bool docket_parse(struct view text, struct arena *arena,
                  struct delivery *delivery);

#endif
