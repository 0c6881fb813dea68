/* Comply or explain, and the four ways a submission can end. */
#include "stages/validate/acceptance.h"

/* By the indicator's word as it was written: a remark has to name what it is
 * about just as its value does. A blank remark answers nothing. */
static bool answers(const struct remark *r, const struct finding *f)
{
    if (!view_equal(r->edit, f->code) || !view_trim(r->text).n)
        return false;
    if (!r->indicator_word.n)
        return true;
    for (size_t i = 0; i < f->cell_count; i++)
        if (view_equal(r->indicator_word, f->cells[i].indicator))
            return true;
    return false;
}

void acceptance_explain(const struct submission *s, struct finding *finding)
{
    const struct remark *r = s->remarks.at;
    if (finding->severity > SEVERITY_WARNING)
        return;
    for (size_t i = 0; i < s->remarks.count; i++)
        if (answers(&r[i], finding))
            finding->explained = view_trim(r[i].text);
}

static bool is_refusal(const struct submission *s, const struct remark *r)
{
    const struct finding *f = s->findings.at;
    for (size_t i = 0; i < s->findings.count; i++)
        if (f[i].severity > SEVERITY_WARNING && f[i].level <= 1 &&
            answers(r, &f[i]))
            return true;
    return false;
}

void acceptance_excuses(struct submission *s)
{
    const struct remark *r = s->remarks.at;
    for (size_t i = 0; i < s->remarks.count; i++) {
        if (!is_refusal(s, &r[i]))
            continue;
        struct finding *f = submission_find(s, VIEW("validate.remark-error"),
                                            SEVERITY_INFORMATION, 1, NULL);
        f->detail = r[i].edit;
        f->text = view_trim(r[i].text);
        f->line = r[i].place.line;
        f->column = r[i].place.column;
    }
}

/* Of what was not explained: comply or explain. */
static enum severity worst(const struct submission *s)
{
    const struct finding *f = s->findings.at;
    enum severity worst = SEVERITY_INFORMATION;
    for (size_t i = 0; i < s->findings.count; i++)
        if (f[i].severity > worst && !f[i].explained.n)
            worst = f[i].severity;
    return worst;
}

/* Values that would count; how many of them are controls does not matter. */
static size_t counting(const struct submission *s)
{
    const struct observation *o = s->observations.at;
    size_t n = 0;
    for (size_t i = 0; i < s->observations.count; i++)
        n += !o[i].dropped;
    return n;
}

/* A full nil return and a withdrawal are meant to have no values: for any other
 * return none left means that there is nothing in it to accept. */
void acceptance_settle(struct submission *s)
{
    enum severity severity = worst(s);
    size_t left = counting(s);
    bool may_be_empty = s->nil || s->mode == MODE_WITHDRAW;
    if (severity == SEVERITY_FATAL || (!left && !may_be_empty))
        s->acceptance = REJECTED;
    else if (left < s->observations.count || severity == SEVERITY_ERROR)
        s->acceptance = ACCEPTED_PARTLY;
    else
        s->acceptance =
            severity == SEVERITY_WARNING ? ACCEPTED_WARNINGS : ACCEPTED;
}

/* The finding is fatal, and so rejects: submission_find sees to that. */
void acceptance_whole(struct submission *s)
{
    if (s->acceptance == ACCEPTED_PARTLY)
        submission_find(s, VIEW("validate.form-refused"), SEVERITY_FATAL, 1,
                        NULL);
}
