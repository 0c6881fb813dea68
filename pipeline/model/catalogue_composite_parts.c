/* The leaves, grades and conditions of an index of index.xml. */
#include "pipeline/model/catalogue_composite.h"

static const struct indicator *
read_code(struct loader *loader, const struct xml_element *e, const char *name)
{
    struct view code = xml_get(e, name);
    const struct indicator *i = catalogue_indicator(loader->catalogue, code);

    if (!i)
        loader_fault(loader, "%s=\"%.*s\" is not in indicators.csv", name,
                     VIEW_ARG(code));
    else if (i->type == VALUE_TEXT)
        loader_fault(loader, "%s=\"%.*s\" is a text and has no number", name,
                     VIEW_ARG(code));
    return i;
}

/* A grade's number is its place, so the first is the best. */
static enum direction direction_of(const struct indicator *indicator)
{
    if (indicator->type == VALUE_GRADE)
        return DIRECTION_LOWER;
    return indicator->direction;
}

static void read_direction(struct loader *loader, struct composite_node *node,
                           const struct xml_element *e)
{
    static const char *const words[] = {"higher", "lower", NULL};
    enum direction direction = direction_of(node->indicator);
    int chosen = attribute_choice(loader, e, "direction", words, -1);

    if (chosen < 0 && direction == DIRECTION_NEUTRAL)
        loader_fault(loader,
                     "%.*s is neutral; expected direction=\"higher\" or "
                     "\"lower\" with it",
                     VIEW_ARG(node->code));
    node->lower = chosen < 0 ? direction == DIRECTION_LOWER : chosen == 1;
}

static void read_denominator(struct loader *loader, struct composite_node *node,
                             const struct xml_element *e)
{
    struct view per = xml_get(e, "per");

    node->times = xml_get(e, "times").p ? attribute_decimal(loader, e, "times")
                                        : decimal_of(1);
    if (decimal_sign(node->times) <= 0)
        loader_fault(loader, "times; expected a number above 0");
    if (!per.p)
        return;
    if (view_equal(per, VIEW("population"))) {
        node->per = COMPOSITE_PER_HEAD;
        return;
    }
    node->per = COMPOSITE_PER_OTHER;
    node->other = read_code(loader, e, "per");
}

/* Without a method of its own a leaf has the index's, scale and all. */
static void read_normal(struct loader *loader, struct composite_node *node,
                        const struct xml_element *e)
{
    static const char *const parameters[] = {"low",  "high", "mean", "sd",
                                             "from", "to",   NULL};

    node->own_normal = xml_get(e, "method").p;
    if (node->own_normal) {
        node->normal = composite_normal(loader, e);
        return;
    }
    for (const char *const *p = parameters; *p; p++)
        if (xml_get(e, *p).p)
            loader_fault(loader, "\"%s\" without a \"method\"", *p);
}

static void read_leaf(struct loader *loader, struct composite_node *node,
                      const struct xml_element *e)
{
    node->code = node->indicator->code;
    for (int l = 0; l < LANGUAGE_COUNT; l++)
        node->name[l] = node->indicator->name[l];
    read_direction(loader, node, e);
    read_denominator(loader, node, e);
    read_normal(loader, node, e);
}

/* A leaf stands in the group that is open and opens none. */
void composite_read_indicator(struct composite_reader *r,
                              const struct xml_element *e)
{
    const struct indicator *indicator = read_code(r->loader, e, "of");
    struct composite_node *node = composite_add_node(r, e);

    if (!node || !indicator)
        return;
    node->indicator = indicator;
    r->composite.leaf_count++;
    read_leaf(r->loader, node, e);
}

void composite_read_grade(struct composite_reader *r,
                          const struct xml_element *e)
{
    struct composite_grade *grade =
        array_push(&r->grades, r->loader->arena, sizeof *grade);

    if (!grade)
        return;
    grade->origin = loader_origin(r->loader);
    grade->code = attribute_text(r->loader, e, "code");
    attribute_words(r->loader, e, grade->name);
    grade->bounded = xml_get(e, "from").p;
    grade->bound = attribute_decimal(r->loader, e, "from");
    grade->from = decimal_to_double(grade->bound);
}

static struct composite_condition *add_condition(struct composite_reader *r,
                                                 const struct xml_element *e)
{
    struct composite_condition *condition =
        array_push(&r->conditions, r->loader->arena, sizeof *condition);

    if (!condition)
        return NULL;
    condition->origin = loader_origin(r->loader);
    attribute_words(r->loader, e, condition->name);
    return condition;
}

void composite_read_veto(struct composite_reader *r,
                         const struct xml_element *e)
{
    struct composite_condition *veto = add_condition(r, e);

    if (!veto)
        return;
    veto->limits = xml_get(e, "limit").p;
    veto->limit = attribute_number(r->loader, e, "limit", 0);
    veto->grade_code = attribute_text(r->loader, e, "grade");
    if (!veto->limits && !veto->grade_code.n)
        loader_fault(r->loader, "a <veto> limits nothing; expected a \"limit\" "
                                "of the score or a \"grade\"");
}

void composite_read_bonus(struct composite_reader *r,
                          const struct xml_element *e)
{
    struct composite_condition *bonus = add_condition(r, e);

    if (!bonus)
        return;
    bonus->bonus = true;
    bonus->points = attribute_number(r->loader, e, "points", 0);
    if (bonus->points <= 0)
        loader_fault(r->loader, "points; expected a number above 0");
}

/* Conditions are formulas as an edit's. */
void composite_read_formula(struct composite_reader *r, struct view text)
{
    struct composite_condition *conditions = r->conditions.at;
    struct composite_condition *c = &conditions[r->conditions.count - 1];

    if (c->formula_text.n)
        loader_fault(r->loader, "a second formula");
    c->formula_text = arena_copy(r->loader->arena, text);
    loader_at(r->loader, c->origin);
    c->formula = loader_formula(r->loader, c->name[LANGUAGE_EN], FORMULA_EDIT,
                                c->formula_text);
    if (c->formula && !formula_is_truth(c->formula))
        loader_fault(r->loader, "the formula is a number; expected a "
                                "condition");
}
