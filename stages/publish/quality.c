/* How much of each indicator was reported, and how much of it was imputed. */
#include "stages/publish/kinds.h"

/* What is derived was made from figures and reported by nobody. */
static bool is_counted(const struct run *run, const struct figure *f)
{
    return !f->key.area->parent && !f->key.indicator->formula &&
           f->key.period.kind == PERIOD_YEAR && f->key.period.year <= run->year;
}

/* A row an indicator and year, of the whole survey. */
static enum status fill(struct printing *p, const struct layout *layout,
                        struct err *err)
{
    size_t count;
    struct figure **figures = printing_figures(p, &count);
    (void)err;
    for (size_t i = 0; i < count; i++)
        if (is_counted(p->run, figures[i]))
            row_print(p, layout, &(struct row){.figure = figures[i]});
    return STATUS_OK;
}

const struct kind quality_kind = {"quality", figure_columns, true, fill};
