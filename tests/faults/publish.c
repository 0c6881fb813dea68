/* Publishes small releases one after the other, as fast as it can, under
 * readers that follow `current`: some as README says, through one descriptor,
 * others by its path for each file.
 *
 * usage: publish SITE PUBLICATIONS READERS
 * Prints: rounds missing mixed changed seen, of the readers by descriptor, then
 * the same of those by path. `missing` is a file that was not there, `mixed`
 * one of another release, `changed` one that is not as MANIFEST says. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/file.h"
#include "pipeline/store/release.h"
#include "pipeline/store/site.h"

/* From RELEASES on the same come again: `current` goes back to what lies
 * there. */
enum { FILES = 3, TEXT_MOST = 4096, ID_DIGITS = 8, RELEASES = 500 };

static const char *const files[FILES] = {"a.csv", "en/b.csv", "zh/b.csv"};

struct seen {
    unsigned long rounds, missing, mixed, changed, releases;
};

static volatile sig_atomic_t over;

static void stop(int number)
{
    (void)number;
    over = 1;
}

/* A file says which release it is of, and is longer than one read. */
static void write_file(const char *folder, const char *name, const char *id)
{
    struct err err;
    struct buf path = {0}, text = {0};
    buf_format(&path, "%s/%s", folder, name);
    for (int i = 0; i < 100; i++)
        buf_format(&text, "%s\n", id);
    if (file_replace(path.p, buf_view(&text), false, &err) != STATUS_OK)
        abort();
    buf_release(&path);
    buf_release(&text);
}

static enum status publish(const char *site, unsigned long number,
                           struct err *err)
{
    struct arena arena;
    const char *folder;
    arena_init(&arena, 0);
    struct view id =
        arena_format(&arena, "%0*lu", ID_DIGITS, number % RELEASES);
    enum status s = release_begin(site, id, &arena, &folder, err);
    for (int l = 0; s == STATUS_OK && l < 2; l++)
        s = file_make_folders(
            arena_format(&arena, "%s/%s", folder, l ? "en" : "zh").p, err);
    for (int i = 0; s == STATUS_OK && i < FILES; i++)
        write_file(folder, files[i], id.p);
    if (s == STATUS_OK)
        s = release_finish(site, id, folder, false, err);
    arena_release(&arena);
    return s;
}

/* How long it is, -1 if it is not there. */
static ssize_t read_file(int folder, const char *name, char text[TEXT_MOST])
{
    int fd = openat(folder, name, O_RDONLY | O_CLOEXEC);
    ssize_t n = 0, got = 1;
    if (fd < 0)
        return -1;
    while (n < TEXT_MOST && got > 0) {
        got = read(fd, text + n, (size_t)(TEXT_MOST - n));
        n += got > 0 ? got : 0;
    }
    close(fd);
    return n;
}

/* In the order of MANIFEST, whose lines are those of sha256sum. */
static bool is_as_listed(const char *manifest, int i, const char *text,
                         ssize_t n)
{
    char digest_of_text[DIGEST_TEXT];
    struct digest digest;
    const char *line = manifest;
    for (; i > 0 && line; i--)
        line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL;
    digest_init(&digest);
    digest_add(&digest, (struct view){text, (size_t)n});
    digest_text(&digest, digest_of_text);
    return line && strncmp(line, digest_of_text, DIGEST_TEXT - 1) == 0;
}

static void look(struct seen *seen, int folder, const char *before, char *id)
{
    char manifest[TEXT_MOST + 1], text[TEXT_MOST], path[64];
    snprintf(path, sizeof path, "%sMANIFEST", before);
    ssize_t n = read_file(folder, path, manifest);
    seen->missing += n < 0;
    manifest[n < 0 ? 0 : n] = '\0';
    for (int i = 0; n >= 0 && i < FILES; i++) {
        snprintf(path, sizeof path, "%s%s", before, files[i]);
        ssize_t length = read_file(folder, path, text);
        seen->missing += length < 0;
        if (length < 0)
            continue;
        seen->changed += !is_as_listed(manifest, i, text, length);
        seen->mixed += i > 0 && memcmp(text, id, ID_DIGITS) != 0;
        seen->releases += i == 0 && memcmp(text, id, ID_DIGITS) != 0;
        if (i == 0)
            memcpy(id, text, ID_DIGITS);
    }
}

static void follow(const char *site, bool by_path, int to)
{
    struct seen seen = {0};
    char id[ID_DIGITS] = "";
    int at = open(site, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    signal(SIGTERM, stop);
    while (!over) {
        int folder =
            by_path ? at
                    : openat(at, "current", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        seen.rounds++;
        seen.missing += folder < 0;
        if (folder >= 0)
            look(&seen, folder, by_path ? "current/" : "", id);
        if (folder >= 0 && !by_path)
            close(folder);
    }
    if (write(to, &seen, sizeof seen) != sizeof seen)
        abort();
    _exit(0);
}

static void add(struct seen *to, const struct seen *seen)
{
    to->rounds += seen->rounds;
    to->missing += seen->missing;
    to->mixed += seen->mixed;
    to->changed += seen->changed;
    to->releases += seen->releases;
}

/* What the readers of one kind, the even ones or the odd, have seen. */
static void tell(const pid_t *readers, const int *pipes, int count, int odd)
{
    struct seen all = {0}, one;
    for (int i = odd; i < count; i += 2) {
        kill(readers[i], SIGTERM);
        if (read(pipes[i], &one, sizeof one) != sizeof one)
            abort();
        waitpid(readers[i], NULL, 0);
        add(&all, &one);
    }
    printf("%lu %lu %lu %lu %lu\n", all.rounds, all.missing, all.mixed,
           all.changed, all.releases);
}

enum { READERS_MOST = 16 };

/* False if there is no process for it. */
static bool start(const char *site, int i, pid_t *reader, int *to)
{
    int ends[2];
    if (pipe(ends) < 0 || (*reader = fork()) < 0)
        return false;
    if (*reader == 0)
        follow(site, i % 2, ends[1]);
    close(ends[1]);
    *to = ends[0];
    return true;
}

static int publish_all(const char *site, unsigned long count)
{
    struct err err;
    for (unsigned long n = 1; n <= count; n++)
        if (publish(site, n, &err) != STATUS_OK) {
            err_print(&err, stderr);
            return 1;
        }
    return 0;
}

int main(int argc, char **argv)
{
    struct err err;
    pid_t readers[READERS_MOST];
    int pipes[READERS_MOST], failed;
    int crowd = argc > 3 ? (int)strtol(argv[3], NULL, 10) : 0;
    if (crowd < 2 || crowd > READERS_MOST ||
        site_make(argv[1], &err) != STATUS_OK ||
        publish(argv[1], 0, &err) != STATUS_OK)
        return 2;
    for (int i = 0; i < crowd; i++)
        if (!start(argv[1], i, &readers[i], &pipes[i]))
            return 2;
    failed = publish_all(argv[1], strtoul(argv[2], NULL, 10));
    tell(readers, pipes, crowd, 0);
    tell(readers, pipes, crowd, 1);
    return failed;
}
