/* What makes an index of index.xml wrong as a whole. */
#include "pipeline/model/catalogue_composite.h"

static void check_whole(struct loader *loader, const struct composite *c)
{
    loader_at(loader, c->origin);
    if (decimal_compare(c->sum, decimal_of(1)) &&
        decimal_compare(c->sum, decimal_of(100)))
        loader_fault(loader, "sum; expected 1 or 100, what the weights of each "
                             "group add up to");
    if (c->change_weight > 0 && !c->all_years)
        loader_fault(loader, "change; expected years=\"all\" with it, for on "
                             "scales of each year's own scores do not change");
    if (!c->leaf_count)
        loader_fault(loader, "the index %.*s has no <indicator>",
                     VIEW_ARG(c->code));
    for (int l = 0; l < LANGUAGE_COUNT; l++)
        if (!c->note[l].n)
            loader_fault(loader,
                         "the index %.*s lacks its <note>; expected a "
                         "word on whose weights these are",
                         VIEW_ARG(c->code));
}

/* A group's weights, in words too: their sum alone would not show which of them
 * is wrong. */
struct weighing {
    struct decimal sum;
    size_t stated;
    struct buf words;
};

static void weigh(struct weighing *w, struct decimal weight)
{
    char text[DECIMAL_TEXT];
    size_t n = decimal_print(weight, -1, text);

    buf_adds(&w->words, w->words.n ? " + " : "");
    buf_add(&w->words, (struct view){text, n});
    w->stated += decimal_sign(weight) != 0;
    if (!decimal_add(w->sum, weight, &w->sum))
        w->stated = 0;
}

static void check_sum(struct loader *loader, const struct composite *c,
                      size_t group)
{
    struct weighing w = {.sum = decimal_of(0)};
    const struct composite_node *node = &c->nodes[group];
    char text[DECIMAL_TEXT];

    for (size_t i = 1; i < c->node_count; i++)
        if (c->nodes[i].parent == group)
            weigh(&w, c->nodes[i].stated);
    size_t n = decimal_print(c->sum, -1, text);
    if (w.stated &&
        (w.stated < node->child_count || decimal_compare(w.sum, c->sum)))
        loader_fault(loader,
                     "the weights in %.*s are %.*s; expected all of them and "
                     "%.*s together, or none",
                     VIEW_ARG(node->code), VIEW_ARG(buf_view(&w.words)), (int)n,
                     text);
    buf_release(&w.words);
}

static void check_groups(struct loader *loader, const struct composite *c)
{
    for (size_t i = 0; i < c->node_count; i++) {
        if (c->nodes[i].indicator)
            continue;
        loader_at(loader, c->nodes[i].origin);
        if (!c->nodes[i].child_count)
            loader_fault(loader, "the group %.*s is empty",
                         VIEW_ARG(c->nodes[i].code));
        else
            check_sum(loader, c, i);
    }
}

static void check_codes(struct loader *loader, const struct composite *c)
{
    for (size_t i = 0; i < c->node_count; i++)
        for (size_t k = 0; k < i; k++) {
            loader_at(loader, c->nodes[i].origin);
            if (view_equal(c->nodes[i].code, c->nodes[k].code))
                loader_fault(loader, "\"%.*s\" occurs a second time",
                             VIEW_ARG(c->nodes[i].code));
        }
}

/* Of a group's parts an indicator may be scored zero; a group is a mean of what
 * was looked at already. */
static void check_positive(struct loader *loader, const struct composite *c,
                           const struct composite_node *leaf,
                           enum composite_mean mean,
                           const struct normal *normal)
{
    if (mean == COMPOSITE_ARITHMETIC)
        return;
    loader_at(loader, leaf->origin);
    if (normal_may_be_zero(normal))
        loader_fault(loader,
                     "%.*s may be scored zero by %s, and a %s mean over zero "
                     "has no value; expected a scale with low above 0",
                     VIEW_ARG(leaf->code), normal_names[normal->method],
                     composite_means[mean]);
    if (c->missing == COMPOSITE_ZERO)
        loader_fault(loader,
                     "missing=\"zero\" and a %s mean over it has no value; "
                     "expected exclude or refuse",
                     composite_means[mean]);
}

/* Every mean with every normalisation that may be drawn with it. */
static void check_leaf(struct loader *loader, const struct composite *c,
                       const struct composite_node *leaf, bool own_mean,
                       enum composite_mean mean)
{
    const struct composite_robustness *r = &c->robustness;
    size_t means = own_mean ? 1 : r->mean_count;
    size_t normals = leaf->own_normal ? 1 : r->normal_count;

    for (size_t m = 0; m < means; m++)
        for (size_t n = 0; n < normals; n++)
            check_positive(loader, c, leaf, own_mean ? mean : r->means[m],
                           leaf->own_normal ? &leaf->normal : &r->normals[n]);
}

/* A leaf far down is scored zero, and so may each group above it be: any mean
 * on the way up that needs more is told. */
static void check_leaves(struct loader *loader, const struct composite *c)
{
    for (size_t i = 1; i < c->node_count; i++) {
        if (!c->nodes[i].indicator)
            continue;
        for (size_t up = i; up; up = c->nodes[up].parent) {
            const struct composite_node *group = &c->nodes[c->nodes[up].parent];
            check_leaf(loader, c, &c->nodes[i], group->own_mean, group->mean);
        }
    }
}

static void check_grades(struct loader *loader, const struct composite *c)
{
    for (size_t i = 1; i < c->grade_count; i++) {
        const struct composite_grade *better = &c->grades[i - 1];
        loader_at(loader, c->grades[i].origin);
        if (!better->bounded ||
            (c->grades[i].bounded &&
             decimal_compare(c->grades[i].bound, better->bound) >= 0))
            loader_fault(loader,
                         "the grade %.*s; expected the best first, each "
                         "\"from\" below the one before, the last without",
                         VIEW_ARG(c->grades[i].code));
    }
}

static void check_conditions(struct loader *loader, const struct composite *c)
{
    for (size_t i = 0; i < c->condition_count; i++) {
        loader_at(loader, c->conditions[i].origin);
        if (!c->conditions[i].formula_text.n)
            loader_fault(loader, "a condition without a formula");
    }
}

void composite_check(struct loader *loader, const struct composite *c)
{
    check_whole(loader, c);
    check_groups(loader, c);
    check_codes(loader, c);
    check_leaves(loader, c);
    check_grades(loader, c);
    check_conditions(loader, c);
}
