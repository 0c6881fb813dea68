/* A list of lines that stages fill: self-test outcomes, documentation. */
#ifndef NIANBAO_ENGINE_SHEET_H
#define NIANBAO_ENGINE_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/text.h"

/* One rule and its example (self-test), or one rule and what it says. */
struct sheet_line {
    struct view group;  /* "normalize", "edit" ... */
    struct view rule;   /* its id */
    struct view text;   /* the example, or the description */
    struct view wanted; /* outcome the example states */
    struct view got;
    struct view file;
    long line;
    bool failed;
};

struct sheet {
    struct arena *arena;
    struct array lines; /* struct sheet_line */
    size_t failed;
};

/* Adds a line, counts it if it failed. */
void sheet_add(struct sheet *sheet, struct sheet_line line);

#endif
