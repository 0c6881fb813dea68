/* Preloaded: fails one allocation, or all from one on, in the supervisor or in
 * a worker; or tells the call path of each. What it is to do is in the
 * environment:
 *   ALLOC_LIST=FILE  words of 64 bits, mapped: how many there are, then for
 *                    each allocation its path
 *   ALLOC_FAIL=N     the N-th fails, counted from 1
 *   ALLOC_ON=1       and all behind it
 *   ALLOC_DEPTH=D    in a process D forks below the program; the first that
 *                    comes to its N-th and no other
 *   ALLOC_MARK=FILE  a word, mapped: it becomes 1 when it failed
 * Both files are there already; a jailed worker could open none. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <unwind.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static unsigned long count, victim, depth, wanted_depth;
static bool on, failing, busy;
static atomic_ullong *list, *mark;
static unsigned long long list_room;

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

/* Addresses depend on where things were loaded: the harness switches that
 * off (ADDR_NO_RANDOMIZE). */
static _Unwind_Reason_Code hash_frame(struct _Unwind_Context *frame, void *to)
{
    uint64_t *hash = to;
    *hash = (*hash ^ _Unwind_GetIP(frame)) * UINT64_C(0x100000001b3);
    return _URC_NO_REASON;
}

/* Shared by all processes; NULL if there is no such file. */
static atomic_ullong *map(const char *path, unsigned long long *words)
{
    int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    off_t size = fd < 0 ? 0 : lseek(fd, 0, SEEK_END);
    void *at = size <= 0 ? MAP_FAILED
                         : mmap(NULL, (size_t)size, PROT_READ | PROT_WRITE,
                                MAP_SHARED, fd, 0);
    if (fd >= 0)
        close(fd);
    *words = (unsigned long long)size / sizeof(atomic_ullong);
    return at == MAP_FAILED ? NULL : at;
}

__attribute__((constructor)) static void begin(void)
{
    unsigned long long words;
    uint64_t warm = 0;
    busy = true;
    pthread_atfork(NULL, NULL, forked);
    victim = number("ALLOC_FAIL");
    wanted_depth = number("ALLOC_DEPTH");
    on = number("ALLOC_ON");
    mark = map(getenv("ALLOC_MARK"), &words);
    list = map(getenv("ALLOC_LIST"), &list_room);
    if (list)
        _Unwind_Backtrace(hash_frame, &warm); /* loads what it needs */
    count = 0;
    busy = false;
}

static void note_path(void)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    busy = true; /* the unwinder may allocate */
    _Unwind_Backtrace(hash_frame, &hash);
    unsigned long long at = atomic_fetch_add(list, 1) + 1;
    if (at < list_room)
        atomic_store(&list[at], hash);
    busy = false;
}

/* Only one process gets it. */
static bool is_mine(void)
{
    return mark && atomic_exchange(mark, 1) == 0;
}

static bool fails(void)
{
    if (busy || depth != wanted_depth)
        return false;
    count++;
    if (list)
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
