/* Codes of the survey as SDMX identifiers. */
#include "stages/publish/sdmx.h"

static bool stands(unsigned char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= '0' && c <= '9') || c == '-';
}

/* '_' and '@' are taken, so they are escaped like any other byte: that is what
 * makes the way back possible. */
void sdmx_id(struct view code, struct buf *out)
{
    for (size_t i = 0; i < code.n; i++) {
        unsigned char c = (unsigned char)code.p[i];
        if (stands(c))
            buf_byte(out, (char)c);
        else if (c == '.' || c == '/')
            buf_byte(out, c == '.' ? '_' : '@');
        else
            buf_format(out, "$%02X", c);
    }
}

struct view sdmx_id_of(struct view code, struct arena *arena)
{
    struct buf text = {0};
    sdmx_id(code, &text);
    if (text.failed)
        arena->failed = true;
    struct view id = arena_copy(arena, buf_view(&text));
    buf_release(&text);
    return id;
}

/* A span of n years is told every n years: CL_FREQ has A5 and the like. */
struct view sdmx_frequency(struct period period, struct arena *arena)
{
    switch (period.kind) {
    case PERIOD_HALF:
        return VIEW("S");
    case PERIOD_QUARTER:
        return VIEW("Q");
    case PERIOD_MONTH:
        return VIEW("M");
    case PERIOD_SPAN:
        return arena_format(arena, "A%d", period.last - period.year + 1);
    case PERIOD_YEAR:
    case PERIOD_NONE:
        break;
    }
    return VIEW("A");
}

struct view sdmx_time(struct period period, struct arena *arena)
{
    switch (period.kind) {
    case PERIOD_HALF:
        return arena_format(arena, "%d-S%d", period.year, period.part);
    case PERIOD_QUARTER:
        return arena_format(arena, "%d-Q%d", period.year, period.part);
    case PERIOD_MONTH:
        return arena_format(arena, "%d-%02d", period.year, period.part);
    case PERIOD_SPAN:
        return arena_format(arena, "%d-01-01/P%dY", period.year,
                            period.last - period.year + 1);
    case PERIOD_YEAR:
    case PERIOD_NONE:
        break;
    }
    return arena_format(arena, "%d", period.year);
}

/* UCUM's "10*4." in front of a code; what is behind it is left in `code`. */
static bool cut_power(struct view *code, int *power)
{
    struct view rest = *code;
    struct view front = view_cut(&rest, '.');
    if (!rest.p || !view_starts(front, VIEW("10*")))
        return false;
    front = (struct view){front.p + 3, front.n - 3};
    *code = rest;
    return view_number(front, power) && *power > 0;
}

/* The factors have the last word: a code in the list that does not fit them
 * must not move the decimal point. */
static bool is_multiple(const struct measure *m, const struct measure *of,
                        int power)
{
    struct decimal factor;
    struct decimal one = decimal_of(1);
    if (power > 18 || decimal_compare(of->factor_over, one) ||
        decimal_compare(of->factor_under, one) ||
        decimal_compare(m->factor_under, one))
        return false;
    factor = one;
    while (power-- > 0)
        if (!decimal_multiply(factor, decimal_of(10), &factor))
            return false;
    return !decimal_compare(factor, m->factor_over);
}

const struct measure *sdmx_measure(const struct catalogue *catalogue,
                                   const struct measure *measure, int *power)
{
    struct view code = measure->ucum;
    *power = 0;
    if (!cut_power(&code, power))
        return measure;
    for (size_t i = 0; i < catalogue->measure_count; i++) {
        const struct measure *of = &catalogue->measures[i];
        if (view_equal(of->ucum, code) &&
            view_equal(of->dimension, measure->dimension) &&
            is_multiple(measure, of, *power))
            return of;
    }
    *power = 0;
    return measure;
}
