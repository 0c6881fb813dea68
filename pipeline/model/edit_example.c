/* The examples in edits.xml: "A=10 prior(A)=9 at(B,2016)=840". */
#include "pipeline/model/edit.h"

#include <stdlib.h>

/* An example that needs more is no example. */
enum { GIVEN_MOST = 32 };

/* One value an example gives. */
struct given {
    const struct indicator *indicator;
    int year;
    struct decimal number;
};

/* The world of an example: what is not given is not known. */
struct example {
    const struct catalogue *catalogue;
    int year;
    struct given given[GIVEN_MOST];
    size_t count;
};

/* Wherever but in an own leaf: an example has no areas. */
static struct quantity get(void *self, const struct key *key)
{
    const struct example *x = self;
    for (size_t i = 0; i < x->count; i++)
        if (x->given[i].indicator == key->indicator &&
            x->given[i].year == key->period.year && !key->area->own)
            return (struct quantity){.kind = QUANTITY_NUMBER,
                                     .number = x->given[i].number};
    return (struct quantity){.flags = FLAG_BIT(FLAG_MISSING)};
}

/* The inside of "prior(...)" or "at(...,2016)", and the year it means. */
static struct view unwrap(struct view name, int year, int *when)
{
    int at = 0;
    *when = year;
    if (!view_ends(name, VIEW(")")))
        return name;
    struct view rest = name;
    struct view function = view_cut(&rest, '(');
    if (!rest.p)
        return name;
    rest.n--;
    struct view code = view_cut(&rest, ',');
    if (view_equal(function, VIEW("prior")))
        *when = year - 1;
    else if (view_equal(function, VIEW("at")) && rest.p &&
             view_number(view_trim(rest), &at))
        *when = at;
    else
        return name;
    return view_trim(code);
}

/* The value of a grade is its word or code: "COM.PILOT=good". */
static bool read_one(struct example *x, struct view word)
{
    struct given *g = &x->given[x->count];
    struct view value = word;
    struct view name = view_cut(&value, '=');
    if (x->count == GIVEN_MOST)
        return false;
    struct view code = unwrap(name, x->year, &g->year);
    g->indicator = catalogue_indicator(x->catalogue, code);
    if (!g->indicator || !value.p)
        return false;
    const struct grade *grade =
        catalogue_grade(x->catalogue, g->indicator->scale, value);
    if (grade)
        g->number = decimal_of(grade->rank);
    x->count++;
    return grade || decimal_parse(value, &g->number);
}

/* At the root, for every survey has one; own leaves are left unknown, so that
 * children(x) is what was given for the districts. */
bool edit_try_example(const struct catalogue *catalogue,
                      const struct edit *edit,
                      const struct edit_example *example, int year,
                      struct arena *arena, enum edit_outcome *outcome,
                      struct view *why)
{
    struct example x = {.catalogue = catalogue, .year = year};
    struct view rest = view_trim(example->given);
    while (rest.p) {
        struct view word = view_trim(view_cut(&rest, ' '));
        if (word.n && !read_one(&x, word)) {
            *why = arena_format(arena, "cannot read \"%.*s\"", VIEW_ARG(word));
            return false;
        }
    }
    struct lookup lookup = {.self = &x, .get = get};
    *outcome = edit_try(edit, &lookup, &catalogue->areas[0], period_year(year));
    return true;
}
