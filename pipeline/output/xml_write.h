/* A table as XML, valid against config/schemas/table.rng and table.xsd. */
#ifndef NIANBAO_OUTPUT_XML_WRITE_H
#define NIANBAO_OUTPUT_XML_WRITE_H

#include "pipeline/base/text.h"
#include "pipeline/model/table.h"

/* Appends the document; `release` is the release's id. */
void xml_write(const struct table *table, struct view release, struct buf *out);

/* Appends `text` with the five characters of XML escaped and characters that
 * XML cannot hold replaced by U+FFFD. */
void xml_escape(struct view text, struct buf *out);

#endif
