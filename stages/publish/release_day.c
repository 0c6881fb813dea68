/* The calendar's last day that has passed. */
#include "stages/publish/release_day.h"

static struct view later(struct view best, struct view mark, struct view today)
{
    bool passed = mark.n && view_compare(mark, today) < 0;
    return passed && view_compare(mark, best) > 0 ? mark : best;
}

/* The days of one entry are looked at like any others. */
static struct view last_of(const struct calendar_entry *e, struct view day,
                           struct view today)
{
    const struct view marks[] = {e->opening, e->deadline, e->correction,
                                 e->lock};
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
        day = later(day, marks[k], today);
    return day;
}

struct view release_day(const struct run *run, struct arena *arena)
{
    const struct catalogue *c = run->catalogue;
    struct view day = VIEW("");
    for (size_t i = 0; i < c->calendar_count; i++)
        day = last_of(&c->calendar[i], day, run->day);
    return day.n ? day : arena_format(arena, "%d-12-31", run->year);
}

struct view release_day_of(const struct run *run, int year, struct arena *arena)
{
    const struct catalogue *c = run->catalogue;
    struct view day = VIEW("");
    for (size_t i = 0; i < c->calendar_count; i++)
        if (c->calendar[i].year == year)
            day = last_of(&c->calendar[i], day, run->day);
    return day.n ? day : arena_format(arena, "%d-12-31", year);
}
