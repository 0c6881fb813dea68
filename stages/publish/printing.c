/* Values, flags and periods as they are printed. */
#include "stages/publish/printing.h"

#include "pipeline/model/settings.h"

struct view print_number(const struct printing *p, struct decimal number,
                         int places)
{
    char text[DECIMAL_TEXT];
    if (places >= 0) /* without places it is exact and needs no rule */
        number = decimal_round(number, places,
                               p->run->catalogue->settings->rounding);
    size_t n = decimal_print(number, places, text);
    return arena_copy(p->arena, (struct view){text, n});
}

struct view print_quantity(const struct printing *p, const struct quantity *q,
                           int places)
{
    if (q->kind != QUANTITY_NUMBER)
        return (struct view){0};
    return print_number(p, q->number, places);
}

struct view print_integer(const struct printing *p, long number)
{
    return arena_format(p->arena, "%ld", number);
}

/* The signs are flags.csv's, as the yearbooks print them; a legend stands in
 * the table's note. The first reason in order of the enum decides: those that
 * say most ("does not apply") stand before those that say least. */
static struct view sign(const struct printing *p, uint32_t flags)
{
    for (int f = 0; f < FLAG_COUNT; f++)
        if (flags & FLAGS_NO_NUMBER & FLAG_BIT(f))
            return p->run->catalogue->flags[f].shown;
    return (struct view){0};
}

/* Nil is a zero that was said in so many words and keeps its sign; a sum that
 * happens to be 0 prints "0". */
struct view print_figure(const struct printing *p, const struct figure *f,
                         bool shown)
{
    if (f->grade)
        return f->grade->name[p->language];
    if (f->key.indicator->type == VALUE_TEXT)
        return f->words;
    if (f->value.kind != QUANTITY_NUMBER)
        return shown ? sign(p, f->flags) : (struct view){0};
    if (shown && f->flags & FLAG_BIT(FLAG_NIL) &&
        !decimal_sign(f->value.number))
        return p->run->catalogue->flags[FLAG_NIL].shown;
    return print_number(p, f->value.number, f->key.indicator->decimals);
}

struct view print_built(const struct printing *p, struct buf *text)
{
    if (text->failed)
        p->arena->failed = true;
    struct view copy = arena_copy(p->arena, buf_view(text));
    buf_release(text);
    return copy;
}

struct view print_flags(struct printing *p, uint32_t flags)
{
    struct buf out = {0};
    for (int f = 0; f < FLAG_COUNT; f++) {
        if (!(flags & FLAG_BIT(f)))
            continue;
        if (out.n)
            buf_adds(&out, "; ");
        buf_add(&out, p->run->catalogue->flags[f].text[p->language]);
    }
    if (flags & FLAG_BIT(FLAG_SYNTHETIC))
        p->table->synthetic = true;
    return print_built(p, &out);
}

struct view print_period(const struct printing *p, struct period period,
                         bool at_end)
{
    char text[PERIOD_TEXT];
    size_t n =
        at_end ? period_print_end(period, text) : period_print(period, text);
    return arena_copy(p->arena, (struct view){text, n});
}

struct view print_measure(const struct printing *p,
                          const struct measure *measure)
{
    return measure ? measure->name[p->language] : (struct view){0};
}

/* In order of enum severity. */
struct view print_severity(const struct printing *p, enum severity severity)
{
    static const char *const zh[] = {"提示", "警告", "错误", "致命"};
    return view_of(p->language == LANGUAGE_ZH ? zh[severity]
                                              : severity_name(severity));
}
