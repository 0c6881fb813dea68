/* Compares two lists of units and periods that have the same order. */
#include "pipeline/engine/losses.h"

#include <errno.h>
#include <stdlib.h>

static struct loss *loss_of(struct losses *l, struct view period)
{
    struct loss *at = l->periods.at;
    for (size_t i = 0; i < l->periods.count; i++)
        if (view_equal(at[i].period, period))
            return &at[i];
    at = array_push(&l->periods, l->arena, sizeof *at);
    if (at)
        at->period = arena_copy(l->arena, period);
    return at;
}

/* ENOMEM is getline's own; what stdio reports else is of the disk. */
static enum status ended(struct losses *l, struct err *err)
{
    l->more = false;
    return feof(l->old) ? STATUS_OK : err_system(err, "read", l->path);
}

/* The old list's next line; `more` is false behind the last. */
static enum status advance(struct losses *l, struct err *err)
{
    ssize_t n = getline(&l->line, &l->room, l->old);
    if (n < 0)
        return ended(l, err);
    struct view rest = {l->line, (size_t)n};
    if (view_ends(rest, VIEW("\n")))
        rest.n--;
    l->unit = view_cut(&rest, ',');
    l->period = rest;
    l->more = true;
    return STATUS_OK;
}

enum status losses_open(struct losses *losses, const char *path,
                        struct arena *arena, bool *there, struct err *err)
{
    *losses = (struct losses){.path = path, .arena = arena};
    losses->old = fopen(path, "re");
    *there = losses->old;
    if (!losses->old)
        return errno == ENOENT ? STATUS_OK : err_system(err, "open", path);
    enum status s = advance(losses, err); /* the header */
    return s == STATUS_OK ? advance(losses, err) : s;
}

/* The old list's next has passed: counted then, and now or not. */
static enum status settle(struct losses *l, bool lost, struct err *err)
{
    struct loss *loss = loss_of(l, l->period);
    if (!loss)
        return err_memory(err);
    loss->counted++;
    loss->lost += lost;
    if (lost)
        buf_format(&l->gone, "%.*s,%.*s\n", VIEW_ARG(l->unit),
                   VIEW_ARG(l->period));
    if (l->gone.failed)
        return err_memory(err);
    return advance(l, err);
}

static int compare(const struct losses *l, struct view unit, struct view period)
{
    int order = view_compare(l->unit, unit);
    return order ? order : view_compare(l->period, period);
}

enum status losses_pass(struct losses *losses, struct view unit,
                        struct view period, struct err *err)
{
    enum status s = STATUS_OK;
    while (s == STATUS_OK && losses->more && compare(losses, unit, period) < 0)
        s = settle(losses, true, err);
    if (s == STATUS_OK && losses->more && compare(losses, unit, period) == 0)
        s = settle(losses, false, err);
    return s;
}

enum status losses_end(struct losses *losses, struct err *err)
{
    enum status s = STATUS_OK;
    while (s == STATUS_OK && losses->more)
        s = settle(losses, true, err);
    return s == STATUS_OK && losses->arena->failed ? err_memory(err) : s;
}

static bool is_above(const struct loss *loss, long most)
{
    return loss->lost * 100 > loss->counted * (size_t)most;
}

/* Of all periods: a unit counts once in each. */
static struct loss all_together(const struct losses *l)
{
    const struct loss *at = l->periods.at;
    struct loss all = {0};
    struct view first = {0}, last = {0};
    for (size_t i = 0; i < l->periods.count; i++) {
        all.counted += at[i].counted;
        all.lost += at[i].lost;
        if (!i || view_compare(at[i].period, first) < 0)
            first = at[i].period;
        if (!i || view_compare(at[i].period, last) > 0)
            last = at[i].period;
    }
    all.period = first;
    if (!view_equal(first, last))
        all.period = arena_format(l->arena, "%.*s/%.*s", VIEW_ARG(first),
                                  VIEW_ARG(last));
    return all;
}

/* The latest period first: it is what people look at. */
bool losses_above(const struct losses *losses, long most, struct loss *loss)
{
    const struct loss *at = losses->periods.at;
    bool found = false;
    for (size_t i = 0; i < losses->periods.count; i++) {
        bool bad = at[i].counted >= LOSSES_FEW && is_above(&at[i], most);
        if (bad && (!found || view_compare(at[i].period, loss->period) > 0))
            *loss = at[i];
        found = found || bad;
    }
    if (found)
        return true;
    *loss = all_together(losses);
    return is_above(loss, most);
}

void losses_close(struct losses *losses)
{
    if (losses->old)
        fclose(losses->old);
    free(losses->line);
    buf_release(&losses->gone);
    *losses = (struct losses){0};
}
