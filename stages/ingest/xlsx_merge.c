/* Merged cells: harmless where they join words, not where they join values. */
#include "stages/ingest/xlsx_form.h"

/* Whether a merged range takes the value of more than one row, or hides a value
 * behind what stands left of it. */
static bool hides_values(const struct form_reading *f, const struct merge *m)
{
    const long *rows = f->rows.at;
    int column = f->columns[QUESTIONNAIRE_VALUE];
    size_t within = 0;
    if (m->first_column > column || m->last_column < column)
        return false;
    for (size_t i = 0; i < f->rows.count; i++)
        within += rows[i] >= m->first_row && rows[i] <= m->last_row;
    return within > 1 || (within == 1 && m->first_column < column);
}

enum status form_merge(void *self, const struct merge *m, struct err *err)
{
    struct form_reading *f = self;
    char last[CELL_NAME];
    if (f->kind != FORM_VALUES || !hides_values(f, m))
        return STATUS_OK;
    struct place place = form_place(f, m->first_row, m->first_column);
    cell_name(m->last_row, m->last_column, last);
    place.cell =
        arena_format(f->s->arena, "%.*s:%s", VIEW_ARG(place.cell), last);
    form_tell(f, "ingest.book-merged", SEVERITY_FATAL, &place, VIEW(""));
    return form_count(f, err);
}
