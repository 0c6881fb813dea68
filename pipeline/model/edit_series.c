/* RTS, and VNO beside the years before: previous value, mean, median. */
#include "pipeline/model/edit_kind.h"

enum { PERIODS_MOST = 32 };

/* A unit's last years, the newest first. */
struct series {
    struct key keys[PERIODS_MOST];
    struct decimal values[PERIODS_MOST];
    size_t count;
};

static void look_back(const struct edit_scene *scene, int periods,
                      struct series *series)
{
    struct key own = edit_own(scene);
    series->count = 0;
    for (int i = 1; i <= periods && i <= PERIODS_MOST; i++) {
        struct key key = own;
        key.period = period_shift(own.period, -i);
        struct quantity q = edit_ask(scene, &key);
        if (q.kind != QUANTITY_NUMBER)
            continue;
        series->keys[series->count] = key;
        series->values[series->count++] = q.number;
    }
}

/* By insertion: there are a handful. */
static void sort(struct decimal *values, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t k = i; k && decimal_compare(values[k - 1], values[k]) > 0;
             k--) {
            struct decimal swap = values[k];
            values[k] = values[k - 1];
            values[k - 1] = swap;
        }
}

/* Sorts them. False on overflow. */
static bool find_median(struct decimal *values, size_t count,
                        struct decimal *median)
{
    sort(values, count);
    *median = values[count / 2];
    return count % 2 || (decimal_add(values[count / 2 - 1], *median, median) &&
                         decimal_divide(*median, decimal_of(2), median));
}

/* Unscaled, as published: the median of |x - median|. */
static bool find_mad(const struct series *series, struct decimal median,
                     struct decimal *mad)
{
    struct decimal d[PERIODS_MOST];
    for (size_t i = 0; i < series->count; i++) {
        if (!decimal_subtract(series->values[i], median, &d[i]))
            return false;
        d[i] = edit_magnitude(d[i]);
    }
    return find_median(d, series->count, mad);
}

static bool find_mean(const struct series *series, struct decimal *mean)
{
    *mean = decimal_of(0);
    for (size_t i = 0; i < series->count; i++)
        if (!decimal_add(*mean, series->values[i], mean))
            return false;
    return decimal_divide(*mean, decimal_of((int64_t)series->count), mean);
}

/* How a value lies: its distance from the centre, and what a tolerance of 1
 * comes to. */
struct deviation {
    struct decimal centre, distance, unit;
};

static bool exceeds(const struct edit_setting *tolerance,
                    const struct deviation *d, struct decimal *bound)
{
    return tolerance->given &&
           decimal_multiply(tolerance->number, d->unit, bound) &&
           decimal_compare(d->distance, *bound) > 0;
}

/* With tolerances of their own the three severities are asked from the worst;
 * else the one tolerance speaks with the edit's severity. */
static bool fails(const struct edit *edit, const struct deviation *d,
                  struct decimal *bound, enum severity *severity)
{
    static const struct {
        int setting;
        enum severity severity;
    } three[] = {{VNO_ERROR, SEVERITY_ERROR},
                 {VNO_WARNING, SEVERITY_WARNING},
                 {VNO_INFORMATION, SEVERITY_INFORMATION}};
    bool any = false;
    for (size_t i = 0; i < sizeof three / sizeof *three; i++) {
        const struct edit_setting *s = &edit->settings[three[i].setting];
        any |= s->given;
        if (exceeds(s, d, bound)) {
            *severity = three[i].severity;
            return true;
        }
    }
    return !any && exceeds(&edit->settings[VNO_TOLERANCE], d, bound);
}

static void tell(const struct edit_scene *scene, const struct series *series,
                 const struct deviation *d, struct decimal bound,
                 struct finding *finding)
{
    struct decimal low = d->centre, high = d->centre;
    struct key key = edit_own(scene);
    decimal_subtract(low, bound, &low);
    decimal_add(high, bound, &high);
    struct view a = edit_number(low, scene->arena);
    struct view b = edit_number(high, scene->arena);
    finding->expected =
        arena_format(scene->arena, "%.*s…%.*s", VIEW_ARG(a), VIEW_ARG(b));
    edit_cell(scene, finding, &key, true, finding->expected);
    for (size_t i = 0; i < series->count; i++)
        edit_cell(scene, finding, &series->keys[i], false, (struct view){0});
}

