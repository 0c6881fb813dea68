/* measures.csv: what values are counted in. */
#include "pipeline/model/catalogue_internal.h"

static bool is_one(struct decimal number)
{
    return decimal_compare(number, decimal_of(1)) == 0;
}

/* Two columns, over and under, because a twelfth cannot be written as one
 * decimal. */
static void read_measure(struct loader *loader, void *row)
{
    struct measure *measure = row;

    measure->code = cell_code(loader, "code");
    cell_words(loader, "name", true, measure->name);
    measure->dimension = cell_needed(loader, "dimension");
    measure->ucum = cell_text(loader, "ucum");
    measure->in_points = cell_yes(loader, "points");
    measure->factor_over = cell_positive(loader, "over");
    measure->factor_under = cell_positive(loader, "under");
    loader_name(loader, &loader->catalogue->index->measures, measure->code,
                measure);
}

/* The first of the dimension that counts single things. */
static struct measure *base_of(const struct catalogue *catalogue,
                               struct view dimension)
{
    for (size_t i = 0; i < catalogue->measure_count; i++) {
        struct measure *measure = &catalogue->measures[i];

        if (view_equal(measure->dimension, dimension) &&
            is_one(measure->factor_over) && is_one(measure->factor_under))
            return measure;
    }
    return NULL;
}

/* Two words may mean the same (人, 名): the first with the factor 1 is the
 * one that is printed. */
/* Quadratic in the number of measures, of which there are some dozens. */
static void find_bases(struct loader *loader)
{
    struct catalogue *catalogue = loader->catalogue;

    for (size_t i = 0; i < catalogue->measure_count; i++) {
        struct view dimension = catalogue->measures[i].dimension;
        struct measure *base = base_of(catalogue, dimension);

        if (base)
            base->base = true;
        else
            loader_fault(loader,
                         "the dimension \"%.*s\" has no base; expected a "
                         "measure with over 1 and under 1",
                         VIEW_ARG(dimension));
    }
}

void catalogue_load_measures(struct loader *loader)
{
    static const char *const columns[] = {"!code",      "!name_zh", "!name_en",
                                          "!dimension", "!over",    "!under",
                                          "points",     "ucum",     NULL};
    static const struct list_kind kind = {.file = "measures.csv",
                                          .columns = columns,
                                          .size = sizeof(struct measure),
                                          .read = read_measure};

    loader->catalogue->measures =
        loader_list(loader, &kind, &loader->catalogue->measure_count);
    loader->line = 0;
    find_bases(loader);
}

const struct measure *catalogue_measure(const struct catalogue *catalogue,
                                        struct view code)
{
    return names_find(&catalogue->index->measures, code);
}
