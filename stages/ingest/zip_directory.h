/* The central directory of a zip archive, read and checked. */
#ifndef NIANBAO_STAGES_INGEST_ZIP_DIRECTORY_H
#define NIANBAO_STAGES_INGEST_ZIP_DIRECTORY_H

#include "stages/ingest/flow.h"
#include "stages/ingest/reader.h"

/* General purpose bits (APPNOTE 4.4.4) that change how a member is read; all
 * others, such as 11 for names in UTF-8, are looked at nowhere. */
enum zip_flag {
    ZIP_FLAG_ENCRYPTED = 1 << 0,
    ZIP_FLAG_LEVEL = 3 << 1, /* how hard deflate tried */
    ZIP_FLAG_DESCRIPTOR = 1 << 3,
    ZIP_FLAG_PATCHED = 1 << 5,
    ZIP_FLAG_STRONG = 1 << 6,
    ZIP_FLAG_MASKED = 1 << 13
};

/* APPNOTE 4.4.5; every packer people have writes one of these two. */
enum zip_method { ZIP_STORED = 0, ZIP_DEFLATE = 8 };

/* One file in the archive. `litter` is what systems leave behind. */
struct zip_entry {
    struct view name; /* UTF-8, in the arena */
    struct view raw_name;
    uint16_t flags, method;
    uint32_t crc;
    uint64_t packed, unpacked, offset;
    uint64_t data; /* where its bytes begin, once the layout was checked */
    uint32_t attributes;
    bool litter, folder, gzip, workbook;
};

/* Entries in the archive's own order, until the layout or the reader sorts. */
struct zip_directory {
    struct array entries; /* struct zip_entry */
    uint64_t start;       /* of the directory in the file */
    bool package;         /* an Office document: its members are its parts */
};

/* Reads and checks the directory of a file of `size` bytes; entries and names
 * live in `arena`. STATUS_REJECT with a message's code through `flow` for a
 * directory that is cut off, damaged or ambiguous, and for a member that is
 * encrypted, no plain file or badly named. What the local headers say is not
 * looked at here: see zip_layout_check. */
enum status zip_directory_read(const struct reader *reader, uint64_t size,
                               struct flow *flow, struct arena *arena,
                               struct zip_directory *directory,
                               struct err *err);

/* Reads the raw name, which is GB18030 if it is not UTF-8: Chinese Windows
 * writes it without saying so. Checks that it is safe and says what it is:
 * litter, folder, gzip, workbook. STATUS_REJECT "ingest.zip-name". */
enum status zip_name_read(struct zip_entry *entry, struct flow *flow,
                          struct arena *arena, struct err *err);

/* Whether a member of that name may stand in an archive of returns.
 * STATUS_REJECT "ingest.zip-depth", "-nested" or "-member". */
enum status zip_name_judge(const struct zip_entry *entry, struct flow *flow,
                           struct err *err);

#endif
