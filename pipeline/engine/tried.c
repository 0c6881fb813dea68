/* The counters of what edits came to in a run. */
#include "pipeline/engine/stage.h"

struct tried *run_tried(struct run *run)
{
    if (!run->tried)
        run->tried = arena_take(run->arena, (run->catalogue->edit_count + 1) *
                                                sizeof *run->tried);
    return run->tried;
}
