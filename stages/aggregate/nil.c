/* A full nil return says "there is none" of everything its unit counts. */
#include "stages/aggregate/nil.h"

#include "stages/aggregate/expect.h"

/* What a unit may only say as control it does not deny by a nil return. */
static bool counts(const struct indicator *indicator, const struct unit *unit,
                   const struct area *area)
{
    bool as_control = false, whole = false;
    return source_allows(indicator, unit, area, &as_control, &whole) &&
           !as_control;
}

/* The area it speaks about by default; what is counted at the city itself is
 * said of the node, not of its own leaf. */
static const struct area *area_for(const struct indicator *indicator,
                                   const struct submission *s)
{
    const struct area *area = s->area ? s->area : s->unit.area;
    if (area && counts(indicator, &s->unit, area))
        return area;
    if (area && area->own && counts(indicator, &s->unit, area->parent))
        return area->parent;
    return NULL;
}

/* Of a word or a grade there is no "none". An indicator on no form in
 * particular is not denied: nobody asked this unit for it. */
static bool may_be_nil(const struct indicator *indicator,
                       const struct submission *s)
{
    if (indicator->formula || !expect_collected(indicator, s->period) ||
        (indicator->type != VALUE_NUMBER && indicator->type != VALUE_ITEMS))
        return false;
    return expect_has_word(indicator->forms, s->form);
}

/* They stand before the return's own observations, which so overlay them. */
void nil_observations(const struct catalogue *catalogue,
                      const struct submission *s, struct arena *arena,
                      void (*take)(void *self, struct observation *),
                      void *self)
{
    for (size_t i = 0; i < catalogue->indicator_count; i++) {
        const struct indicator *indicator = &catalogue->indicators[i];
        const struct area *area =
            may_be_nil(indicator, s) ? area_for(indicator, s) : NULL;
        struct observation *o = area ? arena_take(arena, sizeof *o) : NULL;
        if (!o)
            continue;
        *o = (struct observation){.indicator = indicator,
                                  .area = area,
                                  .period = s->period,
                                  .none = true,
                                  .place = s->place,
                                  .flags = FLAG_BIT(FLAG_NIL)};
        take(self, o);
    }
}
