/* Figures in the words of a return: what normalize reads back as the same. */
#include "stages/publish/upward_value.h"

#include "pipeline/output/xml_write.h"
#include "stages/publish/upward.h"

/* A withheld value goes nowhere, not even up: the file is published. What is
 * undefined or withheld is, to others, not available. */
static const struct {
    enum flag flag, as;
} reasons[] = {
    {FLAG_WITHHELD, FLAG_NOT_AVAILABLE},
    {FLAG_NOT_APPLICABLE, FLAG_NOT_APPLICABLE},
    {FLAG_NOT_AVAILABLE, FLAG_NOT_AVAILABLE},
    {FLAG_TOO_SMALL, FLAG_TOO_SMALL},
    {FLAG_UNDEFINED, FLAG_NOT_AVAILABLE},
};

static bool has_value(const struct figure *f)
{
    return (f->value.kind == QUANTITY_NUMBER || f->grade || f->words.n) &&
           !(f->flags & FLAG_BIT(FLAG_WITHHELD));
}

static const char *reason(const struct figure *f)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (f->flags & FLAG_BIT(reasons[i].flag))
            return flag_name(reasons[i].as);
    return NULL;
}

bool upward_says(const struct figure *f)
{
    return has_value(f) || reason(f);
}

void upward_attribute(const char *name, struct view value, struct buf *out)
{
    buf_format(out, " %s=\"", name);
    xml_escape(value, out);
    buf_byte(out, '"');
}

struct view upward_number(struct decimal number, bool *rounded,
                          struct arena *arena)
{
    char text[DECIMAL_TEXT];
    struct decimal read, cut = number;
    size_t n = decimal_print(cut, -1, text);
    while (!decimal_parse((struct view){text, n}, &read) && cut.scale > 0) {
        *rounded = true;
        cut = decimal_round(number, cut.scale - 1, DECIMAL_HALF_EVEN);
        n = decimal_print(cut, -1, text);
    }
    return arena_copy(arena, (struct view){text, n});
}

/* A value being written: its element has what all of them have. */
struct writing {
    const struct figure *figure;
    int year; /* of the return */
    uint32_t flags;
    struct buf *out;
};

/* The year is the return's own unless it says otherwise. */
static void begin(const struct writing *w, const char *name)
{
    struct buf words = {0};
    char period[PERIOD_TEXT];
    const struct key *key = &w->figure->key;
    buf_format(w->out, "  <%s", name);
    upward_attribute("of", key->indicator->code, w->out);
    if (!period_equal(key->period, period_year(w->year)))
        upward_attribute(
            "period", (struct view){period, period_print(key->period, period)},
            w->out);
    flags_print(w->flags & FLAGS_OF_SENDERS, &words);
    if (words.n)
        upward_attribute("flags", buf_view(&words), w->out);
    w->out->failed = w->out->failed || words.failed;
    buf_release(&words);
}

static void write_none(const struct writing *w, const char *as)
{
    begin(w, "none");
    upward_attribute("as", view_of(as), w->out);
    buf_adds(w->out, "/>\n");
}

static void write_item(const struct item *item, struct buf *out)
{
    buf_adds(out, "    <item");
    upward_attribute("name", item->name, out);
    if (item->by.n)
        upward_attribute("by", item->by, out);
    if (item->level.n)
        upward_attribute("level", item->level, out);
    if (item->on.n)
        upward_attribute("on", item->on, out);
    buf_adds(out, "/>\n");
}

static void write_items(const struct writing *w)
{
    begin(w, "items");
    buf_adds(w->out, ">\n");
    for (size_t i = 0; i < w->figure->item_count; i++)
        write_item(&w->figure->items[i], w->out);
    buf_adds(w->out, "  </items>\n");
}

/* In the indicator's own measure, said in so many words: the next level may
 * count it in another. */
static void write_number(struct writing *w, struct arena *arena)
{
    bool rounded = false;
    const struct measure *measure = w->figure->key.indicator->measure;
    struct view number =
        upward_number(w->figure->value.number, &rounded, arena);
    w->flags |= rounded ? FLAG_BIT(FLAG_ROUNDED) : 0;
    begin(w, "value");
    if (measure)
        upward_attribute("measure", measure->code, w->out);
    buf_format(w->out, ">%.*s</value>\n", VIEW_ARG(number));
}

static void write_words(const struct writing *w)
{
    const struct figure *f = w->figure;
    begin(w, "value");
    buf_byte(w->out, '>');
    xml_escape(f->grade ? f->grade->code : f->words, w->out);
    buf_adds(w->out, "</value>\n");
}

/* A nil list and a nil number are said alike. */
void upward_value(const struct figure *f, int year, struct arena *arena,
                  struct buf *out)
{
    struct writing w = {f, year, f->flags, out};
    bool nil = f->flags & FLAG_BIT(FLAG_NIL);
    if (!has_value(f))
        write_none(&w, reason(f));
    else if (f->grade || f->words.n)
        write_words(&w);
    else if (nil && !decimal_sign(f->value.number))
        write_none(&w, flag_name(FLAG_NIL));
    else if (f->item_count)
        write_items(&w);
    else
        write_number(&w, arena);
}
