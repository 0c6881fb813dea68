/* Uniform standards: what each city says, the range, and who differs. */
#include "stages/publish/kinds.h"

/* The range is printed in every row, so that a row can be read alone. */
static struct view least(struct printing *p, const struct row *row)
{
    return print_number(p, *row->least, row->figure->key.indicator->decimals);
}

static struct view most(struct printing *p, const struct row *row)
{
    return print_number(p, *row->most, row->figure->key.indicator->decimals);
}

/* Whether the finding is about this figure: cell 0 is the area that says
 * otherwise, cell 1 the city it contradicts; see controls.c of aggregate. */
static bool contradicts(const struct finding *f, const struct key *key,
                        struct view period)
{
    return view_equal(f->code, VIEW("aggregate.uniform")) &&
           f->cell_count >= 2 &&
           view_equal(f->cells[0].indicator, key->indicator->code) &&
           view_equal(f->cells[0].period, period) &&
           view_equal(f->cells[1].area, key->area->code);
}

/* The areas whose own word for the standard is another one. Findings are words
 * by design, so they are found by words here. */
static struct view differs(struct printing *p, const struct row *row)
{
    const struct finding *f = p->run->findings.at;
    const struct key *key = &row->figure->key;
    struct view period = print_period(p, key->period, false);
    struct buf out = {0};
    for (size_t i = 0; i < p->run->findings.count; i++) {
        if (!contradicts(&f[i], key, period))
            continue;
        const struct area *a =
            catalogue_area(p->run->catalogue, f[i].cells[0].area);
        if (out.n)
            buf_adds(&out, "; ");
        buf_add(&out, a ? a->name[p->language] : f[i].cells[0].area);
    }
    return print_built(p, &out);
}

static const struct column_kind columns[] = {
    {"least", CELL_NUMBER, least},
    {"most", CELL_NUMBER, most},
    {"differs", CELL_TEXT, differs},
    {NULL, CELL_TEXT, NULL},
};

/* A standard is counted by the city, is not added up, and the districts may
 * state it as a control. That is read off the indicator: no list of standards
 * needs to be kept beside indicators.csv. */
static bool is_standard(const struct figure *f)
{
    const struct indicator *i = f->key.indicator;
    bool controlled = false;
    for (size_t k = 0; k < i->control_count; k++)
        controlled |= i->controls[k].kind == SOURCE_DISTRICT ||
                      i->controls[k].kind == SOURCE_DISTRICT_OWN;
    return i->type == VALUE_NUMBER && i->over_areas == AREAS_NONE &&
           i->counted_by.kind == SOURCE_CITY && controlled &&
           f->key.area->level == 1 && f->value.kind == QUANTITY_NUMBER &&
           f->key.period.kind == PERIOD_YEAR;
}

static bool same_standard(const struct figure *a, const struct figure *b)
{
    return a->key.indicator == b->key.indicator &&
           period_equal(a->key.period, b->key.period) && is_standard(b);
}

/* The range over all cities in the same year, of exact values: it may print as
 * one number where they differ behind the last place. */
static void range(struct figure *const *figures, size_t count,
                  const struct figure *of, struct decimal *low,
                  struct decimal *high)
{
    *low = *high = of->value.number;
    for (size_t i = 0; i < count; i++) {
        if (!same_standard(of, figures[i]))
            continue;
        if (decimal_compare(figures[i]->value.number, *low) < 0)
            *low = figures[i]->value.number;
        if (decimal_compare(figures[i]->value.number, *high) > 0)
            *high = figures[i]->value.number;
    }
}

/* Where the figures of one indicator end that begin at `from`: they lie
 * together, so the range need not look through all there are. */
static size_t run_of(struct figure *const *figures, size_t count, size_t from)
{
    size_t n = from;
    while (n < count &&
           figures[n]->key.indicator == figures[from]->key.indicator)
        n++;
    return n;
}

static enum status fill(struct printing *p, const struct layout *layout,
                        struct err *err)
{
    size_t count, end = 0;
    struct figure **figures = printing_figures(p, &count);
    struct decimal low, high;
    (void)err;
    for (size_t start = 0; start < count; start = end) {
        end = run_of(figures, count, start);
        for (size_t i = start; i < end; i++) {
            if (!is_standard(figures[i]) ||
                figures[i]->key.period.year > p->run->year)
                continue;
            range(figures + start, end - start, figures[i], &low, &high);
            row_print(p, layout,
                      &(struct row){
                          .figure = figures[i], .least = &low, .most = &high});
        }
    }
    return STATUS_OK;
}

const struct kind standards_kind = {"standards", columns, true, fill};
