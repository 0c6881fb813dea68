/* The words of an edit's example: what they name, and its value. */
#include "pipeline/model/edit_example.h"

static bool set_unit(struct example_place *p, struct view value)
{
    return catalogue_unit(p->catalogue, value, &p->now->unit);
}

static bool set_form(struct example_place *p, struct view value)
{
    p->now->form = value;
    return catalogue_form(p->catalogue, value);
}

static bool set_period(struct example_place *p, struct view value)
{
    return period_parse(value, &p->now->period);
}

static bool set_file(struct example_place *p, struct view value)
{
    p->now->place.file = value;
    return value.n;
}

static bool set_mode(struct example_place *p, struct view value)
{
    p->now->mode = view_equal(value, VIEW("amend")) ? MODE_AMEND : MODE_REPLACE;
    return value.n;
}

static const struct {
    const char *name;
    bool (*set)(struct example_place *p, struct view value);
} envelope[] = {
    {"unit", set_unit}, {"form", set_form}, {"period", set_period},
    {"file", set_file}, {"mode", set_mode},
};

bool edit_example_envelope(struct example_place *place, struct view name,
                           struct view value)
{
    for (size_t i = 0; i < sizeof envelope / sizeof *envelope; i++)
        if (view_equal(name, view_of(envelope[i].name)))
            return envelope[i].set(place, value);
    return false;
}

/* The inside of "prior(...)", "was(...)" or "at(...,2016)", the year it means,
 * and whose word it is. */
static struct view unwrap(struct example_place *p, struct view name,
                          struct submission **whose)
{
    struct view rest = name;
    struct view function = view_cut(&rest, '(');
    int at = 0;
    if (!view_ends(name, VIEW(")")) || !rest.p)
        return name;
    rest.n--;
    struct view code = view_cut(&rest, ',');
    p->is_earlier = view_equal(function, VIEW("was"));
    *whose = p->is_earlier ? p->earlier : p->past;
    if (p->is_earlier)
        return view_trim(code);
    if (view_equal(function, VIEW("prior")))
        p->year--;
    else if (view_equal(function, VIEW("at")) && rest.p &&
             view_number(view_trim(rest), &at))
        p->year = at;
    else
        return name;
    return view_trim(code);
}

/* "A@440103" or "A@2019". */
static bool place_it(struct example_place *p, struct view where,
                     struct observation *o)
{
    if (!where.p)
        return true;
    if (period_parse(where, &o->period)) {
        p->year = o->period.year;
        return true;
    }
    o->area = catalogue_area(p->catalogue, where);
    o->area_word = where;
    return o->area;
}

/* "name|by|level|on", the last ones left out if need be. */
static struct item read_item(struct view text)
{
    struct item item = {0};
    item.name = view_cut(&text, '|');
    item.by = view_cut(&text, '|');
    item.level = view_cut(&text, '|');
    item.on = text;
    return item;
}

static bool read_items(struct example_place *p, struct view value,
                       struct observation *o)
{
    struct array items = {0};
    while (value.p) {
        struct item *item = array_push(&items, p->arena, sizeof *item);
        if (!item)
            return false;
        *item = read_item(view_cut(&value, ';'));
    }
    o->items = items.at;
    o->item_count = items.count;
    o->number = decimal_of((int64_t)items.count);
    return true;
}

/* The value of a grade is its word or code: "COM.PILOT=good". */
static bool read_value(struct example_place *p, struct view value,
                       struct observation *o)
{
    enum flag flag = flag_find(value);
    o->text = value;
    if (flag != FLAG_COUNT) {
        o->flags = FLAG_BIT(flag);
        return true;
    }
    if (o->indicator->type == VALUE_ITEMS && !decimal_parse(value, &o->number))
        return read_items(p, value, o);
    if (o->indicator->type == VALUE_TEXT) {
        o->words = value;
        return value.n;
    }
    o->grade = catalogue_grade(p->catalogue, o->indicator->scale, value);
    return o->grade || decimal_parse(value, &o->number);
}

bool edit_example_value(struct example_place *place, struct view name,
                        struct view value)
{
    struct submission *whose = place->now;
    struct observation o = {.area = place->now->area};
    place->year = place->now->period.year;
    place->is_earlier = false;
    struct view where = unwrap(place, name, &whose);
    struct view code = view_cut(&where, '@');
    o.period = period_year(place->year);
    o.indicator = catalogue_indicator(place->catalogue, code);
    if (!o.indicator || !place_it(place, where, &o) ||
        !read_value(place, value, &o))
        return false;
    o.indicator_word = code;
    struct observation *slot =
        array_push(&whose->observations, place->arena, sizeof *slot);
    if (slot)
        *slot = o;
    return slot;
}
