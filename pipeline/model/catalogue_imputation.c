/* imputation.csv: what is made up where it was owed and not said, and how. */
#include "pipeline/model/catalogue_internal.h"

/* A mean of fewer is hardly one; the survey may say otherwise. */
enum { DONORS_USUAL = 3, DONORS_MOST = 1000, YEARS_MOST = 10 };

/* What each method asks for: a cell that it does not use must be empty, or the
 * clerk would think it was used. In the order of the enum. */
static const struct method_kind {
    const char *word;
    const char *name[LANGUAGE_COUNT];
    bool years, by, stratum;
} kinds[] = {
    {"previous", {"沿用上期", "previous value"}, true, false, false},
    {"trend", {"按增速", "trend"}, true, false, false},
    {"ratio", {"按比率", "ratio"}, false, true, true},
    {"mean", {"同类均值", "mean of peers"}, false, false, true},
    {"sum", {"各项相加", "sum of components"}, false, false, false},
    {"components",
     {"按合计分摊", "prorated to the total"},
     false,
     false,
     false},
    {"areas", {"按整体分摊", "prorated to the whole"}, false, false, false},
};

enum { METHODS = sizeof kinds / sizeof *kinds };

const char *imputation_word(enum imputation_method method)
{
    return kinds[method].word;
}

struct view imputation_name(enum imputation_method method,
                            enum language language)
{
    return view_of(kinds[method].name[language]);
}

/* Numbers that somebody counts: what is derived is made of what is imputed. */
static const struct indicator *read_indicator(struct loader *loader,
                                              const char *column)
{
    struct view code = cell_needed(loader, column);
    const struct indicator *indicator =
        catalogue_indicator(loader->catalogue, code);

    cell_known(loader, column, code, indicator, "indicators.csv");
    if (indicator && indicator->formula_text.n)
        loader_fault(loader,
                     "column \"%s\": %.*s is derived; impute what it is made "
                     "of",
                     column, VIEW_ARG(code));
    else if (indicator && indicator->type != VALUE_NUMBER)
        loader_fault(loader,
                     "column \"%s\": %.*s is no number; only numbers are "
                     "imputed",
                     column, VIEW_ARG(code));
    else if (indicator && indicator->counted_by.kind == SOURCE_PROVINCE)
        loader_fault(loader,
                     "column \"%s\": %.*s is counted by the province, of "
                     "which no return is expected",
                     column, VIEW_ARG(code));
    return indicator;
}

static enum imputation_method read_method(struct loader *loader)
{
    const char *words[METHODS + 1] = {NULL};

    for (int i = 0; i < METHODS; i++)
        words[i] = kinds[i].word;
    return (enum imputation_method)cell_choice(loader, "method", words);
}

static void check_unused(struct loader *loader, const char *column, bool used,
                         const char *method)
{
    struct view cell = cell_text(loader, column);

    if (!used && cell.n)
        loader_fault(loader,
                     "column \"%s\": \"%.*s\"; expected nothing, for the "
                     "method %s does not use it",
                     column, VIEW_ARG(cell), method);
}

static bool on_one_form(const struct indicator *a, const struct indicator *b)
{
    struct view forms = a->forms;

    for (struct view form = next_word(&forms); form.n > 0;
         form = next_word(&forms)) {
        struct view rest = b->forms;

        for (struct view word = next_word(&rest); word.n > 0;
             word = next_word(&rest))
            if (view_equal(word, form))
                return true;
    }
    return false;
}

/* The ratio is of values of one unit: another source's are not beside it. */
static void read_by(struct loader *loader, struct imputation *rule)
{
    if (!cell_text(loader, "by").n)
        return;
    rule->by = read_indicator(loader, "by");
    if (rule->by && rule->indicator &&
        !source_equal(&rule->by->counted_by, &rule->indicator->counted_by))
        loader_fault(loader,
                     "column \"by\": %.*s is not counted by those who count "
                     "%.*s",
                     VIEW_ARG(rule->by->code), VIEW_ARG(rule->indicator->code));
    else if (rule->by && rule->indicator &&
             !on_one_form(rule->by, rule->indicator))
        loader_fault(loader,
                     "column \"by\": %.*s and %.*s are on no form together",
                     VIEW_ARG(rule->by->code), VIEW_ARG(rule->indicator->code));
    if (rule->by && rule->by == rule->indicator)
        loader_fault(loader, "column \"by\": expected another indicator, or "
                             "nothing for its own value a year before");
}

