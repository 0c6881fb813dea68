/* Trying an edit on a world of values, and telling what it found. */
#ifndef NIANBAO_MODEL_EDIT_H
#define NIANBAO_MODEL_EDIT_H

#include "pipeline/base/arena.h"
#include "pipeline/model/catalogue.h"
#include "pipeline/model/finding.h"
#include "pipeline/model/formula.h"
#include "pipeline/model/submission.h"

/* Skipped is not undecided: the edit had nothing to say there, and nobody
 * counts it. */
enum edit_outcome { EDIT_PASS, EDIT_FAIL, EDIT_UNDECIDED, EDIT_SKIPPED };

/* Where an edit is tried. Members that are NULL are not known there: figures
 * have no submission, a first version none before it. */
struct edit_scene {
    const struct catalogue *catalogue;
    const struct lookup *lookup; /* the values, those of other years too */
    const struct lookup *past;   /* its returns of earlier periods alone */
    const struct submission *submission;
    const struct submission *earlier;  /* the version before this one */
    const struct indicator *indicator; /* one of edit->on */
    const struct area *area;
    struct period period;
    int first_year; /* of the unit's returns; 0: not known */
    struct arena *arena;
};

/* Tries it. On EDIT_FAIL `finding` has code, severity, level, every cell that
 * was looked at (up to FINDING_CELLS_MAX) with the value seen, which of them
 * are suspect, and what was expected; words live in the scene's arena or the
 * catalogue. Other members of `finding` are left alone. Not for kinds that
 * compare peers. */
enum edit_outcome edit_try(const struct edit *edit,
                           const struct edit_scene *scene,
                           struct finding *finding);

/* Adds a cell to a finding, its value as the scene's lookup tells it. */
void edit_cell(const struct edit_scene *scene, struct finding *finding,
               const struct key *key, bool suspect, struct view expected);
/* The same with the value in the caller's words. */
void edit_cell_seen(const struct edit_scene *scene, struct finding *finding,
                    const struct key *key, struct view seen, bool suspect,
                    struct view expected);
/* A number as a reader wants it: six places at most. */
struct view edit_number(struct decimal number, struct arena *arena);

/* Whether it looks at whole returns, or at the figures of many areas. */
bool edit_of_return(const struct edit *edit);
bool edit_of_peers(const struct edit *edit);

/* What it says, for documentation and machines: the formula, or its type,
 * method and parameters ("VIR on=\"ELD.BEDS\" least=\"0\""), in `arena`. */
struct view edit_describe(const struct edit *edit, struct arena *arena);

/* The outcome on an example's values, with the finding where it fails; `why`
 * has words if the example cannot be read, and the outcome is undecided. */
enum edit_outcome edit_example_finding(const struct catalogue *catalogue,
                                       const struct edit *edit,
                                       const struct edit_example *example,
                                       int year, struct arena *arena,
                                       struct finding *finding,
                                       struct view *why);

/* The outcome on an example's values (see edit_example.c), told of the root in
 * `year`. False, and `why` in `arena`, if the example cannot be read. */
bool edit_try_example(const struct catalogue *catalogue,
                      const struct edit *edit,
                      const struct edit_example *example, int year,
                      struct arena *arena, enum edit_outcome *outcome,
                      struct view *why);

#endif
