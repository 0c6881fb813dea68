/* seccomp, Landlock and resource limits around a process that reads. */
#include "pipeline/base/jail.h"

#include <errno.h>
#include <linux/landlock.h>
#include <malloc.h>
#include <seccomp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/* A drop's descriptor, and room for one that is being closed. */
enum { DESCRIPTORS_MOST = 16, LIFE_SECONDS = 24 * 3600 };

/* Sanitizers map as they like, open /proc and write to standard error when
 * they have found something: what they tell is worth more in their builds than
 * the list of calls, so it is left out there. clang says so in its own way. */
#if defined(__has_feature)
#define JAIL_FEATURE(x) __has_feature(x)
#else
#define JAIL_FEATURE(x) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || JAIL_FEATURE(address_sanitizer)
static const bool sanitized = true;
#else
static const bool sanitized = false;
#endif

bool jail_available(void)
{
    const unsigned action = SCMP_ACT_KILL_PROCESS;
    /* SECCOMP_GET_ACTION_AVAIL, which came after the filters themselves. */
    return syscall(SYS_seccomp, 2, 0, &action) == 0;
}

static void limit(__rlimit_resource_t what, rlim_t most)
{
    const struct rlimit limit = {most, most};
    setrlimit(what, &limit);
}

/* Every right over files that the kernel knows is handled, and none is given.
 * From the ABI's first version on a right is one more bit; the headers may
 * know fewer than the kernel. */
static void landlock(void)
{
    static const unsigned char rights[] = {0, 13, 14, 15, 15, 16};
    enum { VERSIONS = sizeof rights };
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0,
                           LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1)
        return;
    if (version >= VERSIONS)
        version = VERSIONS - 1;
    const __u64 all = (UINT64_C(1) << rights[version]) - 1;
    int rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
    if (rules < 0)
        return;
    syscall(SYS_landlock_restrict_self, rules, 0);
    close(rules);
}

/* The C library reads the zone of time when it first prints a day. */
void jail_shut_paths(void)
{
    tzset();
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    if (sanitized)
        return;
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    landlock();
}

/* Whoever started the night may have left it more than it needs. Kernels
 * before 5.9 cannot do this at once: there the descriptors stay, and with them
 * the calls that could use them are gone all the same. */
static void close_others(int channel)
{
    const unsigned kept = (unsigned)channel;
    if (kept > 0)
        close_range(0, kept - 1, 0);
    close_range(kept + 1, ~0U, 0);
}

/* The processor time of one drop is the worker's own timer; this is for one
 * that was made to forget it. */
static void limit_resources(void)
{
    limit(RLIMIT_NPROC, 0);
    limit(RLIMIT_NOFILE, DESCRIPTORS_MOST);
    limit(RLIMIT_CPU, LIFE_SECONDS);
}

static int by_byte(const void *a, const void *b)
{
    return *(const unsigned char *)a - *(const unsigned char *)b;
}

/* What glibc does otherwise than by the calls on the list, it does here for
 * the last time: it asks for the machine's memory when it first sorts more
 * than a kilobyte, and would make a second heap when the first can grow no
 * more. */
static void settle_library(void)
{
    unsigned char bytes[4096] = {0};
    qsort(bytes, sizeof bytes, 1, by_byte);
    mallopt(M_ARENA_MAX, 1);
}

/* One system call with what its arguments must be. */
struct allowed {
    int call;
    unsigned count;
    struct scmp_arg_cmp wanted[2];
};

/* A negative errno, as libseccomp tells. No memory that can be run: machine
 * code of the rules was made before. No file can be mapped either. */
static int allow(scmp_filter_ctx filter, int channel)
{
    const struct scmp_arg_cmp to_channel = {0, SCMP_CMP_EQ,
                                            (scmp_datum_t)channel, 0};
    const struct allowed list[] = {
        {SCMP_SYS(recvmsg), 1, {to_channel}},
        {SCMP_SYS(sendmsg), 1, {to_channel}},
        {SCMP_SYS(pread64), 0, {{0}}},
        {SCMP_SYS(close), 0, {{0}}},
        {SCMP_SYS(setitimer), 1, {{0, SCMP_CMP_EQ, ITIMER_PROF, 0}}},
        {SCMP_SYS(brk), 0, {{0}}},
        {SCMP_SYS(mmap),
         2,
         {{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0},
          {3, SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS}}},
        {SCMP_SYS(munmap), 0, {{0}}},
        {SCMP_SYS(mremap), 0, {{0}}},
        {SCMP_SYS(madvise), 0, {{0}}},
        {SCMP_SYS(exit_group), 0, {{0}}},
    };
    int code = 0;
    for (size_t i = 0; !code && i < sizeof list / sizeof *list; i++)
        code = seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, list[i].call,
                                      list[i].count, list[i].wanted);
    return code;
}

/* A worker runs no code but ours, so that the slow-down which older kernels
 * couple with a filter against speculation protects nobody. -EFAULT is
 * libseccomp's word for whatever went wrong inside of it: of a list that never
 * changes, memory. */
static int load(int channel)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!filter)
        return -ENOMEM;
    seccomp_attr_set(filter, SCMP_FLTATR_CTL_SSB, 1);
    int code = allow(filter, channel);
    if (!code)
        code = seccomp_load(filter);
    seccomp_release(filter);
    return code == -EFAULT ? -ENOMEM : code;
}

enum status jail_enter(int channel, struct err *err)
{
    if (sanitized)
        return STATUS_OK;
    close_others(channel);
    limit_resources();
    settle_library();
    int code = load(channel);
    if (code == -ENOMEM)
        return err_memory(err);
    return code ? err_set(err, FAULT_BUG,
                          "the kernel did not take the worker's list of system "
                          "calls")
                : STATUS_OK;
}
