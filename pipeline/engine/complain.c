/* Puts a submission and its findings onto a questionnaire. */
#include "pipeline/engine/complain.h"

#include <stdlib.h>
#include <time.h>

static bool is_about(const struct question *question, struct view indicator,
                     struct view area)
{
    return view_equal(question->indicator->code, indicator) &&
           (!question->area || view_equal(question->area->code, area));
}

static struct question *find(const struct questionnaire *q,
                             struct view indicator, struct view area)
{
    struct question *at = q->questions.at;
    for (size_t i = 0; i < q->questions.count; i++)
        if (is_about(&at[i], indicator, area))
            return &at[i];
    return NULL;
}

static void fill_value(const struct questionnaire *q,
                       const struct observation *o)
{
    struct view word = o->indicator ? o->indicator->code : o->indicator_word;
    struct question *question = find(q, word, o->area_word);
    if (!question)
        return;
    question->value = o->text;
    question->items = o->items;
    question->item_count = o->item_count;
}

/* One text may have been split over the edits it explains. */
static void fill_remark(const struct questionnaire *q, const struct remark *r,
                        struct arena *arena)
{
    struct question *question = find(q, r->indicator_word, VIEW(""));
    if (!question)
        return;
    question->remark = r->text;
    question->edit = arena_format(arena, "%.*s%s%.*s", VIEW_ARG(question->edit),
                                  question->edit.n && r->edit.n ? "、" : "",
                                  VIEW_ARG(r->edit));
}

/* The day it was at the calendar's place; what was not understood stays. */
static struct view local_day(struct view moment, long zone, struct arena *arena)
{
    char text[32];
    struct tm tm = {0};
    const char *copy = arena_copy(arena, moment).p;
    const char *rest = copy ? strptime(copy, "%Y-%m-%dT%H:%M:%SZ", &tm) : NULL;
    if (!rest || *rest)
        return moment;
    tm.tm_min += (int)zone;
    timegm(&tm);
    size_t n = strftime(text, sizeof text, "%Y-%m-%d", &tm);
    return arena_copy(arena, (struct view){text, n});
}

void complain_fill(struct questionnaire *q, const struct submission *s,
                   long zone, struct arena *arena)
{
    const struct remark *remarks = s->remarks.at;
    for (size_t i = 0; i < s->observations.count; i++)
        fill_value(q, submission_observation(s, i));
    for (size_t i = 0; i < s->remarks.count; i++)
        fill_remark(q, &remarks[i], arena);
    q->name = s->name;
    q->head[QUESTIONNAIRE_CHIEF] = s->chief;
    q->head[QUESTIONNAIRE_STATISTICIAN] = s->statistician;
    q->head[QUESTIONNAIRE_FILLED_BY] = s->filled_by;
    q->head[QUESTIONNAIRE_PHONE] = s->phone;
    q->head[QUESTIONNAIRE_PREPARED] = local_day(s->prepared, zone, arena);
}

/* "What is wrong. → How to mend it." */
static struct view words(const struct catalogue *catalogue,
                         const struct finding *f, enum language language,
                         struct arena *arena)
{
    struct buf out = {0};
    finding_print(catalogue, f, language, &out);
    buf_adds(&out, "\n→ ");
    finding_print_remedy(catalogue, f, language, &out);
    struct view text = arena_copy(arena, buf_view(&out));
    arena->failed = arena->failed || out.failed;
    buf_release(&out);
    return text;
}

/* What was refused before it became a value is shown, too. */
static void add_note(struct question *question, const struct finding *f,
                     const struct complaint *c, struct arena *arena)
{
    if (!question->value.n && !question->item_count)
        question->value = f->text;
    question->note = arena_format(
        arena, "%.*s%s%.*s\n%.*s", VIEW_ARG(question->note),
        question->note.n ? "\n\n" : "", VIEW_ARG(c->text[LANGUAGE_ZH]),
        VIEW_ARG(c->text[LANGUAGE_EN]));
    if (question->severity < c->severity)
        question->severity = c->severity;
}

/* The suspected cells, or the first if no cell is suspected more than others;
 * only those of this form's own year stand on it. */
static void mark_cells(const struct questionnaire *q, const struct finding *f,
                       const struct complaint *c, struct arena *arena)
{
    bool marked = false;
    for (size_t i = 0; i < f->cell_count; i++) {
        struct question *question =
            f->cells[i].suspect && view_equal(f->cells[i].period, f->period)
                ? find(q, f->cells[i].indicator, f->cells[i].area)
                : NULL;
        if (question)
            add_note(question, f, c, arena);
        marked = marked || question;
    }
    struct question *first =
        f->cell_count ? find(q, f->cells[0].indicator, f->cells[0].area) : NULL;
    if (!marked && first)
        add_note(first, f, c, arena);
}

/* What was explained is told, and no cell is coloured for it. */
static void tell(struct questionnaire *q, const struct finding *f,
                 struct arena *arena)
{
    struct complaint *c = array_push(&q->complaints, arena, sizeof *c);
    if (!c)
        return;
    c->place = f->cell;
    if (f->cell_count)
        c->indicator = catalogue_indicator(q->catalogue, f->cells[0].indicator);
    c->severity = f->severity;
    for (int l = 0; l < LANGUAGE_COUNT; l++)
        c->text[l] = words(q->catalogue, f, (enum language)l, arena);
    if (f->severity >= SEVERITY_WARNING && !f->explained.n)
        mark_cells(q, f, c, arena);
}

static const char *const verdicts[] = {
    [ACCEPTED] = "已接收\nAccepted",
    [ACCEPTED_WARNINGS] = "已接收，有几处请核对\nAccepted; please check",
    [ACCEPTED_PARTLY] = "部分接收，标红的数值没有采用\nAccepted in part",
    [REJECTED] = "退回，请改正后重新报送\nRejected; please mend it",
};

void complain_tell(struct questionnaire *q, const struct submission *s,
                   struct arena *arena)
{
    size_t count = s->findings.count;
    struct finding *sorted = arena_take(arena, (count + 1) * sizeof *sorted);
    q->verdict = view_of(verdicts[s->acceptance]);
    if (!sorted)
        return;
    if (count) {
        memcpy(sorted, s->findings.at, count * sizeof *sorted);
        qsort(sorted, count, sizeof *sorted, finding_compare);
    }
    for (size_t i = 0; i < count; i++)
        tell(q, &sorted[i], arena);
}
