/* A row of the sheet of values: its code, its value, its remark. */
#include "stages/ingest/xlsx_form.h"

bool form_blank(const struct cell *cell)
{
    return !view_trim(cell->text).n && !cell->error && !cell->formula;
}

struct place form_place_of(const struct form_reading *f, const struct row *row,
                           int label)
{
    return form_place(f, row->number, f->columns[label]);
}

/* Rows may be moved, so a code that is gone cannot be guessed from the place
 * where it was. */
enum status form_codeless(struct form_reading *f, const struct row *row,
                          int label, struct err *err)
{
    struct place place = form_place_of(f, row, label);
    form_tell(f, "ingest.book-code-missing", SEVERITY_FATAL, &place, VIEW(""))
        ->text = arena_copy(f->s->arena, form_cell(f, row, label)->text);
    return form_count(f, err);
}

static bool is_known(const struct form_reading *f, struct view code)
{
    const struct view *at = f->codes.at;
    for (size_t i = 0; i < f->codes.count; i++)
        if (view_equal(at[i], code))
            return true;
    return false;
}

/* The first line of a name's cell begins with the indicator's name; behind it
 * or before it stand words of ours. */
static bool shows(struct view cell, const struct indicator *indicator)
{
    struct view name = indicator->name[LANGUAGE_ZH];
    struct view line = view_cut(&cell, '\n');
    return name.n && line.n && memmem(line.p, line.n, name.p, name.n);
}

/* A code beside the name of another indicator has slipped. A name that is
 * nobody's may be one of last year's. */
static bool has_slipped(const struct form_reading *f, struct view code,
                        struct view name)
{
    const struct catalogue *c = f->catalogue;
    struct view area;
    const struct indicator *mine =
        c ? catalogue_indicator(c, form_code(code, &area)) : NULL;
    name = view_trim(name);
    if (!mine || !name.n || shows(name, mine))
        return false;
    for (size_t i = 0; i < c->indicator_count; i++)
        if (view_equal(view_cut(&(struct view){name.p, name.n}, '\n'),
                       c->indicators[i].name[LANGUAGE_ZH]))
            return true;
    return false;
}

static const char *fault_of(const struct form_reading *f, struct view code,
                            const struct row *row)
{
    if (is_known(f, code))
        return "ingest.book-code-twice";
    if (has_slipped(f, code, form_cell(f, row, QUESTIONNAIRE_NAME)->text))
        return "ingest.book-code-slipped";
    return NULL;
}

/* Notes the row's code; tells what is wrong with it. */
static enum status take_code(struct form_reading *f, const struct row *row,
                             struct view code, struct err *err)
{
    struct arena *arena = f->s->arena;
    const char *fault = fault_of(f, code, row);
    struct place place = form_place_of(f, row, QUESTIONNAIRE_CODE);
    struct view *kept = array_push(&f->codes, arena, sizeof *kept);
    long *number = array_push(&f->rows, arena, sizeof *number);
    if (!kept || !number)
        return err_memory(err);
    *kept = arena_copy(arena, code);
    *number = row->number;
    if (fault)
        form_tell(f, fault, SEVERITY_FATAL, &place, code)->text = *kept;
    return form_count(f, err);
}

/* A formula's value is what its program worked out when it saved. Without one
 * there is nothing to read; an error value is no value. */
const char *form_wrong(const struct cell *cell)
{
    if (cell->error)
        return "ingest.book-error";
    return cell->formula && !view_trim(cell->text).n
               ? "ingest.book-formula-empty"
               : NULL;
}

static enum status take_value(struct form_reading *f, const struct row *row,
                              struct view code, struct err *err)
{
    const struct cell *cell = form_cell(f, row, QUESTIONNAIRE_VALUE);
    struct place place = form_place_of(f, row, QUESTIONNAIRE_VALUE);
    struct view text = arena_copy(f->s->arena, cell->text);
    if (form_blank(cell))
        return STATUS_OK;
    if (form_wrong(cell)) {
        form_tell(f, form_wrong(cell), SEVERITY_ERROR, &place, code)->text =
            text;
        return STATUS_OK;
    }
    struct observation *o = form_observation(f, code, &place);
    if (!o)
        return err_memory(err);
    o->text = text;
    if (cell->formula)
        submission_find(f->s, VIEW("ingest.book-formula"), SEVERITY_WARNING, 0,
                        o);
    return STATUS_OK;
}

/* The next word of a list such as "ELD-03、ELD-04"; only ASCII stands in an
 * edit's name. */
static struct view next_word(struct view *list)
{
    size_t n = 0;
    while (list->n &&
           (*list->p <= ' ' || *list->p >= 0x7f || strchr(",;/", *list->p)))
        *list = (struct view){list->p + 1, list->n - 1};
    while (n < list->n && list->p[n] > ' ' && list->p[n] < 0x7f &&
           !strchr(",;/", list->p[n]))
        n++;
    struct view word = {list->p, n};
    *list = (struct view){list->p + n, list->n - n};
    return word;
}

static enum status add_remark(struct form_reading *f, struct view code,
                              struct view edit, const struct remark *as,
                              struct err *err)
{
    struct arena *arena = f->s->arena;
    struct view area;
    struct remark *r = array_push(&f->s->remarks, arena, sizeof *r);
    if (!r)
        return err_memory(err);
    *r = *as;
    r->indicator_word = form_code(arena_copy(arena, code), &area);
    r->edit = arena_copy(arena, edit);
    return STATUS_OK;
}

/* One remark for each edit it explains, or one that explains none. */
static enum status take_remark(struct form_reading *f, const struct row *row,
                               struct view code, struct err *err)
{
    struct view text = form_cell(f, row, QUESTIONNAIRE_REMARK)->text;
    struct view list = form_cell(f, row, QUESTIONNAIRE_EDIT)->text;
    enum status s = STATUS_OK;
    if (!view_trim(text).n)
        return STATUS_OK;
    struct remark as = {.text = arena_copy(f->s->arena, text),
                        .place = form_place_of(f, row, QUESTIONNAIRE_REMARK)};
    struct view edit = next_word(&list);
    do {
        s = add_remark(f, code, edit, &as, err);
        edit = next_word(&list);
    } while (s == STATUS_OK && edit.n);
    return s;
}

enum status form_value_row(struct form_reading *f, const struct row *row,
                           struct err *err)
{
    struct view code = view_trim(form_cell(f, row, QUESTIONNAIRE_CODE)->text);
    const char *number = questionnaire_numbers[QUESTIONNAIRE_CODE];
    if (form_signature_row(f, row) || view_equal(code, view_of(number)))
        return STATUS_OK;
    if (!code.n && form_blank(form_cell(f, row, QUESTIONNAIRE_VALUE)))
        return STATUS_OK;
    if (!code.n)
        return form_codeless(f, row, QUESTIONNAIRE_VALUE, err);
    enum status s = take_code(f, row, code, err);
    if (s == STATUS_OK)
        s = take_value(f, row, code, err);
    return s == STATUS_OK ? take_remark(f, row, code, err) : s;
}
