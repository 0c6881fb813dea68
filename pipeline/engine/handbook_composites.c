/* The documentation's chapter of composite indices: their trees. */
#include "pipeline/engine/handbook_parts.h"

#include "pipeline/engine/handbook_words.h"
#include "pipeline/model/composite.h"

/* As the survey states it; those that state none weigh the same. */
static struct view weight(struct handbook *h, const struct composite_node *node)
{
    char text[DECIMAL_TEXT];
    if (decimal_sign(node->stated) <= 0)
        return h->language == LANGUAGE_ZH ? VIEW("等权") : VIEW("equal");
    size_t n = decimal_print(node->stated, -1, text);
    return arena_copy(h->arena, (struct view){text, n});
}

/* Of a leaf which way is good; of a group how its scores become one. */
static struct view way(struct handbook *h, const struct composite_node *node)
{
    if (!node->indicator)
        return view_of(composite_means[node->mean]);
    return words_direction(node->lower ? DIRECTION_LOWER : DIRECTION_HIGHER,
                           h->language);
}

static void add_node(struct handbook *h, struct table *t,
                     const struct composite *index, size_t i)
{
    const struct composite_node *node = &index->nodes[i];
    table_cell(t, node->code);
    table_cell(t, node->name[h->language]);
    table_cell(t, i ? index->nodes[node->parent].code : VIEW(""));
    table_cell(t, i ? weight(h, node) : VIEW(""));
    table_cell(t, way(h, node));
    table_cell(t, node->indicator ? node->indicator->code : VIEW(""));
    table_cell(t, i ? VIEW("") : index->note[h->language]);
}

void handbook_composites(struct handbook *h)
{
    static const struct handbook_column columns[] = {
        {"code", {"代码", "code"}},
        {"name", {"名称", "name"}},
        {"part-of", {"上级", "part of"}},
        {"weight", {"权数", "weight"}},
        {"way", {"方向或合成法", "direction, or mean"}},
        {"indicator", {"指标", "indicator"}},
        {"note", {"说明", "note"}},
    };
    struct table *t = handbook_chapter(h, CHAPTER_COMPOSITES, columns,
                                       sizeof columns / sizeof *columns);
    for (size_t i = 0; t && i < h->catalogue->composite_count; i++)
        for (size_t k = 0; k < h->catalogue->composites[i].node_count; k++)
            add_node(h, t, &h->catalogue->composites[i], k);
}
