/* The documentation's chapters, for pipeline/engine/handbook*.c. */
#ifndef NIANBAO_ENGINE_HANDBOOK_PARTS_H
#define NIANBAO_ENGINE_HANDBOOK_PARTS_H

#include "pipeline/engine/handbook.h"

/* A chapter each, from the catalogue. */
void handbook_indicators(struct handbook *handbook);
void handbook_forms(struct handbook *handbook);
void handbook_edits(struct handbook *handbook);
void handbook_imputation(struct handbook *handbook);
void handbook_statements(struct handbook *handbook);
void handbook_composites(struct handbook *handbook);
void handbook_messages(struct handbook *handbook);
void handbook_calendar(struct handbook *handbook);
void handbook_areas(struct handbook *handbook);

/* A formula in words; empty of none. */
struct view handbook_formula(struct handbook *handbook, struct view text);

/* Whether a formula, which may be NULL, or an edit names the indicator. */
bool handbook_formula_names(const struct formula *formula,
                            const struct indicator *indicator);
bool handbook_edit_names(const struct edit *edit,
                         const struct indicator *indicator);

#endif
