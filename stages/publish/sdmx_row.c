/* One observation's cells, and what no schema sees of them. */
#include "stages/publish/origin.h"
#include "stages/publish/sdmx.h"

/* Grades and texts are counted in nothing. */
static void unit_cells(struct sdmx *s, const struct indicator *indicator,
                       struct view cells[SDMX_PARTS])
{
    int power = 0;
    const struct measure *m = indicator->measure;
    cells[SDMX_UNIT_MEASURE] = VIEW("_Z");
    if (m) {
        m = sdmx_measure(s->run->catalogue, m, &power);
        cells[SDMX_UNIT_MEASURE] = sdmx_id_of(m->code, s->row);
    }
    cells[SDMX_UNIT_MULT] = arena_format(s->row, "%d", power);
    cells[SDMX_PLACES] = arena_format(s->row, "%d", indicator->decimals);
}

static struct view grade_id(struct sdmx *s, const struct grade *g)
{
    return sdmx_id_of(arena_format(s->row, "%.*s.%.*s", VIEW_ARG(g->scale),
                                   VIEW_ARG(g->code)),
                      s->row);
}

/* A grade is no number and its rank must not pass for one. */
static void value_cells(struct sdmx *s, const struct figure *f,
                        struct view cells[SDMX_PARTS])
{
    struct printing p = {.run = s->run, .arena = s->row};
    if (!sdmx_has_value(f))
        return;
    if (f->grade)
        cells[SDMX_VALUE_GRADE] = grade_id(s, f->grade);
    else if (f->key.indicator->type == VALUE_TEXT)
        cells[SDMX_VALUE_TEXT] = f->words;
    else
        cells[SDMX_OBS_VALUE] = print_figure(&p, f, false);
}

static void about_cells(struct sdmx *s, const struct figure *f,
                        struct view cells[SDMX_PARTS])
{
    struct printing p = {
        .run = s->run, .arena = s->row, .language = LANGUAGE_EN};
    struct buf flags = {0};
    flags_print(f->flags, &flags);
    cells[SDMX_OBS_STATUS] = sdmx_status(s->run->catalogue->flags, f);
    cells[SDMX_OBS_FLAGS] = print_built(&p, &flags);
    cells[SDMX_OBS_SOURCE] = origin_source(&p, &(struct row){.figure = f});
    if (!f->expected)
        return;
    cells[SDMX_PARTS_REPORTED] = print_integer(&p, f->reported);
    cells[SDMX_PARTS_EXPECTED] = print_integer(&p, f->expected);
}

void sdmx_row(struct sdmx *s, const struct figure *f,
              struct view cells[SDMX_PARTS])
{
    for (int i = 0; i < SDMX_PARTS; i++)
        cells[i] = VIEW("");
    cells[SDMX_FREQ] = sdmx_frequency(f->key.period, s->row);
    cells[SDMX_REF_AREA] = sdmx_id_of(f->key.area->code, s->row);
    cells[SDMX_INDICATOR] = sdmx_id_of(f->key.indicator->code, s->row);
    cells[SDMX_TIME_PERIOD] = sdmx_time(f->key.period, s->row);
    unit_cells(s, f->key.indicator, cells);
    value_cells(s, f, cells);
    about_cells(s, f, cells);
}

static enum status refuse(const struct view cells[SDMX_PARTS], const char *what,
                          const char *id, struct err *err)
{
    return err_set(err, FAULT_BUG, "SDMX: %.*s %.*s %.*s %.*s: %s %s",
                   VIEW_ARG(cells[SDMX_FREQ]), VIEW_ARG(cells[SDMX_REF_AREA]),
                   VIEW_ARG(cells[SDMX_INDICATOR]),
                   VIEW_ARG(cells[SDMX_TIME_PERIOD]), what, id);
}

static bool same_key(const struct view a[SDMX_PARTS],
                     const struct view b[SDMX_PARTS])
{
    for (int i = SDMX_FREQ; i <= SDMX_TIME_PERIOD; i++)
        if (!view_equal(a[i], b[i]))
            return false;
    return true;
}

/* Rows come sorted, so two of one key are neighbours. */
enum status sdmx_check(const struct sdmx *s,
                       const struct view before[SDMX_PARTS],
                       const struct view cells[SDMX_PARTS], struct err *err)
{
    for (int i = 0; i < SDMX_PARTS; i++) {
        const struct sdmx_component *c = &sdmx_components[i];
        if (c->mandatory && !cells[i].n)
            return refuse(cells, "lacks", c->id, err);
        if (c->list != SDMX_LISTS && cells[i].n &&
            !sdmx_list_has(&s->lists[c->list], cells[i]))
            return refuse(cells, "has no such code in", c->id, err);
    }
    if (before && same_key(before, cells))
        return refuse(cells, "stands twice", "", err);
    return STATUS_OK;
}
