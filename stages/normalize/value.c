/* Reads a value by its indicator's type. */
#include "stages/normalize/measures.h"
#include "stages/normalize/observation.h"

/* Kinds of missing, told by a word or by <none>. */
static const struct {
    enum outcome outcome;
    enum flag flag;
} missing[] = {
    {OUTCOME_NIL, FLAG_NIL},
    {OUTCOME_NOT_APPLICABLE, FLAG_NOT_APPLICABLE},
    {OUTCOME_NOT_AVAILABLE, FLAG_NOT_AVAILABLE},
    {OUTCOME_TOO_SMALL, FLAG_TOO_SMALL},
    {OUTCOME_MISSING, FLAG_MISSING},
};

enum { MISSING = sizeof missing / sizeof *missing };

/* Whether the word said that there is no value; flags it then. The number is 0
 * then, but only nil counts as one: the flag says which. */
static bool is_missing(struct observation *o, enum outcome outcome)
{
    for (size_t i = 0; i < MISSING; i++)
        if (missing[i].outcome == outcome) {
            o->flags |= FLAG_BIT(missing[i].flag);
            o->number = decimal_of(0);
            return true;
        }
    return false;
}

/* A clerk does not say "missing": that is what not saying anything means. A
 * flag that is none at all is FLAG_COUNT, the greatest, and refused with the
 * rest. */
static void take_none(struct job *job, struct observation *o)
{
    enum flag flag = flag_find(view_trim(o->text));

    if (flag > FLAG_TOO_SMALL) {
        job_refuse(job, o, "normalize.none-word");
        return;
    }
    o->flags |= FLAG_BIT(flag);
}

/* What the number is said to be counted in; NULL once that is refused. */
/* Noted with its own reading, so that the rules that folded the measure's name
 * show in the value's trace. */
static const struct measure *declared(struct job *job, struct observation *o)
{
    const struct measure *to = o->indicator->measure;
    const struct measure *from;
    struct reading reading;

    if (o->measure_word.n == 0 || !to)
        return to;
    if (view_equal(o->measure_word, to->code)) {
        o->measure_word = to->code; /* the same bytes, for who compares them */
        return to;
    }
    reading = (struct reading){.arena = job->s->arena};
    from = measure_read(job->rules, job->catalogue, view_trim(o->measure_word),
                        to, &reading);
    job_take(job, o, o->measure_word, &reading);
    if (!from || !view_equal(from->dimension, to->dimension)) {
        struct finding *f = job_refuse(
            job, o, from ? "normalize.measure-kind" : "normalize.measure");

        f->text = o->measure_word;
        f->expected = to->code;
        return NULL;
    }
    return from;
}

/* What was stripped from a number, or not understood, is free text. */
static bool holds_free_text(const struct reading *reading)
{
    for (size_t i = 0; i < reading->applied_count; i++)
        if (reading->applied[i]->free)
            return true;
    return reading->outcome == OUTCOME_REJECT;
}

/* The fast path takes what decimal_parse takes and nothing else, so both paths
 * agree on what a plain number is. What it takes has at most 18 digits, so no
 * other check is needed. */
static void take_number(struct job *job, struct observation *o)
{
    const struct measure *to = o->indicator->measure;
    const struct measure *from = declared(job, o);
    struct reading reading;

    if (from == to && decimal_parse(o->text, &o->number))
        return; /* nearly all of them */
    rules_read(job->rules, WORD_NUMBER, o->text, job->s->arena, &reading);
    if (reading_is_read(&reading) && to && from)
        measure_settle(job->rules, job->catalogue, from, to, &reading);
    if (holds_free_text(&reading))
        o->text = job_mask(job, o, o->text);
    if (!job_take(job, o, o->text, &reading) || is_missing(o, reading.outcome))
        return;
    o->number = reading.number;
}

/* The words of a scale, for the message. */
/* Made anew at each step: scales have a handful of words, and mistakes are few.
 */
static struct view scale_words(const struct job *job, struct view scale)
{
    const struct catalogue *c = job->catalogue;
    struct view words = VIEW("");

    for (size_t i = 0; i < c->grade_count; i++) {
        const struct grade *grade = &c->grades[i];

        if (view_equal(grade->scale, scale))
            words = arena_format(job->s->arena, "%.*s%s%.*s (%.*s)",
                                 VIEW_ARG(words), words.n ? ", " : "",
                                 VIEW_ARG(grade->name[LANGUAGE_ZH]),
                                 VIEW_ARG(grade->code));
    }
    return words;
}

/* The scale's own words first; the rules only take wrappings off. What cannot
 * be read is free text, and masked before it is shown with the words that would
 * have done. */
static void take_grade(struct job *job, struct observation *o)
{
    struct view scale = o->indicator->scale;
    struct reading reading;

    o->grade = catalogue_grade(job->catalogue, scale, view_trim(o->text));
    if (o->grade)
        return;
    rules_read(job->rules, WORD_GRADE, o->text, job->s->arena, &reading);
    if (!job_take(job, o, o->text, &reading) || is_missing(o, reading.outcome))
        return;
    o->grade = catalogue_grade(job->catalogue, scale, reading.text);
    if (!o->grade) {
        o->text = job_mask(job, o, o->text);
        job_refuse(job, o, "normalize.grade")->expected =
            scale_words(job, scale);
    }
}

/* Masked before it is folded: blanks told apart what the patterns look for. */
static void take_text(struct job *job, struct observation *o)
{
    struct reading reading;

    o->text = job_mask(job, o, o->text);
    rules_read(job->rules, WORD_TEXT, o->text, job->s->arena, &reading);
    if (!job_take(job, o, o->text, &reading) || is_missing(o, reading.outcome))
        return;
    o->words = reading.text;
}

/* A list without items may say that there are none; a bare count may not
 * stand for names. */
static void take_items(struct job *job, struct observation *o)
{
    struct reading reading;

    if (o->item_count > 0) {
        items_read(job, o);
        return;
    }
    rules_read(job->rules, WORD_NUMBER, o->text, job->s->arena, &reading);
    if (reading_is_read(&reading) && decimal_sign(reading.number) == 0)
        reading.outcome = OUTCOME_NIL;
    if (!is_missing(o, reading.outcome)) {
        o->text = job_mask(job, o, o->text);
        job_refuse(job, o, "normalize.items-number");
    }
}

/* A list for what is no list is refused, not counted. */
void value_read(struct job *job, struct observation *o)
{
    static void (*const readers[])(struct job *, struct observation *) = {
        [VALUE_NUMBER] = take_number,
        [VALUE_GRADE] = take_grade,
        [VALUE_TEXT] = take_text,
        [VALUE_ITEMS] = take_items,
    };

    if (o->none)
        take_none(job, o);
    else if (o->item_count > 0 && o->indicator->type != VALUE_ITEMS)
        job_refuse(job, o, "normalize.wrong-type")->detail = VIEW("items");
    else
        readers[o->indicator->type](job, o);
}
