/* What one source, one year or one area is worth before it is combined. */
#include "stages/aggregate/worth.h"

static struct named *fold_all(const struct item *items, size_t count,
                              struct arena *arena)
{
    struct named *named = arena_take(arena, count * sizeof *named);
    for (size_t i = 0; named && i < count; i++)
        named[i] = (struct named){items_fold(&items[i], arena), items[i]};
    return named;
}

/* United at once: one clerk may name a thing twice. */
static void take_items(struct worth *w, const struct item *items, size_t count,
                       struct arena *arena)
{
    struct array united = {0};
    united.at = fold_all(items, count, arena);
    united.count = united.at ? count : 0;
    items_unite(&united);
    w->items = united.at;
    w->item_count = united.count;
}

/* Nil is a value. A number with a reason for there being none is not: the
 * reason is what its unit meant. */
static bool has_value(const struct observation *o)
{
    if (o->flags & FLAG_BIT(FLAG_NIL))
        return true;
    if (o->none || (o->flags & FLAGS_NO_NUMBER))
        return false;
    switch (o->indicator->type) {
    case VALUE_GRADE:
        return o->grade != NULL;
    case VALUE_TEXT:
        return o->words.n > 0;
    case VALUE_NUMBER:
    case VALUE_ITEMS:
        break;
    }
    return true;
}

struct worth worth_of_observation(const struct observation *o,
                                  uint32_t submission_flags,
                                  struct arena *arena)
{
    struct worth w = {.flags = o->flags | submission_flags};
    w.known = has_value(o);
    w.made.units = w.known;
    if (!w.known || (o->flags & FLAG_BIT(FLAG_NIL)))
        return w;
    w.number = o->number;
    w.grade = o->grade;
    w.words = o->words;
    if (o->indicator->type != VALUE_ITEMS)
        return w;
    if (!o->item_count)
        w.loose = o->number; /* a bare count: nothing to tell doubles by */
    take_items(&w, o->items, o->item_count, arena);
    if (o->item_count)
        w.number = decimal_of((int64_t)w.item_count);
    return w;
}

/* What was counted but not named is what the names do not account for. */
struct worth worth_of_figure(const struct figure *f, struct arena *arena)
{
    struct worth w = {
        .known = f->value.kind == QUANTITY_NUMBER || f->grade || f->words.n,
        .number = f->value.number,
        .grade = f->grade,
        .words = f->words,
        .flags = f->flags,
        .made = f->made,
    };
    if (f->key.indicator->type != VALUE_ITEMS || !w.known)
        return w;
    take_items(&w, f->items, f->item_count, arena);
    /* A count less one that it includes: it cannot overflow. */
    decimal_subtract(w.number, decimal_of((int64_t)w.item_count), &w.loose);
    return w;
}

struct worth worth_copy(const struct worth *worth, struct arena *arena)
{
    struct worth w = *worth;
    w.words = worth->words.n ? arena_copy(arena, worth->words) : w.words;
    w.items = arena_take(arena, w.item_count * sizeof *w.items);
    if (!w.items)
        w.item_count = 0;
    for (size_t i = 0; i < w.item_count; i++)
        w.items[i] = (struct named){arena_copy(arena, worth->items[i].folded),
                                    items_copy(&worth->items[i].item, arena)};
    return w;
}

/* Grades and texts have no number: their quantity stays unknown, so that no
 * table prints a grade's rank as if it were one. */
void worth_put(const struct worth *w, const struct flag_kind *kinds,
               struct figure *f, struct arena *arena)
{
    enum value_type type = f->key.indicator->type;
    f->flags = w->flags;
    f->made = w->made;
    f->value = (struct quantity){.flags = flags_travelling(kinds, w->flags)};
    if (!w->known)
        return;
    f->grade = w->grade;
    f->words = w->words;
    if (type == VALUE_NUMBER || type == VALUE_ITEMS) {
        f->value.kind = QUANTITY_NUMBER;
        f->value.number = w->number;
    }
    f->items = arena_take(arena, w->item_count * sizeof *f->items);
    f->item_count = f->items ? w->item_count : 0;
    for (size_t i = 0; i < f->item_count; i++)
        f->items[i] = w->items[i].item;
}

struct view worth_text(const struct worth *w, struct arena *arena)
{
    char text[DECIMAL_TEXT];
    if (!w->known)
        return VIEW("");
    if (w->grade)
        return w->grade->code;
    if (w->words.n)
        return arena_copy(arena, w->words);
    size_t n = decimal_print(w->number, -1, text);
    return arena_copy(arena, (struct view){text, n});
}
