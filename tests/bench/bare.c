/* The physical limit for single drops: the bare protocol, without a look into
 * any of them. Each file is copied aside; one sync for all; all are renamed to
 * their places; one sync; a receipt each; one sync; then they leave the inbox.
 *
 * usage: bare INBOX SITE    INBOX has folders of senders. */
#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 64 << 10, PATH = 512, RECEIPT = 400, FOLDERS = 256 };

static char **files;
static size_t count;
static int site;

static void must(bool good, const char *doing)
{
    if (!good) {
        perror(doing);
        exit(1);
    }
}

static void copy(const char *file, const char *to)
{
    static char piece[PIECE];
    int from = open(file, O_RDONLY | O_NOFOLLOW);
    int fd = openat(site, to, O_WRONLY | O_CREAT | O_TRUNC, 0640);
    ssize_t n = 0;
    must(from >= 0 && fd >= 0, file);
    while ((n = read(from, piece, PIECE)) > 0)
        must(write(fd, piece, (size_t)n) == n, to);
    close(from);
    close(fd);
}

static void take(void)
{
    char path[PATH];
    for (size_t i = 0; i < count; i++) {
        snprintf(path, sizeof path, "archive/tmp/%zu", i);
        copy(files[i], path);
    }
}

static void place(void)
{
    char from[PATH], to[PATH];
    for (size_t i = 0; i < count; i++) {
        snprintf(from, sizeof from, "archive/tmp/%zu", i);
        snprintf(to, sizeof to, "archive/%02zx", i % FOLDERS);
        mkdirat(site, to, 0750); /* mostly there */
        snprintf(to, sizeof to, "archive/%02zx/%zu", i % FOLDERS, i);
        must(renameat(site, from, site, to) == 0, to);
    }
}

static void answer(void)
{
    static const char text[RECEIPT];
    char path[PATH];
    for (size_t i = 0; i < count; i++) {
        snprintf(path, sizeof path, "receipts/%zu.xml", i);
        int fd = openat(site, path, O_WRONLY | O_CREAT | O_TRUNC, 0640);
        must(fd >= 0 && write(fd, text, sizeof text) == RECEIPT, path);
        close(fd);
    }
}

static void leave(void)
{
    for (size_t i = 0; i < count; i++)
        must(unlink(files[i]) == 0, files[i]);
}

static void remember(const char *path)
{
    files = realloc(files, (count + 1) * sizeof *files);
    must(files, "remember");
    must((files[count++] = strdup(path)), "remember");
}

static void list(const char *folder, bool senders)
{
    char path[PATH];
    const struct dirent *entry;
    DIR *at = opendir(folder);
    must(at, folder);
    while ((entry = readdir(at))) {
        if (entry->d_name[0] == '.')
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (senders)
            list(path, false);
        else
            remember(path);
    }
    closedir(at);
}

int main(int argc, char **argv)
{
    void (*const steps[])(void) = {take, place, answer};
    must(argc == 3, "usage: bare INBOX SITE");
    site = open(argv[2], O_RDONLY | O_DIRECTORY);
    must(site >= 0, argv[2]);
    must(mkdirat(site, "archive", 0750) == 0, "make the archive");
    must(mkdirat(site, "archive/tmp", 0750) == 0, "make the archive");
    must(mkdirat(site, "receipts", 0750) == 0, "make the receipts");
    list(argv[1], true);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        steps[i]();
        must(syncfs(site) == 0, "sync");
    }
    leave();
    return 0;
}
