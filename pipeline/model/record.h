/* The packed form of an accepted or refused submission: what workers answer,
 * what the ledger stores, what judge and aggregate read. Codes are words, so
 * it survives a changed catalogue; every length is checked both ways. */
#ifndef NIANBAO_MODEL_RECORD_H
#define NIANBAO_MODEL_RECORD_H

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/base/text.h"
#include "pipeline/model/catalogue.h"
#include "pipeline/model/submission.h"

/* Appends the submission. False when out of memory. Equal submissions give
 * equal bytes: what follows from them may be compared by digest. */
bool record_pack(const struct submission *submission, struct buf *out);

/* Puts in the checksum: for who keeps the record where it may be damaged. What
 * is no record stays as it is. */
void record_seal(char *bytes, size_t n);

/* Whether both are the same, sealed or not. */
bool record_same(struct view a, struct view b);

/* Reads one back into `arena`; words point into `bytes`, which must outlive
 * it. Codes the catalogue no longer has leave their pointer NULL and dropped
 * set. FAULT_BUG if the bytes are not a record: wrong version, a length past
 * the end, a checksum of a sealed one that differs. NULL then. */
struct submission *record_unpack(struct view bytes,
                                 const struct catalogue *catalogue,
                                 struct arena *arena, struct err *err);

/* Findings alone, same coding: for drops that never became a submission and for
 * what review adds. False when out of memory. */
bool record_pack_findings(const struct finding *findings, size_t count,
                          struct buf *out);
/* The findings back, in `arena`; faults as in record_unpack. The words point
 * into `bytes`. */
enum status record_unpack_findings(struct view bytes, struct arena *arena,
                                   struct array *findings, struct err *err);

#endif
