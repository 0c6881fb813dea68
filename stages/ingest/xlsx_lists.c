/* Named things: a row for each, gathered by code. */
#include "stages/ingest/xlsx_form.h"

/* The list of that code, made if there is none; NULL when memory is out. */
static struct form_list *list_of(struct form_reading *f, struct view code,
                                 const struct place *place)
{
    struct form_list *at = f->lists.at;
    for (size_t i = 0; i < f->lists.count; i++)
        if (view_equal(at[i].code, code))
            return &at[i];
    at = array_push(&f->lists, f->s->arena, sizeof *at);
    if (!at)
        return NULL;
    at->code = arena_copy(f->s->arena, code);
    at->place = *place;
    return at;
}

/* A cell of a named thing; what its program could not work out is told. */
static struct view item_word(struct form_reading *f, const struct row *row,
                             struct view code, int label)
{
    const struct cell *cell = form_cell(f, row, label);
    struct place place = {0};
    if (form_wrong(cell)) {
        place = form_place_of(f, row, label);
        form_tell(f, form_wrong(cell), SEVERITY_ERROR, &place, code);
    }
    return arena_copy(f->s->arena, view_trim(cell->text));
}

static bool names_nothing(const struct form_reading *f, const struct row *row)
{
    for (int i = QUESTIONNAIRE_LIST_NAME; i < QUESTIONNAIRE_LIST_COLUMNS; i++)
        if (!form_blank(form_cell(f, row, i)))
            return false;
    return true;
}

enum status form_list_row(struct form_reading *f, const struct row *row,
                          struct err *err)
{
    struct view code =
        view_trim(form_cell(f, row, QUESTIONNAIRE_LIST_CODE)->text);
    if (names_nothing(f, row))
        return STATUS_OK;
    if (!code.n)
        return form_codeless(f, row, QUESTIONNAIRE_LIST_NAME, err);
    struct place place = form_place_of(f, row, QUESTIONNAIRE_LIST_NAME);
    struct form_list *list = list_of(f, code, &place);
    struct item *item =
        list ? array_push(&list->items, f->s->arena, sizeof *item) : NULL;
    if (!item)
        return err_memory(err);
    *item = (struct item){
        .name = item_word(f, row, code, QUESTIONNAIRE_LIST_NAME),
        .by = item_word(f, row, code, QUESTIONNAIRE_LIST_BY),
        .level = item_word(f, row, code, QUESTIONNAIRE_LIST_LEVEL),
        .on = item_word(f, row, code, QUESTIONNAIRE_LIST_ON)};
    return form_count(f, err);
}

/* The row of values that asks for the list; what it says itself is a count. */
static struct observation *asked(struct form_reading *f, struct view code)
{
    struct view area, word = form_code(code, &area);
    for (size_t i = 0; i < f->s->observations.count; i++) {
        struct observation *o = submission_observation(f->s, i);
        if (view_equal(o->indicator_word, word) &&
            view_equal(o->area_word, area))
            return o;
    }
    return NULL;
}

static void check_count(struct form_reading *f, const struct observation *o)
{
    int said;
    if (view_number(view_trim(o->text), &said) && (size_t)said != o->item_count)
        submission_find(f->s, VIEW("ingest.book-count"), SEVERITY_WARNING, 0, o)
            ->expected = arena_format(f->s->arena, "%zu", o->item_count);
}

enum status form_place_lists(struct form_reading *f, struct err *err)
{
    const struct form_list *lists = f->lists.at;
    for (size_t i = 0; i < f->lists.count; i++) {
        struct observation *o = asked(f, lists[i].code);
        if (!o)
            o = form_observation(f, lists[i].code, &lists[i].place);
        if (!o)
            return err_memory(err);
        o->items = lists[i].items.at;
        o->item_count = lists[i].items.count;
        check_count(f, o);
    }
    return STATUS_OK;
}
