/* The end of an index of index.xml: what its parts left open. */
#include "pipeline/model/catalogue_composite.h"

/* Nobody beside it has a weight either: all weigh the same. */
static bool is_weighted(const struct composite *c, size_t group)
{
    for (size_t i = 1; i < c->node_count; i++)
        if (c->nodes[i].parent == group && decimal_sign(c->nodes[i].stated))
            return true;
    return false;
}

static void weigh(struct composite *c)
{
    for (size_t i = 1; i < c->node_count; i++)
        if (!is_weighted(c, c->nodes[i].parent))
            c->nodes[i].weight = 1;
}

/* Groups without a mean of their own have the index's, leaves its scale. */
static void inherit(struct composite *c)
{
    for (size_t i = 0; i < c->node_count; i++) {
        struct composite_node *node = &c->nodes[i];
        if (!node->own_mean)
            node->mean = c->robustness.means[0];
        if (node->indicator && !node->own_normal)
            node->normal = c->robustness.normals[0];
    }
}

static void find_grades(struct loader *loader, struct composite *c)
{
    for (size_t i = 0; i < c->condition_count; i++) {
        struct composite_condition *veto = &c->conditions[i];
        for (size_t k = 0; k < c->grade_count; k++)
            if (view_equal(veto->grade_code, c->grades[k].code))
                veto->grade = &c->grades[k];
        loader_at(loader, veto->origin);
        if (veto->grade_code.n && !veto->grade)
            loader_fault(loader, "grade=\"%.*s\" is no <grade> of this index",
                         VIEW_ARG(veto->grade_code));
    }
}

static void close_arrays(struct composite_reader *r)
{
    struct composite *c = &r->composite;

    c->nodes = r->nodes.at;
    c->node_count = r->nodes.count;
    c->grades = r->grades.at;
    c->grade_count = r->grades.count;
    c->conditions = r->conditions.at;
    c->condition_count = r->conditions.count;
}

static void check_code(struct composite_reader *r)
{
    const struct composite *others = r->composites.at;

    loader_at(r->loader, r->composite.origin);
    for (size_t i = 0; i < r->composites.count; i++)
        if (view_equal(others[i].code, r->composite.code))
            loader_fault(r->loader, "\"%.*s\" occurs a second time",
                         VIEW_ARG(r->composite.code));
}

void composite_finish(struct composite_reader *r)
{
    struct composite *c = &r->composite;

    if (r->loader->arena->failed)
        return;
    close_arrays(r);
    weigh(c);
    inherit(c);
    check_code(r);
    find_grades(r->loader, c);
    composite_check(r->loader, c);
    struct composite *place =
        array_push(&r->composites, r->loader->arena, sizeof *place);
    if (place)
        *place = *c;
}
