/* statements.csv: the rows of the bulletin and their texts. */
#include "pipeline/model/catalogue_internal.h"

/* As for indicators. */
enum { DECIMALS_MOST = 9 };

/* An own leaf may be named too, though no bulletin does. */
static void read_place(struct loader *loader, struct statement *statement)
{
    const struct catalogue *catalogue = loader->catalogue;
    struct view section = cell_needed(loader, "section");
    struct view area = cell_needed(loader, "area");

    statement->section = catalogue_section(catalogue, section);
    cell_known(loader, "section", section, statement->section, "sections.csv");
    statement->area = catalogue_area(catalogue, area);
    cell_known(loader, "area", area, statement->area, "areas.csv");
}

/* "2021-12-31" is the year 2021, printed as its last day. */
static void read_period(struct loader *loader, struct statement *statement)
{
    struct view text = cell_needed(loader, "period");

    if (!period_parse(text, &statement->period) ||
        (statement->period.kind != PERIOD_YEAR &&
         statement->period.kind != PERIOD_SPAN))
        loader_fault(loader,
                     "column \"period\": \"%.*s\"; expected a year, "
                     "its last day or FIRST/LAST",
                     VIEW_ARG(text));
    statement->at_end = view_ends(text, VIEW("-12-31"));
}

static void read_formula(struct loader *loader, struct statement *statement)
{
    statement->formula_text = cell_needed(loader, "formula");
    statement->formula = loader_formula(
        loader, statement->key, FORMULA_STATEMENT, statement->formula_text);
    if (statement->formula)
        statement->indicator = formula_alone(statement->formula);
}

/* One indicator alone is called and counted as that is. Two places for one fact
 * would differ one day. */
static void take_from_indicator(struct loader *loader,
                                struct statement *statement)
{
    static const char *const empty[] = {"measure", "decimals"};

    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
        if (cell_text(loader, empty[i]).n > 0)
            loader_fault(loader,
                         "column \"%s\" must be empty: it is that of "
                         "%.*s",
                         empty[i], VIEW_ARG(statement->indicator->code));
    statement->measure = statement->indicator->measure;
    statement->decimals = statement->indicator->decimals;
    cell_words(loader, "name", false, statement->name);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (statement->name[i].n == 0)
            statement->name[i] = statement->indicator->name[i];
}

/* A condition has no measure; everything else must say its own. */
static void read_result(struct loader *loader, struct statement *statement)
{
    struct view measure = cell_text(loader, "measure");

    cell_words(loader, "name", true, statement->name);
    statement->decimals = cell_integer(loader, "decimals", 0, DECIMALS_MOST, 0);
    if (statement->formula && formula_is_truth(statement->formula))
        return;
    cell_needed(loader, "measure");
    statement->measure = catalogue_measure(loader->catalogue, measure);
    cell_known(loader, "measure", measure, statement->measure, "measures.csv");
}

/* No digits: {year} and {value} say them, and the sentence holds next year too.
 */
static void read_texts(struct loader *loader, struct statement *statement)
{
    static const char *const placeholders[] = {"value",     "measure", "area",
                                               "period",    "year",    "rank",
                                               "qualifier", NULL};
    static const char *const wheres[] = {"column \"text_zh\"",
                                         "column \"text_en\""};

    cell_words(loader, "text", true, statement->text);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        loader_template(loader, wheres[i], statement->text[i], placeholders,
                        false);
}

/* Formula before result: what is alone in a formula lends its words. */
static void read_statement(struct loader *loader, void *row)
{
    struct statement *statement = row;

    statement->origin = loader_origin(loader);
    statement->key = cell_code(loader, "key");
    statement->class = cell_code(loader, "class");
    read_place(loader, statement);
    read_period(loader, statement);
    read_formula(loader, statement);
    if (statement->indicator)
        take_from_indicator(loader, statement);
    else
        read_result(loader, statement);
    read_texts(loader, statement);
    loader_name(loader, &loader->catalogue->index->statements, statement->key,
                statement);
}

void catalogue_load_statements(struct loader *loader)
{
    static const char *const columns[] = {
        "!key",     "!section", "!class",    "!area",    "!period",
        "!formula", "!measure", "!decimals", "!name_zh", "!name_en",
        "!text_zh", "!text_en", NULL};
    static const struct list_kind kind = {.file = "statements.csv",
                                          .optional = true,
                                          .columns = columns,
                                          .size = sizeof(struct statement),
                                          .read = read_statement};

    loader->catalogue->statements =
        loader_list(loader, &kind, &loader->catalogue->statement_count);
}

const struct statement *catalogue_statement(const struct catalogue *catalogue,
                                            struct view key)
{
    return names_find(&catalogue->index->statements, key);
}
