/* The jail: what it lets through, and that everything else is the end. */
#include "pipeline/base/jail.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

/* What a prisoner has: a channel, and the number of a descriptor beside it,
 * open or not: the filter looks at numbers alone. */
struct cell {
    int channel, other;
};

static struct cell cell;

static void try_open(void)
{
    open("/etc/passwd", O_RDONLY);
}

static void try_openat_relative(void)
{
    openat(cell.other, ".", O_RDONLY);
}

static void try_write(void)
{
    ssize_t n = write(cell.channel, "x", 1);
    (void)n;
}

static void try_socket(void)
{
    socket(AF_INET, SOCK_STREAM, 0);
}

static void try_exec(void)
{
    char name[] = "true", *words[] = {name, NULL}, *none[] = {NULL};
    execve("/bin/true", words, none);
}

static void try_ptrace(void)
{
    ptrace(PTRACE_TRACEME, 0, NULL, NULL);
}

static void try_kill_parent(void)
{
    kill(getppid(), 0);
}

static void try_fork(void)
{
    if (!fork())
        _exit(0);
}

static void try_run_memory(void)
{
    mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static void try_make_memory_run(void)
{
    void *p = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect(p, 4096, PROT_READ | PROT_EXEC);
}

static void try_map_file(void)
{
    mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, cell.other, 0);
}

static void try_other_channel(void)
{
    struct msghdr message = {0};
    sendmsg(cell.other, &message, MSG_DONTWAIT);
}

static void try_other_timer(void)
{
    struct itimerval timer = {0};
    setitimer(ITIMER_REAL, &timer, NULL);
}

static void try_limits(void)
{
    struct rlimit limit = {0, 0};
    getrlimit(RLIMIT_CPU, &limit);
}

static const struct {
    const char *name;
    void (*act)(void);
} forbidden[] = {
    {"open", try_open},
    {"openat", try_openat_relative},
    {"write", try_write},
    {"socket", try_socket},
    {"execve", try_exec},
    {"ptrace", try_ptrace},
    {"kill(parent)", try_kill_parent},
    {"fork", try_fork},
    {"mmap to run", try_run_memory},
    {"mprotect to run", try_make_memory_run},
    {"mmap of a file", try_map_file},
    {"sendmsg elsewhere", try_other_channel},
    {"another timer", try_other_timer},
    {"limits", try_limits},
};

static bool enter(void)
{
    struct err err = {0};
    jail_shut_paths();
    return jail_enter(cell.channel, &err) == STATUS_OK;
}

/* How a child ended that did `act`: in the jail or at large. */
static int end_of(void (*act)(void), bool jailed)
{
    int ends[2], status = -1;
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    pid_t pid = fork();
    if (!pid) {
        cell = (struct cell){ends[1], ends[1] + 1};
        if (jailed && !enter())
            _exit(99);
        act();
        _exit(7);
    }
    close(ends[0]);
    close(ends[1]);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return status;
}

static bool died_of(int status, int number)
{
    return WIFSIGNALED(status) && WTERMSIG(status) == number;
}

/* AddressSanitizer's builds have no list of calls: see jail.c. */
static void need_jail(void)
{
#if defined(__SANITIZE_ADDRESS__)
    skip();
#endif
    if (!jail_available())
        skip();
}

static void test_forbidden(void **state)
{
    (void)state;
    need_jail();
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++) {
        if (!died_of(end_of(forbidden[i].act, true), SIGSYS))
            fail_msg("%s goes through", forbidden[i].name);
        if (died_of(end_of(forbidden[i].act, false), SIGSYS))
            fail_msg("%s dies at large too", forbidden[i].name);
    }
}

static int by_first(const void *a, const void *b)
{
    return *(const char *)a - *(const char *)b;
}

/* More than fits is refused and not deadly. */
static bool memory_works(void)
{
    char *p = malloc(100), *more = realloc(p, 64 << 20);
    void *volatile too_much = malloc((size_t)3 << 30);
    bool good = more && !too_much;
    if (good)
        qsort(more, 4096, 1, by_first);
    free(more);
    return good && *strerror(EIO);
}

/* Dates are read and printed without a look at the time zone's file. */
static bool days_work(void)
{
    struct tm day = {0};
    char text[16];
    if (!strptime("2022-01-31", "%Y-%m-%d", &day))
        return false;
    time_t seconds = timegm(&day);
    return gmtime_r(&seconds, &day) &&
           strftime(text, sizeof text, "%Y-%m-%d", &day) &&
           !strcmp(text, "2022-01-31");
}

/* What a worker needs to do its work; ends with 0 if it has it. */
static void work(void)
{
    char byte = 0;
    struct iovec part = {&byte, 1};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    struct itimerval timer = {.it_value = {.tv_sec = 60}};
    bool good =
        memory_works() && days_work() && !setitimer(ITIMER_PROF, &timer, NULL);
    good = good && recvmsg(cell.channel, &message, 0) == 1;
    good = good && pread(cell.channel, &byte, 1, 0) == -1; /* no file */
    good = good && sendmsg(cell.channel, &message, MSG_NOSIGNAL) == 1;
    _exit(good ? 0 : 1);
}

static void test_allowed(void **state)
{
    int ends[2], status = -1;
    char byte = 'a';
    (void)state;
    need_jail();
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    pid_t pid = fork();
    if (!pid) {
        struct rlimit gigabyte = {1 << 30, 1 << 30};
        setrlimit(RLIMIT_AS, &gigabyte);
        cell = (struct cell){ends[1], -1};
        if (enter())
            work();
        _exit(99);
    }
    close(ends[1]);
    assert_int_equal(write(ends[0], &byte, 1), 1);
    assert_int_equal(read(ends[0], &byte, 1), 1);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
    close(ends[0]);
}

/* Paths are gone already in the template, where the kernel has Landlock: 444
 * is its first call, which tells the version. */
static void open_behind_landlock(void)
{
    jail_shut_paths();
    _exit(open("/etc/passwd", O_RDONLY) < 0 ? 0 : 1);
}

static void test_paths(void **state)
{
    (void)state;
    need_jail();
    if (syscall(444, NULL, 0, 1) < 1)
        skip();
    assert_int_equal(end_of(open_behind_landlock, false), 0);
}

static void write_behind_limit(void)
{
    FILE *file = tmpfile();
    jail_shut_paths();
    ssize_t n = write(fileno(file), "x", 1);
    _exit((int)n);
}

static void test_no_bytes_into_files(void **state)
{
    (void)state;
    assert_true(died_of(end_of(write_behind_limit, false), SIGXFSZ));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forbidden),
        cmocka_unit_test(test_allowed),
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_no_bytes_into_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
