/* A table as XML, valid against config/schemas/table.rng and table.xsd. */
#ifndef NIANBAO_OUTPUT_XML_WRITE_H
#define NIANBAO_OUTPUT_XML_WRITE_H

#include "pipeline/base/text.h"
#include "pipeline/model/table.h"

/* Appends the document; `release` is the release's id. Memory that is out shows
 * in out->failed alone. */
void xml_write(const struct table *table, struct view release, struct buf *out);

/* Appends `text`, good for content and for attributes in double quotation
 * marks: what has a meaning in XML, and blanks but the space, as references;
 * what XML cannot hold, malformed bytes among it, as U+FFFD. */
void xml_escape(struct view text, struct buf *out);

#endif
