/* Peers: which areas belong together, and what is told of one that stands out.
 */
#include "pipeline/model/edit_peers.h"

#include <math.h>

#include "pipeline/model/edit_kind.h"

static struct quantity ask(const struct lookup *lookup,
                           const struct indicator *indicator,
                           const struct area *area, struct period period)
{
    struct key key = {indicator, area, period};
    /* cppcheck-suppress returnDanglingLifetime; what is told holds no key */
    return lookup->get(lookup->self, &key);
}

/* A figure that lacks parts is not the same thing as one that is whole. */
static bool are_alike(const struct quantity *a, const struct quantity *b)
{
    return !((a->flags ^ b->flags) & FLAG_BIT(FLAG_PARTIAL));
}

static struct edit_peer peer_of(const struct indicator *indicator,
                                const struct lookup *lookup,
                                const struct area *area, struct period period)
{
    struct quantity now = ask(lookup, indicator, area, period);
    struct quantity before =
        ask(lookup, indicator, area, period_shift(period, -1));
    return (struct edit_peer){
        .area = area,
        .known = now.kind == QUANTITY_NUMBER,
        .now = now.number,
        .before_known =
            before.kind == QUANTITY_NUMBER && are_alike(&now, &before),
        .before = before.number,
        .outcome = EDIT_SKIPPED,
    };
}

/* An own leaf is a rest, not a district, and would stand out among them. */
static bool may_join(const struct edit *edit, const struct area *area)
{
    return !area->own &&
           area->level == edit_count(edit, PEERS_DEPTH, area->level);
}

/* Levels are never mixed unless the edit says "all": a city is no district. */
static bool belong_together(const struct edit *edit, const struct area *a,
                            const struct area *b)
{
    if (edit_has_word(edit, PEERS_STRATA, VIEW("all")))
        return true;
    if (a->level != b->level)
        return false;
    if (edit_has_word(edit, PEERS_STRATA, VIEW("group")) &&
        a->group != b->group)
        return false;
    return !edit_has_word(edit, PEERS_STRATA, VIEW("parent")) ||
           a->parent == b->parent;
}

/* Brings those of the first peer's stratum to the front, in their order. */
static size_t gather(const struct edit *edit, struct edit_peer *peers,
                     size_t count)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        if (!belong_together(edit, peers[0].area, peers[i].area))
            continue;
        struct edit_peer found = peers[i];
        for (size_t k = i; k > n; k--)
            peers[k] = peers[k - 1];
        peers[n++] = found;
    }
    return n;
}

/* By order of their areas again, as the tables have them. */
static void sort(struct edit_peer *peers, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t k = i; k && peers[k - 1].area->order > peers[k].area->order;
             k--) {
            struct edit_peer swap = peers[k];
            peers[k] = peers[k - 1];
            peers[k - 1] = swap;
        }
}

void edit_compare_strata(const struct edit *edit, struct edit_peer *peers,
                         size_t count, struct arena *arena)
{
    for (size_t from = 0; from < count;) {
        size_t n = gather(edit, peers + from, count - from);
        struct edit_peers stratum = {peers + from, n, arena};
        edit->kind->compare(edit, &stratum);
        from += n;
    }
    sort(peers, count);
}

struct edit_peer *
edit_try_peers(const struct catalogue *catalogue, const struct edit *edit,
               const struct indicator *indicator, const struct lookup *lookup,
               struct period period, struct arena *arena, size_t *count)
{
    struct edit_peer *peers =
        arena_take(arena, (catalogue->area_count + 1) * sizeof *peers);
    *count = 0;
    for (size_t i = 0; peers && i < catalogue->area_count; i++) {
        const struct area *area = &catalogue->areas[i];
        struct edit_peer peer = peer_of(indicator, lookup, area, period);
        if (peer.known && may_join(edit, area))
            peers[(*count)++] = peer;
    }
    if (peers)
        edit_compare_strata(edit, peers, *count, arena);
    return peers;
}

/* A bound with the indicator's places; nothing for one that is not there. */
static struct view bound(double value, int places, struct arena *arena)
{
    return isfinite(value) ? arena_format(arena, "%.*f", places, value)
                           : (struct view){0};
}

static struct view range(const struct edit_peer *peer, int places,
                         struct arena *arena)
{
    struct view low = bound(peer->low, places, arena);
    struct view high = bound(peer->high, places, arena);
    struct view both =
        arena_format(arena, "%.*s…%.*s", VIEW_ARG(low), VIEW_ARG(high));
    if (peer->ratio_high == 0)
        return both;
    return arena_format(arena, "%.*s (×%.3f…%.3f)", VIEW_ARG(both),
                        peer->ratio_low, peer->ratio_high);
}

void edit_tell_peer(const struct edit *edit, const struct indicator *indicator,
                    struct period period, const struct edit_peer *peer,
                    const struct edit_scene *scene, struct finding *finding)
{
    struct key key = {indicator, peer->area, period};
    finding->code = edit->id;
    finding->severity = edit->severity;
    finding->level = edit->level;
    finding->expected = range(peer, indicator->decimals, scene->arena);
    edit_cell(scene, finding, &key, true, finding->expected);
    if (finding->cell_count)
        finding->text = finding->cells[0].seen;
    key.period = period_shift(period, -1);
    if (peer->ratio_high != 0)
        edit_cell(scene, finding, &key, false, (struct view){0});
    if (peer->changed_only)
        finding->detail = VIEW("compared with those that changed");
}

const char *edit_check_peers(const struct catalogue *catalogue,
                             const struct edit *edit)
{
    static const char *const known[] = {"level", "group", "parent", "all"};
    struct view rest = edit->settings[PEERS_STRATA].text;
    (void)catalogue;
    for (struct view w = edit_word(&rest); w.n; w = edit_word(&rest)) {
        bool found = false;
        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
            found |= view_equal(w, view_of(known[i]));
        if (!found)
            return "expected strata of level, group, parent or all";
    }
    return NULL;
}
