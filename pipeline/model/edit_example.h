/* Reading an example's words into returns: for edit_example*.c. */
#ifndef NIANBAO_MODEL_EDIT_EXAMPLE_H
#define NIANBAO_MODEL_EDIT_EXAMPLE_H

#include "pipeline/model/edit.h"

/* Where values go; `year` and `is_earlier` tell of the one read last. */
struct example_place {
    const struct catalogue *catalogue;
    struct arena *arena;
    struct submission *now, *earlier, *past;
    int year;
    bool is_earlier;
};

/* "unit", "form", "period", "file", "mode": false if `name` is none of them, or
 * its value is not known. */
bool edit_example_envelope(struct example_place *place, struct view name,
                           struct view value);
/* "A", "prior(A)", "at(A,2016)", "was(A)", "A@AREA", "A@YEAR" and a value of
 * the indicator's kind. False if it cannot be read. */
bool edit_example_value(struct example_place *place, struct view name,
                        struct view value);

#endif
