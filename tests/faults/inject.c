/* Runs a program and makes one of its system calls fail, or kills it there:
 * the K-th of a name, counted from its start in that process alone. As strace
 * does it, but no other call of anybody stops, so a night takes half the time.
 *
 * usage: inject CALL K WHAT PROGRAM [ARGUMENT...]
 * WHAT is an errno's number, 0 for a kill. Ends as the program does. */
#include <elf.h>
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

enum { USAGE = 2, BROKEN = 126 };

/* Younger machines lack the older of two calls that do the same. */
static const struct {
    const char *name;
    int number;
} calls[] = {
#define CALL(name)                                                             \
    {                                                                          \
#name, SYS_##name                                                      \
    }
    CALL(close),     CALL(copy_file_range),
    CALL(dup),       CALL(dup3),
    CALL(fallocate), CALL(fchmod),
    CALL(fchmodat),  CALL(fchown),
    CALL(fchownat),  CALL(fcntl),
    CALL(fdatasync), CALL(flock),
    CALL(fsync),     CALL(ftruncate),
    CALL(linkat),    CALL(mkdirat),
    CALL(openat),    CALL(pwrite64),
    CALL(pwritev),   CALL(renameat),
    CALL(renameat2), CALL(sendfile),
    CALL(symlinkat), CALL(sync_file_range),
    CALL(syncfs),    CALL(truncate),
    CALL(unlinkat),  CALL(utimensat),
    CALL(write),     CALL(writev),
#if defined(SYS_open)
    CALL(chmod),     CALL(link),
    CALL(mkdir),     CALL(open),
    CALL(rename),    CALL(rmdir),
    CALL(symlink),   CALL(unlink),
#endif
};

static int number_of(const char *name)
{
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if (strcmp(calls[i].name, name) == 0)
            return calls[i].number;
    return -1;
}

/* Calls of that number wait for the tracer, who follows all children: without
 * one the kernel would fail them. */
static void watch(unsigned number)
{
    struct sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {sizeof code / sizeof *code, code};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ||
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program))
        _exit(BROKEN);
}

static pid_t start(unsigned number, char **command)
{
    pid_t pid = fork();
    if (pid != 0)
        return pid;
    ptrace(PTRACE_TRACEME, 0, NULL, NULL);
    raise(SIGSTOP);
    watch(number);
    execvp(command[0], command);
    _exit(BROKEN);
}

#if defined(__x86_64__)
static void fail(pid_t pid, int number)
{
    struct user_regs_struct registers;
    ptrace(PTRACE_GETREGS, pid, NULL, &registers);
    registers.orig_rax = (unsigned long long)-1;
    registers.rax = (unsigned long long)-number;
    ptrace(PTRACE_SETREGS, pid, NULL, &registers);
}
#elif defined(__aarch64__)
static void fail(pid_t pid, int number)
{
    struct user_regs_struct registers;
    int none = -1;
    struct iovec all = {&registers, sizeof registers};
    struct iovec call = {&none, sizeof none};
    ptrace(PTRACE_GETREGSET, pid, (void *)NT_PRSTATUS, &all);
    registers.regs[0] = (unsigned long long)-number;
    ptrace(PTRACE_SETREGSET, pid, (void *)NT_ARM_SYSTEM_CALL, &call);
    ptrace(PTRACE_SETREGSET, pid, (void *)NT_PRSTATUS, &all);
}
#else
#error "tell how a system call's result is set on this machine"
#endif

static void hit(pid_t pid, int error)
{
    if (error)
        fail(pid, error);
    else
        kill(pid, SIGKILL);
}

/* What a stop asks for: the signal to hand on. A new child begins with a stop
 * of ours. */
static int signal_of(int status)
{
    int number = WSTOPSIG(status);
    return status >> 16 || number == SIGSTOP || number == SIGTRAP ? 0 : number;
}

/* How the program ended. */
static int follow(pid_t program, unsigned long k, int error)
{
    unsigned long count = 0;
    int status;
    pid_t pid;
    while ((pid = waitpid(-1, &status, __WALL)) > 0) {
        if (!WIFSTOPPED(status)) {
            if (pid == program)
                return status;
            continue;
        }
        if (status >> 8 == (SIGTRAP | PTRACE_EVENT_SECCOMP << 8) &&
            pid == program && ++count == k)
            hit(pid, error);
        ptrace(PTRACE_CONT, pid, NULL, (void *)(intptr_t)signal_of(status));
    }
    return BROKEN << 8;
}

/* Dies as the program did. */
static int end(int status)
{
    if (WIFEXITED(status))
        return WEXITSTATUS(status);
    signal(WTERMSIG(status), SIG_DFL);
    raise(WTERMSIG(status));
    return BROKEN;
}

int main(int argc, char **argv)
{
    const long options = PTRACE_O_TRACESECCOMP | PTRACE_O_TRACEFORK |
                         PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE |
                         PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL;
    int status;
    int number = argc < 5 ? -1 : number_of(argv[1]);
    if (number < 0)
        return USAGE;
    pid_t pid = start((unsigned)number, argv + 4);
    if (pid < 0 || waitpid(pid, &status, 0) != pid || !WIFSTOPPED(status))
        return BROKEN;
    ptrace(PTRACE_SETOPTIONS, pid, NULL, (void *)(intptr_t)options);
    ptrace(PTRACE_CONT, pid, NULL, NULL);
    return end(follow(pid, strtoul(argv[2], NULL, 10),
                      (int)strtol(argv[3], NULL, 10)));
}
