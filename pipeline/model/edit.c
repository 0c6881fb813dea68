/* Runs one edit and writes down what it saw. */
#include "pipeline/model/edit.h"

#include "pipeline/model/edit_kind.h"

enum { SEEN_PLACES = 6 };

/* A ratio may have 36 digits: six places are more than a reader needs to see
 * what is wrong. */
struct view edit_number(struct decimal number, struct arena *arena)
{
    char text[DECIMAL_TEXT];
    struct decimal shown = decimal_round(number, SEEN_PLACES, DECIMAL_HALF_UP);
    size_t n = decimal_print(shown, -1, text);
    return arena_copy(arena, (struct view){text, n});
}

static const struct observation *find(const struct submission *s,
                                      const struct key *key)
{
    for (size_t i = 0; s && i < s->observations.count; i++) {
        const struct observation *o = submission_observation(s, i);
        if (o->indicator == key->indicator && o->area == key->area &&
            period_equal(o->period, key->period))
            return o;
    }
    return NULL;
}

/* A grade is told by its name in the survey, a text as it stands: a number of
 * neither means something to a reader. */
static struct view seen(const struct edit_scene *scene, const struct key *key)
{
    struct quantity q = {0};
    if (scene->lookup && scene->lookup->get)
        q = scene->lookup->get(scene->lookup->self, key);
    if (q.kind == QUANTITY_NUMBER && key->indicator->type == VALUE_GRADE &&
        decimal_is_integer(q.number)) {
        const struct grade *grade = catalogue_grade_at(
            scene->catalogue, key->indicator->scale, (int)q.number.mantissa);
        return grade ? grade->code : (struct view){0};
    }
    if (q.kind == QUANTITY_NUMBER)
        return edit_number(q.number, scene->arena);
    const struct observation *o = find(scene->submission, key);
    return o && o->words.n ? o->words : (struct view){0};
}

void edit_cell_seen(const struct edit_scene *scene, struct finding *finding,
                    const struct key *key, struct view value, bool suspect,
                    struct view expected)
{
    char text[PERIOD_TEXT];
    size_t n = period_print(key->period, text);
    finding_add_cell(
        finding, scene->arena,
        (struct finding_cell){
            .indicator = key->indicator->code,
            .area = key->area->code,
            .period = arena_copy(scene->arena, (struct view){text, n}),
            .seen = value,
            .expected = expected,
            .suspect = suspect,
        });
}

void edit_cell(const struct edit_scene *scene, struct finding *finding,
               const struct key *key, bool suspect, struct view expected)
{
    edit_cell_seen(scene, finding, key, seen(scene, key), suspect, expected);
}

/* A reader looks at the first cell, and what it says stands for the finding. */
enum edit_outcome edit_try(const struct edit *edit,
                           const struct edit_scene *scene,
                           struct finding *finding)
{
    finding->code = edit->id;
    finding->severity = edit->severity;
    finding->level = edit->level;
    finding->text = finding->expected = finding->detail = (struct view){0};
    finding->cells = NULL;
    finding->cell_count = 0;
    enum edit_outcome outcome = edit->kind->run(edit, scene, finding);
    if (outcome == EDIT_FAIL && finding->cell_count && !finding->text.n)
        finding->text = finding->cells[0].seen;
    return outcome;
}

bool edit_of_return(const struct edit *edit)
{
    return edit->kind->scope == EDIT_RETURN;
}

bool edit_of_peers(const struct edit *edit)
{
    return edit->kind->scope == EDIT_PEERS;
}

static void describe_settings(const struct edit *edit, struct buf *out)
{
    const struct edit_parameter *p = edit->kind->parameters;
    for (size_t i = 0; p[i].name; i++)
        if (edit->settings[i].given)
            buf_format(out, " %s=\"%.*s\"", p[i].name,
                       VIEW_ARG(edit->settings[i].text));
}

/* Defaults are told like what was written: they are part of the rule. */
struct view edit_describe(const struct edit *edit, struct arena *arena)
{
    struct buf out = {0};
    buf_add(&out, edit->type);
    if (edit->method.n)
        buf_format(&out, " method=\"%.*s\"", VIEW_ARG(edit->method));
    if (edit->on_text.n)
        buf_format(&out, " on=\"%.*s\"", VIEW_ARG(edit->on_text));
    describe_settings(edit, &out);
    if (edit->formula_text.n)
        buf_format(&out, ": %.*s", VIEW_ARG(edit->formula_text));
    struct view text = arena_copy(arena, buf_view(&out));
    if (out.failed)
        arena->failed = true;
    buf_release(&out);
    return text;
}
