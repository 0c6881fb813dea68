/* Tests of taking up what a run that broke off left in the archive. */
#include "pipeline/engine/batch.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/store/scratch.h"

static int set_up(void **state)
{
    struct err err;
    return scratch_make(state) || site_make(*state, &err) != STATUS_OK;
}

/* Into the archive under its names, as a run that was killed left it. */
static struct delivery deliver(void **state, const char *name, const char *text)
{
    struct err err;
    char *path = scratch_path(state, "drop");
    struct delivery d = {.sender = VIEW("440103"),
                         .name = view_of(name),
                         .size = (int64_t)strlen(text)};
    assert_int_equal(file_replace(path, view_of(text), false, &err), STATUS_OK);
    int fd = open(path, O_RDONLY);
    assert_int_equal(archive_take(*state, fd, 0, &d, &err), STATUS_OK);
    assert_int_equal(archive_place(*state, 0, &d, &err), STATUS_OK);
    close(fd);
    free(path);
    return d;
}

static void commit(struct night *night, const struct delivery *d)
{
    struct err err;
    struct ledger_drop row = {.sender = d->sender,
                              .name = d->name,
                              .digest = view_of(d->digest),
                              .received = view_of(d->received),
                              .verdict = VERDICT_ACCEPTED};
    assert_int_equal(ledger_add_drop(night->ledger, &row, &err), STATUS_OK);
}

/* The inbox has the file still: it was copied anew. */
static void copied(struct batch *batch, const struct delivery *d)
{
    struct arena *arena = &batch->night->arena;
    struct inbox_file *file =
        array_push(&batch->files, arena, sizeof(struct inbox_file));
    struct delivery *kept =
        array_push(&batch->deliveries, arena, sizeof(struct delivery));
    assert_non_null(file);
    assert_non_null(kept);
    *kept = *d;
    batch->copied++;
}

static size_t dockets(struct batch *batch)
{
    struct err err;
    struct array list;
    assert_int_equal(
        archive_list(batch->night->site, &batch->night->arena, &list, &err),
        STATUS_OK);
    return list.count;
}

static struct night begin(void **state)
{
    struct err err;
    struct night night = {.site = *state};
    arena_init(&night.arena, 0);
    night.ledger = ledger_open(":memory:", false, &err);
    assert_non_null(night.ledger);
    return night;
}

static void end(struct night *night)
{
    ledger_close(night->ledger);
    arena_release(&night->arena);
}

/* One has its row, one lies in the inbox still, of one the file is gone. */
static void test_each_state(void **state)
{
    struct err err = {0};
    struct night night = begin(state);
    struct batch batch = {.night = &night};
    struct delivery row = deliver(state, "row.xml", "abc");
    struct delivery lying = deliver(state, "lying.xml", "abc");
    struct delivery gone = deliver(state, "gone.xml", "abcd");
    commit(&night, &row);
    copied(&batch, &lying);
    assert_int_equal(batch_recover(&batch, &err), STATUS_OK);
    assert_int_equal(batch.copied, 1);
    assert_int_equal(batch.files.count, 2);
    assert_int_equal(batch.deliveries.count, 2);
    assert_string_equal(batch_delivery(&batch, 1)->digest, gone.digest);
    assert_true(view_equal(batch_file(&batch, 1)->name, VIEW("gone.xml")));
    assert_int_equal(night.summary.drops, 1);
    assert_int_equal(dockets(&batch), 2);
    end(&night);
}

/* The same name with other bytes is another delivery. */
static void test_replaced(void **state)
{
    struct err err = {0};
    struct night night = begin(state);
    struct batch batch = {.night = &night};
    struct delivery old = deliver(state, "a.xml", "abc");
    struct delivery new = deliver(state, "a.xml", "abcd");
    copied(&batch, &new);
    assert_int_equal(batch_recover(&batch, &err), STATUS_OK);
    assert_int_equal(batch.files.count, 2);
    assert_string_equal(batch_delivery(&batch, 1)->digest, old.digest);
    assert_int_equal(dockets(&batch), 1);
    end(&night);
}

static void test_damaged(void **state)
{
    struct err err = {0};
    struct night night = begin(state);
    struct batch batch = {.night = &night};
    struct delivery d = deliver(state, "a.xml", "abc");
    char part[100];
    snprintf(part, sizeof part, "archive/%.2s/%s", d.digest, d.digest);
    char *path = scratch_path(state, part);
    assert_int_equal(file_replace(path, VIEW("abd"), false, &err), STATUS_OK);
    free(path);
    assert_int_equal(batch_recover(&batch, &err), STATUS_FATAL);
    assert_int_equal(err.fault, FAULT_IO);
    assert_non_null(strstr(err.what, "is damaged"));
    assert_string_equal(err.remedy, "restore it from a backup");
    end(&night);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_each_state),
        CASE(test_replaced),
        CASE(test_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
