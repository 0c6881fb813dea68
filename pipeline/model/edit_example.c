/* The examples in edits.xml: small worlds written in one line.
 *
 *   A=10 prior(A)=9 at(B,2016)=840   this return, and the unit's other years
 *   A@440103=4  A@2019=7             about another area, another year
 *   was(A)=9                         the version before this one
 *   T=words  G=gold  I=nil           texts, grades, kinds of missing
 *   L=name|by|level|on;name|by       items
 *   unit=440103 form=annual period=2021 file=beds.zip mode=amend
 *   105/100 210/190 80/800           peers, this year and the year before; the
 *   12 11 13 90                      last one is judged
 */
#include "pipeline/model/edit_example.h"

#include "pipeline/model/edit_kind.h"
#include "pipeline/model/edit_peers.h"

/* An example that needs more is no example. */
enum { GIVEN_MOST = 32, PEERS_MOST = 64 };

/* Values of a return are observations like any other; so are those of other
 * years, which another return has said. */
struct example {
    const struct catalogue *catalogue;
    struct arena *arena;
    struct submission *now, *earlier, *past;
    bool has_earlier;
    size_t count;
    int year, first_year;
    struct edit_peer peers[PEERS_MOST];
    size_t peer_count;
};

/* What was given without an area is meant wherever but in an own leaf, unless
 * the same was given for areas by name. */
static const struct observation *find(const struct submission *s,
                                      const struct key *key)
{
    const struct observation *anywhere = NULL;
    bool named = false;
    for (size_t i = 0; i < s->observations.count; i++) {
        const struct observation *o = submission_observation(s, i);
        if (o->indicator != key->indicator ||
            !period_equal(o->period, key->period))
            continue;
        if (o->area == key->area)
            return o;
        named |= o->area_word.n != 0;
        if (!o->area_word.n && !key->area->own)
            anywhere = o;
    }
    return named ? NULL : anywhere;
}

static struct quantity answer(const struct observation *o)
{
    return o ? observation_quantity(o)
             : (struct quantity){.flags = FLAG_BIT(FLAG_MISSING)};
}

static struct quantity get(void *self, const struct key *key)
{
    const struct example *x = self;
    const struct observation *o = find(x->now, key);
    return answer(o ? o : find(x->past, key));
}

static struct quantity get_past(void *self, const struct key *key)
{
    const struct example *x = self;
    return answer(find(x->past, key));
}

/* "105/100", or one number alone. */
static bool read_peer(struct example *x, struct view word)
{
    struct edit_peer *p = &x->peers[x->peer_count];
    struct view before = word;
    struct view now = view_cut(&before, '/');
    if (x->peer_count == PEERS_MOST || !decimal_parse(now, &p->now))
        return false;
    *p = (struct edit_peer){.area = &x->catalogue->areas[0],
                            .known = true,
                            .now = p->now,
                            .before_known = before.p,
                            .outcome = EDIT_SKIPPED};
    if (before.p && !decimal_parse(before, &p->before))
        return false;
    x->peer_count++;
    return true;
}

static struct submission *fresh(struct example *x)
{
    struct submission *s = submission_new(x->arena);
    if (!s)
        return NULL;
    s->area = &x->catalogue->areas[0];
    s->unit = (struct unit){.code = s->area->code, .area = s->area};
    s->period = period_year(x->year);
    s->form = x->catalogue->form_count ? x->catalogue->forms[0].code
                                       : (struct view){0};
    s->place.file = VIEW("example.xml");
    return s;
}

static bool begin(struct example *x)
{
    x->now = fresh(x);
    x->earlier = fresh(x);
    x->past = fresh(x);
    x->first_year = x->year;
    return x->now && x->earlier && x->past;
}

