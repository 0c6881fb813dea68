/* Who has reported, who is late, how complete and how good it is. */
#include "stages/publish/kinds.h"

#include "pipeline/engine/standing_print.h"

/* The cell of the engine's column with that key: the table of a release and
 * what `nianbao status` shows are the same. */
static struct view cell(struct printing *p, const struct row *row,
                        const char *key)
{
    const struct standing_column *c = standing_columns;
    while (c->key && strcmp(c->key, key))
        c++;
    return c->key ? c->print(p->run->standings, row->standing, p->language,
                             p->run->arena)
                  : (struct view){0};
}

#define CELL(name, key)                                                        \
    static struct view name(struct printing *p, const struct row *row)         \
    {                                                                          \
        return cell(p, row, key);                                              \
    }

CELL(unit, "unit")
CELL(unit_name, "unit-name")
CELL(form, "form")
CELL(form_name, "form-name")
CELL(year, "year")
CELL(state, "state")
CELL(verdict, "verdict")
CELL(expected, "expected")
CELL(reported, "reported")
CELL(on_time, "on-time")
CELL(late, "late")
CELL(missing, "missing")
CELL(unit_completeness, "unit-completeness")
CELL(first, "first")
CELL(last, "last")
CELL(versions, "versions")
CELL(deadline, "deadline")
CELL(items, "items")
CELL(said, "said")
CELL(completeness, "completeness")
CELL(failed, "failed")
CELL(failure_rate, "failure-rate")
CELL(explained, "explained")
CELL(explanation_rate, "explanation-rate")
CELL(reminder, "reminder")

static const struct column_kind columns[] = {
    {"unit", CELL_CODE, unit},
    {"unit-name", CELL_TEXT, unit_name},
    {"form", CELL_CODE, form},
    {"form-name", CELL_TEXT, form_name},
    {"year", CELL_CODE, year},
    {"state", CELL_TEXT, state},
    {"verdict", CELL_TEXT, verdict},
    {"expected", CELL_NUMBER, expected},
    {"reported", CELL_NUMBER, reported},
    {"on-time", CELL_NUMBER, on_time},
    {"late", CELL_NUMBER, late},
    {"missing", CELL_NUMBER, missing},
    {"unit-completeness", CELL_NUMBER, unit_completeness},
    {"first", CELL_CODE, first},
    {"last", CELL_CODE, last},
    {"versions", CELL_NUMBER, versions},
    {"deadline", CELL_CODE, deadline},
    {"items", CELL_NUMBER, items},
    {"said", CELL_NUMBER, said},
    {"completeness", CELL_NUMBER, completeness},
    {"failed", CELL_NUMBER, failed},
    {"failure-rate", CELL_NUMBER, failure_rate},
    {"explained", CELL_NUMBER, explained},
    {"explanation-rate", CELL_NUMBER, explanation_rate},
    {"reminder", CELL_TEXT, reminder},
    {NULL, CELL_TEXT, NULL},
};

static void print_rows(struct printing *p, const struct layout *layout,
                       const struct array *rows)
{
    const struct standing *s = rows->at;
    for (size_t i = 0; i < rows->count; i++)
        row_print(p, layout, &(struct row){.standing = &s[i]});
}

/* Units first, then the totals of each form and year. */
static enum status fill(struct printing *p, const struct layout *layout,
                        struct err *err)
{
    struct standings *all = p->run->standings;
    (void)err;
    if (!all)
        return STATUS_OK;
    standings_close(all);
    print_rows(p, layout, &all->rows);
    print_rows(p, layout, &all->totals);
    return STATUS_OK;
}

const struct kind status_kind = {"status", columns, false, fill};
