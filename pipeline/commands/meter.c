/* Draws the progress of a batch. */
#include "pipeline/commands/meter.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* Rates of the first moments are no rates. */
enum { SHOW_EVERY = 100, RATE_FROM = 500 };

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void meter_print(const char *doing, size_t done, size_t total, int64_t spent,
                 struct buf *out)
{
    buf_format(out, "%-10s %zu of %zu", doing, done, total);
    if (total)
        buf_format(out, "  %zu %%", done * 100 / total);
    if (spent < RATE_FROM || !done)
        return;
    int64_t left = (int64_t)(total - done) * spent / (int64_t)done / 1000;
    buf_format(out, "  %lld/s  %lld:%02lld left",
               (long long)((int64_t)done * 1000 / spent),
               (long long)(left / 60), (long long)(left % 60));
}

static void draw(struct meter *m, const char *doing, size_t done, size_t total)
{
    struct buf line = {0};
    meter_print(doing, done, total, m->shown - m->begun, &line);
    fprintf(stderr, "\r%s\033[K", line.p ? line.p : "");
    buf_release(&line);
}

void meter_show(void *meter, const char *doing, size_t done, size_t total)
{
    struct meter *m = meter;
    int64_t time = now();
    if (!m->doing || strcmp(m->doing, doing))
        *m = (struct meter){.doing = doing, .begun = time};
    if (done + 1 >= total) {
        fputs("\r\033[K", stderr);
    } else if (time - m->shown >= SHOW_EVERY) {
        m->shown = time;
        draw(m, doing, done + 1, total);
    }
}
