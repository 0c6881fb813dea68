/* Reads the named things an indicator of items counts. */
#include <stdlib.h>

#include "stages/normalize/observation.h"

/* Years and days as they come, other spellings through the rules. A day nobody
 * can read is dropped and the item kept: it is counted by its name. */
static void read_on(struct job *job, struct observation *o, struct item *item)
{
    struct reading reading;

    if (item->on.n == 0)
        return;
    rules_read(job->rules, WORD_DATE, item->on, job->s->arena, &reading);
    if (reading_is_read(&reading)) {
        item->on = reading.text;
    } else {
        struct view kept = job_mask(job, o, item->on);

        job_warn(job, o, "normalize.item-on")->text = kept;
        item->on = VIEW("");
    }
}

/* Trimmed before they are compared, masked before they are kept. `by` and
 * `level` are free text as well as the name. */
static bool read_item(struct job *job, struct observation *o, struct item *item)
{
    item->name = job_mask(job, o, view_trim(item->name));
    item->by = job_mask(job, o, view_trim(item->by));
    item->level = job_mask(job, o, view_trim(item->level));
    item->on = view_trim(item->on);
    read_on(job, o, item);
    return item->name.n > 0;
}

/* Exact bytes of all four: two awards of one name by two bodies are two. */
static int compare(const struct item *a, const struct item *b)
{
    int order = view_compare(a->name, b->name);

    if (order == 0)
        order = view_compare(a->by, b->by);
    if (order == 0)
        order = view_compare(a->level, b->level);
    return order ? order : view_compare(a->on, b->on);
}

/* Places break ties, so that the first of equals comes first. */
static int compare_places(const void *a, const void *b)
{
    const struct item *x = *(struct item *const *)a;
    const struct item *y = *(struct item *const *)b;
    int order = compare(x, y);

    return order ? order : (x > y) - (x < y);
}

/* Clears the name of every item that an earlier one equals, and tells it. */
/* By sorting pointers: a list may have thousands, and the items themselves must
 * stay in order. From the back, so that of three equal ones the first stays. */
static bool mark_repeated(struct job *job, struct observation *o)
{
    struct item **sorted =
        arena_take(job->s->arena, o->item_count * sizeof(*sorted));

    if (!sorted)
        return false;
    for (size_t i = 0; i < o->item_count; i++)
        sorted[i] = &o->items[i];
    qsort(sorted, o->item_count, sizeof *sorted, compare_places);
    for (size_t i = o->item_count; i-- > 1;)
        if (compare(sorted[i - 1], sorted[i]) == 0) {
            job_warn(job, o, "normalize.item-twice")->text = sorted[i]->name;
            sorted[i]->name = VIEW("");
        }
    return true;
}

/* Without the repeated ones, in the order of the submission. */
static void close_ranks(struct observation *o)
{
    size_t kept = 0;

    for (size_t i = 0; i < o->item_count; i++)
        if (o->items[i].name.n > 0)
            o->items[kept++] = o->items[i];
    o->item_count = kept;
}

/* A thing without a name cannot be told from others, so the count would be a
 * guess: the whole list is refused. */
void items_read(struct job *job, struct observation *o)
{
    size_t nameless = 0;

    for (size_t i = 0; i < o->item_count; i++)
        nameless += !read_item(job, o, &o->items[i]);
    if (nameless > 0) {
        job_refuse(job, o, "normalize.item-name");
        return;
    }
    if (mark_repeated(job, o))
        close_ranks(o);
    o->number = decimal_of((int64_t)o->item_count);
}
