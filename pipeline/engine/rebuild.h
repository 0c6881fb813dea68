/* The ledger made anew from archive, dockets and configuration. */
#ifndef NIANBAO_ENGINE_REBUILD_H
#define NIANBAO_ENGINE_REBUILD_H

#include "pipeline/engine/night.h"

/* Reads every original of the archive again, its hash checked, into a new
 * ledger that then takes the old one's place: cut short anywhere, the old one
 * stays. Then every receipt is written again. night->ledger is the new one,
 * open; it may be NULL before. A damaged original or docket is FAULT_IO. */
enum status rebuild(struct night *night, struct err *err);

/* A release is a function of what was delivered, of survey and program. True
 * where the ledger's verdicts are another survey's or another program's, or the
 * ledger is new and the archive is not. The ledger of a new site learns who
 * judges. */
enum status rebuild_wanted(struct night *night, bool *wanted, struct err *err);

/* Rebuilds where it is wanted; else it costs a look. Counts the drops judged
 * again in night->summary.rejudged, and nowhere else in the summary. */
enum status rebuild_if_wanted(struct night *night, struct err *err);

#endif
