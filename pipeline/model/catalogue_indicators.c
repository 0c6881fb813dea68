/* indicators.csv: what is measured, and who counts it. */
#include "pipeline/model/catalogue_internal.h"

/* Yearbooks print two; nine leave room for rates per million. */
enum { DECIMALS_MOST = 9 };

static struct view grade_prefix(void)
{
    return VIEW("grade:");
}

static bool scale_exists(const struct catalogue *catalogue, struct view scale)
{
    for (size_t i = 0; i < catalogue->grade_count; i++)
        if (view_equal(catalogue->grades[i].scale, scale))
            return true;
    return false;
}

/* Grades are read before, so a scale that nobody defined shows here. */
static void read_scale(struct loader *loader, struct indicator *indicator,
                       struct view type)
{
    struct view prefix = grade_prefix();

    indicator->type = VALUE_GRADE;
    indicator->scale = (struct view){type.p + prefix.n, type.n - prefix.n};
    if (!scale_exists(loader->catalogue, indicator->scale))
        loader_fault(loader,
                     "column \"type\": the scale \"%.*s\" is not in "
                     "grades.csv",
                     VIEW_ARG(indicator->scale));
}

/* The scale of a grade is part of its type: "grade:yesno". */
static void read_type(struct loader *loader, struct indicator *indicator)
{
    struct view type = cell_text(loader, "type");

    if (view_starts(type, grade_prefix()))
        read_scale(loader, indicator, type);
    else if (view_equal(type, VIEW("number")))
        indicator->type = VALUE_NUMBER;
    else if (view_equal(type, VIEW("items")))
        indicator->type = VALUE_ITEMS;
    else if (view_equal(type, VIEW("text")))
        indicator->type = VALUE_TEXT;
    else
        loader_fault(loader,
                     "column \"type\": \"%.*s\"; expected number, "
                     "items, text or grade:SCALE",
                     VIEW_ARG(type));
}

/* Items count too: their number is the value. */
static bool is_counted(const struct indicator *indicator)
{
    return indicator->type == VALUE_NUMBER || indicator->type == VALUE_ITEMS;
}

/* A measure on a word would be printed behind it. */
static void read_measure(struct loader *loader, struct indicator *indicator)
{
    struct view code = cell_text(loader, "measure");

    if (!is_counted(indicator)) {
        if (code.n > 0)
            loader_fault(loader,
                         "column \"measure\": \"%.*s\"; expected "
                         "nothing, for it is neither number nor items",
                         VIEW_ARG(code));
        return;
    }
    cell_needed(loader, "measure");
    indicator->measure = catalogue_measure(loader->catalogue, code);
    cell_known(loader, "measure", code, indicator->measure, "measures.csv");
}

/* An empty cell is the first word, which each table chooses with care. */
static int choice_or_first(struct loader *loader, const char *column,
                           const char *const *words)
{
    return cell_text(loader, column).n ? cell_choice(loader, column, words) : 0;
}

static void read_combination(struct loader *loader, struct indicator *indicator)
{
    static const char *const areas[] = {"none", "sum", "union", "max", NULL};
    static const char *const times[] = {"none", "sum", "last", NULL};
    static const char *const directions[] = {"neutral", "higher", "lower",
                                             NULL};

    indicator->over_areas =
        (enum over_areas)choice_or_first(loader, "over_areas", areas);
    indicator->over_time =
        (enum over_time)choice_or_first(loader, "over_time", times);
    indicator->direction =
        (enum direction)choice_or_first(loader, "direction", directions);
    indicator->stock = cell_yes(loader, "stock");
}

/* What no rule of addition covers must not be added by mistake: the province's
 * word is not the sum of its cities' words. */
static void check_combination(struct loader *loader,
                              const struct indicator *indicator)
{
    if (indicator->over_areas == AREAS_UNION && indicator->type != VALUE_ITEMS)
        loader_fault(loader, "column \"over_areas\": only items are united");
    if (!is_counted(indicator) && (indicator->over_areas != AREAS_NONE ||
                                   indicator->over_time == TIME_SUM))
        loader_fault(loader, "words are not combined; expected over_areas none "
                             "and over_time none or last");
}

/* SOURCE_NONE on a mistake, which allows nobody to speak. */
static struct source read_source(struct loader *loader, const char *column,
                                 struct view word)
{
    struct source source = {0};

    if (!source_parse(word, &source))
        loader_fault(loader,
                     "column \"%s\": \"%.*s\"; expected district, "
                     "district+own, organization, city, province or "
                     "institution:ROLE",
                     column, VIEW_ARG(word));
    return source;
}

/* Whether the source is the counting one or a control that was named. */
/* The same source twice would be compared with itself. */
static bool says_already(const struct indicator *indicator,
                         const struct source *source)
{
    for (size_t i = 0; i < indicator->control_count; i++)
        if (source_equal(&indicator->controls[i], source))
            return true;
    return source_equal(&indicator->counted_by, source);
}

