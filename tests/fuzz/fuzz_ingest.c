/* Any bytes as a drop: for libFuzzer, clang -fsanitize=fuzzer. */
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "pipeline/base/xml.h"
#include "pipeline/model/settings.h"
#include "stages/ingest/ingest.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

enum { ARENA_MOST = 16 << 20, DROP_MOST = 1 << 20 };

static struct settings settings;
static struct catalogue catalogue = {.settings = &settings};
static const struct config config = {&catalogue, "config"};
static struct arena arena;
static void *stage;
static int fd;

static struct arena *fresh(void *self)
{
    (void)self;
    arena_clear(&arena);
    return &arena;
}

/* Reads every byte that was handed out. */
static enum status take(void *self, struct submission *s, struct err *err)
{
    (void)self, (void)err;
    for (size_t i = 0; i < s->observations.count; i++)
        if (!utf8_valid(submission_observation(s, i)->text))
            abort();
    return STATUS_OK;
}

static void start(void)
{
    struct err err;
    xml_setup();
    settings_default(&settings);
    settings.inflated_most = 8 << 20;
    arena_init(&arena, ARENA_MOST);
    fd = memfd_create("drop", MFD_CLOEXEC);
    if (fd < 0 || ingest_stage.open(&config, &stage, &err) != STATUS_OK)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct emit emit = {NULL, fresh, take};
    struct err err = {0};
    if (!stage)
        start();
    if (n > DROP_MOST || ftruncate(fd, 0) != 0 ||
        pwrite(fd, bytes, n, 0) != (ssize_t)n)
        return 0;
    struct drop drop = {fd, VIEW("d"), VIEW("440103"),
                        VIEW("2022-01-08T02:00:00Z"), n, 0};
    enum status s = ingest_stage.feed(stage, &drop, &emit, &err);
    if (s == STATUS_END || s == STATUS_FATAL ||
        (s == STATUS_REJECT && !err.code))
        abort();
    return 0;
}
