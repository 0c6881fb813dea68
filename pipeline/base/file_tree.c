/* Making, listing, copying and removing folders: the rest of file.h. */
#include "pipeline/base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* On the stack, once: copying goes down through folders, not through files. */
enum { COPY_PIECE = 64 << 10 };

static enum status make_folder(const char *path, struct err *err)
{
    struct stat is;

    if (mkdir(path, 0777) == 0)
        return STATUS_OK;
    int number = errno;
    /* Read-only and automounted parents answer otherwise than EEXIST. */
    if (stat(path, &is) < 0) {
        errno = number;
        return err_system(err, "make folder", path);
    }
    if (!S_ISDIR(is.st_mode)) {
        errno = ENOTDIR;
        return err_system(err, "make folder", path);
    }
    return STATUS_OK;
}

/* Cuts the path at each slash in turn. */
static enum status make_each(char *path, struct err *err)
{
    enum status status = STATUS_OK;
    char *slash = path;

    while (status == STATUS_OK && slash) {
        slash = strchr(slash + 1, '/');
        if (slash)
            *slash = '\0';
        status = make_folder(path, err);
        if (slash)
            *slash = '/';
    }
    return status;
}

enum status file_make_folders(const char *path, struct err *err)
{
    struct buf copy = {0};
    enum status status;

    if (!*path) {
        errno = ENOENT;
        return err_system(err, "make folder", "\"\"");
    }
    buf_adds(&copy, path);
    status = copy.failed ? err_memory(err) : make_each(copy.p, err);
    buf_release(&copy);
    return status;
}

static bool is_dots(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* The next name but the dots; NULL at the end or with errno set. */
static const char *next_name(DIR *folder)
{
    const struct dirent *entry;

    do {
        errno = 0;
        entry = readdir(folder);
    } while (entry && is_dots(entry->d_name));
    return entry ? entry->d_name : NULL;
}

/* Linux answers EISDIR for a folder; what POSIX would allow, EPERM, is not
 * looked for, since root may unlink folders elsewhere. */
static int remove_at(int parent, const char *name);

/* By descriptor, not by path: nobody can put another folder under our feet by
 * renaming one above. */
static int empty_folder(DIR *folder)
{
    const char *name;

    while ((name = next_name(folder)))
        if (remove_at(dirfd(folder), name) < 0)
            return -1;
    return errno ? -1 : 0;
}

/* O_NOFOLLOW: a link that took the folder's place is not walked. */
static int remove_folder(int parent, const char *name)
{
    int fd =
        openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *folder = fd < 0 ? NULL : fdopendir(fd);
    int result;

    if (!folder) {
        if (fd >= 0)
            close(fd);
        return -1;
    }
    result = empty_folder(folder);
    if (closedir(folder) < 0 || result < 0)
        return -1;
    return unlinkat(parent, name, AT_REMOVEDIR);
}

/* 0, or -1 with errno set. */
static int remove_at(int parent, const char *name)
{
    if (unlinkat(parent, name, 0) == 0 || errno == ENOENT)
        return 0;
    return errno == EISDIR ? remove_folder(parent, name) : -1;
}

enum status file_remove_all(const char *path, struct err *err)
{
    if (remove_at(AT_FDCWD, path) < 0)
        return err_system(err, "remove", path);
    return STATUS_OK;
}

/* Not by strcoll: the same set must be the same order in every locale. */
static int by_bytes(const void *a, const void *b)
{
    const struct view *left = a;
    const struct view *right = b;

    return view_compare(*left, *right);
}

/* Copied at once: the entry is gone with the next call of readdir. */
static bool add_names(DIR *folder, struct arena *arena, struct array *names)
{
    const char *name;

    while ((name = next_name(folder))) {
        struct view *to = array_push(names, arena, sizeof *to);

        if (to)
            *to = arena_copy(arena, view_of(name));
        if (arena->failed)
            return false;
    }
    return true;
}

/* errno was cleared before the last readdir: what it holds is that one's. */
enum status file_list(const char *path, struct arena *arena,
                      struct array *names, struct err *err)
{
    DIR *folder = opendir(path);
    enum status status = STATUS_OK;

    *names = (struct array){NULL, 0, 0};
    if (!folder)
        return err_system(err, "list", path);
    if (!add_names(folder, arena, names))
        status = err_memory(err);
    else if (errno)
        status = err_system(err, "list", path);
    closedir(folder);
    if (names->count > 0)
        qsort(names->at, names->count, sizeof(struct view), by_bytes);
    return status;
}

static enum status copy_bytes(int from, int to, const char *name,
                              struct err *err)
{
    char piece[COPY_PIECE];
    enum status status = STATUS_OK;
    ssize_t n = 0;

    while (status == STATUS_OK) {
        n = read(from, piece, sizeof piece);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        status = file_write_all(to, (struct view){piece, (size_t)n}, name, err);
    }
    return n < 0 ? err_system(err, "copy to", name) : status;
}

/* Never over a file that is there. */
/* The permissions are the user's umask, not the source's: a survey copied from
 * a read-only folder must be editable. */
static enum status copy_open(int from, const char *to, struct err *err)
{
    int fd = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    enum status status;

    if (fd < 0)
        return err_system(err, "create", to);
    status = copy_bytes(from, fd, to, err);
    if (close(fd) < 0 && status == STATUS_OK)
        status = err_system(err, "close", to);
    return status;
}

/* An arena for each level: its names are needed until the level is done, no
 * longer. */
static enum status copy_folder(const char *from, const char *to,
                               struct err *err);

static enum status refuse_kind(const char *path, struct err *err)
{
    return err_set(err, FAULT_IO, "%s is neither a file nor a folder", path);
}

/* O_NONBLOCK: a pipe must not keep us waiting for its writer. */
enum status file_copy_all(const char *from, const char *to, struct err *err)
{
    int fd = open(from, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    enum status status;
    struct stat is;

    if (fd < 0 && errno == ELOOP)
        return refuse_kind(from, err);
    if (fd < 0)
        return err_system(err, "open", from);
    if (fstat(fd, &is) < 0)
        status = err_system(err, "open", from);
    else if (S_ISREG(is.st_mode))
        status = copy_open(fd, to, err);
    else if (S_ISDIR(is.st_mode))
        status = copy_folder(from, to, err);
    else
        status = refuse_kind(from, err);
    close(fd);
    return status;
}

static enum status copy_names(const char *from, const char *to,
                              struct arena *arena, struct err *err)
{
    struct array names;
    enum status status = file_list(from, arena, &names, err);
    const struct view *name = names.at;

    for (size_t i = 0; status == STATUS_OK && i < names.count; i++) {
        struct view source = arena_format(arena, "%s/%s", from, name[i].p);
        struct view target = arena_format(arena, "%s/%s", to, name[i].p);

        status = arena->failed ? err_memory(err)
                               : file_copy_all(source.p, target.p, err);
    }
    return status;
}

static enum status copy_folder(const char *from, const char *to,
                               struct err *err)
{
    enum status status = make_folder(to, err);
    struct arena arena;

    if (status != STATUS_OK)
        return status;
    arena_init(&arena, 0);
    status = copy_names(from, to, &arena, err);
    arena_release(&arena);
    return status;
}