static void add_control(struct loader *loader, struct indicator *indicator,
                        struct view word)
{
    struct source source = read_source(loader, "controls", word);

    if (says_already(indicator, &source))
        loader_fault(loader, "column \"controls\": %.*s is named already",
                     VIEW_ARG(word));
    else if (indicator->control_count == CONTROLS_MAX)
        loader_fault(loader, "column \"controls\": more than %d sources",
                     CONTROLS_MAX);
    else
        indicator->controls[indicator->control_count++] = source;
}

/* Nobody can be control of what they count themselves. */
static void read_sources(struct loader *loader, struct indicator *indicator)
{
    struct view controls = cell_text(loader, "controls");

    indicator->counted_by =
        read_source(loader, "counted_by", cell_needed(loader, "counted_by"));
    for (struct view word = next_word(&controls); word.n > 0;
         word = next_word(&controls))
        add_control(loader, indicator, word);
}

static void read_forms(struct loader *loader, struct indicator *indicator)
{
    struct view forms = cell_needed(loader, "forms");

    indicator->forms = forms;
    for (struct view word = next_word(&forms); word.n > 0;
         word = next_word(&forms))
        cell_known(loader, "forms", word,
                   catalogue_form(loader->catalogue, word), "forms.csv");
}

/* What is worked out is said by nobody and adds up nowhere: it is worked out
 * anew at each node. */
static void check_derived(struct loader *loader,
                          const struct indicator *indicator)
{
    static const char *const empty[] = {"forms", "counted_by", "controls",
                                        "components"};

    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
        if (cell_text(loader, empty[i]).n > 0)
            loader_fault(loader,
                         "column \"%s\" must be empty where there is "
                         "a formula",
                         empty[i]);
    if (indicator->type != VALUE_NUMBER)
        loader_fault(loader, "column \"type\": expected number where there is "
                             "a formula");
    if (indicator->over_areas != AREAS_NONE ||
        indicator->over_time != TIME_NONE)
        loader_fault(loader, "columns \"over_areas\" and \"over_time\": "
                             "expected none where there is a formula");
}

static void read_section(struct loader *loader, struct indicator *indicator)
{
    indicator->section = cell_needed(loader, "section");
    cell_known(loader, "section", indicator->section,
               catalogue_section(loader->catalogue, indicator->section),
               "sections.csv");
}

static void read_years(struct loader *loader, struct indicator *indicator)
{
    indicator->first_year = cell_year(loader, "first_year");
    indicator->last_year = cell_year(loader, "last_year");
    loader_years(loader, indicator->first_year, indicator->last_year);
}

/* Worked out, or submitted by somebody on some form: never both. A derived one
 * skips forms and sources, which check_derived has found empty. */
static void read_making(struct loader *loader, struct indicator *indicator)
{
    indicator->component_text = cell_text(loader, "components");
    indicator->formula_text = cell_text(loader, "formula");
    if (indicator->formula_text.n > 0) {
        check_derived(loader, indicator);
        return;
    }
    read_forms(loader, indicator);
    read_sources(loader, indicator);
}

/* Formulas and components wait until every code is known. */
/* The code is entered last: a row with a mistake is not to be found. */
static void read_indicator(struct loader *loader, void *row)
{
    struct catalogue *catalogue = loader->catalogue;
    struct indicator *indicator = row;

    indicator->origin = loader_origin(loader);
    indicator->index = catalogue->indicator_count;
    indicator->code = cell_code(loader, "code");
    read_section(loader, indicator);
    cell_words(loader, "name", true, indicator->name);
    cell_words(loader, "definition", false, indicator->definition);
    read_type(loader, indicator);
    read_measure(loader, indicator);
    indicator->decimals = cell_integer(loader, "decimals", 0, DECIMALS_MOST, 0);
    read_combination(loader, indicator);
    check_combination(loader, indicator);
    read_years(loader, indicator);
    read_making(loader, indicator);
    loader_name(loader, &catalogue->index->indicators, indicator->code,
                indicator);
}

void catalogue_load_indicators(struct loader *loader)
{
    static const char *const columns[] = {
        "!code",      "!section",      "!name_zh",
        "!name_en",   "definition_zh", "definition_en",
        "!forms",     "!type",         "!measure",
        "!decimals",  "!over_areas",   "!over_time",
        "!stock",     "!direction",    "!counted_by",
        "!controls",  "components",    "formula",
        "first_year", "last_year",     NULL};
    static const struct list_kind kind = {.file = "indicators.csv",
                                          .columns = columns,
                                          .size = sizeof(struct indicator),
                                          .read = read_indicator};

    loader->catalogue->indicators =
        loader_list(loader, &kind, &loader->catalogue->indicator_count);
}

const struct indicator *catalogue_indicator(const struct catalogue *catalogue,
                                            struct view code)
{
    return names_find(&catalogue->index->indicators, code);
}
