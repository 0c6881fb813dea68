/* The root's whole return: what of its figures goes up, and whose it is. */
#include "stages/publish/upward.h"

#include <stdlib.h>

#include "pipeline/base/file.h"
#include "pipeline/output/gzip_write.h"
#include "stages/publish/release_day.h"
#include "stages/publish/upward_value.h"

/* A figure, the unit that says it, and the year of the return it stands in. */
struct told {
    const struct figure *figure;
    struct unit unit;
    int year;
};

/* The bureau of the root; made up after the area where none is listed. */
static struct unit bureau_of(const struct catalogue *c)
{
    for (size_t i = 0; i < c->unit_count; i++)
        if (c->units[i].kind == UNIT_BUREAU && c->units[i].area == &c->areas[0])
            return c->units[i];
    return (struct unit){
        .kind = UNIT_BUREAU, .code = c->areas[0].code, .area = &c->areas[0]};
}

/* Who spoke; or where a sum has several sources, the institution of the role
 * that is listed first. */
static bool institution_of(const struct catalogue *c, const struct figure *f,
                           struct unit *unit)
{
    struct view role = f->key.indicator->counted_by.role;
    if (f->sources && catalogue_unit(c, f->sources->unit, unit))
        return true;
    for (size_t i = 0; i < c->unit_count; i++)
        if (c->units[i].kind == UNIT_INSTITUTION &&
            view_equal(c->units[i].role, role)) {
            *unit = c->units[i];
            return true;
        }
    return false;
}

static struct unit speaker(const struct catalogue *c, const struct figure *f)
{
    struct unit unit;
    if (f->key.indicator->counted_by.kind == SOURCE_INSTITUTION &&
        institution_of(c, f, &unit))
        return unit;
    return bureau_of(c);
}

static bool goes_up(const struct run *run, const struct figure *f)
{
    const struct key *key = &f->key;
    return key->area == &run->catalogue->areas[0] &&
           !key->indicator->formula_text.n && key->period.kind != PERIOD_NONE &&
           upward_says(f);
}

static int by_return(const struct told *a, const struct told *b)
{
    int order = a->year - b->year;
    if (!order)
        order = (int)a->unit.kind - (int)b->unit.kind;
    return order ? order : view_compare(a->unit.code, b->unit.code);
}

static int by_all(const void *a, const void *b)
{
    const struct told *x = a, *y = b;
    const struct key *k = &x->figure->key, *l = &y->figure->key;
    int order = by_return(x, y);
    if (order)
        return order;
    if (k->indicator != l->indicator)
        return k->indicator->index < l->indicator->index ? -1 : 1;
    return period_compare(k->period, l->period);
}

/* A span is told when it is over; what is told of later years, a plan, when it
 * is told: a return of such a year would be too early. */
static int year_of(const struct run *run, const struct figure *f)
{
    int last = f->key.period.last;
    return last < run->year ? last : run->year;
}

static void add(const struct run *run, struct array *told,
                const struct figure *f, struct arena *arena)
{
    struct told *t = array_push(told, arena, sizeof *t);
    if (t)
        *t = (struct told){f, speaker(run->catalogue, f), year_of(run, f)};
}

static enum status collect(struct run *run, struct array *told,
                           struct arena *arena, struct err *err)
{
    size_t count;
    struct figure **figures = figures_sorted(run->figures, &count);
    for (size_t i = 0; i < count; i++)
        if (goes_up(run, figures[i]))
            add(run, told, figures[i], arena);
    if (run->arena->failed || arena->failed)
        return err_memory(err);
    if (told->count)
        qsort(told->at, told->count, sizeof(struct told), by_all);
    return STATUS_OK;
}

/* Prepared on a day of its year's calendar: of two returns of different phases
 * the later counts, whichever comes in first; and one of a year that is locked
 * is byte for byte what it was, so it repeats itself and is not refused. */
static void begin(const struct told *t, struct view day, struct buf *out)
{
    buf_adds(out, "<submission");
    upward_attribute("unit", t->unit.code, out);
    buf_format(out, " period=\"%d\"", t->year);
    if (t->unit.form.n)
        upward_attribute("form", t->unit.form, out);
    buf_format(out, " scope=\"whole\" prepared=\"%.*sT00:00:00Z\">\n",
               VIEW_ARG(day));
}

static void write_all(const struct run *run, const struct array *told,
                      struct arena *arena, struct buf *out)
{
    const struct told *t = told->at;
    buf_adds(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<submissions xmlns=\"urn:nianbao:submission:1\">\n");
    for (size_t i = 0; i < told->count; i++) {
        if (i == 0 || by_return(&t[i - 1], &t[i]))
            begin(&t[i], release_day_of(run, t[i].year, arena), out);
        upward_value(t[i].figure, t[i].year, arena, out);
        if (i + 1 == told->count || by_return(&t[i], &t[i + 1]))
            buf_adds(out, "</submission>\n");
    }
    buf_adds(out, "</submissions>\n");
}

enum status upward_write(struct run *run, struct buf *out, struct err *err)
{
    struct arena arena;
    struct array told = {0};
    arena_init(&arena, 0);
    enum status s = collect(run, &told, &arena, err);
    if (s == STATUS_OK)
        write_all(run, &told, &arena, out);
    if (s == STATUS_OK && (arena.failed || out->failed))
        s = err_memory(err);
    arena_release(&arena);
    return s;
}

enum status upward_publish(struct run *run, struct err *err)
{
    struct buf text = {0}, packed = {0};
    struct view path =
        arena_format(run->arena, "%s/submission.xml.gz", run->folder);
    enum status s =
        run->arena->failed ? err_memory(err) : upward_write(run, &text, err);
    if (s == STATUS_OK && !gzip_write(buf_view(&text), &packed))
        s = err_memory(err);
    if (s == STATUS_OK)
        s = file_replace(path.p, buf_view(&packed), false, err);
    buf_release(&text);
    buf_release(&packed);
    return s;
}
