/* Which questions a form has for a unit. */
#include "pipeline/model/questionnaire.h"

/* Form codes joined by blanks; none means every form. */
static bool has_form(struct view forms, struct view form)
{
    struct view rest = forms;
    while (rest.p)
        if (view_equal(view_cut(&rest, ' '), form))
            return true;
    return forms.n == 0;
}

static bool is_asked(const struct indicator *indicator, struct view form,
                     int year)
{
    return !indicator->formula_text.n && has_form(indicator->forms, form) &&
           (!indicator->first_year || indicator->first_year <= year) &&
           (!indicator->last_year || year <= indicator->last_year);
}

/* A bureau may also state its inner node as a whole; the form asks for its own
 * part, which nobody else can tell. An institution has no part of its own. */
static bool may_say(const struct indicator *indicator, const struct unit *unit,
                    const struct area *area, bool *control)
{
    bool whole;
    return source_allows(indicator, unit, area, control, &whole) &&
           (!whole || unit->kind == UNIT_INSTITUTION);
}

static bool push(struct questionnaire *q, struct arena *arena,
                 const struct indicator *indicator, const struct area *area,
                 bool control)
{
    struct question *row = array_push(&q->questions, arena, sizeof *row);
    if (!row)
        return false;
    row->indicator = indicator;
    row->area = area;
    row->control = control;
    row->code = indicator->code;
    if (area)
        row->code = arena_format(arena, "%.*s%c%.*s", VIEW_ARG(indicator->code),
                                 QUESTIONNAIRE_ABOUT, VIEW_ARG(area->code));
    q->lists = q->lists || indicator->type == VALUE_ITEMS;
    return !arena->failed;
}

/* What the province or a body of the province says of each city apart. */
static bool is_of_each(const struct indicator *indicator,
                       const struct unit *unit)
{
    return !unit->area->parent && unit->area->child_count &&
           (unit->kind == UNIT_INSTITUTION ||
            indicator->counted_by.kind == SOURCE_PROVINCE);
}

static bool ask_each(struct questionnaire *q, struct arena *arena,
                     const struct indicator *indicator)
{
    const struct area *root = q->unit.area;
    bool control, good = true;
    for (size_t i = 0; good && i < root->child_count; i++)
        if (!root->children[i]->own &&
            may_say(indicator, &q->unit, root->children[i], &control))
            good = push(q, arena, indicator, root->children[i], control);
    return good;
}

/* The node's leaf first: there its bureau counts, of the node it is mostly a
 * control. */
static bool ask(struct questionnaire *q, struct arena *arena,
                const struct indicator *indicator)
{
    const struct area *area = q->unit.area;
    bool control;
    if (is_of_each(indicator, &q->unit))
        return ask_each(q, arena, indicator);
    if (may_say(indicator, &q->unit, area_leaf(area), &control) ||
        may_say(indicator, &q->unit, area, &control))
        return push(q, arena, indicator, NULL, control);
    return true;
}

/* In the order of sections, and in each of the list. */
static bool ask_all(struct questionnaire *q, struct arena *arena)
{
    const struct catalogue *c = q->catalogue;
    bool good = true;
    for (size_t k = 0; k < c->section_count; k++)
        for (size_t i = 0; good && i < c->indicator_count; i++)
            if (view_equal(c->indicators[i].section, c->sections[k].code) &&
                is_asked(&c->indicators[i], q->form->code, q->year))
                good = ask(q, arena, &c->indicators[i]);
    return good;
}

enum status questionnaire_make(struct questionnaire *q,
                               const struct catalogue *catalogue,
                               const struct unit *unit, struct view form,
                               int year, struct arena *arena, struct err *err)
{
    *q = (struct questionnaire){.catalogue = catalogue,
                                .form = catalogue_form(catalogue, form),
                                .calendar =
                                    catalogue_calendar(catalogue, form, year),
                                .unit = *unit,
                                .year = year};
    if (!q->form)
        return err_set(err, FAULT_USAGE, "there is no form \"%.*s\"",
                       VIEW_ARG(form));
    if (!ask_all(q, arena))
        return err_memory(err);
    if (!q->questions.count)
        return err_set(err, FAULT_USAGE, "form %.*s asks nothing of %.*s in %d",
                       VIEW_ARG(form), VIEW_ARG(unit->code), year);
    return STATUS_OK;
}

struct question *questionnaire_find(const struct questionnaire *q,
                                    struct view code)
{
    struct question *at = q->questions.at;
    for (size_t i = 0; i < q->questions.count; i++)
        if (view_equal(at[i].code, code))
            return &at[i];
    return NULL;
}

bool questionnaire_owed(const struct unit *unit, int year)
{
    return unit->owes_from && unit->owes_from <= year &&
           (!unit->owes_until || year <= unit->owes_until);
}

/* What means something to a file system or a shell becomes "_". Names come from
 * the configuration, but an organization's may be its own. */
static void add_safe(struct buf *out, struct view text)
{
    while (text.n) {
        uint32_t rune = utf8_next(&text);
        bool safe = rune > 0x20 && rune != 0x7f && rune != 0xfffd &&
                    (rune > 0x7f || !strchr("/\\:*?\"<>|%", (int)rune));
        buf_rune(out, safe ? rune : '_');
    }
}

struct view questionnaire_file(const struct questionnaire *q,
                               struct arena *arena)
{
    struct buf out = {0};
    const struct unit *unit = &q->unit;
    struct view name = unit->kind == UNIT_BUREAU ? unit->area->name[LANGUAGE_ZH]
                                                 : unit->name[LANGUAGE_ZH];
    add_safe(&out, unit->code);
    buf_byte(&out, '_');
    if (name.n && !view_equal(name, unit->code)) {
        add_safe(&out, utf8_front(name, 120));
        buf_byte(&out, '_');
    }
    buf_format(&out, "%d年_", q->year);
    add_safe(&out, q->form->name[LANGUAGE_ZH]);
    struct view file = arena_copy(arena, buf_view(&out));
    arena->failed = arena->failed || out.failed;
    buf_release(&out);
    return file;
}
