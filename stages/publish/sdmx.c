/* The SDMX files of a release. */
#include "stages/publish/sdmx.h"

#include <stdlib.h>

#include "pipeline/base/file.h"
#include "pipeline/model/settings.h"
#include "stages/publish/release_day.h"

/* Later years are what somebody sent ahead of time, as in the tables. */
static bool is_told(const struct sdmx *s, const struct figure *f)
{
    return f->key.period.kind != PERIOD_NONE &&
           f->key.period.last <= s->run->year;
}

/* Years, then parts of them, then spans, the short before the long: the places
 * of a series' observations must be beside each other. */
static int frequency_order(struct period p)
{
    return p.kind == PERIOD_SPAN ? PERIOD_SPAN + p.last - p.year : (int)p.kind;
}

static int by_series(const void *a, const void *b)
{
    const struct key *x = &(*(struct figure *const *)a)->key;
    const struct key *y = &(*(struct figure *const *)b)->key;
    if (x->indicator != y->indicator)
        return x->indicator->index < y->indicator->index ? -1 : 1;
    if (x->area != y->area)
        return x->area->order - y->area->order;
    int order = frequency_order(x->period) - frequency_order(y->period);
    return order ? order : period_compare(x->period, y->period);
}

static enum status take_figures(struct sdmx *s, struct err *err)
{
    size_t count;
    struct figure **all = figures_sorted(s->run->figures, &count);
    s->figures = arena_take(s->arena, (count + 1) * sizeof *s->figures);
    if (s->run->arena->failed || !s->figures)
        return err_memory(err);
    for (size_t i = 0; i < count; i++)
        if (is_told(s, all[i]))
            s->figures[s->count++] = all[i];
    qsort(s->figures, s->count, sizeof *s->figures, by_series);
    return STATUS_OK;
}

/* An identifier of an agency must begin with a letter; a code may not. */
static struct view agency_of(const struct catalogue *c, struct arena *arena)
{
    struct buf name = {0};
    if (c->settings->sdmx_agency.n)
        return c->settings->sdmx_agency;
    buf_adds(&name, "NB-");
    for (size_t i = 0; i < c->areas[0].code.n; i++) {
        char byte = c->areas[0].code.p[i];
        bool plain = (byte >= '0' && byte <= '9') ||
                     (byte >= 'A' && byte <= 'Z') ||
                     (byte >= 'a' && byte <= 'z');
        buf_byte(&name, plain ? byte : '-');
    }
    if (name.failed)
        arena->failed = true;
    struct view agency = arena_copy(arena, buf_view(&name));
    buf_release(&name);
    return agency;
}

static enum status save(const struct sdmx *s, const char *name,
                        const struct buf *text, struct err *err)
{
    struct view path = arena_format(s->arena, "%s/%s", s->run->folder, name);
    if (s->arena->failed || text->failed)
        return err_memory(err);
    return file_replace(path.p, buf_view(text), false, err);
}

static enum status save_data(const struct sdmx *s, const struct sdmx_data *d,
                             struct err *err)
{
    enum status status = save(s, "figures.sdmx.xml", &d->xml, err);
    if (status == STATUS_OK)
        status = save(s, "figures.sdmx.csv", &d->csv1, err);
    if (status == STATUS_OK)
        status = save(s, "figures.sdmx2.csv", &d->csv2, err);
    return status;
}

/* Two arenas in turn: a row is compared with the one before it. */
static enum status fill_data(struct sdmx *s, struct sdmx_data *d,
                             struct err *err)
{
    struct arena rows[2];
    struct view cells[2][SDMX_PARTS];
    enum status status = STATUS_OK;
    arena_init(&rows[0], 0);
    arena_init(&rows[1], 0);
    for (size_t i = 0; status == STATUS_OK && i < s->count; i++) {
        /* Taken back below. cppcheck-suppress autoVariables */
        s->row = &rows[i % 2];
        arena_clear(s->row);
        sdmx_row(s, s->figures[i], cells[i % 2]);
        status = s->row->failed ? err_memory(err)
                                : sdmx_check(s, i ? cells[1 - i % 2] : NULL,
                                             cells[i % 2], err);
        if (status == STATUS_OK)
            sdmx_data_row(s, d, cells[i % 2]);
    }
    s->row = NULL;
    arena_release(&rows[0]);
    arena_release(&rows[1]);
    return status;
}

static enum status make_data(struct sdmx *s, struct err *err)
{
    struct sdmx_data data = {0};
    sdmx_data_begin(s, &data);
    enum status status = fill_data(s, &data, err);
    sdmx_data_end(&data);
    if (status == STATUS_OK)
        status = save_data(s, &data, err);
    buf_release(&data.xml);
    buf_release(&data.csv1);
    buf_release(&data.csv2);
    return status;
}

static enum status make_document(struct sdmx *s, const char *name,
                                 void (*write)(const struct sdmx *s,
                                               struct buf *out),
                                 struct err *err)
{
    struct buf text = {0};
    write(s, &text);
    enum status status = save(s, name, &text, err);
    buf_release(&text);
    return status;
}

static enum status make(struct sdmx *s, struct err *err)
{
    enum status status = take_figures(s, err);
    if (status == STATUS_OK)
        status = sdmx_lists(s, err);
    if (status == STATUS_OK)
        status = make_document(s, "structure.sdmx.xml", sdmx_structure, err);
    if (status == STATUS_OK)
        status = make_document(s, "figures.sdmx.xsd", sdmx_schema, err);
    return status == STATUS_OK ? make_data(s, err) : status;
}

enum status sdmx_publish(struct run *run, struct err *err)
{
    struct arena arena;
    struct sdmx s = {.run = run, .arena = &arena};
    arena_init(&arena, 0);
    s.day = release_day(run, &arena);
    s.agency = agency_of(run->catalogue, &arena);
    enum status status = make(&s, err);
    arena_release(&arena);
    return status;
}
