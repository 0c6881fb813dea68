/* Open warnings: where ranks would lie if the doubtful value were wrong. */
#include "pipeline/commands/warnings.h"

#include "pipeline/commands/places.h"
#include "pipeline/model/suppose.h"

enum { TOLERANCE_USUAL = 10 };

/* The warnings being gone through. */
struct trying {
    struct night *night;
    struct run *run;
    struct decimal tolerance; /* per cent */
    struct places as_it_is;
    struct arena scratch; /* of one look */
    struct arena ends;    /* of the two looks of one warning */
    struct buf *out;
    size_t told;
};

static const struct finding_cell *suspect_of(const struct finding *f)
{
    for (size_t i = 0; f->severity == SEVERITY_WARNING && i < f->cell_count;
         i++)
        if (f->cells[i].suspect)
            return &f->cells[i];
    return NULL;
}

/* The figure a cell's words mean; NULL if there is none with a number. A
 * derived one hangs on others and cannot be wrong by itself. */
static struct figure *figure_of(const struct run *run,
                                const struct finding_cell *cell)
{
    struct key key = {catalogue_indicator(run->catalogue, cell->indicator),
                      catalogue_area(run->catalogue, cell->area),
                      {0}};
    if (!key.indicator || !key.area || key.indicator->formula ||
        !period_parse(cell->period, &key.period))
        return NULL;
    struct figure *f = figures_get(run->figures, &key);
    return f && f->value.kind == QUANTITY_NUMBER ? f : NULL;
}

static bool off_by(struct decimal value, struct decimal per_cent,
                   struct decimal *out)
{
    struct decimal factor;
    return decimal_add(decimal_of(100), per_cent, &factor) &&
           decimal_multiply(value, factor, out) &&
           decimal_divide(*out, decimal_of(100), out);
}

/* The ranks with the value off by so much; the figures are as before. */
static enum status look_off(struct trying *t, const struct figure *f,
                            struct decimal per_cent, struct places *out,
                            struct err *err)
{
    struct supposition cell = {.key = f->key};
    struct supposed supposed =
        supposed_of(t->run->figures, t->run->catalogue, &t->ends);
    if (!off_by(f->value.number, per_cent, &cell.value))
        cell.value = f->value.number;
    if (!supposed_set(&supposed, &cell))
        return err_memory(err);
    enum status s = look_again(t->night, t->run, &t->scratch, err);
    *out = places_of(t->run, &t->ends);
    supposed_undo(&supposed);
    return s == STATUS_OK && t->ends.failed ? err_memory(err) : s;
}

static void print_interval(const struct ranked_place *s, int low, int high,
                           struct buf *out)
{
    buf_adds(out, "    ");
    place_print_key(s, out);
    buf_adds(out, ": ");
    place_print_rank(s->rank, out);
    buf_format(out, " [%d, %d] (%d); ", low, high, s->ranked);
    place_print_names(s, out);
    buf_byte(out, '\n');
}

/* Its own rank and those of what is made of it, moved or not; of others those
 * that move. */
static bool is_told(const struct ranked_place *s, const struct figure *f,
                    int low, int high)
{
    bool own = s->figure && s->figure->key.indicator == f->key.indicator &&
               area_within(f->key.area, s->area) &&
               period_equal(s->figure->key.period, f->key.period);
    return s->rank && (own || low != high) && area_within(f->key.area, s->area);
}

static int least(int a, int b)
{
    return a && (!b || a < b) ? a : b;
}

/* All three have the same figures, unless memory ran out in one. */
static size_t least_count(const struct trying *t, const struct places ends[2])
{
    size_t count = t->as_it_is.count;
    for (int e = 0; e < 2; e++)
        if (ends[e].count < count)
            count = ends[e].count;
    return count;
}

static void print_intervals(const struct trying *t, const struct figure *f,
                            const struct places ends[2])
{
    size_t count = least_count(t, ends);
    for (size_t i = 0; i < count; i++) {
        const struct ranked_place *s = &t->as_it_is.at[i];
        int a = ends[0].at[i].rank, b = ends[1].at[i].rank;
        int low = least(s->rank, least(a, b));
        int high = a > b ? a : b;
        high = s->rank > high ? s->rank : high;
        if (is_told(s, f, low, high))
            print_interval(s, low, high, t->out);
    }
}

static void print_warning(const struct finding *f,
                          const struct finding_cell *cell, struct buf *out)
{
    buf_format(out, "%.*s %.*s %.*s %.*s %.*s\n", VIEW_ARG(f->code),
               VIEW_ARG(f->unit), VIEW_ARG(cell->indicator),
               VIEW_ARG(cell->area), VIEW_ARG(cell->period));
}

static enum status try_one(struct trying *t, const struct finding *finding,
                           struct err *err)
{
    struct places ends[2] = {{0}};
    const struct finding_cell *cell = suspect_of(finding);
    const struct figure *f = cell ? figure_of(t->run, cell) : NULL;
    if (!f || finding->explained.n)
        return STATUS_OK;
    arena_clear(&t->ends);
    enum status s = look_off(t, f, decimal_negate(t->tolerance), &ends[0], err);
    if (s == STATUS_OK)
        s = look_off(t, f, t->tolerance, &ends[1], err);
    if (s != STATUS_OK)
        return s;
    print_warning(finding, cell, t->out);
    print_intervals(t, f, ends);
    t->told++;
    return STATUS_OK;
}

static enum status read_tolerance(const char *text, struct decimal *out,
                                  struct err *err)
{
    *out = decimal_of(TOLERANCE_USUAL);
    if (!text || (decimal_parse(view_of(text), out) && decimal_sign(*out) > 0 &&
                  decimal_compare(*out, decimal_of(100)) <= 0))
        return STATUS_OK;
    return err_set(err, FAULT_USAGE,
                   "--tolerance %s; expected per cent, above 0 to 100", text);
}

enum status warnings_try(struct night *night, struct run *run,
                         const char *tolerance, struct buf *out,
                         struct err *err)
{
    struct trying t = {.night = night, .run = run, .out = out};
    const struct finding *findings = run->findings.at;
    enum status s = read_tolerance(tolerance, &t.tolerance, err);
    arena_init(&t.scratch, 0);
    arena_init(&t.ends, 0);
    t.as_it_is = places_of(run, run->arena);
    for (size_t i = 0; s == STATUS_OK && i < run->findings.count; i++)
        s = try_one(&t, &findings[i], err);
    if (s == STATUS_OK && !t.told)
        buf_adds(out, "没有影响数值的未决提示 / no open warning doubts a "
                      "figure\n");
    arena_release(&t.ends);
    arena_release(&t.scratch);
    return s;
}
