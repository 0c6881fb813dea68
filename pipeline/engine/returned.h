/* A workbook back to its sender, with what is wrong in it. */
#ifndef NIANBAO_ENGINE_RETURNED_H
#define NIANBAO_ENGINE_RETURNED_H

#include "pipeline/engine/night.h"

/* For a drop that was not simply accepted: each of its returns that came as a
 * workbook is written into the receipts again, the values as they were read,
 * wrong cells coloured, a comment in each. Made from the packed record alone:
 * nothing that came from outside is parsed here. Named after the clerk's file,
 * "NAME_DIGEST-N.xlsx", of a bundle "NAME_DIGEST-N_7_MEMBER.xlsx". */
enum status returned_write(struct night *night, const struct ledger_drop *drop,
                           struct err *err);

#endif
