/* Finds out what each sheet is, by its labels alone. */
#include "stages/ingest/xlsx_form.h"

#include <string.h>

/* A form has some hundred questions; who names more things than that sends
 * several returns. */
enum { PARTS_MOST = 8000, MEMORY_SHARE = 4 };

static const struct cell blank = {{NULL, 0}, false, false};

const struct cell *form_cell(const struct form_reading *f,
                             const struct row *row, int label)
{
    int column = f->columns[label];
    return column < 0 || column >= row->count ? &blank : &row->cells[column];
}

struct place form_place(const struct form_reading *f, long row, int column)
{
    char name[CELL_NAME];
    cell_name(row, column, name);
    return (struct place){
        .file = f->s->place.file,
        .line = row,
        .column = column + 1,
        .cell = arena_format(f->s->arena, "%.*s!%s",
                             VIEW_ARG(utf8_front(f->sheet->name, 120)), name)};
}

struct view form_code(struct view code, struct view *area)
{
    *area = code;
    return view_cut(area, QUESTIONNAIRE_ABOUT);
}

struct finding *form_tell(struct form_reading *f, const char *message,
                          enum severity severity, const struct place *place,
                          struct view code)
{
    struct finding *finding =
        submission_find(f->s, view_of(message), severity, 0, NULL);
    struct finding_cell cell = {.suspect = true};
    finding->file = place->file;
    finding->line = place->line;
    finding->column = place->column;
    finding->cell = place->cell;
    if (!code.n)
        return finding;
    cell.indicator = form_code(arena_copy(f->s->arena, code), &cell.area);
    finding_add_cell(finding, f->s->arena, cell);
    return finding;
}

enum status form_count(struct form_reading *f, struct err *err)
{
    const struct arena *arena = f->s->arena;
    if (++f->parts > PARTS_MOST ||
        (arena->limit && arena->used > arena->limit / MEMORY_SHARE))
        return flow_refuse(f->flow, err, "ingest.book-large", "%d rows",
                           PARTS_MOST);
    return arena->failed ? err_memory(err) : STATUS_OK;
}

struct observation *form_observation(struct form_reading *f, struct view code,
                                     const struct place *place)
{
    struct submission *s = f->s;
    struct observation *o = array_push(&s->observations, s->arena, sizeof *o);
    if (!o)
        return NULL;
    o->place = *place;
    o->indicator_word = form_code(arena_copy(s->arena, code), &o->area_word);
    return o;
}

void form_sheet_begin(struct form_reading *f, const struct worksheet *sheet)
{
    f->sheet = sheet;
    f->kind = FORM_UNKNOWN;
    f->rows = (struct array){0};
}

/* Where each label stands in the row. False if one stands there twice. */
static bool find_labels(struct form_reading *f, const struct row *row,
                        const struct label *labels, int count)
{
    bool once = true;
    for (int i = 0; i < FORM_COLUMNS; i++)
        f->columns[i] = -1;
    for (int i = 0; i < row->count; i++) {
        int label = label_find(labels, count, row->cells[i].text);
        if (label < 0)
            continue;
        once = once && f->columns[label] < 0;
        f->columns[label] = i;
    }
    return once;
}

static bool have(const struct form_reading *f, int one, int other)
{
    return f->columns[one] >= 0 && f->columns[other] >= 0;
}

static enum status take_kind(struct form_reading *f, enum form_sheet kind,
                             bool once, struct err *err)
{
    f->kind = kind;
    f->valued = f->valued || kind == FORM_VALUES;
    return once ? STATUS_OK
                : flow_refuse(f->flow, err, "ingest.book-head", "%.*s",
                              VIEW_ARG(f->sheet->name));
}

/* The mark without its version: a later layout is ours, and yet not read. */
static enum status take_mark(struct form_reading *f, struct view mark,
                             struct err *err)
{
    f->kind = FORM_HIDDEN;
    f->marked = true;
    if (view_equal(mark, VIEW(QUESTIONNAIRE_MARK)))
        return STATUS_OK;
    return flow_refuse(f->flow, err, "ingest.book-layout", "%.*s",
                       VIEW_ARG(utf8_front(mark, 60)));
}

/* Right beside its label; only a unit that nobody listed is asked. */
static void take_name(struct form_reading *f, const struct row *row)
{
    for (int i = 0; i + 1 < row->count; i++)
        if (!label_find(&questionnaire_reporter, 1, row->cells[i].text))
            f->s->name =
                arena_copy(f->s->arena, view_trim(row->cells[i + 1].text));
}

static enum status find_out(struct form_reading *f, const struct row *row,
                            struct err *err)
{
    struct view front = VIEW(QUESTIONNAIRE_MARK);
    bool once;
    front.n--;
    if (view_starts(row->cells[0].text, front))
        return take_mark(f, row->cells[0].text, err);
    once = find_labels(f, row, questionnaire_columns, QUESTIONNAIRE_COLUMNS);
    if (have(f, QUESTIONNAIRE_CODE, QUESTIONNAIRE_VALUE))
        return take_kind(f, FORM_VALUES, once, err);
    once = find_labels(f, row, questionnaire_lists, QUESTIONNAIRE_LIST_COLUMNS);
    if (have(f, QUESTIONNAIRE_LIST_CODE, QUESTIONNAIRE_LIST_NAME))
        return take_kind(f, FORM_LISTS, once, err);
    take_name(f, row);
    return STATUS_OK;
}

static enum status hidden_row(struct form_reading *f, const struct row *row)
{
    struct view *const words[QUESTIONNAIRE_KEYS] = {
        [QUESTIONNAIRE_UNIT] = &f->s->unit_word,
        [QUESTIONNAIRE_PERIOD] = &f->s->period_word,
        [QUESTIONNAIRE_FORM] = &f->s->form_word,
    };
    for (int i = 0; i < QUESTIONNAIRE_KEYS; i++)
        if (view_equal(row->cells[0].text, view_of(questionnaire_keys[i])))
            *words[i] = arena_copy(f->s->arena, row->cells[1].text);
    return STATUS_OK;
}

enum status form_row(void *self, const struct row *row, struct err *err)
{
    struct form_reading *f = self;
    switch (f->kind) {
    case FORM_HIDDEN:
        return hidden_row(f, row);
    case FORM_VALUES:
        return form_value_row(f, row, err);
    case FORM_LISTS:
        return form_list_row(f, row, err);
    case FORM_UNKNOWN:
        break;
    }
    return find_out(f, row, err);
}

/* Whose return it is stands on a sheet that may come last. */
static void name_findings(struct submission *s)
{
    struct finding *at = s->findings.at;
    for (size_t i = 0; i < s->findings.count; i++) {
        at[i].unit = s->unit_word;
        at[i].period = s->period_word;
        for (size_t k = 0; k < at[i].cell_count; k++)
            at[i].cells[k].period = s->period_word;
    }
}

enum status form_end(struct form_reading *f, struct err *err)
{
    struct submission *s = f->s;
    if (!f->marked)
        return flow_refuse(f->flow, err, "ingest.book-foreign", "%s",
                           QUESTIONNAIRE_MARK);
    if (!f->valued)
        return flow_refuse(f->flow, err, "ingest.book-head", "-");
    enum status status = form_place_lists(f, err);
    if (status == STATUS_OK && !s->observations.count && !s->findings.count)
        submission_find(s, VIEW("ingest.book-blank"), SEVERITY_FATAL, 0, NULL);
    name_findings(s);
    return status;
}
