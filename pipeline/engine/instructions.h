/* The page that tells clerks how to report. */
#ifndef NIANBAO_ENGINE_INSTRUCTIONS_H
#define NIANBAO_ENGINE_INSTRUCTIONS_H

#include "pipeline/engine/stage.h"

/* What it is called in every folder. */
#define INSTRUCTIONS_NAME "报送说明_instructions.html"

/* Fills the survey's instructions.html, its own and one for each listed
 * sender: SITE/instructions/ and SITE/receipts/SENDER/. {{title-zh}},
 * {{contact-zh}}, {{dates-zh}} (a table of the calendar's last years), their
 * English twins, {{inbox}}, {{receipts}} (folders), {{sender}} and {{style}}
 * are known; another is FAULT_CONFIG with its line. A survey without
 * the file has none. Pages that would not change are not touched. */
enum status instructions_write(const char *site, const struct config *config,
                               struct err *err);

/* The units that a page is for; all have the sender of the first. None: it is
 * everybody's. */
struct instructed {
    const struct unit *const *units;
    size_t count;
};

/* One page. */
enum status instructions_print(const struct catalogue *catalogue,
                               struct view template, struct instructed whose,
                               struct buf *out, struct err *err);

#endif
