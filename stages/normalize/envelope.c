/* Resolves the words on a submission's envelope. */
#include "stages/normalize/envelope.h"

#include "pipeline/model/identifier.h"
#include "stages/normalize/days.h"

/* Most senders write the code as it is listed; only others meet the rules. The
 * refusal, if a rule makes one, is told by it; read_unit then tells no other.
 */
static bool find_unit(struct job *job, struct view *word)
{
    struct submission *s = job->s;
    struct reading reading;

    *word = view_trim(s->unit_word);
    if (catalogue_unit(job->catalogue, *word, &s->unit))
        return true;
    rules_read(job->rules, WORD_UNIT, *word, s->arena, &reading);
    if (!job_take(job, NULL, *word, &reading))
        return false;
    *word = reading.text;
    return catalogue_unit(job->catalogue, *word, &s->unit);
}

/* The more that is right about a code, the more can be said: a code that passes
 * its check but whose organ we do not know is a matter of areas.csv, not of
 * typing. */
static const char *why_unknown(struct view word)
{
    if (word.n == 0)
        return "normalize.unit-missing";
    switch (identifier_credit_code(word)) {
    case IDENTIFIER_GOOD:
        return "normalize.unit-area";
    case IDENTIFIER_CHECK:
    case IDENTIFIER_BODY:
        return "normalize.unit-check";
    default:
        return "normalize.unit-unknown";
    }
}

/* The name is only heard from organizations nobody listed: a listed unit is
 * called what the survey calls it. */
static bool read_unit(struct job *job)
{
    struct submission *s = job->s;
    struct view word;

    if (!find_unit(job, &word)) {
        s->unit = (struct unit){0};
        if (s->acceptance != REJECTED)
            job_reject(job, why_unknown(word))->text = s->unit_word;
        return false;
    }
    if (!s->unit.listed && s->name.n > 0)
        for (int l = 0; l < LANGUAGE_COUNT; l++)
            s->unit.name[l] = view_trim(s->name);
    return true;
}

/* Without a sender (a check of a file outside any inbox) nobody is refused. */
/* Who may bring whose return is a matter of trust, so it is refused even if the
 * return itself is good. */
static void read_sender(struct job *job)
{
    struct submission *s = job->s;

    if (s->sender.n > 0 &&
        !catalogue_may_send(job->catalogue, s->sender, &s->unit))
        job_reject(job, "normalize.sender")->detail = s->sender;
}

/* A code goes past the rules; a blank word is told apart from a wrong one,
 * since its remedy is another. */
static bool read_period(struct job *job)
{
    struct submission *s = job->s;
    struct reading reading;

    if (period_parse(view_trim(s->period_word), &s->period))
        return true;
    if (view_trim(s->period_word).n == 0) {
        job_reject(job, "normalize.period-missing");
        return false;
    }
    rules_read(job->rules, WORD_PERIOD, s->period_word, s->arena, &reading);
    if (!job_take(job, NULL, s->period_word, &reading))
        return false;
    s->period = reading.period;
    return true;
}

/* The unit may send other forms than the one it owes, if there are such;
 * validate tells of what nobody asked for. */
static void read_form(struct job *job)
{
    struct submission *s = job->s;
    struct view word = view_trim(s->form_word);

    s->form = word.n > 0 ? word : s->unit.form;
    if (!catalogue_form(job->catalogue, s->form)) {
        struct finding *f = job_reject(job, "normalize.form");

        f->text = word;
        f->expected = s->unit.form;
    }
}

/* Both years are included; without a first one a unit owes nothing. */
static bool owes(const struct unit *unit, int year)
{
    return unit->owes_from != 0 && unit->owes_from <= year &&
           (unit->owes_until == 0 || year <= unit->owes_until);
}

/* Whether bureaus below `node` are to report for themselves: then what the
 * node's own bureau says is but a part. By the year of the return: an area that
 * got districts later was a leaf before. */
static bool parts_owe(const struct catalogue *c, const struct area *node,
                      int year)
{
    for (size_t i = 0; i < c->unit_count; i++) {
        const struct unit *unit = &c->units[i];

        if (unit->kind == UNIT_BUREAU && unit->area != node &&
            area_within(unit->area, node) && owes(unit, year))
            return true;
    }
    return false;
}

/* Only the bureau of an inner node has a choice: its own leaf or the node. */
static const struct area *default_area(const struct job *job, bool own)
{
    const struct unit *unit = &job->s->unit;
    bool chooses = unit->kind == UNIT_BUREAU && unit->area->child_count > 0;

    return chooses && own ? area_leaf(unit->area) : unit->area;
}

/* An unknown scope is refused, yet the area is set: findings that follow are
 * about some place. The default depends on who owes, so the same file may mean
 * something else after a reform of the tree: that is why `scope` can be written
 * out. */
static void read_scope(struct job *job)
{
    struct submission *s = job->s;
    struct view word = view_trim(s->scope_word);
    bool own = view_equal(word, VIEW("own"));

    if (word.n == 0)
        own = s->unit.area->child_count > 0 &&
              parts_owe(job->catalogue, s->unit.area, s->period.last);
    else if (!own && !view_equal(word, VIEW("whole")))
        job_reject(job, "normalize.scope")->text = word;
    s->area = default_area(job, own);
}

/* None is 0, the least: a return that counts its revisions outranks one that
 * does not. */
static void read_revision(struct job *job)
{
    struct submission *s = job->s;
    struct view word = view_trim(s->revision_word);

    s->revision = 0;
    if (word.n > 0 && !view_number(word, &s->revision))
        job_reject(job, "normalize.revision")->text = word;
}

/* Versions are ordered by it, so an unreadable one cannot be passed over. */
static void read_prepared(struct job *job)
{
    struct submission *s = job->s;
    struct view word = view_trim(s->prepared);

    if (word.n == 0)
        return;
    s->prepared = moment_utc(word, s->arena);
    if (s->prepared.n == 0)
        job_reject(job, "normalize.prepared")->text = word;
}

/* A word unknown is refused and not taken for `replace`: an "amend" mistyped
 * would erase what it meant to keep. */
static void read_mode(struct job *job)
{
    static const char *const modes[] = {
        [MODE_REPLACE] = "replace",
        [MODE_AMEND] = "amend",
        [MODE_WITHDRAW] = "withdraw",
    };
    struct submission *s = job->s;
    struct view word = view_trim(s->mode_word);

    s->mode = MODE_REPLACE;
    if (word.n == 0)
        return;
    for (int mode = MODE_REPLACE; mode <= MODE_WITHDRAW; mode++)
        if (view_equal(view_of(modes[mode]), word)) {
            s->mode = (enum submission_mode)mode;
            return;
        }
    job_reject(job, "normalize.mode")->text = word;
}

/* The order is that of need: the area's default asks for unit and period, the
 * form's for the unit. */
void envelope_read(struct job *job)
{
    struct submission *s = job->s;
    bool known = read_unit(job);

    if (!read_period(job) || !known)
        return;
    read_sender(job);
    read_form(job);
    read_scope(job);
    read_revision(job);
    read_prepared(job);
    read_mode(job);
    if (!job_flags(s->flags_word, &s->flags))
        job_reject(job, "normalize.flags")->text = s->flags_word;
}
