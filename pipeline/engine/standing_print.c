/* The cells that tell of standings. */
#include "pipeline/engine/standing_print.h"

#include "pipeline/engine/words.h"
#include "pipeline/model/moment.h"
#include "pipeline/model/settings.h"

#define CELL(name)                                                             \
    static struct view name(const struct standings *all,                       \
                            const struct standing *s, enum language language,  \
                            struct arena *arena)

static struct view number(long n, struct arena *arena)
{
    return arena_format(arena, "%ld", n);
}

/* Per cent with two places; blank where there is nothing to be a part of. */
static struct view percent(const struct standings *all, long part, long whole,
                           struct arena *arena)
{
    char text[DECIMAL_TEXT];
    struct decimal rate;
    if (!whole || !decimal_multiply(decimal_of(part), decimal_of(100), &rate) ||
        !decimal_divide(rate, decimal_of(whole), &rate))
        return (struct view){0};
    rate = decimal_round(rate, 2, all->catalogue->settings->rounding);
    size_t n = decimal_print(rate, 2, text);
    return arena_copy(arena, (struct view){text, n});
}

/* The day in the survey's zone: the hour is nobody's business in a table. */
static struct view day(const struct standings *all, struct view moment,
                       struct arena *arena)
{
    char text[MOMENT_DAY];
    if (!moment_day(moment, all->catalogue->settings->zone, text))
        return (struct view){0};
    return arena_copy(arena, view_of(text));
}

CELL(unit)
{
    (void)all, (void)language, (void)arena;
    return s->unit ? s->unit->code : VIEW("");
}

CELL(unit_name)
{
    struct view total = words_of(all->catalogue, "total", language);
    struct view form = s->form->name[language];
    if (s->unit)
        return s->unit->name[language];
    return arena_format(arena, "%.*s: %.*s", VIEW_ARG(total), VIEW_ARG(form));
}

CELL(form)
{
    (void)all, (void)language, (void)arena;
    return s->form->code;
}

CELL(form_name)
{
    (void)all, (void)arena;
    return s->form->name[language];
}

CELL(year)
{
    (void)all, (void)language;
    return number(s->year, arena);
}

CELL(state)
{
    static const char *const codes[] = {
        [STANDING_NOT_OPEN] = "not-open", [STANDING_DUE] = "due",
        [STANDING_MISSING] = "missing",   [STANDING_ON_TIME] = "on-time",
        [STANDING_LATE] = "late",         [STANDING_HISTORY] = "history"};
    (void)arena;
    return s->unit ? words_of(all->catalogue, codes[s->state], language)
                   : VIEW("");
}

/* Something came, but nothing of it counts. */
CELL(verdict)
{
    static const char *const codes[] = {"was-accepted", "was-warnings",
                                        "was-partly"};
    (void)arena;
    if (!s->unit || !s->versions)
        return VIEW("");
    return words_of(all->catalogue,
                    s->reported ? codes[s->acceptance] : "was-refused",
                    language);
}

CELL(expected)
{
    (void)all, (void)language;
    return number(s->expected, arena);
}

CELL(reported)
{
    (void)all, (void)language;
    return number(s->reported, arena);
}

CELL(on_time)
{
    (void)all, (void)language;
    return number(s->on_time, arena);
}

CELL(late)
{
    (void)all, (void)language;
    return number(s->late, arena);
}

CELL(missing)
{
    (void)all, (void)language;
    return number(s->missing, arena);
}

CELL(first)
{
    (void)language;
    return day(all, s->first, arena);
}

CELL(last)
{
    (void)language;
    return day(all, s->last, arena);
}

CELL(versions)
{
    (void)all, (void)language;
    return number(s->versions, arena);
}

CELL(deadline)
{
    (void)all, (void)language, (void)arena;
    return s->entry ? s->entry->deadline : VIEW("");
}

CELL(unit_rate)
{
    (void)language;
    return percent(all, s->reported, s->expected, arena);
}

CELL(items)
{
    (void)all, (void)language;
    return number(s->items, arena);
}

CELL(said)
{
    (void)all, (void)language;
    return number(s->said, arena);
}

CELL(item_rate)
{
    (void)language;
    return percent(all, s->said, s->items, arena);
}

CELL(failed)
{
    (void)all, (void)language;
    return number(s->failed, arena);
}

CELL(failure_rate)
{
    (void)language;
    return percent(all, s->failed, s->said, arena);
}

CELL(explained)
{
    (void)all, (void)language;
    return number(s->explained, arena);
}

CELL(explanation_rate)
{
    (void)language;
    return percent(all, s->explained, s->failed, arena);
}

/* What the office has to do about it. */
CELL(reminder)
{
    (void)arena;
    if (!s->unit || !standing_is_open(all, s))
        return VIEW("");
    return words_of(all->catalogue,
                    s->state == STANDING_MISSING ? "remind" : "remind-soon",
                    language);
}

const struct standing_column standing_columns[] = {
    {"unit", {"单位代码", "unit"}, CELL_CODE, true, unit},
    {"unit-name", {"单位", "unit name"}, CELL_TEXT, true, unit_name},
    {"form", {"报表代码", "form"}, CELL_CODE, false, form},
    {"form-name", {"报表", "form name"}, CELL_TEXT, false, form_name},
    {"year", {"年份", "year"}, CELL_CODE, false, year},
    {"state", {"状态", "state"}, CELL_TEXT, true, state},
    {"verdict", {"结论", "verdict"}, CELL_TEXT, true, verdict},
    {"expected", {"应报", "expected"}, CELL_NUMBER, true, expected},
    {"reported", {"已报", "reported"}, CELL_NUMBER, true, reported},
    {"on-time", {"按时", "on time"}, CELL_NUMBER, false, on_time},
    {"late", {"迟报", "late"}, CELL_NUMBER, false, late},
    {"missing", {"逾期未报", "overdue"}, CELL_NUMBER, false, missing},
    {"unit-completeness",
     {"单位完整率 (%)", "units reported (%)"},
     CELL_NUMBER,
     false,
     unit_rate},
    {"first", {"首次收到", "first received"}, CELL_CODE, true, first},
    {"last", {"最近收到", "last received"}, CELL_CODE, false, last},
    {"versions", {"版本数", "versions"}, CELL_NUMBER, true, versions},
    {"deadline", {"截止", "deadline"}, CELL_CODE, true, deadline},
    {"items", {"应填指标", "items asked"}, CELL_NUMBER, false, items},
    {"said", {"已填指标", "items reported"}, CELL_NUMBER, false, said},
    {"completeness",
     {"指标完整率 (%)", "items reported (%)"},
     CELL_NUMBER,
     true,
     item_rate},
    {"failed", {"核查意见", "findings"}, CELL_NUMBER, true, failed},
    {"failure-rate",
     {"每百项意见", "findings per 100 items"},
     CELL_NUMBER,
     false,
     failure_rate},
    {"explained", {"已说明", "explained"}, CELL_NUMBER, false, explained},
    {"explanation-rate",
     {"说明率 (%)", "explained (%)"},
     CELL_NUMBER,
     false,
     explanation_rate},
    {"reminder", {"催报", "reminder"}, CELL_TEXT, true, reminder},
    {NULL, {NULL, NULL}, CELL_TEXT, false, NULL},
};
