/* FDT, FDL, COV: what may stand in one cell. */
#include "pipeline/model/edit_kind.h"

/* The words a cell holds: a text, a grade's code, an item's part, or a number
 * in plain digits. One after the other, for a list has many. */
struct words {
    const struct observation *o;
    struct view part;
    size_t next;
    struct arena *arena;
};

static struct view item_part(const struct item *item, struct view part)
{
    if (view_equal(part, VIEW("by")))
        return item->by;
    if (view_equal(part, VIEW("level")))
        return item->level;
    return view_equal(part, VIEW("on")) ? item->on : item->name;
}

static struct view plain(const struct words *w)
{
    char text[DECIMAL_TEXT];
    if (w->o->grade)
        return w->o->grade->code;
    if (w->o->indicator->type != VALUE_NUMBER)
        return w->o->words;
    size_t n = decimal_print(w->o->number, -1, text);
    return arena_copy(w->arena, (struct view){text, n});
}

/* False after the last. */
static bool next_word(struct words *w, struct view *word)
{
    bool list = w->o->indicator->type == VALUE_ITEMS;
    if (w->next >= (list ? w->o->item_count : 1))
        return false;
    *word = list ? item_part(&w->o->items[w->next], w->part) : plain(w);
    w->next++;
    return true;
}

static const struct observation *own(const struct edit_scene *scene)
{
    const struct submission *s = scene->submission;
    for (size_t i = 0; s && i < s->observations.count; i++) {
        const struct observation *o = submission_observation(s, i);
        if (o->indicator == scene->indicator && o->area == scene->area &&
            !o->dropped && period_equal(o->period, scene->period))
            return o;
    }
    return NULL;
}

/* Each of a cell's words is held against `fits`; the first that does not is
 * told, with what was expected. */
static enum edit_outcome
each_word(const struct edit *edit, const struct edit_scene *scene, int part,
          bool (*fits)(const struct edit *, const struct edit_scene *,
                       struct view word),
          struct finding *finding)
{
    struct words w = {.o = own(scene),
                      .part = edit->settings[part].text,
                      .arena = scene->arena};
    struct key key = edit_own(scene);
    struct view word;
    if (!w.o || w.o->flags & FLAGS_NO_NUMBER)
        return EDIT_UNDECIDED;
    while (next_word(&w, &word))
        if (!fits(edit, scene, word)) {
            edit_cell_seen(scene, finding, &key, word, true, finding->expected);
            finding->text = word;
            return EDIT_FAIL;
        }
    return EDIT_PASS;
}

/* Letters of any script: what is neither digit, sign nor control in ASCII. */
static bool is_letter(uint32_t c)
{
    return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           c == ' ';
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool all(struct view word, bool letters, bool digits)
{
    while (word.n) {
        uint32_t c = utf8_next(&word);
        if (!(letters && is_letter(c)) && !(digits && is_digit(c)))
            return false;
    }
    return true;
}

/* Of its form: a code such as 0107 is a number here and loses its zero nowhere.
 */
static bool is_decimal(struct view word, bool places)
{
    if (word.n && *word.p == '-')
        word = (struct view){word.p + 1, word.n - 1};
    struct view whole = view_cut(&word, '.');
    return whole.n && all(whole, false, true) &&
           (!word.p || (places && word.n && all(word, false, true)));
}

static bool fits_type(const struct edit *edit, const struct edit_scene *scene,
                      struct view word)
{
    struct view field = edit->settings[FDT_FIELD].text;
    (void)scene;
    if (edit_has_word(edit, FDT_EXCEPT, word))
        return true;
    if (view_equal(field, VIEW("A")))
        return all(word, true, false);
    if (view_equal(field, VIEW("AN")))
        return all(word, true, true);
    return is_decimal(word, view_equal(field, VIEW("ND")));
}

enum edit_outcome edit_run_fdt(const struct edit *edit,
                               const struct edit_scene *scene,
                               struct finding *finding)
{
    finding->expected = edit->settings[FDT_FIELD].text;
    return each_word(edit, scene, FDT_PART, fits_type, finding);
}

static bool within(const struct edit *edit, int least, int most, size_t n)
{
    return n >= (size_t)edit_count(edit, least, 0) &&
           (!edit->settings[most].given ||
            n <= (size_t)edit_count(edit, most, 0));
}

/* Code points; of a number the digits, without sign and point. */
static bool fits_length(const struct edit *edit, const struct edit_scene *scene,
                        struct view word)
{
    struct view places = word;
    size_t n = utf8_length(word);
    if (scene->indicator->type == VALUE_NUMBER) {
        view_cut(&places, '.');
        n -= (size_t)(places.p != NULL) + (word.n && *word.p == '-');
        if (!within(edit, FDL_PLACES_MIN, FDL_PLACES_MAX, places.n))
            return false;
    }
    return within(edit, FDL_MIN, FDL_MAX, n) &&
           n == (size_t)edit_count(edit, FDL_LENGTH, (int)n);
}

static struct view range(const struct edit *edit, int least, int most,
                         struct arena *arena)
{
    return arena_format(arena, "%.*s…%.*s",
                        VIEW_ARG(edit->settings[least].text),
                        VIEW_ARG(edit->settings[most].text));
}

enum edit_outcome edit_run_fdl(const struct edit *edit,
                               const struct edit_scene *scene,
                               struct finding *finding)
{
    bool places = edit->settings[FDL_PLACES_MIN].given ||
                  edit->settings[FDL_PLACES_MAX].given;
    if (edit->settings[FDL_LENGTH].given)
        finding->expected = edit->settings[FDL_LENGTH].text;
    else
        finding->expected =
            range(edit, places ? FDL_PLACES_MIN : FDL_MIN,
                  places ? FDL_PLACES_MAX : FDL_MAX, scene->arena);
    return each_word(edit, scene, FDL_PART, fits_length, finding);
}

const char *edit_check_fdl(const struct catalogue *catalogue,
                           const struct edit *edit)
{
    (void)catalogue;
    for (int i = FDL_LENGTH; i <= FDL_PLACES_MAX; i++)
        if (edit->settings[i].given)
            return NULL;
    return "expected length, min, max, decimals-min or decimals-max";
}

static bool is_listed(const struct edit *edit, const struct edit_scene *scene,
                      struct view word)
{
    if (edit->settings[COV_VALUES].given &&
        edit_has_word(edit, COV_VALUES, word))
        return true;
    return edit->settings[COV_SCALE].given &&
           catalogue_grade(scene->catalogue, edit->settings[COV_SCALE].text,
                           word);
}

enum edit_outcome edit_run_cov(const struct edit *edit,
                               const struct edit_scene *scene,
                               struct finding *finding)
{
    int list = edit->settings[COV_VALUES].given ? COV_VALUES : COV_SCALE;
    finding->expected = edit->settings[list].text;
    return each_word(edit, scene, COV_PART, is_listed, finding);
}

const char *edit_check_cov(const struct catalogue *catalogue,
                           const struct edit *edit)
{
    (void)catalogue;
    return edit->settings[COV_VALUES].given || edit->settings[COV_SCALE].given
               ? NULL
               : "expected values or scale";
}