static void read_details(struct loader *loader, struct imputation *rule)
{
    static const char *const strata[] = {"area", "parent", "group", "level",
                                         NULL};
    const struct method_kind *kind = &kinds[rule->method];

    check_unused(loader, "years", kind->years, kind->word);
    check_unused(loader, "by", kind->by, kind->word);
    check_unused(loader, "stratum", kind->stratum, kind->word);
    check_unused(loader, "donors", kind->stratum, kind->word);
    rule->years = cell_integer(loader, "years", 1, YEARS_MOST, 1);
    rule->donors = cell_integer(loader, "donors", 1, DONORS_MOST, DONORS_USUAL);
    rule->unavailable = cell_yes(loader, "unavailable");
    read_by(loader, rule);
    if (kind->stratum)
        rule->stratum = (enum stratum)cell_choice(loader, "stratum", strata);
}

/* What is fitted is fitted in whole units of the last decimal, so they must be
 * the same ones. */
static void check_component(struct loader *loader, const struct indicator *a,
                            const struct indicator *total)
{
    if (a->type != VALUE_NUMBER ||
        !formula_measures_alike(a->measure, total->measure) ||
        a->decimals != total->decimals ||
        !source_equal(&a->counted_by, &total->counted_by))
        loader_fault(loader,
                     "component %.*s of %.*s: expected the same measure, "
                     "decimals and counting source",
                     VIEW_ARG(a->code), VIEW_ARG(total->code));
}

static void check_components(struct loader *loader,
                             const struct indicator *total)
{
    if (!total->component_count)
        loader_fault(loader, "%.*s has no components in indicators.csv",
                     VIEW_ARG(total->code));
    for (size_t i = 0; i < total->component_count; i++)
        check_component(loader, total->components[i], total);
}

/* Several organizations lie in one leaf: none of them is the leaf's part. */
static void check_areas(struct loader *loader,
                        const struct indicator *indicator)
{
    enum source_kind kind = indicator->counted_by.kind;

    if (indicator->over_areas != AREAS_SUM ||
        (kind != SOURCE_DISTRICT && kind != SOURCE_DISTRICT_OWN))
        loader_fault(loader,
                     "%.*s: only what districts count and areas add up has "
                     "parts to be fitted to a whole",
                     VIEW_ARG(indicator->code));
}

/* Twice the same would be tried twice and say no more. */
static void check_twice(struct loader *loader, const struct imputation *rule)
{
    const struct imputation *all = loader->catalogue->imputations;

    for (; all < rule; all++)
        if (all->indicator == rule->indicator && all->method == rule->method &&
            all->by == rule->by && all->stratum == rule->stratum &&
            all->years == rule->years)
            loader_fault(loader, "line %ld says the same already",
                         all->origin.line);
}

/* Components were resolved, which is why the list waits for the formulas. */
static void read_rule(struct loader *loader, void *row)
{
    struct imputation *rule = row;

    if (!loader->catalogue->imputations)
        loader->catalogue->imputations = rule;
    rule->origin = loader_origin(loader);
    rule->indicator = read_indicator(loader, "indicator");
    rule->method = read_method(loader);
    if (!rule->indicator || loader->status != STATUS_OK)
        return;
    read_details(loader, rule);
    if (rule->method == IMPUTE_SUM || rule->method == IMPUTE_COMPONENTS)
        check_components(loader, rule->indicator);
    if (rule->method == IMPUTE_AREAS)
        check_areas(loader, rule->indicator);
    check_twice(loader, rule);
}

void catalogue_load_imputations(struct loader *loader)
{
    static const char *const columns[] = {"!indicator",  "!method", "by",
                                          "stratum",     "years",   "donors",
                                          "unavailable", NULL};
    static const struct list_kind kind = {.file = "imputation.csv",
                                          .optional = true,
                                          .columns = columns,
                                          .size = sizeof(struct imputation),
                                          .read = read_rule};

    loader->catalogue->imputations =
        loader_list(loader, &kind, &loader->catalogue->imputation_count);
}
