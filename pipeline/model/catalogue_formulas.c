/* What indicators are made of: components, formulas, and the order in which
 * derived ones can be worked out. */
#include "pipeline/model/catalogue_internal.h"

/* A sum is checked on what was submitted, in one measure. */
/* Values come as their indicator counts them and are added as they stand: with
 * 元 beside 万元 the sum would be wrong by a power of ten. */
static void check_component(struct loader *loader,
                            const struct indicator *whole,
                            const struct indicator *part)
{
    if (part == whole)
        loader_fault(loader, "%.*s is a component of itself",
                     VIEW_ARG(whole->code));
    else if (part->formula_text.n > 0)
        loader_fault(loader,
                     "the component %.*s is derived; expected one "
                     "that is submitted",
                     VIEW_ARG(part->code));
    else if (!whole->measure || !part->measure ||
             !formula_measures_alike(whole->measure, part->measure))
        loader_fault(loader, "the component %.*s is not measured as %.*s is",
                     VIEW_ARG(part->code), VIEW_ARG(whole->code));
}

static void add_component(struct loader *loader, struct indicator *whole,
                          struct view code)
{
    const struct indicator *part = catalogue_indicator(loader->catalogue, code);

    cell_known(loader, "components", code, part, "indicators.csv");
    if (loader->status != STATUS_OK)
        return;
    check_component(loader, whole, part);
    if (whole->component_count == COMPONENTS_MAX)
        loader_fault(loader, "more than %d components", COMPONENTS_MAX);
    else
        whole->components[whole->component_count++] = part;
}

/* "A+B+C": order is that of print, not of adding. */
static void link_components(struct loader *loader, struct indicator *indicator)
{
    struct view rest = indicator->component_text;

    loader_at(loader, indicator->origin);
    if (rest.n == 0)
        return;
    while (rest.p)
        add_component(loader, indicator, view_trim(view_cut(&rest, '+')));
}

static void compile(struct loader *loader, struct indicator *indicator)
{
    loader_at(loader, indicator->origin);
    if (indicator->formula_text.n > 0)
        indicator->formula =
            loader_formula(loader, indicator->code, FORMULA_INDICATOR,
                           indicator->formula_text);
}

/* Open: on the path from the indicator that the walk began with. */
enum mark { MARK_NEW, MARK_OPEN, MARK_DONE };

/* A walk through the derived indicators, operands first. */
struct order {
    struct loader *loader;
    enum mark *marks;              /* by index of the indicator */
    const struct indicator **path; /* those open, outermost first */
    size_t depth;
};

/* "A needs B needs A": each name a clerk has to look at. */
/* Only the circle itself, not the way that led into it. */
static void fault_cycle(struct order *order, const struct indicator *again)
{
    struct buf path = {0};
    size_t i = order->depth;

    while (i > 0 && order->path[i - 1] != again)
        i--;
    for (i -= i > 0; i < order->depth; i++)
        buf_format(&path, "%.*s needs ", VIEW_ARG(order->path[i]->code));
    loader_fault(order->loader, "the formulas go in a circle: %.*s%.*s",
                 VIEW_ARG(buf_view(&path)), VIEW_ARG(again->code));
    buf_release(&path);
}

/* The depth of the walk is bounded by the number of indicators, and each is
 * open once. */
static void visit(struct order *order, const struct indicator *indicator);

/* Operands are asked for twice: how many there are, then which. */
static void visit_operands(struct order *order,
                           const struct indicator *indicator)
{
    size_t count = formula_indicators(indicator->formula, NULL, 0);
    const struct indicator **operands =
        loader_take(order->loader, count, sizeof(struct indicator *));

    if (!operands)
        return;
    formula_indicators(indicator->formula, operands, count);
    for (size_t i = 0; i < count; i++)
        visit(order, operands[i]);
}

static void visit(struct order *order, const struct indicator *indicator)
{
    struct catalogue *catalogue = order->loader->catalogue;
    enum mark *mark = &order->marks[indicator->index];

    if (!indicator->formula || *mark == MARK_DONE)
        return;
    if (*mark == MARK_OPEN) {
        fault_cycle(order, indicator);
        return;
    }
    loader_at(order->loader, indicator->origin);
    *mark = MARK_OPEN;
    order->path[order->depth++] = indicator;
    visit_operands(order, indicator);
    order->depth--;
    *mark = MARK_DONE;
    catalogue->derived[catalogue->derived_count++] = indicator;
}

/* Depth first: an indicator is done when all it needs is. */
static void sort_derived(struct loader *loader)
{
    struct catalogue *catalogue = loader->catalogue;
    size_t count = catalogue->indicator_count;
    struct order order = {.loader = loader};

    order.marks = loader_take(loader, count, sizeof *order.marks);
    order.path = loader_take(loader, count, sizeof(struct indicator *));
    catalogue->derived = loader_take(loader, count, sizeof(struct indicator *));
    if (loader->status != STATUS_OK)
        return;
    for (size_t i = 0; i < count; i++)
        visit(&order, &catalogue->indicators[i]);
}

/* All components first: `components(x)` in a formula is checked when it is
 * compiled. */
void catalogue_load_formulas(struct loader *loader)
{
    struct catalogue *catalogue = loader->catalogue;

    for (size_t i = 0; i < catalogue->indicator_count; i++)
        link_components(loader, &catalogue->indicators[i]);
    for (size_t i = 0; i < catalogue->indicator_count; i++)
        compile(loader, &catalogue->indicators[i]);
    if (loader->status == STATUS_OK)
        sort_derived(loader);
}
