/* corrections.csv: which slips the survey mends by itself, edit by edit. */
#include "pipeline/model/catalogue_internal.h"

/* In the order of enum slip. */
static const char *const words[] = {"sign", "ten", "swap", NULL};

const char *slip_word(enum slip slip)
{
    return words[slip];
}

static const struct edit *find_edit(const struct catalogue *catalogue,
                                    struct view id)
{
    for (size_t i = 0; i < catalogue->edit_count; i++)
        if (view_equal(catalogue->edits[i].id, id))
            return &catalogue->edits[i];
    return NULL;
}

/* Beyond a return nothing may be changed: its sender was answered already. */
static void check_edit(struct loader *loader, const struct edit *edit)
{
    if (edit && edit->level > 1)
        loader_fault(loader,
                     "column \"edit\": %.*s is of level %d; only what one "
                     "return shows is mended",
                     VIEW_ARG(edit->id), edit->level);
    else if (edit && !edit->formula)
        loader_fault(loader, "column \"edit\": %.*s has no formula to go by",
                     VIEW_ARG(edit->id));
}

static void check_twice(struct loader *loader, const struct correction *row)
{
    const struct correction *all = loader->catalogue->corrections;

    for (; all < row; all++)
        if (all->edit == row->edit && all->slip == row->slip)
            loader_fault(loader, "line %ld says the same already",
                         all->origin.line);
}

static void read_correction(struct loader *loader, void *row)
{
    struct correction *correction = row;
    struct view id = cell_needed(loader, "edit");

    if (!loader->catalogue->corrections)
        loader->catalogue->corrections = correction;
    correction->origin = loader_origin(loader);
    correction->edit = find_edit(loader->catalogue, id);
    cell_known(loader, "edit", id, correction->edit, "edits.xml");
    check_edit(loader, correction->edit);
    correction->slip = (enum slip)cell_choice(loader, "slip", words);
    check_twice(loader, correction);
}

void catalogue_load_corrections(struct loader *loader)
{
    static const char *const columns[] = {"!edit", "!slip", NULL};
    static const struct list_kind kind = {.file = "corrections.csv",
                                          .optional = true,
                                          .columns = columns,
                                          .size = sizeof(struct correction),
                                          .read = read_correction};

    loader->catalogue->corrections =
        loader_list(loader, &kind, &loader->catalogue->correction_count);
}
