/* EVA, FLF, RNR: what a return is before anything in it is looked at. */
#include "pipeline/model/edit_kind.h"

/* In order of the enums. */
static const char *const unit_kinds[] = {"bureau", "organization",
                                         "institution"};
static const char *const period_kinds[] = {"none",    "year",  "half",
                                           "quarter", "month", "span"};

/* What of a combination is not allowed; NULL if all is. The setting's words are
 * what was expected. */
struct breach {
    int setting;
    struct view seen;
};

static bool allows(const struct edit *edit, int setting, struct view word)
{
    return !edit->settings[setting].given || edit_has_word(edit, setting, word);
}

/* An institution's role may stand for its kind. */
static bool unit_fits(const struct edit *edit, const struct unit *unit)
{
    return allows(edit, EVA_UNITS, view_of(unit_kinds[unit->kind])) ||
           (unit->role.n && edit_has_word(edit, EVA_UNITS, unit->role));
}

static bool area_fits(const struct edit *edit, const struct edit_scene *scene)
{
    struct view rest = edit->settings[EVA_AREAS].text;
    const struct area *area = scene->submission->unit.area;
    if (!edit->settings[EVA_AREAS].given)
        return true;
    for (struct view w = edit_word(&rest); w.n; w = edit_word(&rest)) {
        const struct area *above = catalogue_area(scene->catalogue, w);
        if (area && above && area_within(area, above))
            return true;
    }
    return false;
}

static bool breaks(const struct edit *edit, const struct edit_scene *scene,
                   struct breach *b)
{
    const struct submission *s = scene->submission;
    int year = s->period.year;
    struct view kind = view_of(period_kinds[s->period.kind]);
    if (!unit_fits(edit, &s->unit))
        *b = (struct breach){EVA_UNITS, view_of(unit_kinds[s->unit.kind])};
    else if (!allows(edit, EVA_PERIODS, kind))
        *b = (struct breach){EVA_PERIODS, kind};
    else if (year < edit_count(edit, EVA_FROM, year))
        *b = (struct breach){EVA_FROM, s->period_word};
    else if (s->period.last > edit_count(edit, EVA_UNTIL, s->period.last))
        *b = (struct breach){EVA_UNTIL, s->period_word};
    else if (!area_fits(edit, scene))
        *b = (struct breach){EVA_AREAS, s->unit.code};
    else
        return false;
    return true;
}

enum edit_outcome edit_run_eva(const struct edit *edit,
                               const struct edit_scene *scene,
                               struct finding *finding)
{
    struct breach breach;
    if (!edit_of_form(edit, EVA_FORM, scene))
        return EDIT_SKIPPED;
    if (!breaks(edit, scene, &breach))
        return EDIT_PASS;
    finding->text = breach.seen;
    finding->expected = edit->settings[breach.setting].text;
    return EDIT_FAIL;
}

/* The drop's own name: of "year.zip!beds.xml" that is year.zip. */
enum edit_outcome edit_run_flf(const struct edit *edit,
                               const struct edit_scene *scene,
                               struct finding *finding)
{
    struct view rest = scene->submission->place.file;
    struct view file = view_cut(&rest, '!');
    struct view endings = edit->settings[FLF_ENDINGS].text;
    if (!file.n)
        return EDIT_SKIPPED;
    for (struct view w = edit_word(&endings); w.n; w = edit_word(&endings))
        if (view_ends(file, w))
            return EDIT_PASS;
    finding->text = file;
    finding->expected = edit->settings[FLF_ENDINGS].text;
    return EDIT_FAIL;
}

static bool is_on(const struct edit *edit, const struct indicator *indicator)
{
    for (size_t i = 0; i < edit->on_count; i++)
        if (edit->on[i] == indicator)
            return true;
    return !edit->on_count && indicator;
}

static long records(const struct edit *edit, const struct submission *s)
{
    bool items = view_equal(edit->settings[RNR_COUNT].text, VIEW("items"));
    long n = 0;
    for (size_t i = 0; i < s->observations.count; i++) {
        const struct observation *o = submission_observation(s, i);
        if (!o->dropped && is_on(edit, o->indicator))
            n += items ? (long)o->item_count : 1;
    }
    return n;
}

/* A nil return says everything in one word. */
enum edit_outcome edit_run_rnr(const struct edit *edit,
                               const struct edit_scene *scene,
                               struct finding *finding)
{
    const struct submission *s = scene->submission;
    if (!edit_is_whole(scene) || s->nil || !edit_of_form(edit, RNR_FORM, scene))
        return EDIT_SKIPPED;
    long n = records(edit, s);
    if (n >= edit_count(edit, RNR_LEAST, 0) &&
        (!edit->settings[RNR_MOST].given || n <= edit_count(edit, RNR_MOST, 0)))
        return EDIT_PASS;
    finding->text = arena_format(scene->arena, "%ld", n);
    finding->expected = arena_format(scene->arena, "%.*s…%.*s",
                                     VIEW_ARG(edit->settings[RNR_LEAST].text),
                                     VIEW_ARG(edit->settings[RNR_MOST].text));
    return EDIT_FAIL;
}
