/* What an area of the tree knows of itself. */
#include "pipeline/model/catalogue.h"

/* The own leaf stands last: catalogue_tree.c places it so. */
const struct area *area_leaf(const struct area *area)
{
    return area->child_count ? area->children[area->child_count - 1] : area;
}

/* Upwards from the area: a tree of provinces is four or five levels deep. */
bool area_within(const struct area *area, const struct area *above)
{
    while (area && area != above)
        area = area->parent;
    return area != NULL;
}

/* Populations stand in order of years. */
const struct population *area_population(const struct area *area, int year)
{
    const struct population *latest = NULL;

    for (size_t i = 0; i < area->population_count; i++)
        if (area->populations[i].year <= year)
            latest = &area->populations[i];
    return latest;
}
