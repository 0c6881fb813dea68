/* Starts and ends the workers' processes. */
#include "pipeline/engine/crew.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pipeline/engine/channel.h"
#include "pipeline/engine/crew_internal.h"
#include "pipeline/engine/worker.h"

static size_t size_of(long workers)
{
    if (workers <= 0)
        workers = sysconf(_SC_NPROCESSORS_ONLN);
    if (workers < 1)
        workers = 1;
    return workers < CREW_MOST ? (size_t)workers : CREW_MOST;
}

enum status crew_open(struct crew *crew, struct road *road, long workers,
                      bool jailed, struct err *err)
{
    int ends[2];
    *crew = (struct crew){.control = -1, .size = size_of(workers)};
    for (size_t i = 0; i < crew->size; i++)
        crew->workers[i].channel = -1;
    enum status s = channel_pair(ends, err);
    if (s != STATUS_OK)
        return s;
    crew->template = fork();
    if (crew->template == 0) {
        close(ends[0]);
        worker_template(road, ends[1], jailed);
    }
    close(ends[1]);
    crew->control = ends[0];
    if (crew->template <0)
        return err_system(err, "cannot fork", "the workers' template");
    return STATUS_OK;
}

/* Nobody has anything to do any more but who is still at a drop when a run
 * breaks off, and nobody is asked to go: one that was taken over would stay. */
void crew_close(struct crew *crew)
{
    for (size_t i = 0; i < crew->size; i++) {
        struct crew_worker *w = &crew->workers[i];
        if (w->channel >= 0)
            kill(w->pid, SIGKILL);
        crew_dismiss(w);
    }
    if (crew->control < 0)
        return;
    close(crew->control);
    crew->control = -1;
    if (crew->template > 0)
        waitpid(crew->template, NULL, 0);
}

void crew_dismiss(struct crew_worker *worker)
{
    if (worker->channel >= 0)
        close(worker->channel);
    worker->channel = -1;
    for (size_t i = 0; i < worker->count; i++)
        close(worker->jobs[i].drop.fd);
    worker->count = 0;
    buf_release(&worker->in);
}

/* The template answers with the new worker's process id. */
static enum status read_pid(struct crew *crew, pid_t *pid, struct err *err)
{
    struct buf bytes = {0};
    enum status s = STATUS_OK;
    while (s == STATUS_OK && bytes.n < sizeof *pid)
        s = channel_receive(crew->control, &bytes, NULL, err);
    if (s == STATUS_OK)
        memcpy(pid, bytes.p, sizeof *pid);
    buf_release(&bytes);
    return s;
}

/* The template's channel closes with its end: that tells why. */
static enum status template_ended(struct crew *crew, struct err *err)
{
    struct err memory;
    int status = 0;
    err_memory(&memory);
    waitpid(crew->template, &status, 0);
    crew->template = 0;
    if (WIFEXITED(status) && WEXITSTATUS(status) == err_exit_status(&memory))
        return err_memory(err);
    return err_set(err, FAULT_BUG, "the workers' template ended");
}

enum status crew_hire(struct crew *crew, struct crew_worker *worker,
                      struct err *err)
{
    int ends[2];
    enum status s = channel_pair(ends, err);
    if (s != STATUS_OK)
        return s;
    s = channel_send(crew->control, VIEW("W"), ends[1], err);
    close(ends[1]);
    if (s == STATUS_OK)
        s = read_pid(crew, &worker->pid, err);
    if (s == STATUS_OK && worker->pid > 0) {
        worker->channel = ends[0];
        return STATUS_OK;
    }
    close(ends[0]);
    if (s == STATUS_END)
        return template_ended(crew, err);
    return s == STATUS_FATAL
               ? s
               : err_set(err, FAULT_BUG, "no worker process could be started");
}
