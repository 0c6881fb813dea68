/* The grammar of the submission format as a table. */
#ifndef NIANBAO_STAGES_INGEST_VOCABULARY_ELEMENTS_H
#define NIANBAO_STAGES_INGEST_VOCABULARY_ELEMENTS_H

#include "stages/ingest/vocabulary.h"

/* Where in a document the parser stands; an element's bits of `parents` count
 * these. Nothing may stand in WHERE_EMPTY. */
enum where {
    WHERE_DOCUMENT,
    WHERE_BUNDLE,
    WHERE_SUBMISSION,
    WHERE_TEXT, /* value: text alone */
    WHERE_ITEMS,
    WHERE_REMARK, /* text alone, too */
    WHERE_EMPTY
};

/* An attribute and the word it fills, a struct view `offset` bytes into what
 * the element's `begin` returned. */
struct word {
    struct view name; /* an empty one ends a list */
    size_t offset;
};

/* `begin` makes the structure that the attributes fill; NULL when memory is
 * out. `end` may be NULL. */
struct vocabulary_element {
    struct view name;
    unsigned parents; /* bits of enum where */
    int where;        /* what is inside it */
    const struct word *words;
    void *(*begin)(struct vocabulary *v, const struct xml_element *element);
    enum status (*end)(struct vocabulary *v, struct err *err);
};

/* Read off by README's description of the format and its schema: a change of
 * one is a change of all. */
extern const struct vocabulary_element vocabulary_elements[];
extern const size_t vocabulary_element_count;

#endif
