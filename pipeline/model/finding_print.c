/* Printing a finding in words, placeholders filled. */
#include "pipeline/model/finding.h"

#include "pipeline/model/detail.h"
#include "pipeline/model/finding_safe.h"

void finding_print_text(struct view text, struct buf *out)
{
    finding_safe(out, text, SHOWN_MOST);
}

/* What a placeholder is printed from. */
struct filling {
    const struct catalogue *catalogue;
    const struct finding *finding;
    enum language language;
    struct buf *out;
};

static const struct finding_cell *first_cell(const struct filling *f)
{
    return f->finding->cell_count ? &f->finding->cells[0] : NULL;
}

/* A name with its code behind it, or the code alone. */
static void print_named(const struct filling *f, struct view name,
                        struct view code)
{
    const char *open = f->language == LANGUAGE_ZH ? "（" : " (";
    const char *close = f->language == LANGUAGE_ZH ? "）" : ")";
    if (!name.n || view_equal(name, code)) {
        finding_safe(f->out, code, SHOWN_MOST);
        return;
    }
    finding_safe(f->out, name, SHOWN_MOST);
    buf_adds(f->out, open);
    finding_safe(f->out, code, SHOWN_MOST);
    buf_adds(f->out, close);
}

/* NULL for a word that is no code: such a finding prints the word. */
static const struct indicator *indicator_of(const struct filling *f)
{
    const struct finding_cell *cell = first_cell(f);
    return cell ? catalogue_indicator(f->catalogue, cell->indicator) : NULL;
}

/* A unit unknown is shown by the word that was sent. */
static void fill_unit(const struct filling *f)
{
    struct unit unit = {0};
    struct view code = f->finding->unit;
    if (!code.n || !catalogue_unit(f->catalogue, code, &unit))
        unit.name[f->language] = (struct view){NULL, 0};
    print_named(f, unit.name[f->language], code);
}

static void fill_indicator(const struct filling *f)
{
    const struct indicator *indicator = indicator_of(f);
    if (indicator)
        print_named(f, indicator->name[f->language], indicator->code);
    else if (first_cell(f))
        finding_safe(f->out, first_cell(f)->indicator, SHOWN_MOST);
}

/* A name alone: codes of areas mean nothing to most readers. */
static void fill_area(const struct filling *f)
{
    const struct finding_cell *cell = first_cell(f);
    if (!cell)
        return;
    const struct area *area = catalogue_area(f->catalogue, cell->area);
    finding_safe(f->out, area ? area->name[f->language] : cell->area,
                 SHOWN_MOST);
}

/* The cell's own goes before the submission's. */
static void fill_period(const struct filling *f)
{
    const struct finding_cell *cell = first_cell(f);
    bool own = cell && cell->period.n;
    finding_safe(f->out, own ? cell->period : f->finding->period, SHOWN_MOST);
}

static void fill_measure(const struct filling *f)
{
    const struct indicator *indicator = indicator_of(f);
    if (indicator && indicator->measure)
        finding_safe(f->out, indicator->measure->name[f->language], SHOWN_MOST);
}

static void fill_text(const struct filling *f)
{
    finding_safe(f->out, f->finding->text, SHOWN_MOST);
}

/* What a rule has seen goes before what was written. */
static void fill_value(const struct filling *f)
{
    const struct finding_cell *cell = first_cell(f);
    bool own = cell && cell->seen.n;
    finding_safe(f->out, own ? cell->seen : f->finding->text, SHOWN_MOST);
}

/* Codes in it are told by their names. */
static void fill_expected(const struct filling *f)
{
    finding_print_expected(f->catalogue, f->finding, f->language, f->out);
}

static void fill_detail(const struct filling *f)
{
    struct view detail = f->finding->detail;
    if (f->language == LANGUAGE_ZH)
        detail = detail_words(f->catalogue, detail, f->out);
    finding_safe(f->out, detail, DETAIL_MOST);
}

static void fill_file(const struct filling *f)
{
    finding_safe(f->out, f->finding->file, SHOWN_MOST);
}

static void fill_line(const struct filling *f)
{
    buf_format(f->out, "%ld", f->finding->line);
}

static void fill_column(const struct filling *f)
{
    buf_format(f->out, "%ld", f->finding->column);
}

static void fill_cell(const struct filling *f)
{
    finding_safe(f->out, f->finding->cell, SHOWN_MOST);
}

static void fill_code(const struct filling *f)
{
    finding_safe(f->out, f->finding->code, SHOWN_MOST);
}

/* Every placeholder there is. */
static const struct {
    const char *name;
    void (*fill)(const struct filling *);
} placeholders[] = {
    {"unit", fill_unit},         {"indicator", fill_indicator},
    {"area", fill_area},         {"period", fill_period},
    {"text", fill_text},         {"value", fill_value},
    {"expected", fill_expected}, {"detail", fill_detail},
    {"file", fill_file},         {"line", fill_line},
    {"column", fill_column},     {"cell", fill_cell},
    {"measure", fill_measure},   {"edit", fill_code},
    {"code", fill_code},
};

/* False: no placeholder has that name. */
static bool fill_one(const struct filling *f, struct view name)
{
    size_t count = sizeof placeholders / sizeof *placeholders;
    for (size_t i = 0; i < count; i++)
        if (view_equal(name, view_of(placeholders[i].name))) {
            placeholders[i].fill(f);
            return true;
        }
    return false;
}

/* What was filled in is never read again, so a brace in a submitted text is no
 * placeholder. An unknown one stays as it stands. Templates are ours and were
 * checked on loading; what fills them is not, and goes through print_safe. */
static void print_template(const struct filling *f, struct view text)
{
    while (text.p) {
        buf_add(f->out, view_cut(&text, '{'));
        struct view rest = text;
        struct view name = text.p ? view_cut(&rest, '}') : rest;
        if (rest.p && fill_one(f, name))
            text = rest;
        else if (text.p)
            buf_byte(f->out, '{');
    }
}

/* An edit's message is its own; everything else is in messages.csv. */
static const struct message *message_of(const struct catalogue *catalogue,
                                        struct view code)
{
    const struct message *message = catalogue_message(catalogue, code);
    for (size_t i = 0; !message && i < catalogue->edit_count; i++)
        if (view_equal(catalogue->edits[i].id, code))
            message = catalogue->edits[i].message;
    return message;
}

void finding_print(const struct catalogue *catalogue,
                   const struct finding *finding, enum language language,
                   struct buf *out)
{
    struct filling f = {catalogue, finding, language, out};
    const struct message *message = message_of(catalogue, finding->code);
    if (message)
        print_template(&f, message->text[language]);
    else
        fill_code(&f);
}

void finding_print_remedy(const struct catalogue *catalogue,
                          const struct finding *finding, enum language language,
                          struct buf *out)
{
    struct filling f = {catalogue, finding, language, out};
    const struct message *message = message_of(catalogue, finding->code);
    if (message)
        print_template(&f, message->remedy[language]);
}
