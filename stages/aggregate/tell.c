/* The findings of this stage: what other sources, wholes and years say. */
#include "stages/aggregate/tell.h"

/* Other units' values are looked at: nothing of this level rejects. */
enum { LEVEL_OTHER_UNITS = 3 };

struct view tell_period(struct tally *tally, struct period period)
{
    char text[PERIOD_TEXT];
    size_t n = period_print(period, text);
    return arena_copy(tally->run->arena, (struct view){text, n});
}

/* Most words of most findings are empty and need no memory. */
static struct view copy(struct arena *arena, struct view text)
{
    return text.n ? arena_copy(arena, text) : VIEW("");
}

void tell_cell(struct tally *tally, struct finding *finding,
               const struct key *key, struct view seen, struct view expected)
{
    if (finding->cell_count == FINDING_CELLS_MAX)
        return;
    struct finding_cell cell = {
        .indicator = key->indicator->code,
        .area = key->area->code,
        .period = tell_period(tally, key->period),
        .seen = copy(tally->run->arena, seen),
        .expected = copy(tally->run->arena, expected),
    };
    finding_add_cell(finding, tally->run->arena, cell);
}

/* The place is that of the value in its drop, which is where it is mended. */
static void fill(struct tally *tally, struct finding *f,
                 const struct figure_source *source)
{
    struct arena *arena = tally->run->arena;
    f->unit = copy(arena, source->unit);
    f->text = copy(arena, source->text);
    f->file = copy(arena, source->place.file);
    f->cell = copy(arena, source->place.cell);
    f->line = source->place.line;
    f->column = source->place.column;
}

struct finding *tell(struct tally *tally, struct view code,
                     const struct key *key, struct speaker who,
                     struct view seen, struct view expected)
{
    struct arena *arena = tally->run->arena;
    const struct message *m = catalogue_message(tally->run->catalogue, code);
    struct finding *f = array_push(&tally->run->findings, arena, sizeof *f);
    if (!f)
        f = &tally->scrap;
    *f = (struct finding){.code = code, .level = LEVEL_OTHER_UNITS};
    f->severity = m ? m->severity : SEVERITY_WARNING;
    fill(tally, f, who.source);
    f->period = copy(arena, who.period);
    f->expected = copy(arena, expected);
    tell_cell(tally, f, key, seen, expected);
    if (f->cell_count)
        f->cells[0].suspect = true;
    return f;
}
