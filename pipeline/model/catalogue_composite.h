/* One composite index while it is read: for pipeline/model/catalogue_composite*
 * alone. */
#ifndef NIANBAO_MODEL_CATALOGUE_COMPOSITE_H
#define NIANBAO_MODEL_CATALOGUE_COMPOSITE_H

#include "pipeline/base/xml.h"
#include "pipeline/model/catalogue_internal.h"
#include "pipeline/model/composite.h"

/* `composite` is copied to `composites` only when it is whole. */
struct composite_reader {
    struct loader *loader;
    struct array composites; /* struct composite, those that are complete */
    struct composite composite;
    struct array nodes, grades, conditions;
    size_t at; /* the group that is open, in `nodes` */
};

/* All of them leave mistakes in the loader. */

/* The attribute's words, in the catalogue's arena. */
struct view attribute_text(struct loader *loader, const struct xml_element *e,
                           const char *name);
/* zh and en, both of them. */
void attribute_words(struct loader *loader, const struct xml_element *e,
                     struct view words[LANGUAGE_COUNT]);
/* A decimal; `absent` without the attribute. */
double attribute_number(struct loader *loader, const struct xml_element *e,
                        const char *name, double absent);
/* The same, exact; 0 if absent. */
struct decimal attribute_decimal(struct loader *loader,
                                 const struct xml_element *e, const char *name);
/* A whole number of 0..most. */
size_t attribute_count(struct loader *loader, const struct xml_element *e,
                       const char *name, size_t most, size_t absent);
/* The place of the word in `words`, NULL-terminated; `absent` without the
 * attribute. */
int attribute_choice(struct loader *loader, const struct xml_element *e,
                     const char *name, const char *const *words, int absent);

/* What an element says, as it opens. */
void composite_read_index(struct composite_reader *,
                          const struct xml_element *);
void composite_read_note(struct composite_reader *, const struct xml_element *);
void composite_read_normalise(struct composite_reader *,
                              const struct xml_element *);
void composite_read_treat(struct composite_reader *,
                          const struct xml_element *);
void composite_read_robustness(struct composite_reader *,
                               const struct xml_element *);
void composite_read_alternative_normalise(struct composite_reader *,
                                          const struct xml_element *);
void composite_read_alternative_mean(struct composite_reader *,
                                     const struct xml_element *);
void composite_read_group(struct composite_reader *,
                          const struct xml_element *);
void composite_read_indicator(struct composite_reader *,
                              const struct xml_element *);
void composite_read_grade(struct composite_reader *,
                          const struct xml_element *);
void composite_read_veto(struct composite_reader *, const struct xml_element *);
void composite_read_bonus(struct composite_reader *,
                          const struct xml_element *);

/* One more node in the group that is open, with its weight; NULL when memory is
 * out. */
struct composite_node *composite_add_node(struct composite_reader *,
                                          const struct xml_element *);

/* The formula of the condition that was opened last. */
void composite_read_formula(struct composite_reader *, struct view text);

/* What a normalisation's attributes say. */
struct normal composite_normal(struct loader *, const struct xml_element *);

/* The index's end: what was left open by its parts is filled in, and all of it
 * checked. */
void composite_finish(struct composite_reader *);
/* The checks of a whole index. */
void composite_check(struct loader *loader, const struct composite *composite);

#endif
