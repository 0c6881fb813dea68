/* Preloaded: fails one allocation, or all from one on, in the supervisor or in
 * a worker; or tells the call path of each. What it is to do is in the
 * environment:
 *   ALLOC_LIST=FILE  writes a word of 64 bits for each allocation: its path
 *   ALLOC_FAIL=N     the N-th fails, counted from 1
 *   ALLOC_ON=1       and all behind it
 *   ALLOC_DEPTH=D    in a process D forks below the program; the first that
 *                    comes to its N-th and no other
 *   ALLOC_MARK=FILE  made when it failed: shows that it was reached */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <unwind.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static unsigned long count, victim, depth, wanted_depth;
static bool on, failing, busy;
static int list = -1;
static const char *mark;

static unsigned long number(const char *name)
{
    const char *text = getenv(name);
    return text ? strtoul(text, NULL, 10) : 0;
}

/* Each process counts anew. */
static void forked(void)
{
    depth++;
    count = 0;
    failing = false;
}

static void open_list(const char *path)
{
    if (path)
        list = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (list >= 0 && list < 900 && dup2(list, 900) == 900) {
        close(list);
        list = 900; /* out of the way of the program's own */
        fcntl(list, F_SETFD, FD_CLOEXEC);
    }
}

__attribute__((constructor)) static void begin(void)
{
    busy = true;
    pthread_atfork(NULL, NULL, forked);
    victim = number("ALLOC_FAIL");
    wanted_depth = number("ALLOC_DEPTH");
    on = number("ALLOC_ON");
    mark = getenv("ALLOC_MARK");
    open_list(getenv("ALLOC_LIST"));
    count = 0;
    busy = false;
}

/* Addresses depend on where things were loaded: the harness switches that
 * off (ADDR_NO_RANDOMIZE). */
static _Unwind_Reason_Code hash_frame(struct _Unwind_Context *frame, void *to)
{
    uint64_t *hash = to;
    *hash = (*hash ^ _Unwind_GetIP(frame)) * UINT64_C(0x100000001b3);
    return _URC_NO_REASON;
}

static void note_path(void)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    busy = true; /* the unwinder may allocate */
    _Unwind_Backtrace(hash_frame, &hash);
    if (write(list, &hash, sizeof hash) != sizeof hash)
        abort();
    busy = false;
}

/* Only one process gets it. */
static bool is_mine(void)
{
    int fd =
        mark ? open(mark, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
    if (fd >= 0)
        close(fd);
    return !mark || fd >= 0;
}

static bool fails(void)
{
    if (busy || depth != wanted_depth)
        return false;
    count++;
    if (list >= 0)
        note_path();
    if (count == victim && is_mine())
        failing = true;
    bool now = failing;
    failing = failing && on;
    if (now)
        errno = ENOMEM;
    return now;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
    return fails() ? NULL : __libc_calloc(n, size);
}

void *realloc(void *old, size_t size)
{
    return fails() ? NULL : __libc_realloc(old, size);
}
