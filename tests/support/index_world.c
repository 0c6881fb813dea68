/* A tally world with a composite index. */
#include "tests/support/index_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "stages/aggregate/aggregate.h"
#include "stages/compare/compare.h"

static void load(struct tally_world *w, const char *attributes,
                 const char *parts)
{
    struct buf text = {0};
    buf_format(&text,
               "<indices><index code=\"X\" zh=\"指\" en=\"Index\" %s>"
               "<note zh=\"自\" en=\"own\"/>%s</index></indices>",
               attributes, parts);
    small_survey_write(&w->survey, "index.xml", text.p);
    small_survey_write(&w->survey, "site.conf",
                       "title-zh = 北地\ntitle-en = Northland\n"
                       "base-year = 2020\nfirst-year = 2020\n");
    buf_release(&text);
    small_survey_again(&w->survey);
    if (w->survey.status != STATUS_OK)
        fail_msg("%s:%ld: %s", w->survey.err.file, w->survey.err.line,
                 w->survey.err.what);
}

void index_world_open(struct tally_world *w, const char *attributes,
                      const char *parts, const char *returns)
{
    tally_world_open(w, NULL, NULL);
    load(w, attributes, parts);
    tally_world_say(w, returns);
    tally_world_run(w, &aggregate_stage, true);
    tally_world_run(w, &compare_stage, false);
}

const struct composite_result *index_world_result(struct tally_world *w)
{
    assert_int_equal(w->run.composites.count, 1);
    return w->run.composites.at;
}

static size_t area_of(const struct composite_result *r, struct view code)
{
    for (size_t a = 0; a < r->area_count; a++)
        if (view_equal(r->areas[a]->code, code))
            return a;
    fail_msg("no area %.*s competes", VIEW_ARG(code));
    return 0;
}

static size_t node_of(const struct composite_result *r, struct view code)
{
    for (size_t n = 0; n < r->composite->node_count; n++)
        if (view_equal(r->composite->nodes[n].code, code))
            return n;
    fail_msg("no node %.*s", VIEW_ARG(code));
    return 0;
}

const char *index_world_score(struct tally_world *w, const char *key)
{
    static const char *const reasons[] = {
        "known", "missing", "denominator",   "few",    "constant",
        "ratio", "zero",    "too few known", "refused"};
    const struct composite_result *r = index_world_result(w);
    struct view code = view_of(key);
    struct view area = view_cut(&code, ' ');
    size_t at =
        composite_at(r, area_of(r, area), code.n ? node_of(r, code) : 0);
    if (r->scores[at].state != SCORE_KNOWN)
        return reasons[r->scores[at].state];
    return arena_format(&w->arena, "%.6g %d", r->scores[at].value, r->ranks[at])
        .p;
}

/* "990100 = 50 2, 990200 T.FEE = 100 1", item by item. */
static void check(struct tally_world *w, const struct index_case *c)
{
    struct view rest = view_of(c->expected);
    while (rest.p) {
        struct view item = view_trim(view_cut(&rest, ','));
        struct view key = item, expected = item;
        view_cut(&expected, '=');
        key.n = (size_t)(expected.p - item.p) - 1;
        const char *got =
            index_world_score(w, arena_copy(&w->arena, view_trim(key)).p);
        if (!view_equal(view_of(got), view_trim(expected)))
            fail_msg("%s: %.*s is %s, expected %.*s", c->name, VIEW_ARG(key),
                     got, VIEW_ARG(expected));
    }
}

void index_world_cases(const struct index_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct tally_world world;
        index_world_open(&world, cases[i].attributes, cases[i].parts,
                         cases[i].returns);
        check(&world, &cases[i]);
        tally_world_close(&world);
    }
}
