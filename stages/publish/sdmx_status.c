/* One status of CL_OBS_STATUS for a figure's whole set of flags. */
#include "stages/publish/sdmx.h"

/* A break makes a series unfit to be compared, so it is told before anything
 * else; then what is least like a count; then what may still change. */
static const char *const precedence[] = {"B", "I", "E", "U", "P", "V"};

bool sdmx_has_value(const struct figure *f)
{
    bool number = f->value.kind == QUANTITY_NUMBER;
    return (number || f->grade || f->words.n) &&
           !(f->flags & FLAG_BIT(FLAG_WITHHELD));
}

/* As a table prints one sign for several reasons: the first in order. */
static struct view reason(const struct flag_kind kinds[FLAG_COUNT],
                          uint32_t flags)
{
    if (flags & FLAG_BIT(FLAG_WITHHELD))
        return kinds[FLAG_WITHHELD].sdmx;
    for (int flag = 0; flag < FLAG_COUNT; flag++)
        if (flags & FLAGS_NO_NUMBER & FLAG_BIT(flag))
            return kinds[flag].sdmx;
    return VIEW("O");
}

static bool has(const struct flag_kind kinds[FLAG_COUNT], uint32_t flags,
                struct view status)
{
    for (int flag = 0; flag < FLAG_COUNT; flag++)
        if (flags & FLAG_BIT(flag) && view_equal(kinds[flag].sdmx, status))
            return true;
    return false;
}

/* What the survey's list says beyond the six known here. */
static struct view other(const struct flag_kind kinds[FLAG_COUNT],
                         uint32_t flags)
{
    for (int flag = 0; flag < FLAG_COUNT; flag++)
        if (flags & FLAG_BIT(flag) && !view_equal(kinds[flag].sdmx, VIEW("A")))
            return kinds[flag].sdmx;
    return VIEW("A");
}

struct view sdmx_status(const struct flag_kind kinds[FLAG_COUNT],
                        const struct figure *f)
{
    uint32_t flags = f->flags & ~FLAGS_NO_NUMBER;
    if (!sdmx_has_value(f))
        return reason(kinds, f->flags);
    for (size_t i = 0; i < sizeof precedence / sizeof *precedence; i++)
        if (has(kinds, flags, view_of(precedence[i])))
            return view_of(precedence[i]);
    return other(kinds, flags);
}
