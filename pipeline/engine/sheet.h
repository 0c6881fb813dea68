/* A list of lines that stages fill: self-test outcomes, documentation. */
#ifndef NIANBAO_ENGINE_SHEET_H
#define NIANBAO_ENGINE_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/text.h"

/* An example of a rule; what is wrong with a rule, whatever its examples say;
 * what is odd about it and may be meant. */
enum sheet_kind { SHEET_EXAMPLE, SHEET_MISTAKE, SHEET_WARNING };

/* One rule and its example (self-test), or one rule and what it says. */
struct sheet_line {
    enum sheet_kind kind;
    struct view group;  /* "normalize", "edit" ... */
    struct view rule;   /* its id */
    struct view text;   /* the example, or the description */
    struct view wanted; /* outcome the example states; else what to do */
    struct view got;
    struct view file;
    long line;
    bool failed;
};

struct sheet {
    struct arena *arena;
    struct array lines; /* struct sheet_line */
    size_t examples, failed, mistakes, warnings;
};

/* Adds a line and counts it. */
void sheet_add(struct sheet *sheet, struct sheet_line line);

#endif
