/* The long table: province and cities, every indicator, every year. */
#include "stages/publish/kinds.h"

static bool top(const struct area *area)
{
    return area->level <= 1 && !area->own;
}

static bool below(const struct area *area)
{
    return !top(area);
}

static enum status fill_comparison(struct printing *p,
                                   const struct layout *layout, struct err *err)
{
    (void)err;
    return each_figure(p, layout, top);
}

static enum status fill_districts(struct printing *p,
                                  const struct layout *layout, struct err *err)
{
    (void)err;
    return each_figure(p, layout, below);
}

const struct kind comparison_kind = {"comparison", figure_columns, true,
                                     fill_comparison};

/* The same for all counties, districts and own leaves that report. */
const struct kind districts_kind = {"districts", figure_columns, true,
                                    fill_districts};
