/* The program's version and identity. */
#include "pipeline/engine/build.h"

#define VERSION "0.1"
#ifndef NIANBAO_SOURCES /* for checkers that read one file alone */
#define NIANBAO_SOURCES "unknown"
#endif

const char *build_version(void)
{
    return VERSION;
}

/* The digest of the sources, handed in by the makefile: the compiler and its
 * options must not change a table, so they are no part of it. */
const char *build_id(void)
{
    return VERSION " " NIANBAO_SOURCES;
}
