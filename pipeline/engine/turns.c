/* Cuts the inbox into turns. */
#include "pipeline/engine/turns.h"

#include "pipeline/store/site.h"

enum status turns_take(const struct array *all, size_t turn,
                       struct arena *arena, struct array *files,
                       struct err *err)
{
    const struct inbox_file *file = all->at;
    size_t first = 0; /* of the sender's */
    *files = (struct array){0};
    for (size_t i = 0; i < all->count; i++) {
        if (!view_equal(file[i].sender, file[first].sender))
            first = i;
        if ((i - first) / TURN_MOST != turn)
            continue;
        struct inbox_file *taken = array_push(files, arena, sizeof *taken);
        if (!taken)
            return err_memory(err);
        *taken = file[i];
    }
    return files->count ? STATUS_OK : STATUS_END;
}
