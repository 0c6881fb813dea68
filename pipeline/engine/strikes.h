/* Senders whose drops bring their readers down get less of the night. */
#ifndef NIANBAO_ENGINE_STRIKES_H
#define NIANBAO_ENGINE_STRIKES_H

#include <stdbool.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/text.h"

/* After so many drops that ended their worker a sender's others may take a
 * hundredth of the time, and a second at least: what is good is read well
 * within it, and a thousand that hang delay the others by minutes. */
enum { STRIKES_MOST = 3, STRIKES_PART = 100 };

/* Zero is nobody. */
struct strikes {
    struct array senders; /* of struct strike */
};

/* Another drop of `sender` could not be read safely. False if memory is out.
 * The name is borrowed for as long as the strikes are asked. */
bool strikes_add(struct strikes *strikes, struct arena *arena,
                 struct view sender);

/* What is left of the `seconds` that one drop of `sender` may take. */
long strikes_seconds(const struct strikes *strikes, struct view sender,
                     long seconds);

#endif
