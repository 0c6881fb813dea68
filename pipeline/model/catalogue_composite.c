/* One index of index.xml: what its elements say. */
#include "pipeline/model/catalogue_composite.h"

enum {
    RUNS_MOST = 1000000,
    SEED_MOST = 999999999,
    POINTS_MOST = 100,
    DECIMALS_MOST = 12,
    DECIMALS_USUAL = 2
};

/* The rules of thumb of the JRC; see treatment.h. */
static const double SKEW_USUAL = 2, KURTOSIS_USUAL = 3.5, COVERAGE_USUAL = 0.65;

struct composite_node *composite_add_node(struct composite_reader *r,
                                          const struct xml_element *e)
{
    struct composite_node *node =
        array_push(&r->nodes, r->loader->arena, sizeof *node);
    struct composite_node *nodes = r->nodes.at;

    if (!node)
        return NULL;
    node->parent = r->at;
    node->origin = loader_origin(r->loader);
    node->stated = attribute_decimal(r->loader, e, "weight");
    node->weight = decimal_to_double(node->stated);
    if (node->weight < 0)
        loader_fault(r->loader, "a weight below 0");
    if (node == nodes)
        return node;
    node->level = nodes[r->at].level + 1;
    nodes[r->at].child_count++;
    return node;
}

static void read_group(struct composite_reader *r, struct composite_node *node,
                       const struct xml_element *e)
{
    node->code = attribute_text(r->loader, e, "code");
    attribute_words(r->loader, e, node->name);
    node->own_mean = xml_get(e, "aggregate").p;
    node->mean = (enum composite_mean)attribute_choice(
        r->loader, e, "aggregate", composite_means, COMPOSITE_ARITHMETIC);
    node->capped = xml_get(e, "most").p;
    node->most = attribute_number(r->loader, e, "most", 0);
}

static double read_part(struct loader *loader, const struct xml_element *e,
                        const char *name, double absent)
{
    double part = attribute_number(loader, e, name, absent);

    if (part < 0 || part > 1)
        loader_fault(loader, "%s=\"%.*s\"; expected 0 to 1", name,
                     VIEW_ARG(xml_get(e, name)));
    return part;
}

static const struct group *read_peers(struct loader *loader,
                                      const struct xml_element *e)
{
    struct view word = xml_get(e, "group");
    const struct group *group = catalogue_group(loader->catalogue, word);

    if (word.p && !group)
        loader_fault(loader, "group=\"%.*s\" is not in groups.csv",
                     VIEW_ARG(word));
    return group;
}

static void read_settings(struct loader *loader, struct composite *c,
                          const struct xml_element *e)
{
    static const char *const years[] = {"one", "all", NULL};

    c->group = read_peers(loader, e);
    c->all_years = attribute_choice(loader, e, "years", years, 0) == 1;
    c->missing = (enum composite_missing)attribute_choice(
        loader, e, "missing", composite_missings, COMPOSITE_EXCLUDE);
    c->impute = (enum composite_impute)attribute_choice(
        loader, e, "impute", composite_imputes, COMPOSITE_IMPUTE_NONE);
    c->coverage = read_part(loader, e, "coverage", COVERAGE_USUAL);
    c->change_weight = read_part(loader, e, "change", 0);
    c->decimals = (int)attribute_count(loader, e, "decimals", DECIMALS_MOST,
                                       DECIMALS_USUAL);
    c->sum = xml_get(e, "sum").p ? attribute_decimal(loader, e, "sum")
                                 : decimal_of(100);
}

void composite_read_index(struct composite_reader *r,
                          const struct xml_element *e)
{
    struct composite *c = &r->composite;

    *c = (struct composite){.origin = loader_origin(r->loader)};
    r->nodes = r->grades = r->conditions = (struct array){0};
    r->at = 0;
    read_settings(r->loader, c, e);
    struct composite_node *root = composite_add_node(r, e);
    if (!root)
        return;
    read_group(r, root, e);
    c->code = root->code;
    for (int l = 0; l < LANGUAGE_COUNT; l++)
        c->name[l] = root->name[l];
    c->robustness.normals[0] = (struct normal){.high = 100, .sd = 1};
    c->robustness.normal_count = c->robustness.mean_count = 1;
    c->robustness.means[0] = root->mean;
    root->own_mean = false; /* the index's own is what robustness varies */
}

void composite_read_note(struct composite_reader *r,
                         const struct xml_element *e)
{
    attribute_words(r->loader, e, r->composite.note);
}

/* Posts and a target are in an indicator's own measure. */
static struct normal general_normal(struct composite_reader *r,
                                    const struct xml_element *e)
{
    struct normal n = composite_normal(r->loader, e);

    if (n.method == NORMAL_GOALPOSTS || n.method == NORMAL_TARGET)
        loader_fault(r->loader, "%s can be said of an <indicator> alone",
                     normal_names[n.method]);
    return n;
}

void composite_read_normalise(struct composite_reader *r,
                              const struct xml_element *e)
{
    r->composite.robustness.normals[0] = general_normal(r, e);
}

void composite_read_treat(struct composite_reader *r,
                          const struct xml_element *e)
{
    r->composite.treatment = (struct treatment){
        .wanted = true,
        .skew = attribute_number(r->loader, e, "skew", SKEW_USUAL),
        .kurtosis = attribute_number(r->loader, e, "kurtosis", KURTOSIS_USUAL),
        .points = attribute_count(r->loader, e, "points", POINTS_MOST, 5)};
}

void composite_read_robustness(struct composite_reader *r,
                               const struct xml_element *e)
{
    struct composite_robustness *robustness = &r->composite.robustness;

    robustness->seed = attribute_count(r->loader, e, "seed", SEED_MOST, 0);
    robustness->runs = attribute_count(r->loader, e, "runs", RUNS_MOST, 0);
    robustness->weights = read_part(r->loader, e, "weights", 0.25);
}

static bool has_room(struct composite_reader *r, size_t count)
{
    if (count == COMPOSITE_ALTERNATIVES_MAX)
        loader_fault(r->loader, "more than %d alternatives",
                     COMPOSITE_ALTERNATIVES_MAX - 1);
    return count < COMPOSITE_ALTERNATIVES_MAX;
}

void composite_read_alternative_normalise(struct composite_reader *r,
                                          const struct xml_element *e)
{
    struct composite_robustness *robustness = &r->composite.robustness;

    if (has_room(r, robustness->normal_count))
        robustness->normals[robustness->normal_count++] = general_normal(r, e);
}

void composite_read_alternative_mean(struct composite_reader *r,
                                     const struct xml_element *e)
{
    struct composite_robustness *robustness = &r->composite.robustness;

    if (has_room(r, robustness->mean_count))
        robustness->means[robustness->mean_count++] =
            (enum composite_mean)attribute_choice(
                r->loader, e, "method", composite_means, COMPOSITE_ARITHMETIC);
}

void composite_read_group(struct composite_reader *r,
                          const struct xml_element *e)
{
    struct composite_node *node = composite_add_node(r, e);

    if (!node)
        return;
    read_group(r, node, e);
    r->at = r->nodes.count - 1;
}
