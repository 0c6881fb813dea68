/* flags.csv: how each flag is lettered, shown and told; which flags there are
 * is the program's. */
#include "pipeline/model/catalogue_internal.h"

/* Rows go where the enum says, whatever their order in the file. A flag without
 * a row would have no letter in print, so each must be there. */
static void read_flag(struct loader *loader, void *row)
{
    struct view name = cell_needed(loader, "name");
    enum flag flag = flag_find(name);
    struct flag_kind *kind;

    (void)row;
    if (flag == FLAG_COUNT) {
        loader_fault(loader, "column \"name\": there is no flag \"%.*s\"",
                     VIEW_ARG(name));
        return;
    }
    kind = &loader->catalogue->flags[flag];
    if (kind->name)
        loader_fault(loader, "\"%s\" occurs a second time", kind->name);
    kind->name = flag_name(flag);
    kind->letter = cell_text(loader, "letter");
    kind->sdmx = cell_text(loader, "sdmx");
    kind->travels = cell_yes(loader, "travels");
    kind->shown = cell_text(loader, "shown");
    cell_words(loader, "", true, kind->text);
}

/* `rows` of one byte are not used: what is read goes into the catalogue. */
void catalogue_load_flags(struct loader *loader)
{
    static const char *const columns[] = {
        "!name", "!letter", "!sdmx", "!travels", "!shown", "!zh", "!en", NULL};
    static const struct list_kind kind = {
        .file = "flags.csv", .columns = columns, .size = 1, .read = read_flag};
    size_t count;

    loader_list(loader, &kind, &count);
    loader->line = 0;
    for (int i = 0; i < FLAG_COUNT; i++)
        if (!loader->catalogue->flags[i].name)
            loader_fault(loader, "there is no row for the flag \"%s\"",
                         flag_name((enum flag)i));
}