/* Where all earlier values are one the MAD is 0 and knows no measure of what is
 * usual: then only standing still passes, and moving is undecided. */
static enum edit_outcome judge(const struct edit *edit,
                               const struct edit_scene *scene,
                               const struct series *series, struct deviation *d,
                               struct finding *finding)
{
    struct key key = edit_own(scene);
    struct quantity q = edit_ask(scene, &key);
    struct decimal bound;
    if (q.kind != QUANTITY_NUMBER ||
        !decimal_subtract(q.number, d->centre, &d->distance))
        return EDIT_UNDECIDED;
    d->distance = edit_magnitude(d->distance);
    if (!decimal_sign(d->unit))
        return decimal_sign(d->distance) ? EDIT_UNDECIDED : EDIT_PASS;
    if (!fails(edit, d, &bound, &finding->severity))
        return EDIT_PASS;
    tell(scene, series, d, bound, finding);
    return EDIT_FAIL;
}

static bool per_cent(struct deviation *d)
{
    return decimal_divide(edit_magnitude(d->centre), decimal_of(100), &d->unit);
}

enum edit_outcome edit_run_previous(const struct edit *edit,
                                    const struct edit_scene *scene,
                                    struct finding *finding)
{
    struct series series;
    struct deviation d = {0};
    look_back(scene, 1, &series);
    if (!series.count)
        return EDIT_UNDECIDED;
    d.centre = series.values[0];
    return per_cent(&d) ? judge(edit, scene, &series, &d, finding)
                        : EDIT_UNDECIDED;
}

/* All the years asked for, unless the edit is content with fewer. */
static bool look_back_far(const struct edit *edit,
                          const struct edit_scene *scene, struct series *series)
{
    int periods = edit_count(edit, VNO_PERIODS, 0);
    int least = edit_count(edit, VNO_LEAST, periods);
    look_back(scene, periods, series);
    return series->count && series->count >= (size_t)least;
}

enum edit_outcome edit_run_mean(const struct edit *edit,
                                const struct edit_scene *scene,
                                struct finding *finding)
{
    struct series series;
    struct deviation d = {0};
    if (!look_back_far(edit, scene, &series) || !find_mean(&series, &d.centre))
        return EDIT_UNDECIDED;
    return per_cent(&d) ? judge(edit, scene, &series, &d, finding)
                        : EDIT_UNDECIDED;
}

enum edit_outcome edit_run_median(const struct edit *edit,
                                  const struct edit_scene *scene,
                                  struct finding *finding)
{
    bool mad = view_equal(edit->settings[VNO_SPREAD].text, VIEW("mad"));
    struct series series, sorted;
    struct deviation d = {0};
    if (!look_back_far(edit, scene, &series))
        return EDIT_UNDECIDED;
    sorted = series;
    if (!find_median(sorted.values, sorted.count, &d.centre) ||
        !(mad ? find_mad(&series, d.centre, &d.unit) : per_cent(&d)))
        return EDIT_UNDECIDED;
    return judge(edit, scene, &series, &d, finding);
}

const char *edit_check_tolerance(const struct catalogue *catalogue,
                                 const struct edit *edit)
{
    (void)catalogue;
    for (int i = VNO_TOLERANCE; i <= VNO_ERROR; i++)
        if (edit->settings[i].given)
            return NULL;
    return "expected tolerance, or information, warning and error, in per cent";
}

/* From the first year known to the return's own, which the envelope says. */
enum edit_outcome edit_run_rts(const struct edit *edit,
                               const struct edit_scene *scene,
                               struct finding *finding)
{
    int first = edit_count(edit, RTS_FROM, 0);
    for (size_t i = 0; i < edit->on_count; i++) {
        struct key key = {edit->on[i], scene->area, scene->period};
        bool begun = first != 0;
        int year = first ? first : scene->first_year;
        for (; year && year <= scene->period.year; year++) {
            key.period = period_shift(scene->period, year - scene->period.year);
            bool known =
                !(edit_ask(scene, &key).flags & FLAG_BIT(FLAG_MISSING));
            begun |= known;
            if (begun && !known)
                edit_cell(scene, finding, &key, true, (struct view){0});
        }
    }
    if (!finding->cell_count)
        return EDIT_PASS;
    finding->text = finding->cells[0].period;
    return EDIT_FAIL;
}
