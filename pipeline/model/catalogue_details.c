/* details.csv: the program's own words in Chinese. */
#include "pipeline/model/catalogue_internal.h"

#include <string.h>

static bool has_number(struct view words)
{
    return memchr(words.p, '#', words.n);
}

static void read_detail(struct loader *loader, void *row)
{
    struct detail *detail = row;

    detail->en = cell_needed(loader, "en");
    detail->zh = cell_needed(loader, "zh");
    if (loader->status == STATUS_OK &&
        has_number(detail->en) != has_number(detail->zh))
        loader_fault(loader, "only one of the two has # for a number");
    loader_name(loader, &loader->catalogue->index->details, detail->en, detail);
}

void catalogue_load_details(struct loader *loader)
{
    static const char *const columns[] = {"!en", "!zh", NULL};
    static const struct list_kind kind = {.file = "details.csv",
                                          .optional = true,
                                          .columns = columns,
                                          .size = sizeof(struct detail),
                                          .read = read_detail};
    size_t count;

    loader_list(loader, &kind, &count);
}
