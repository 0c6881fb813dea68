/* How areas are called: their names in all spellings, aliases.csv for what is
 * abolished, and the search for the area that a clerk means. */
#include "pipeline/model/catalogue_internal.h"

enum { CODE_DIGITS = 6, LONG_CODE_DIGITS = 12 };

static const struct area_name *names_of(const struct catalogue *catalogue,
                                        struct view name)
{
    return names_find(&catalogue->index->area_names, name);
}

/* Put in front of those of the same name, so the chain is in reverse order of
 * the file; `offer` puts that right by yearbook order. */
static void add_name(struct loader *loader, const struct area *area,
                     struct view name, enum name_rank rank)
{
    struct catalogue_index *index = loader->catalogue->index;
    struct area_name *added;

    if (name.n == 0)
        return;
    added = loader_take(loader, 1, sizeof *added);
    if (!added)
        return;
    *added = (struct area_name){
        name, area, rank, names_of(loader->catalogue, name), index->every_name};
    index->every_name = added;
    names_put(&index->area_names, loader->arena, name, added);
}

/* 廣州 of 廣州市, where 广州 is short for 广州市: as many characters. */
static struct view short_traditional(const struct area *area)
{
    struct view rest = area->traditional;

    if (!view_starts(area->name[LANGUAGE_ZH], area->short_name[LANGUAGE_ZH]))
        return VIEW("");
    for (size_t n = utf8_length(area->short_name[LANGUAGE_ZH]); n > 0; n--)
        utf8_next(&rest);
    return (struct view){area->traditional.p, area->traditional.n - rest.n};
}

/* English short names repeat the full ones, which does no harm. */
static void add_names(struct loader *loader, const struct area *area)
{
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        add_name(loader, area, area->name[i], NAME_FULL);
        add_name(loader, area, area->short_name[i], NAME_SHORT);
    }
    add_name(loader, area, area->traditional, NAME_FULL);
    add_name(loader, area, short_traditional(area), NAME_SHORT);
}

/* An alias that a name of today hides would never be followed. */
static void check_alias(struct loader *loader, struct view alias,
                        const struct area *target)
{
    const struct catalogue *catalogue = loader->catalogue;

    if (catalogue_area(catalogue, alias))
        loader_fault(loader, "\"%.*s\" is the code of an area in areas.csv",
                     VIEW_ARG(alias));
    for (const struct area_name *name = names_of(catalogue, alias); name;
         name = name->same)
        if (name->area != target)
            loader_fault(loader, "\"%.*s\" is a name of %.*s already",
                         VIEW_ARG(alias), VIEW_ARG(name->area->code));
}

static void read_alias(struct loader *loader, void *row)
{
    struct catalogue *catalogue = loader->catalogue;
    struct view alias = cell_needed(loader, "alias");
    struct view code = cell_code(loader, "code");
    const struct area *area = catalogue_area(catalogue, code);

    (void)row;
    cell_known(loader, "code", code, area, "areas.csv");
    if (loader->status != STATUS_OK)
        return;
    check_alias(loader, alias, area);
    loader_name(loader, &catalogue->index->area_aliases, alias, area);
    add_name(loader, area, alias, NAME_ABOLISHED);
}

void catalogue_load_area_names(struct loader *loader)
{
    static const char *const columns[] = {"!alias", "!code", "note_zh",
                                          "note_en", NULL};
    static const struct list_kind kind = {.file = "aliases.csv",
                                          .optional = true,
                                          .columns = columns,
                                          .size = 1,
                                          .read = read_alias};
    const struct catalogue *catalogue = loader->catalogue;
    size_t count;

    for (size_t i = 0; i < catalogue->area_count; i++)
        add_names(loader, &catalogue->areas[i]);
    loader_list(loader, &kind, &count);
}

/* A search for one area; the best rank wins, two areas of it are in doubt. */
struct search {
    const struct catalogue *catalogue;
    const struct area *found;
    enum name_rank rank;
    bool renamed;
    bool doubtful;
};

/* Ranks first, then yearbook order; the same area by two names is no doubt.
 * 鼓楼区 is in Nanjing, Xuzhou, Kaifeng and Fuzhou: a name alone may not say
 * where. */
static void offer(struct search *search, const struct area_name *name,
                  bool renamed)
{
    if (search->found && name->rank > search->rank)
        return;
    if (search->found && name->rank == search->rank) {
        search->doubtful = search->doubtful || name->area != search->found;
        if (name->area->order >= search->found->order)
            return;
    } else {
        search->doubtful = false;
    }
    search->found = name->area;
    search->rank = name->rank;
    search->renamed = renamed || name->rank == NAME_ABOLISHED;
}

/* Strictly below: so a path goes down the tree and has an end. */
static bool is_below(const struct area *area, const struct area *above)
{
    return !above || (area != above && area_within(area, above));
}

static void search_whole(struct search *search, struct view text,
                         const struct area *above, bool renamed)
{
    for (const struct area_name *name = names_of(search->catalogue, text); name;
         name = name->same)
        if (is_below(name->area, above))
            offer(search, name, renamed);
}

/* The text as a name below `above`, or as a name followed by such a text. A
 * whole name goes before a path: only where none fits is it taken apart, and
 * every name that begins the text is tried, for 广州 begins 广州市 too.
 * Each step goes down the tree, so the depth bounds it. */
static void search_path(struct search *search, struct view text,
                        const struct area *above, bool renamed)
{
    const struct area *before = search->found;

    search_whole(search, text, above, renamed);
    if (search->found != before)
        return;
    for (const struct area_name *name = search->catalogue->index->every_name;
         name; name = name->next) {
        struct view rest = text;

        if (name->name.n >= text.n || !view_starts(text, name->name) ||
            !is_below(name->area, above))
            continue;
        rest.p += name->name.n;
        rest.n -= name->name.n;
        search_path(search, view_trim(rest), name->area,
                    renamed || name->rank == NAME_ABOLISHED);
    }
}

/* Twelve digits name a place down to the village; those of an area of six end
 * in zeros. */
static struct view short_code(struct view text)
{
    if (text.n == LONG_CODE_DIGITS && view_ends(text, VIEW("000000")))
        text.n = CODE_DIGITS;
    return text;
}

/* Codes abolished by a reform stay valid as names of what came after. */
static bool search_code(struct search *search, struct view text)
{
    const struct catalogue *catalogue = search->catalogue;

    search->found = catalogue_area(catalogue, text);
    if (search->found)
        return true;
    search->found = names_find(&catalogue->index->area_aliases, text);
    search->renamed = search->found != NULL;
    return search->renamed;
}

/* A caller who cannot be told of a doubt gets no answer in doubt. */
const struct area *catalogue_area_by_name(const struct catalogue *catalogue,
                                          struct view name, bool *renamed,
                                          bool *doubtful)
{
    struct search search = {.catalogue = catalogue};

    if (!search_code(&search, short_code(name)) && name.n > 0)
        search_path(&search, name, NULL, false);
    if (renamed)
        *renamed = search.renamed;
    if (doubtful)
        *doubtful = search.doubtful;
    return search.doubtful && !doubtful ? NULL : search.found;
}
