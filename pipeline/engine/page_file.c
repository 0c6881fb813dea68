/* Pages that are rewritten only when they would change. */
#include "pipeline/engine/page_file.h"

#include "pipeline/base/file.h"

enum { PAGE_MOST = 64 << 20 };

/* What cannot be read is written anew. */
static bool is_so(const char *path, struct view bytes)
{
    struct buf old = {0};
    struct err ignored;
    bool same = file_exists(path) &&
                file_read(path, PAGE_MOST, &old, &ignored) == STATUS_OK &&
                view_equal(buf_view(&old), bytes);
    buf_release(&old);
    return same;
}

enum status page_save(const char *path, struct view bytes, struct err *err)
{
    return is_so(path, bytes) ? STATUS_OK
                              : file_replace(path, bytes, false, err);
}
