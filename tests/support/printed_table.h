/* A table of one kind as publish prints it, asked for cell by cell. */
#ifndef NIANBAO_TESTS_SUPPORT_PRINTED_TABLE_H
#define NIANBAO_TESTS_SUPPORT_PRINTED_TABLE_H

#include "pipeline/model/table.h"
#include "tests/support/tally_world.h"

/* Opens a world in which `returns` were said, compiled and compared. */
void printed_world(struct tally_world *world, const char *statements,
                   const char *returns);

/* The table that `layout`, a <table> of tables.xml, makes of the world; lives
 * in the run's arena. The test fails if the layout cannot be read. */
const struct table *printed_table(struct tally_world *world, const char *layout,
                                  enum language language);

/* The cell under the column called `key`, in the first row whose leading cells,
 * joined by blanks, are `row`. The test fails if there is no such cell. */
const char *printed_cell(const struct table *table, const char *row,
                         const char *key);

/* The keys of the columns, joined by blanks. */
const char *printed_keys(const struct table *table);

#endif
