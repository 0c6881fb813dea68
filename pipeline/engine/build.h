/* Which program this is. */
#ifndef NIANBAO_ENGINE_BUILD_H
#define NIANBAO_ENGINE_BUILD_H

/* The version, for people. */
const char *build_version(void);

/* What stands for the program in a release's id: two programs that could give
 * other tables for the same set must differ in it. */
const char *build_id(void);

#endif
