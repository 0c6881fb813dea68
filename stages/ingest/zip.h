/* A strict reader of zip archives: what the directory says and what stands in
 * the file must be the same, and nothing may hide between. */
#ifndef NIANBAO_STAGES_INGEST_ZIP_H
#define NIANBAO_STAGES_INGEST_ZIP_H

#include "stages/ingest/gzip.h"
#include "stages/ingest/reader.h"
#include "stages/ingest/zip_directory.h"

struct xlsx;

/* What a member goes through, used again for each. Zero before first use. */
struct zip_tools {
    struct inflater inflater;
    struct gzip gzip;  /* of a member that is .xml.gz itself */
    struct xlsx *xlsx; /* reads those; the caller's */
};

/* Frees inflaters; they may be used again afterwards. */
void zip_tools_close(struct zip_tools *tools);

/* An archive whose headers were read and found good. */
struct zip {
    struct reader *reader;
    struct zip_tools *tools;
    struct flow *flow;
    struct zip_directory directory;
};

/* Opens the archive of `size` bytes; `zip` has reader, tools and flow. `arena`
 * takes the directory. Everything that can be told from headers is told here:
 * STATUS_REJECT with a message's code for an archive that is encrypted, split,
 * nested, overlapping, that uses another method than stored or deflate, or
 * names that are unsafe, double or not ours. */
enum status zip_open(struct zip *zip, uint64_t size, struct arena *arena,
                     struct err *err);

/* The member of that name, letters of ASCII in either case; NULL if there is
 * none. */
const struct zip_entry *zip_find(const struct zip *zip, struct view name);

/* A member's bytes, unpacked and counted, into `sink`. STATUS_REJECT
 * "ingest.damaged" where length or checksum is wrong, or what `sink` says. */
enum status zip_pour(struct zip *zip, const struct zip_entry *entry,
                     struct sink sink, struct err *err);

/* Reads every document of an archive of returns into the flow, in the order of
 * their names. STATUS_REJECT as above, and for one that is empty. */
enum status zip_read(struct zip *zip, struct err *err);

#endif
