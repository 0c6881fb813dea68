/* calendar.csv: when a form's returns are taken in, due, mended, closed. */
#include "pipeline/model/catalogue_internal.h"

enum { DAY = 10 }; /* characters of 2022-01-31 */

/* A day that exists, as ISO 8601 writes it. */
/* Shape before numbers: "2022-1-31" would not sort with the others. */
static bool is_day(struct view text)
{
    int year, month, day;

    return text.n == DAY && text.p[4] == '-' && text.p[7] == '-' &&
           view_number((struct view){text.p, 4}, &year) &&
           period_year_valid(year) &&
           view_number((struct view){text.p + 5, 2}, &month) && month >= 1 &&
           month <= 12 && view_number((struct view){text.p + 8, 2}, &day) &&
           day >= 1 && day <= period_month_days(year, month);
}

/* ISO days sort as they run, so `after` may be compared as it stands. */
static struct view read_day(struct loader *loader, const char *column,
                            struct view after)
{
    struct view day = cell_text(loader, column);

    if (day.n == 0)
        return day;
    if (!is_day(day))
        loader_fault(loader,
                     "column \"%s\": \"%.*s\"; expected a day such as "
                     "2022-01-31",
                     column, VIEW_ARG(day));
    else if (after.n > 0 && view_compare(day, after) < 0)
        loader_fault(loader,
                     "column \"%s\": %.*s is before %.*s, the day "
                     "ahead of it",
                     column, VIEW_ARG(day), VIEW_ARG(after));
    return day;
}

static struct view later(struct view day, struct view otherwise)
{
    return day.n ? day : otherwise;
}

/* A day left out is passed over in the comparison. */
static void read_days(struct loader *loader, struct calendar_entry *entry)
{
    struct view last;

    entry->opening = last = read_day(loader, "opening", VIEW(""));
    entry->deadline = read_day(loader, "deadline", last);
    last = later(entry->deadline, last);
    entry->correction = read_day(loader, "correction", last);
    last = later(entry->correction, last);
    entry->lock = read_day(loader, "lock", last);
}

/* Form and year together are the key: a blank cannot be in a form's code. */
static void read_entry(struct loader *loader, void *row)
{
    const struct catalogue *catalogue = loader->catalogue;
    struct calendar_entry *entry = row;
    struct view form = cell_needed(loader, "form");

    cell_known(loader, "form", form, catalogue_form(catalogue, form),
               "forms.csv");
    cell_needed(loader, "year");
    entry->year = cell_year(loader, "year");
    read_days(loader, entry);
    cell_words(loader, "contact", false, entry->contact);
    entry->form = form;
    loader_name(
        loader, &catalogue->index->calendar,
        arena_format(loader->arena, "%.*s %d", VIEW_ARG(form), entry->year),
        entry);
}

void catalogue_load_calendar(struct loader *loader)
{
    static const char *const columns[] = {
        "!form", "!year",      "!opening",   "!deadline", "!correction",
        "!lock", "contact_zh", "contact_en", NULL};
    static const struct list_kind kind = {.file = "calendar.csv",
                                          .optional = true,
                                          .columns = columns,
                                          .size = sizeof(struct calendar_entry),
                                          .read = read_entry};

    loader->catalogue->calendar =
        loader_list(loader, &kind, &loader->catalogue->calendar_count);
}

/* A walk: a survey has a form or two and a few years of them. */
const struct calendar_entry *
catalogue_calendar(const struct catalogue *catalogue, struct view form,
                   int year)
{
    for (size_t i = 0; i < catalogue->calendar_count; i++)
        if (catalogue->calendar[i].year == year &&
            view_equal(catalogue->calendar[i].form, form))
            return &catalogue->calendar[i];
    return NULL;
}
