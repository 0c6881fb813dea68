/* A folder of its own for a test, removed afterwards. */
#ifndef NIANBAO_TESTS_SCRATCH_H
#define NIANBAO_TESTS_SCRATCH_H

#include <stdio.h>
#include <stdlib.h>

#include "pipeline/base/file.h"

/* cmocka's set-up: *state becomes the folder's path. */
static int scratch_make(void **state)
{
    const char *under = getenv("TMPDIR");
    struct buf path = {0};
    buf_format(&path, "%s/nianbao-XXXXXX", under && *under ? under : "/tmp");
    *state = path.p;
    return path.p && mkdtemp(path.p) ? 0 : -1;
}

static int scratch_remove(void **state)
{
    struct err err;
    enum status s = file_remove_all(*state, &err);
    free(*state);
    return s == STATUS_OK ? 0 : -1;
}

/* `part` below the folder; the caller frees. */
static inline char *scratch_path(void **state, const char *part)
{
    struct buf path = {0};
    buf_format(&path, "%s/%s", (const char *)*state, part);
    return path.p;
}

#define SCRATCH_TEST(name)                                                     \
    cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)

#endif
