/* The lists that are but codes and names: groups, sections, forms. */
#include "pipeline/model/catalogue_internal.h"

/* Three lists of one shape. Each keeps its own struct: a section is no form,
 * and the compiler knows. */
static const char *const columns[] = {"!code", "!name_zh", "!name_en", NULL};

static void read_group(struct loader *loader, void *row)
{
    struct group *group = row;

    group->code = cell_code(loader, "code");
    cell_words(loader, "name", true, group->name);
    loader_name(loader, &loader->catalogue->index->groups, group->code, group);
}

void catalogue_load_groups(struct loader *loader)
{
    static const struct list_kind kind = {.file = "groups.csv",
                                          .columns = columns,
                                          .size = sizeof(struct group),
                                          .read = read_group};

    loader->catalogue->groups =
        loader_list(loader, &kind, &loader->catalogue->group_count);
}

static void read_section(struct loader *loader, void *row)
{
    struct section *section = row;

    section->code = cell_code(loader, "code");
    cell_words(loader, "name", true, section->name);
    loader_name(loader, &loader->catalogue->index->sections, section->code,
                section);
}

void catalogue_load_sections(struct loader *loader)
{
    static const struct list_kind kind = {.file = "sections.csv",
                                          .columns = columns,
                                          .size = sizeof(struct section),
                                          .read = read_section};

    loader->catalogue->sections =
        loader_list(loader, &kind, &loader->catalogue->section_count);
}

static void read_form(struct loader *loader, void *row)
{
    struct form *form = row;

    form->code = cell_code(loader, "code");
    cell_words(loader, "name", true, form->name);
    cell_words(loader, "organ", false, form->organ);
    form->number = cell_text(loader, "number");
    form->approval = cell_text(loader, "approval");
    form->valid_until = cell_text(loader, "valid_until");
    loader_name(loader, &loader->catalogue->index->forms, form->code, form);
}

void catalogue_load_forms(struct loader *loader)
{
    static const char *const marks[] = {"!code",    "!name_zh",    "!name_en",
                                        "number",   "organ_zh",    "organ_en",
                                        "approval", "valid_until", NULL};
    static const struct list_kind kind = {.file = "forms.csv",
                                          .columns = marks,
                                          .size = sizeof(struct form),
                                          .read = read_form};

    loader->catalogue->forms =
        loader_list(loader, &kind, &loader->catalogue->form_count);
}

const struct group *catalogue_group(const struct catalogue *catalogue,
                                    struct view code)
{
    return names_find(&catalogue->index->groups, code);
}

const struct section *catalogue_section(const struct catalogue *catalogue,
                                        struct view code)
{
    return names_find(&catalogue->index->sections, code);
}

const struct form *catalogue_form(const struct catalogue *catalogue,
                                  struct view code)
{
    return names_find(&catalogue->index->forms, code);
}
