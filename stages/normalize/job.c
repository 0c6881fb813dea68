/* Findings, traces and flags of one submission. */
#include "stages/normalize/job.h"

#include "stages/normalize/mask.h"

/* The model draws the consequences: an error drops `o`, a fatal one rejects. */
static struct finding *tell(struct job *job, struct observation *o,
                            struct view code, enum severity severity)
{
    return submission_find(job->s, code, severity, 0, o);
}

struct finding *job_refuse(struct job *job, struct observation *o,
                           const char *code)
{
    return tell(job, o, view_of(code), SEVERITY_ERROR);
}

struct finding *job_reject(struct job *job, const char *code)
{
    return tell(job, NULL, view_of(code), SEVERITY_FATAL);
}

struct finding *job_warn(struct job *job, struct observation *o,
                         const char *code)
{
    return tell(job, o, view_of(code), SEVERITY_WARNING);
}

/* Rules beyond the room are not traced; there are few such words. */
static void trace(struct job *job, struct observation *o, struct view rule)
{
    if (!o || o->trace_count == TRACES_MAX)
        return;
    if (!o->traces)
        o->traces = arena_take(job->s->arena, TRACES_MAX * sizeof *o->traces);
    if (o->traces)
        o->traces[o->trace_count++] = (struct trace){rule};
}

/* What refuses a word of the envelope refuses the submission. There is no
 * observation to drop. */
static enum severity raised(const struct observation *o, enum severity severity)
{
    return !o && severity == SEVERITY_ERROR ? SEVERITY_FATAL : severity;
}

static void explain(struct finding *f, struct view word,
                    const struct reading *reading)
{
    f->text = word;
    f->expected = reading_words(reading);
}

/* The trace is left whether or not the rule speaks: a figure's origin shows
 * every step, a receipt only what concerns the clerk. */
static void take_rule(struct job *job, struct observation *o, struct view word,
                      const struct reading *reading, const struct rule *rule)
{
    trace(job, o, rule->id);
    if (rule->message.n > 0)
        explain(tell(job, o, rule->message, raised(o, rule->severity)), word,
                reading);
}

/* Notes and codes are the program's own words, behind those of the rules that
 * led there. */
bool job_take(struct job *job, struct observation *o, struct view word,
              const struct reading *reading)
{
    for (size_t i = 0; i < reading->applied_count; i++)
        take_rule(job, o, word, reading, reading->applied[i]);
    if (o)
        o->flags |= reading->flags;
    if (reading->note.n > 0) {
        trace(job, o, reading->note);
        explain(tell(job, o, reading->note, SEVERITY_WARNING), word, reading);
    }
    if (reading->code.n > 0)
        explain(tell(job, o, reading->code, raised(o, SEVERITY_ERROR)), word,
                reading);
    return reading->outcome != OUTCOME_REJECT;
}

/* Findings take the masked text: the message about a number must not repeat it.
 */
struct view job_mask(struct job *job, struct observation *o, struct view text)
{
    struct reading reading;

    if (!mask_needed(text))
        return text;
    mask_personal(job->rules, text, job->s->arena, &reading);
    if (reading.applied_count > 0)
        job_take(job, o, reading.text, &reading);
    return reading.text;
}

/* All or nothing: a half-read list of flags would mark the value wrongly. */
bool job_flags(struct view word, uint32_t *flags)
{
    uint32_t said = 0;

    if (word.n == 0)
        return true;
    if (!flags_parse(view_trim(word), &said) || (said & ~FLAGS_OF_SENDERS))
        return false;
    *flags |= said;
    return true;
}

/* A copy of `words` is cut, the caller's view stays. */
bool words_have(struct view words, struct view word)
{
    while (words.p)
        if (view_equal(view_cut(&words, ' '), word))
            return true;
    return false;
}
