/* A finding that outlives what it was made from. */
#include "pipeline/model/finding.h"

/* Most words of most findings are empty and need no memory. */
static struct view copy(struct arena *arena, struct view text)
{
    return text.n ? arena_copy(arena, text) : VIEW("");
}

static struct finding_cell copy_cell(const struct finding_cell *cell,
                                     struct arena *arena)
{
    return (struct finding_cell){
        .indicator = copy(arena, cell->indicator),
        .area = copy(arena, cell->area),
        .period = copy(arena, cell->period),
        .seen = copy(arena, cell->seen),
        .expected = copy(arena, cell->expected),
        .suspect = cell->suspect,
    };
}

struct finding finding_copy(const struct finding *finding, struct arena *arena)
{
    struct finding f = *finding;
    struct view *words[] = {&f.code,      &f.unit,   &f.period,   &f.file,
                            &f.cell,      &f.text,   &f.expected, &f.detail,
                            &f.explained, &f.carried};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        *words[i] = copy(arena, *words[i]);
    finding_take_cells(&f, arena, finding->cell_count);
    for (size_t i = 0; i < f.cell_count; i++)
        f.cells[i] = copy_cell(&finding->cells[i], arena);
    return f;
}
