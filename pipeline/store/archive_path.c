/* Paths below the archive, made of digests alone. */
#include "pipeline/store/archive_path.h"

#include <fcntl.h>
#include <stdio.h>

int archive_folder(const char *site, struct err *err)
{
    struct buf path = {0};
    int fd = -1;
    buf_format(&path, "%s/archive", site);
    if (path.failed) {
        err_memory(err);
        return -1;
    }
    fd = open(path.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        err_system(err, "open", path.p);
    buf_release(&path);
    return fd;
}

bool archive_is_digest(struct view text)
{
    bool good = text.n == DIGEST_TEXT - 1;
    for (size_t i = 0; good && i < text.n; i++) {
        char c = text.p[i];
        good = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    return good;
}

void archive_object_path(const char *digest, char path[ARCHIVE_PATH])
{
    snprintf(path, ARCHIVE_PATH, "%.2s/%.64s", digest, digest);
}

void archive_docket_path(const char *digest, int number,
                         char path[ARCHIVE_PATH])
{
    snprintf(path, ARCHIVE_PATH, "%.2s/%.64s.%d.docket", digest, digest,
             number);
}

void archive_aside_paths(size_t slot, char copy[ARCHIVE_PATH],
                         char docket[ARCHIVE_PATH])
{
    snprintf(copy, ARCHIVE_PATH, "tmp/%zu", slot);
    snprintf(docket, ARCHIVE_PATH, "tmp/%zu.docket", slot);
}
