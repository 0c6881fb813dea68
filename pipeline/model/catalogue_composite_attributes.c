/* The attributes of index.xml's elements, read one by one. */
#include "pipeline/model/catalogue_composite.h"

struct view attribute_text(struct loader *loader, const struct xml_element *e,
                           const char *name)
{
    return arena_copy(loader->arena, view_trim(xml_get(e, name)));
}

void attribute_words(struct loader *loader, const struct xml_element *e,
                     struct view words[LANGUAGE_COUNT])
{
    for (int l = 0; l < LANGUAGE_COUNT; l++)
        words[l] = attribute_text(loader, e, language_code((enum language)l));
}

struct decimal attribute_decimal(struct loader *loader,
                                 const struct xml_element *e, const char *name)
{
    struct view word = xml_get(e, name);
    struct decimal number = decimal_of(0);

    if (word.p && !decimal_parse(word, &number))
        loader_fault(loader, "%s=\"%.*s\"; expected a number", name,
                     VIEW_ARG(word));
    return number;
}

double attribute_number(struct loader *loader, const struct xml_element *e,
                        const char *name, double absent)
{
    if (!xml_get(e, name).p)
        return absent;
    return decimal_to_double(attribute_decimal(loader, e, name));
}

size_t attribute_count(struct loader *loader, const struct xml_element *e,
                       const char *name, size_t most, size_t absent)
{
    struct view word = xml_get(e, name);
    int number = 0;

    if (!word.p)
        return absent;
    if (!view_number(word, &number) || (size_t)number > most)
        loader_fault(loader, "%s=\"%.*s\"; expected 0 to %zu", name,
                     VIEW_ARG(word), most);
    return (size_t)number;
}

static void fault_choice(struct loader *loader, const char *name,
                         struct view word, const char *const *words)
{
    struct buf known = {0};

    for (; *words; words++)
        buf_format(&known, " %s", *words);
    loader_fault(loader, "%s=\"%.*s\"; expected one of%.*s", name,
                 VIEW_ARG(word), VIEW_ARG(buf_view(&known)));
    buf_release(&known);
}

int attribute_choice(struct loader *loader, const struct xml_element *e,
                     const char *name, const char *const *words, int absent)
{
    struct view word = xml_get(e, name);

    if (!word.p)
        return absent;
    for (int i = 0; words[i]; i++)
        if (view_equal(word, view_of(words[i])))
            return i;
    fault_choice(loader, name, word, words);
    return absent;
}

/* What belongs to another method would be taken to do something. */
static void check_parameters(struct loader *loader, const struct xml_element *e,
                             enum normal_method method)
{
    static const struct {
        const char *name;
        unsigned methods; /* those that have it */
    } parameters[] = {
        {"mean", 1U << NORMAL_Z_SCORE},
        {"sd", 1U << NORMAL_Z_SCORE},
        {"low", ~(1U << NORMAL_Z_SCORE)},
        {"high", ~(1U << NORMAL_Z_SCORE)},
        {"from", 1U << NORMAL_GOALPOSTS},
        {"to", 1U << NORMAL_GOALPOSTS | 1U << NORMAL_TARGET},
    };

    for (size_t i = 0; i < sizeof parameters / sizeof *parameters; i++)
        if (xml_get(e, parameters[i].name).p &&
            !(parameters[i].methods >> method & 1U))
            loader_fault(loader, "%s has no \"%s\"", normal_names[method],
                         parameters[i].name);
}

static void check_normal(struct loader *loader, const struct xml_element *e,
                         const struct normal *n)
{
    bool posts = n->method == NORMAL_GOALPOSTS;

    check_parameters(loader, e, n->method);
    if (n->low >= n->high)
        loader_fault(loader,
                     "the scale runs from low %g to high %g; expected "
                     "low below high",
                     n->low, n->high);
    if (n->sd <= 0)
        loader_fault(loader, "sd=\"%g\"; expected more than 0", n->sd);
    if ((posts || n->method == NORMAL_TARGET) && !xml_get(e, "to").p)
        loader_fault(loader, "%s lacks its \"to\"", normal_names[n->method]);
    if (posts && !xml_get(e, "from").p)
        loader_fault(loader, "goalposts lack their \"from\"");
    if (posts && n->from >= n->to)
        loader_fault(loader,
                     "the goalposts stand the wrong way round, from %g to %g; "
                     "expected the lower value first, whatever the direction",
                     n->from, n->to);
}

struct normal composite_normal(struct loader *loader,
                               const struct xml_element *e)
{
    struct normal n = {
        .method = (enum normal_method)attribute_choice(
            loader, e, "method", normal_names, NORMAL_MIN_MAX),
        .low = attribute_number(loader, e, "low", 0),
        .high = attribute_number(loader, e, "high", 100),
        .mean = attribute_number(loader, e, "mean", 0),
        .sd = attribute_number(loader, e, "sd", 1),
        .from = attribute_number(loader, e, "from", 0),
        .to = attribute_number(loader, e, "to", 0),
    };

    check_normal(loader, e, &n);
    return n;
}
