/* The central directory of a zip archive, read and checked. */
#ifndef NIANBAO_STAGES_INGEST_ZIP_DIRECTORY_H
#define NIANBAO_STAGES_INGEST_ZIP_DIRECTORY_H

#include "stages/ingest/flow.h"
#include "stages/ingest/reader.h"

enum zip_flag {
    ZIP_FLAG_ENCRYPTED = 1 << 0,
    ZIP_FLAG_LEVEL = 3 << 1, /* how hard deflate tried */
    ZIP_FLAG_DESCRIPTOR = 1 << 3,
    ZIP_FLAG_PATCHED = 1 << 5,
    ZIP_FLAG_STRONG = 1 << 6,
    ZIP_FLAG_MASKED = 1 << 13
};

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
    bool litter, folder, gzip;
};

struct zip_directory {
    struct array entries; /* struct zip_entry */
    uint64_t start;       /* of the directory in the file */
};

/* Reads and checks the directory of a file of `size` bytes. */
enum status zip_directory_read(const struct reader *reader, uint64_t size,
                               struct flow *flow, struct arena *arena,
                               struct zip_directory *directory,
                               struct err *err);

/* Reads the raw name, which is GB18030 if it is not UTF-8: Chinese Windows
 * writes it without saying so. Checks it and says what it is: litter, folder,
 * gzip. */
enum status zip_name_read(struct zip_entry *entry, struct flow *flow,
                          struct arena *arena, struct err *err);

#endif
