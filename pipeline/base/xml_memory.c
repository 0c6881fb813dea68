/* malloc for libxml2, with a memory of its own failures. */
#include "pipeline/base/xml_memory.h"

#include <libxml/xmlmemory.h>
#include <stdlib.h>
#include <string.h>

/* The one mutable variable that is not a caller's: libxml2 gives its hooks no
 * context. A parse that lost an allocation is not to be believed, and libxml2
 * does not always say so. */
static bool failed;

/* realloc to nothing may answer NULL and has not failed. */
static void *watched(void *p, size_t size)
{
    if (!p && size > 0)
        failed = true;
    return p;
}

static void *watched_malloc(size_t size)
{
    return watched(malloc(size), size);
}

static void *watched_realloc(void *p, size_t size)
{
    return watched(realloc(p, size), size);
}

static char *watched_strdup(const char *string)
{
    return watched(strdup(string), 1);
}

/* Before any other call: what was allocated by one malloc may not be freed by
 * another's free. */
void xml_memory_watch(void)
{
    xmlMemSetup(free, watched_malloc, watched_realloc, watched_strdup);
}

/* Forgets as it tells: each parse answers for its own. */
bool xml_memory_failed(void)
{
    bool was = failed;

    failed = false;
    return was;
}
