/* Template and worker. Neither holds the ledger, the lock or a path: a worker
 * sees one descriptor of an original and its channel. */
#include "pipeline/engine/worker.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pipeline/base/jail.h"
#include "pipeline/engine/channel.h"
#include "pipeline/engine/frame.h"

/* What is sent in one go, a record may be larger; of processor time, to shut
 * the jail. */
enum { FLUSH_AT = 128 << 10, JAIL_SECONDS = 2 };

struct worker {
    int channel;
    struct work work;
    struct buf in, out;
};

static enum status flush(struct worker *w, struct err *err)
{
    if (w->out.failed)
        return err_memory(err);
    if (!w->out.n)
        return STATUS_OK;
    enum status s = channel_send(w->channel, buf_view(&w->out), -1, err);
    buf_clear(&w->out);
    return s;
}

static enum status record(void *self, struct ledger_submission *row,
                          struct err *err)
{
    struct worker *w = self;
    frame_put_record(&w->out, row);
    return w->out.n < FLUSH_AT ? STATUS_OK : flush(w, err);
}

/* ITIMER_PROF counts user and system time; its signal ends the process. Set
 * anew for each job, and never taken away: who waits for one uses none. */
static void limit_cpu(long seconds)
{
    struct itimerval timer = {.it_value = {.tv_sec = seconds}};
    setitimer(ITIMER_PROF, &timer, NULL);
}

/* A fault of ours is told, and the worker ends: the supervisor gives the drop
 * a verdict and the next one to somebody else. */
static void tell_fault(struct worker *w, const struct err *err)
{
    struct err ignored = {0};
    size_t begun = frame_begin(&w->out, FRAME_FAULT);
    frame_put_number(&w->out, err->fault);
    frame_put(&w->out, view_of(err->what));
    frame_end(&w->out, begun);
    flush(w, &ignored);
}

static enum status do_job(struct worker *w, struct view body, int fd,
                          struct err *err)
{
    struct drop drop = {.fd = fd};
    if (!frame_get_job(body, &drop) || fd < 0)
        return err_set(err, FAULT_BUG, "a job without its file");
    limit_cpu(1 + drop.seconds / WORKER_CPU_PART);
    enum status s = work_drop(&w->work, &drop, err);
    close(fd);
    if (s != STATUS_OK)
        return s;
    frame_put_verdict(&w->out, &w->work.result, buf_view(&w->work.findings));
    return flush(w, err);
}

/* The bytes of `in` from `rest` on come to its front. */
static void keep(struct buf *in, struct view rest)
{
    memmove(in->p, rest.p, rest.n);
    in->n = rest.n;
}

/* Works until the channel closes or something of ours fails. */
static enum status work_on(struct worker *w, struct err *err)
{
    enum status s = STATUS_OK;
    while (s == STATUS_OK) {
        int fd = -1;
        struct frame frame;
        s = channel_receive(w->channel, &w->in, &fd, err);
        if (s != STATUS_OK)
            return s;
        struct view rest = buf_view(&w->in);
        while (s == STATUS_OK &&
               (s = frame_take(&rest, &frame, err)) == STATUS_OK) {
            s = do_job(w, frame.body, fd, err);
            fd = -1;
        }
        keep(&w->in, rest);
        if (s == STATUS_END)
            s = STATUS_OK;
    }
    return s;
}

/* Past this an allocation fails, which a worker survives; the sanitizers need
 * more address space than there is. */
static void limit_memory(void)
{
#if !defined(__SANITIZE_ADDRESS__)
    struct rlimit limit = {WORKER_MEMORY_MOST, WORKER_MEMORY_MOST};
    setrlimit(RLIMIT_AS, &limit);
#endif
}

/* libseccomp may turn round for ever when it lacks memory. */
static enum status enter_jail(int channel, struct err *err)
{
    limit_cpu(JAIL_SECONDS);
    enum status s = jail_enter(channel, err);
    limit_cpu(0);
    return s;
}

void worker_live(struct road *road, int channel, bool jailed)
{
    struct worker w = {.channel = channel};
    struct work_sink sink = {&w, record, NULL};
    struct err err = {0};
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    limit_memory();
    work_init(&w.work, road, sink);
    enum status s = jailed ? enter_jail(channel, &err) : STATUS_OK;
    if (s == STATUS_OK)
        s = work_on(&w, &err);
    if (s == STATUS_FATAL)
        tell_fault(&w, &err);
    _exit(0);
}

static void hire(struct road *road, int channel, int fd, bool jailed)
{
    struct err ignored = {0};
    pid_t pid = fork();
    if (pid == 0) {
        close(channel);
        worker_live(road, fd, jailed);
    }
    close(fd);
    char bytes[sizeof pid];
    memcpy(bytes, &pid, sizeof pid);
    channel_send(channel, (struct view){bytes, sizeof bytes}, -1, &ignored);
}

/* Workers are waited for and not left to the kernel: only so does their time
 * count as the run's. */
void worker_template(struct road *road, int channel, bool jailed)
{
    struct err err = {0};
    struct buf bytes = {0};
    int fd = -1;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGINT, SIG_IGN); /* the terminal's; the supervisor decides */
    jail_shut_paths();
    while (channel_receive(channel, &bytes, &fd, &err) == STATUS_OK) {
        if (fd >= 0)
            hire(road, channel, fd, jailed);
        fd = -1;
        buf_clear(&bytes);
        while (waitpid(-1, NULL, WNOHANG) > 0)
            ;
    }
    while (wait(NULL) > 0)
        ;
    _exit(err.fault == FAULT_NONE ? 0 : err_exit_status(&err));
}
