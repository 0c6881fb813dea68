/* A survey from another field, small enough to read whole: the schools of an
 * invented province, as a configuration in a folder of its own. */
#ifndef NIANBAO_TESTS_SUPPORT_SMALL_SURVEY_H
#define NIANBAO_TESTS_SUPPORT_SMALL_SURVEY_H

#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/model/catalogue.h"

struct small_survey {
    char folder[256];
    struct arena arena;
    struct catalogue catalogue;
    struct err err;
    enum status status;
};

/* One change to one file: the first `old` becomes `new`; `old` NULL puts `new`
 * at the end; both NULL leave the file out. The test fails at once if `old`
 * is not in the file. */
struct small_change {
    const char *file, *old, *new;
};

/* Writes the survey with a change (file NULL: with none) into a fresh folder
 * below $TMPDIR and loads it; the outcome is in `status` and `err`. */
void small_survey_load(struct small_survey *survey, struct small_change change);

/* A change and the mistake it makes: "file:line: what" as err has them. */
struct small_mistake {
    struct small_change change;
    const char *expected;
};

/* Fails the test unless each of them is refused in just those words. */
void small_survey_refuses(const struct small_mistake *mistakes, size_t count);

/* Writes or replaces a file of the folder. */
void small_survey_write(const struct small_survey *survey, const char *file,
                        const char *text);

/* Loads the folder again, into a fresh arena. */
void small_survey_again(struct small_survey *survey);

/* Forgets the catalogue and removes the folder. */
void small_survey_end(struct small_survey *survey);

#endif