static bool read_word(struct example *x, const struct edit *edit,
                      struct view word)
{
    struct example_place place = {.catalogue = x->catalogue,
                                  .arena = x->arena,
                                  .now = x->now,
                                  .earlier = x->earlier,
                                  .past = x->past};
    struct view rest = word;
    struct view name = view_cut(&rest, '=');
    if (edit_of_peers(edit))
        return read_peer(x, word);
    if (!rest.p || x->count++ == GIVEN_MOST)
        return false;
    if (edit_example_envelope(&place, name, rest))
        return true;
    if (!edit_example_value(&place, name, rest))
        return false;
    if (place.year < x->first_year)
        x->first_year = place.year;
    x->has_earlier |= place.is_earlier;
    return true;
}

static bool read_all(struct example *x, const struct edit *edit,
                     struct view given, struct view *why)
{
    while (given.p) {
        struct view word = view_trim(view_cut(&given, ' '));
        if (word.n && !read_word(x, edit, word)) {
            *why =
                arena_format(x->arena, "cannot read \"%.*s\"", VIEW_ARG(word));
            return false;
        }
    }
    return true;
}

/* A cell kind is tried on each of its indicators that was given; the worst
 * outcome counts, so that one example may show several. */
static enum edit_outcome try_cells(const struct edit *edit,
                                   struct edit_scene *scene,
                                   struct finding *finding)
{
    static const int rank[] = {[EDIT_SKIPPED] = 0,
                               [EDIT_UNDECIDED] = 1,
                               [EDIT_PASS] = 2,
                               [EDIT_FAIL] = 3};
    enum edit_outcome worst = EDIT_SKIPPED;
    for (size_t i = 0; i < edit->on_count && worst != EDIT_FAIL; i++) {
        scene->indicator = edit->on[i];
        enum edit_outcome outcome = edit_try(edit, scene, finding);
        if (rank[outcome] > rank[worst])
            worst = outcome;
    }
    return worst;
}

static enum edit_outcome try_values(struct example *x, const struct edit *edit,
                                    struct finding *finding)
{
    struct lookup lookup = {.self = x, .get = get};
    struct lookup past = {.self = x, .get = get_past};
    struct edit_scene scene = {
        .catalogue = x->catalogue,
        .lookup = &lookup,
        .past = &past,
        .submission = x->now,
        .earlier = x->has_earlier ? x->earlier : NULL,
        .area = x->now->area,
        .period = x->now->period,
        .first_year = x->first_year,
        .arena = x->arena,
    };
    return edit->kind->scope == EDIT_CELL && edit->on_count
               ? try_cells(edit, &scene, finding)
               : edit_try(edit, &scene, finding);
}

/* The last one is judged; alone it is nobody's peer. */
static enum edit_outcome try_peers(struct example *x, const struct edit *edit)
{
    edit_compare_strata(edit, x->peers, x->peer_count, x->arena);
    return x->peer_count ? x->peers[x->peer_count - 1].outcome : EDIT_UNDECIDED;
}

/* At the root, for every survey has one. */
enum edit_outcome edit_example_finding(const struct catalogue *catalogue,
                                       const struct edit *edit,
                                       const struct edit_example *example,
                                       int year, struct arena *arena,
                                       struct finding *finding,
                                       struct view *why)
{
    struct example *x = arena_take(arena, sizeof *x);
    *why = VIEW("out of memory");
    if (!x)
        return EDIT_UNDECIDED;
    *x = (struct example){.catalogue = catalogue, .arena = arena, .year = year};
    if (!begin(x))
        return EDIT_UNDECIDED;
    *why = (struct view){0};
    if (!read_all(x, edit, view_trim(example->given), why))
        return EDIT_UNDECIDED;
    return edit_of_peers(edit) ? try_peers(x, edit)
                               : try_values(x, edit, finding);
}

bool edit_try_example(const struct catalogue *catalogue,
                      const struct edit *edit,
                      const struct edit_example *example, int year,
                      struct arena *arena, enum edit_outcome *outcome,
                      struct view *why)
{
    struct finding finding = {0};
    *outcome = edit_example_finding(catalogue, edit, example, year, arena,
                                    &finding, why);
    return !why->n;
}
