/* Finding units: those listed, organizations known by the code that the
 * register gave them, and whose folder may bring what. */
#include "pipeline/model/catalogue_internal.h"

#include "pipeline/model/identifier.h"

enum { ORGAN_AT = 2, ORGAN_DIGITS = 6 };

/* The form of the organizations that are not listed. */
static struct view organization_form(void)
{
    return VIEW("organization");
}

/* Digits 3 to 8 of a credit code are the area of the registering organ, by its
 * code of then (GB 32100-2015); NULL if that is no area of ours. The code is
 * for life, the organ's area may be abolished since: hence the aliases. */
static const struct area *organ_of(const struct catalogue *catalogue,
                                   struct view code)
{
    struct view organ = {code.p + ORGAN_AT, ORGAN_DIGITS};

    if (identifier_credit_code(code) != IDENTIFIER_GOOD)
        return NULL;
    if (catalogue_area(catalogue, organ))
        return catalogue_area(catalogue, organ);
    return names_find(&catalogue->index->area_aliases, organ);
}

const struct unit *catalogue_listed(const struct catalogue *catalogue,
                                    struct view code)
{
    return names_find(&catalogue->index->units, code);
}

/* What is listed goes before what the code says. The survey may have no form
 * for organizations: then only listed ones report. */
bool catalogue_unit(const struct catalogue *catalogue, struct view code,
                    struct unit *out)
{
    const struct unit *listed = names_find(&catalogue->index->units, code);
    const struct area *organ;

    if (listed) {
        *out = *listed;
        return true;
    }
    organ = organ_of(catalogue, code);
    if (!organ || !catalogue_form(catalogue, organization_form()))
        return false;
    *out = (struct unit){.code = code,
                         .kind = UNIT_ORGANIZATION,
                         .name = {code, code},
                         .area = area_leaf(organ),
                         .sender = code,
                         .form = organization_form()};
    return true;
}

/* The bureau that registered the organization, as far as its code says;
 * otherwise the one of where it lies. */
static const struct unit *registrar_of(const struct catalogue *catalogue,
                                       const struct unit *unit)
{
    const struct area *organ = organ_of(catalogue, unit->code);

    if (!organ)
        organ = unit->area->own ? unit->area->parent : unit->area;
    return catalogue->index->bureaus[organ->index];
}

bool catalogue_may_send(const struct catalogue *catalogue, struct view sender,
                        const struct unit *unit)
{
    const struct unit *registrar;

    if (view_equal(sender, unit->sender))
        return true;
    if (unit->kind != UNIT_ORGANIZATION)
        return false;
    registrar = registrar_of(catalogue, unit);
    return registrar && view_equal(sender, registrar->sender);
}

/* An organization that nobody listed has a folder too, called by its code. */
/* The inbox asks this before it looks at any file. */
bool catalogue_sender(const struct catalogue *catalogue, struct view sender)
{
    struct unit unit;

    return names_find(&catalogue->index->senders, sender) ||
           (catalogue_unit(catalogue, sender, &unit) &&
            view_equal(unit.sender, sender));
}
