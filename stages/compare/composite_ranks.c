/* The ranks of an index and how sure they are, its flags, its change. */
#include "stages/compare/composite_ranks.h"

static void rank_node(struct composite_result *r,
                      struct composite_scratch *scratch,
                      const struct score *scores, size_t node, int *ranks,
                      int *ranked)
{
    for (size_t a = 0; a < r->area_count; a++)
        scratch->totals[a] = scores[composite_at(r, a, node)];
    size_t count =
        composite_rank(scratch->totals, r->area_count, scratch->ranks);
    for (size_t a = 0; a < r->area_count; a++)
        ranks[composite_at(r, a, node)] = scratch->ranks[a];
    if (ranked)
        ranked[node] = (int)count;
}

/* Leaves are ranked too: what a city is good at is read off them. */
void composite_rank_nodes(struct composite_result *r,
                          struct composite_scratch *scratch)
{
    for (size_t n = 0; n < r->composite->node_count; n++) {
        rank_node(r, scratch, r->scores, n, r->ranks, r->ranked);
        rank_node(r, scratch, r->last, n, r->last_ranks, NULL);
    }
}

/* What a score is made of shows in it, and all that were ranked in a rank. */
void composite_spread_flags(struct composite_result *r)
{
    const struct composite_node *nodes = r->composite->nodes;
    for (size_t i = r->composite->node_count - 1; i > 0; i--) {
        r->leaves[i] += nodes[i].indicator != NULL;
        r->leaves[nodes[i].parent] += r->leaves[i];
        for (size_t a = 0; a < r->area_count; a++)
            r->flags[composite_at(r, a, nodes[i].parent)] |=
                r->flags[composite_at(r, a, i)];
    }
    for (size_t a = 0; a < r->area_count; a++)
        if (r->ranks[composite_at(r, a, 0)])
            r->rank_flags |= r->flags[composite_at(r, a, 0)];
}

/* The change is normalised among the areas as an indicator is, so that level
 * and change are on one scale before they are weighed. */
void composite_combine(struct composite_result *r, struct arena *scratch)
{
    double weight = r->composite->change_weight;
    size_t room = r->area_count + 1;
    int *peers = arena_take(scratch, room * sizeof *peers);
    struct score *changes = arena_take(scratch, room * sizeof *changes);
    if (!peers || !changes || weight <= 0)
        return;
    for (size_t a = 0; a < r->area_count; a++)
        changes[a] = composite_change(r, a, 0);
    struct normal_column column = {changes, peers, r->area_count, false};
    normal_apply(&r->composite->robustness.normals[0], &column, r->combined);
    for (size_t a = 0; a < r->area_count; a++)
        r->combined[a].value =
            (1 - weight) * r->scores[composite_at(r, a, 0)].value +
            weight * r->combined[a].value;
    composite_rank(r->combined, r->area_count, r->combined_ranks);
}

/* The index as it is, without each of its indicators in turn. */
static void leave_out(struct composite_result *r,
                      const struct composite_field *field,
                      struct composite_scratch *scratch)
{
    for (size_t n = 0; n < r->composite->node_count; n++) {
        if (!r->composite->nodes[n].indicator)
            continue;
        composite_field_without(field, n, scratch);
        for (size_t a = 0; a < r->area_count; a++)
            r->without[composite_at(r, a, n)] = scratch->ranks[a];
    }
}

void composite_shake_ranks(struct composite_result *r,
                           const struct composite_field *fields,
                           struct composite_scratch *scratch,
                           struct arena *arena)
{
    if (!r->composite->robustness.runs ||
        !rank_tally_init(&r->tally, r->area_count, arena))
        return;
    composite_field_shake(fields, scratch, &r->tally);
    leave_out(r, fields, scratch);
    r->shaken = true;
}
