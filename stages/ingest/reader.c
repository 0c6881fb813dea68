/* pread with the patience it needs. */
#include "stages/ingest/reader.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static ssize_t read_memory(struct view memory, void *to, size_t n,
                           uint64_t offset)
{
    if (offset >= memory.n)
        return 0;
    size_t left = memory.n - (size_t)offset;
    n = n < left ? n : left;
    memcpy(to, memory.p + offset, n);
    return (ssize_t)n;
}

static ssize_t read_some(const struct reader *reader, void *to, size_t n,
                         uint64_t offset)
{
    ssize_t got;
    if (reader->memory.p)
        return read_memory(reader->memory, to, n, offset);
    do {
        got = pread(reader->fd, to, n, (off_t)offset);
    } while (got < 0 && errno == EINTR);
    return got;
}

enum status reader_next(struct reader *reader, uint64_t most,
                        struct view *bytes, struct err *err)
{
    size_t n = most < READER_CHUNK ? (size_t)most : READER_CHUNK;
    ssize_t got = read_some(reader, reader->chunk, n, reader->at);
    if (got < 0)
        return err_system(err, "cannot read", "the drop");
    reader->at += (uint64_t)got;
    *bytes = (struct view){reader->chunk, (size_t)got};
    return STATUS_OK;
}

enum status reader_at(const struct reader *reader, uint64_t offset, void *to,
                      size_t n, struct err *err)
{
    char *p = to;
    while (n) {
        ssize_t got = read_some(reader, p, n, offset);
        if (got < 0)
            return err_system(err, "cannot read", "the drop");
        if (!got)
            return STATUS_END;
        p += got;
        offset += (uint64_t)got;
        n -= (size_t)got;
    }
    return STATUS_OK;
}

enum status reader_pour(struct reader *reader, uint64_t size, struct sink sink,
                        struct err *err)
{
    struct view bytes = {0};
    while (size) {
        enum status s = reader_next(reader, size, &bytes, err);
        if (s == STATUS_OK)
            s = bytes.n ? sink.take(sink.self, bytes, err) : STATUS_END;
        if (s != STATUS_OK)
            return s;
        size -= bytes.n;
    }
    return STATUS_OK;
}
