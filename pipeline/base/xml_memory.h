/* Watching libxml2's allocations. */
#ifndef NIANBAO_BASE_XML_MEMORY_H
#define NIANBAO_BASE_XML_MEMORY_H

#include <stdbool.h>

/* Before any other call of libxml2 in the process. */
void xml_memory_watch(void);

/* Whether an allocation failed since it was last asked. */
bool xml_memory_failed(void);

#endif
