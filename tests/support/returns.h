/* Returns and edits for tests, written as texts. */
#ifndef NIANBAO_TESTS_SUPPORT_RETURNS_H
#define NIANBAO_TESTS_SUPPORT_RETURNS_H

#include "pipeline/base/arena.h"
#include "pipeline/model/catalogue.h"
#include "pipeline/model/submission.h"
#include "tests/support/small_survey.h"

/* The small survey with these edits instead of its own: rows of id, severity,
 * level and formula, which must hold for SCH.COUNT=1 and not for 0 unless
 * `examples` says otherwise. */
struct small_edit {
    const char *id, *severity, *level, *formula;
    const char *examples; /* "<good>..</good><bad>..</bad>", or NULL */
};
void returns_survey(struct small_survey *survey, const struct small_edit *edits,
                    size_t count);

/* A return of 990101 for `year` as normalize leaves it: "SCH.COUNT=3
 * SCH.BOYS=nil SCH.GIRLS=missing SCH.RATING=gold SCH.COUNT@2019=2"; values are
 * on lines 1, 2, 3 ... of "r.xml". In `arena`. */
struct submission *returns_make(const struct catalogue *catalogue,
                                struct arena *arena, int year,
                                const char *values);

/* Adds a remark on `indicator` (may be NULL) about `edit`. */
void returns_remark(struct submission *s, const char *indicator,
                    const char *edit, const char *text);

/* Its findings: "CODE severity level unit period file:line [text] cells
 * {explained}" a line, the cells as CODE@AREA/PERIOD=SEEN. */
void returns_findings(const struct finding *findings, size_t count,
                      struct buf *out);

/* Fails the test unless the findings are just those. */
void returns_expect(const struct submission *s, const char *findings);

#endif
