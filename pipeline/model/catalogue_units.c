/* units.csv: who reports, and whether every role has its institution. */
#include "pipeline/model/catalogue_internal.h"

#include <string.h>

#include "pipeline/model/identifier.h"

enum { CREDIT_CODE = 18 };

/* A sender is a folder's name: no path may hide in it. */
/* Left out, it is the unit's code. */
static void read_sender(struct loader *loader, struct unit *unit)
{
    unit->sender = cell_text(loader, "sender");
    if (unit->sender.n == 0)
        unit->sender = unit->code;
    if (unit->sender.n > 0 && (unit->sender.p[0] == '.' ||
                               memchr(unit->sender.p, '/', unit->sender.n)))
        loader_fault(loader,
                     "column \"sender\": \"%.*s\" is no name for a "
                     "folder",
                     VIEW_ARG(unit->sender));
}

/* Indicators name institutions by role, never by code. */
static void read_role(struct loader *loader, struct unit *unit)
{
    unit->role = cell_text(loader, "role");
    if (unit->kind == UNIT_INSTITUTION)
        cell_code(loader, "role");
    else if (unit->role.n > 0)
        loader_fault(loader, "column \"role\": only institutions have one");
}

/* An organization lies in a leaf; the others know the area as a whole. */
static void read_area(struct loader *loader, struct unit *unit)
{
    struct view code = cell_code(loader, "area");

    unit->area = catalogue_area(loader->catalogue, code);
    cell_known(loader, "area", code, unit->area, "areas.csv");
    if (!unit->area)
        return;
    if (unit->kind == UNIT_ORGANIZATION)
        unit->area = area_leaf(unit->area);
    else if (unit->area->own)
        loader_fault(loader,
                     "column \"area\": \"%.*s\"; expected the area "
                     "itself",
                     VIEW_ARG(code));
}

/* What it owes: a form, from a year on; without a year it may report but need
 * not. */
static void read_debt(struct loader *loader, struct unit *unit)
{
    unit->form = cell_needed(loader, "form");
    cell_known(loader, "form", unit->form,
               catalogue_form(loader->catalogue, unit->form), "forms.csv");
    unit->owes_from = cell_year(loader, "owes_from");
    unit->owes_until = cell_year(loader, "owes_until");
    loader_years(loader, unit->owes_from, unit->owes_until);
    if (unit->owes_until && !unit->owes_from)
        loader_fault(loader, "owes_until without owes_from");
}

/* Other surveys have other codes: only what looks like a credit code is held to
 * its check characters. */
static void check_code(struct loader *loader, const struct unit *unit)
{
    if (unit->kind == UNIT_ORGANIZATION && unit->code.n == CREDIT_CODE &&
        identifier_credit_code(unit->code) != IDENTIFIER_GOOD)
        loader_fault(loader,
                     "column \"code\": \"%.*s\" fails the check of "
                     "GB 32100",
                     VIEW_ARG(unit->code));
}

/* Two bureaus of one area would both count. */
/* After a fault `area` may be NULL, hence the question first. */
static void enter_bureau(struct loader *loader, const struct unit *unit)
{
    const struct unit **place;

    if (loader->status != STATUS_OK || unit->kind != UNIT_BUREAU)
        return;
    place = &loader->catalogue->index->bureaus[unit->area->index];
    if (*place)
        loader_fault(loader, "%.*s has a bureau already, %.*s",
                     VIEW_ARG(unit->area->code), VIEW_ARG((*place)->code));
    *place = unit;
}

/* Limits are the folder's: what it brings is not yet known to be whose. */
static void read_limits(struct loader *loader, struct unit *unit)
{
    struct catalogue_index *index = loader->catalogue->index;
    struct view code = cell_text(loader, "limits");
    const struct limits *before;

    if (code.n == 0)
        return;
    unit->limits = names_find(&index->limits, code);
    cell_known(loader, "limits", code, unit->limits, "limits.csv");
    if (loader->status != STATUS_OK)
        return;
    before = names_put(&index->sender_limits, loader->arena, unit->sender,
                       unit->limits);
    if (before && before != unit->limits)
        loader_fault(loader,
                     "column \"limits\": \"%.*s\", but the folder %.*s has "
                     "\"%.*s\" already",
                     VIEW_ARG(code), VIEW_ARG(unit->sender),
                     VIEW_ARG(before->code));
}

/* Several units may share a folder: a district's office sends for its
 * institutions. */
static void read_unit(struct loader *loader, void *row)
{
    static const char *const kinds[] = {"bureau", "organization", "institution",
                                        NULL};
    struct catalogue_index *index = loader->catalogue->index;
    struct unit *unit = row;

    unit->origin = loader_origin(loader);
    unit->listed = true;
    unit->code = cell_code(loader, "code");
    unit->kind = (enum unit_kind)cell_choice(loader, "kind", kinds);
    cell_words(loader, "name", true, unit->name);
    read_area(loader, unit);
    read_sender(loader, unit);
    read_limits(loader, unit);
    read_role(loader, unit);
    read_debt(loader, unit);
    check_code(loader, unit);
    enter_bureau(loader, unit);
    loader_name(loader, &index->units, unit->code, unit);
    if (loader->status == STATUS_OK)
        names_put(&index->senders, loader->arena, unit->sender, unit);
}

/* One bureau at the most for each area: room for all of them at once. */
void catalogue_load_units(struct loader *loader)
{
    static const char *const columns[] = {
        "!code", "!kind", "!name_zh",   "!name_en",    "!area",  "!sender",
        "!role", "!form", "!owes_from", "!owes_until", "limits", NULL};
    static const struct list_kind kind = {.file = "units.csv",
                                          .columns = columns,
                                          .size = sizeof(struct unit),
                                          .read = read_unit};
    struct catalogue *catalogue = loader->catalogue;

    catalogue->index->bureaus =
        loader_take(loader, catalogue->area_count, sizeof(struct unit *));
    catalogue->units = loader_list(loader, &kind, &catalogue->unit_count);
}

static bool role_exists(const struct catalogue *catalogue, struct view role)
{
    for (size_t i = 0; i < catalogue->unit_count; i++)
        if (catalogue->units[i].kind == UNIT_INSTITUTION &&
            view_equal(catalogue->units[i].role, role))
            return true;
    return false;
}

/* Told at the indicator, where the word was probably mistyped. */
static void check_role(struct loader *loader, const struct indicator *indicator,
                       const struct source *source)
{
    loader_at(loader, indicator->origin);
    if (source->kind == SOURCE_INSTITUTION &&
        !role_exists(loader->catalogue, source->role))
        loader_fault(loader,
                     "no institution in units.csv has the role "
                     "\"%.*s\"",
                     VIEW_ARG(source->role));
}

/* Units come after indicators, which they do not need; roles are what ties
 * them. */
void catalogue_check_roles(struct loader *loader)
{
    const struct catalogue *catalogue = loader->catalogue;

    for (size_t i = 0; i < catalogue->indicator_count; i++) {
        const struct indicator *indicator = &catalogue->indicators[i];

        check_role(loader, indicator, &indicator->counted_by);
        for (size_t k = 0; k < indicator->control_count; k++)
            check_role(loader, indicator, &indicator->controls[k]);
    }
}
