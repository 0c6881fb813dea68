/* The names of the flags, and sets of them as text. */
#include "pipeline/model/flags.h"

#include <stddef.h>

/* As in files and in the ledger: a name once given stays. */
static const char *const names[FLAG_COUNT] = {
    [FLAG_NIL] = "nil",
    [FLAG_NOT_APPLICABLE] = "not-applicable",
    [FLAG_NOT_AVAILABLE] = "not-available",
    [FLAG_TOO_SMALL] = "too-small",
    [FLAG_MISSING] = "missing",
    [FLAG_UNDEFINED] = "undefined",
    [FLAG_WITHHELD] = "withheld",
    [FLAG_MORE_THAN] = "more-than",
    [FLAG_LESS_THAN] = "less-than",
    [FLAG_ABOUT] = "about",
    [FLAG_ROUNDED] = "rounded",
    [FLAG_WHOLE] = "whole",
    [FLAG_PARTIAL] = "partial",
    [FLAG_DISPUTED] = "disputed",
    [FLAG_IMPUTED] = "imputed",
    [FLAG_ESTIMATED] = "estimated",
    [FLAG_PRELIMINARY] = "preliminary",
    [FLAG_UNCONFIRMED] = "unconfirmed",
    [FLAG_BREAK] = "break",
    [FLAG_LATE] = "late",
    [FLAG_SYNTHETIC] = "synthetic",
};

/* A walk of some twenty: flags are read from a few submissions only. */
enum flag flag_find(struct view name)
{
    for (int flag = 0; flag < FLAG_COUNT; flag++)
        if (view_equal(name, view_of(names[flag])))
            return (enum flag)flag;
    return FLAG_COUNT;
}

/* FLAG_COUNT is what flag_find gives for none. */
const char *flag_name(enum flag flag)
{
    return flag < FLAG_COUNT ? names[flag] : "";
}

/* In the enum's order, so equal sets are equal texts. */
void flags_print(uint32_t flags, struct buf *out)
{
    const char *between = "";

    for (int flag = 0; flag < FLAG_COUNT; flag++)
        if (flags & FLAG_BIT(flag)) {
            buf_adds(out, between);
            buf_adds(out, names[flag]);
            between = " ";
        }
}

/* People type two blanks where one would do. */
bool flags_parse(struct view text, uint32_t *flags)
{
    uint32_t set = 0;

    for (struct view rest = text; rest.p;) {
        struct view name = view_cut(&rest, ' ');
        enum flag flag = flag_find(name);

        if (name.n == 0)
            continue;
        if (flag == FLAG_COUNT)
            return false;
        set |= FLAG_BIT(flag);
    }
    *flags = set;
    return true;
}

/* The set is made anew each time: it belongs to the survey, not to the program.
 */
uint32_t flags_travelling(const struct flag_kind kinds[FLAG_COUNT],
                          uint32_t flags)
{
    uint32_t rest = flags & (FLAG_BIT(FLAG_COUNT) - 1), travelling = 0;

    for (; rest; rest &= rest - 1) {
        int flag = __builtin_ctz(rest);

        if (kinds[flag].travels)
            travelling |= FLAG_BIT(flag);
    }
    return travelling;
}
