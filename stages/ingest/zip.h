/* A strict reader of zip archives: what the directory says and what stands in
 * the file must be the same, and nothing may hide between. */
#ifndef NIANBAO_STAGES_INGEST_ZIP_H
#define NIANBAO_STAGES_INGEST_ZIP_H

#include "stages/ingest/gzip.h"
#include "stages/ingest/reader.h"

/* What a member goes through, used again for each. Zero before first use. */
struct zip_tools {
    struct inflater inflater;
    struct gzip gzip; /* of a member that is .xml.gz itself */
};

/* Frees both; they may be used again afterwards. */
void zip_tools_close(struct zip_tools *tools);

/* Reads every document of the archive of `size` bytes into the flow, in the
 * order of their names. `arena` takes the directory and must live as long as
 * the call. STATUS_REJECT with a message's code for an archive that is empty,
 * encrypted, split, nested, overlapping, that uses another method than stored
 * or deflate, or names that are unsafe, double or not ours. */
enum status zip_read(struct reader *reader, uint64_t size,
                     struct zip_tools *tools, struct flow *flow,
                     struct arena *arena, struct err *err);

#endif
