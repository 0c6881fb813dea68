/* Tests that the ledger file alone is enough: one process writes, another
 * adds up. */
#include "stages/aggregate/aggregate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "pipeline/base/file.h"
#include "tests/support/tally_world.h"

enum { EXIT_SAME = 42 };

/* The child has nothing of its parent's but the file's name. */
static int child(const char *path)
{
    struct tally_world world;
    tally_world_open(&world, NULL, path);
    tally_world_run(&world, &aggregate_stage, true);
    const char *city = tally_world_figure(&world, "T.FLOW 990100 2021");
    bool same = strcmp(city, "15 synthetic 2/2") == 0;
    const struct figure *f = tally_world_get(&world, "T.FLOW 990101 2021");
    same = same && f && f->sources && f->sources->place.line == 1 &&
           view_equal(f->sources->unit, VIEW("990101")) &&
           view_equal(f->sources->text, VIEW("10")) &&
           view_equal(f->sources->place.file, VIEW("drop.xml"));
    tally_world_close(&world);
    return same ? EXIT_SAME : 1;
}

static void write_ledger(const char *path)
{
    struct tally_world world;
    tally_world_open(&world, NULL, path);
    tally_world_say(&world, "990101 2021 T.FLOW=10!synthetic\n"
                            "990102 2021 T.FLOW=5");
    tally_world_close(&world);
}

static void another_process_reads_the_ledger(void **state)
{
    char folder[256], path[300];
    const char *above = getenv("TMPDIR");
    int outcome = 0;
    struct err err;
    (void)state;
    snprintf(folder, sizeof folder, "%s/ledger-XXXXXX", above ? above : "/tmp");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/ledger.sqlite", folder);
    write_ledger(path);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0)
        _exit(child(path));
    assert_int_equal(waitpid(pid, &outcome, 0), pid);
    assert_true(WIFEXITED(outcome));
    assert_int_equal(WEXITSTATUS(outcome), EXIT_SAME);
    file_remove_all(folder, &err);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(another_process_reads_the_ledger),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
