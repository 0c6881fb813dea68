/* What is wrong, or remarkable, with a submission or a figure. */
#ifndef NIANBAO_MODEL_FINDING_H
#define NIANBAO_MODEL_FINDING_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/text.h"
#include "pipeline/model/catalogue.h"

/* A reader looks at the first few; a rule over a hundred districts names eight.
 */
enum { FINDING_CELLS_MAX = 8 };

/* A value the rule looked at; all words, so that a finding survives a changed
 * catalogue. */
struct finding_cell {
    struct view indicator, area, period;
    struct view seen;
    struct view expected;
    bool suspect;
};

/* Views borrow: from the submission's arena, the catalogue or a packed record,
 * whichever made it; so do the cells. Most findings have one or none: with room
 * for all of them in each, lists of findings would be mostly empty room. */
struct finding {
    struct view code; /* of a message or an edit */
    enum severity severity;
    int level; /* 0..5 */
    struct view unit, period;
    struct view file;
    long line, column;
    struct view cell;           /* of a workbook */
    struct view text;           /* as read */
    struct view expected;       /* in words, or a value */
    struct view detail;         /* {detail} in the message: a name, a limit */
    struct view explained;      /* the remark that answers it, if any */
    struct view carried;        /* that of an earlier return: its period */
    struct finding_cell *cells; /* NULL if there are none */
    size_t cell_count;
};

/* Gives the finding `count` empty cells, at most FINDING_CELLS_MAX of them, in
 * place of those it has. False, and it has none, once the arena failed. */
bool finding_take_cells(struct finding *finding, struct arena *arena,
                        size_t count);
/* One more cell behind those that the functions here gave it; nothing once it
 * has FINDING_CELLS_MAX or the arena failed. */
void finding_add_cell(struct finding *finding, struct arena *arena,
                      struct finding_cell cell);

/* Whether it only tells how a word was read, which asks nothing of anybody: the
 * sender's receipt says it, a release only counts such. */
bool finding_is_note(const struct finding *finding);

/* The finding's message or remedy in `language`, placeholders filled:
 * {unit} {indicator} (name and code of the first cell) {area} {period} {text}
 * {expected} {detail} {file} {line} {measure} {edit}. A code without a message
 * prints itself. Control characters are escaped and a text is cut at 120
 * characters, so that nothing hostile reaches a reader. */
void finding_print(const struct catalogue *catalogue,
                   const struct finding *finding, enum language language,
                   struct buf *out);
/* What to do about it, as above; nothing if the message has no remedy. */
void finding_print_remedy(const struct catalogue *catalogue,
                          const struct finding *finding, enum language language,
                          struct buf *out);

/* A text from outside as those print it: controls escaped, cut. */
void finding_print_text(struct view text, struct buf *out);

/* A finding of its own in `arena`, words and cells copied. What is missing once
 * the arena failed is empty. */
struct finding finding_copy(const struct finding *finding, struct arena *arena);

/* What was expected, with the names of indicators for their codes. */
void finding_print_expected(const struct catalogue *catalogue,
                            const struct finding *finding,
                            enum language language, struct buf *out);
/* Every cell it names, "Name AREA 2021 = 12", joined by "; ", suspect ones with
 * an asterisk behind the value. */
void finding_print_cells(const struct catalogue *catalogue,
                         const struct finding *finding, enum language language,
                         struct buf *out);

/* Total order for print: unit, period, severity (worst first), file, line,
 * column, code, first cell. Negative, 0 or positive. For qsort over struct
 * finding. */
int finding_compare(const void *a, const void *b);

/* Its name in files: "information", "warning", "error", "fatal". */
const char *severity_name(enum severity severity);
/* False if no severity has that name. */
bool severity_parse(struct view name, enum severity *severity);

#endif
