/* The long tables: one row an indicator, area and year. */
#include "stages/publish/kinds.h"

/* Province and cities. The province's own leaf is level 1 too and no city: it
 * stands among the districts, with the own leaves of the cities. */
static bool top(const struct area *area)
{
    return area->level <= 1 && !area->own;
}

/* Just the rest, so that no figure is in neither table and none in both. */
static bool below(const struct area *area)
{
    return !top(area);
}

static enum status fill_comparison(struct printing *p,
                                   const struct layout *layout, struct err *err)
{
    (void)err;
    each_figure(p, layout, top);
    return STATUS_OK;
}

static enum status fill_districts(struct printing *p,
                                  const struct layout *layout, struct err *err)
{
    (void)err;
    each_figure(p, layout, below);
    return STATUS_OK;
}

const struct kind comparison_kind = {"comparison", figure_columns, true,
                                     fill_comparison};

/* The same for all counties, districts and own leaves that report. */
const struct kind districts_kind = {"districts", figure_columns, true,
                                    fill_districts};
