/* Resolves the words of one observation. */
#include "stages/normalize/observation.h"

/* A key that is known and yet not to be submitted; says what to report
 * instead. */
static void refuse_known(struct job *job, struct observation *o,
                         const char *code, struct view formula)
{
    struct finding *f = job_refuse(job, o, code);

    f->text = o->indicator_word;
    f->detail = formula;
}

/* With the word as it was read, for the clerk looks for that. */
static void refuse_indicator(struct job *job, struct observation *o,
                             struct view word)
{
    const struct statement *statement =
        catalogue_statement(job->catalogue, word);

    if (statement)
        refuse_known(job, o, "normalize.statement", statement->formula_text);
    else
        job_refuse(job, o, "normalize.indicator")->text = o->indicator_word;
}

/* The code as it stands, then through the rules for typing; never by
 * resemblance. A statement's key is known, so no rule need fold it. */
static const struct indicator *
find_indicator(struct job *job, struct observation *o, struct view *word)
{
    const struct observation *first = job->s->observations.at;
    const struct indicator *found = catalogue_indicator_after(
        job->catalogue, o > first ? o[-1].indicator : NULL, o->indicator_word);
    struct reading reading;

    /* The same bytes: who compares them later then need not look at them. */
    if (found)
        o->indicator_word = found->code;
    *word = o->indicator_word;
    if (found || catalogue_statement(job->catalogue, *word))
        return found;
    rules_read(job->rules, WORD_INDICATOR, *word, job->s->arena, &reading);
    *word = reading.text;
    found = catalogue_indicator(job->catalogue, *word);
    if (found)
        job_take(job, o, o->indicator_word, &reading);
    return found;
}

/* A derived indicator that is submitted would compete with the one worked out.
 */
static bool read_indicator(struct job *job, struct observation *o)
{
    struct view word;
    const struct indicator *indicator = find_indicator(job, o, &word);

    if (!indicator)
        refuse_indicator(job, o, word);
    else if (indicator->formula_text.n > 0)
        refuse_known(job, o, "normalize.derived", indicator->formula_text);
    else
        o->indicator = indicator;
    return o->indicator;
}

/* What the office of a level or an institution counts is about the node, even
 * where its other values are about the node's own leaf. */
static const struct area *default_area(const struct job *job,
                                       const struct indicator *indicator)
{
    const struct area *area = job->s->area;

    switch (indicator->counted_by.kind) {
    case SOURCE_CITY:
    case SOURCE_PROVINCE:
    case SOURCE_INSTITUTION:
        return area->own && job->s->unit.kind != UNIT_ORGANIZATION
                   ? area->parent
                   : area;
    default:
        return area;
    }
}

/* Codes go past the rules. The area is set before the rules are told of, for
 * their messages name it. False if a rule has refused the word and said why. */
static bool find_area(struct job *job, struct observation *o, bool *renamed,
                      bool *doubtful)
{
    const struct catalogue *c = job->catalogue;
    struct view word = view_trim(o->area_word);
    struct reading reading;

    o->area = catalogue_area(c, word);
    if (o->area)
        return true;
    rules_read(job->rules, WORD_AREA, word, job->s->arena, &reading);
    if (reading.outcome != OUTCOME_REJECT)
        o->area = catalogue_area_by_name(c, reading.text, renamed, doubtful);
    return job_take(job, o, o->area_word, &reading);
}

/* A name that fits several is refused, one that is abolished followed and told.
 */
static void read_area(struct job *job, struct observation *o)
{
    bool renamed = false, doubtful = false;

    if (o->area_word.n == 0) {
        o->area = default_area(job, o->indicator);
        return;
    }
    if (!find_area(job, o, &renamed, &doubtful))
        return;
    if (doubtful)
        job_refuse(job, o, "normalize.area-doubtful")->text = o->area_word;
    else if (!o->area)
        job_refuse(job, o, "normalize.area")->text = o->area_word;
    else if (renamed)
        job_warn(job, o, "normalize.area-renamed")->text = o->area_word;
}

/* Whether the indicator is asked for any year of the period. */
/* One year of a span is enough: a span's value may begin before the indicator
 * did. */
static bool is_asked(const struct indicator *indicator, struct period period)
{
    return (indicator->first_year == 0 ||
            period.last >= indicator->first_year) &&
           (indicator->last_year == 0 || period.year <= indicator->last_year);
}

static void read_period(struct job *job, struct observation *o)
{
    struct reading reading;

    o->period = job->s->period;
    if (o->period_word.n > 0 &&
        !period_parse(view_trim(o->period_word), &o->period)) {
        rules_read(job->rules, WORD_PERIOD, o->period_word, job->s->arena,
                   &reading);
        if (!job_take(job, o, o->period_word, &reading))
            return;
        o->period = reading.period;
    }
    if (!is_asked(o->indicator, o->period))
        job_refuse(job, o, "normalize.period-outside");
}

/* Whether it counts, is a control or stands for a whole is decided here and
 * packed with the value: aggregate does not ask again. */
static void judge_source(struct job *job, struct observation *o)
{
    const struct unit *unit = &job->s->unit;

    if (!o->area)
        return;
    if (!source_allows(o->indicator, unit, o->area, &o->as_control, &o->whole))
        job_refuse(job, o, "normalize.source")->detail = o->area->code;
}

/* The source is judged although the period may be wrong: each mistake found in
 * one go is a night less for the clerk. */
void observation_read(struct job *job, struct observation *o)
{
    if (!read_indicator(job, o))
        return;
    o->flags |= job->s->flags;
    if (!job_flags(o->flags_word, &o->flags))
        job_refuse(job, o, "normalize.flags")->text = o->flags_word;
    if (o->indicator->forms.n > 0 &&
        !words_have(o->indicator->forms, job->s->form))
        job_warn(job, o, "normalize.form-indicator");
    read_area(job, o);
    read_period(job, o);
    judge_source(job, o);
    value_read(job, o);
    if (o->source.n > 0)
        o->source = job_mask(job, o, o->source);
}
