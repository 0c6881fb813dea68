/* The supervisor's loop: fill, wait, take. */
#include "pipeline/engine/crew.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/engine/channel.h"
#include "pipeline/engine/crew_internal.h"
#include "pipeline/engine/frame.h"
#include "pipeline/engine/worker.h"
#include "pipeline/model/record.h"

/* Half of what lies ahead of a worker takes longer than this. */
enum { NAP_NANOSECONDS = 300000 };

/* One call of crew_run. */
struct shift {
    struct crew *crew;
    const struct crew_client *client;
    bool dry; /* the client has no more */
};

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* What the dead left comes before what is new. */
static enum status next_job(struct shift *shift, struct crew_job *job,
                            struct err *err)
{
    struct crew *crew = shift->crew;
    if (crew->again_count) {
        *job = crew->again[--crew->again_count];
        return STATUS_OK;
    }
    if (shift->dry)
        return STATUS_END;
    enum status s =
        shift->client->next(shift->client->self, &job->drop, &job->tag, err);
    shift->dry = s == STATUS_END;
    return s;
}

static enum status send_job(struct crew_worker *w, const struct crew_job *job,
                            struct err *err)
{
    struct buf out = {0};
    frame_put_job(&out, &job->drop);
    enum status s = out.failed ? err_memory(err)
                               : channel_send(w->channel, buf_view(&out),
                                              job->drop.fd, err);
    buf_release(&out);
    /* It died between two jobs: its end is found where it is read. */
    return s == STATUS_END ? STATUS_OK : s;
}

static enum status give(struct shift *shift, struct crew_worker *w,
                        struct err *err)
{
    struct crew_job job;
    enum status s = next_job(shift, &job, err);
    if (s != STATUS_OK)
        return s;
    if (w->channel < 0)
        s = crew_hire(shift->crew, w, err);
    if (s != STATUS_OK) {
        close(job.drop.fd);
        return s;
    }
    job.drop.seconds = shift->client->seconds(shift->client->self, job.tag);
    if (!w->count)
        w->since = now();
    w->jobs[w->count++] = job;
    return send_job(w, &job, err);
}

/* Round by round, so that nobody has two while another has none. */
static enum status fill(struct shift *shift, struct err *err)
{
    struct crew *crew = shift->crew;
    for (size_t level = 1; level <= CREW_AHEAD; level++)
        for (size_t i = 0; i < crew->size; i++) {
            if (crew->workers[i].count >= level)
                continue;
            enum status s = give(shift, &crew->workers[i], err);
            if (s != STATUS_OK)
                return s == STATUS_END ? STATUS_OK : s;
        }
    return STATUS_OK;
}

/* The first job is done: its descriptor is closed, the next one's time runs.
 */
static struct crew_job shift_job(struct crew_worker *w)
{
    struct crew_job first = w->jobs[0];
    close(first.drop.fd);
    w->count--;
    memmove(w->jobs, w->jobs + 1, w->count * sizeof *w->jobs);
    w->since = now();
    return first;
}

/* The verdict on a drop that brought its reader down. */
static enum status blame(struct shift *shift, const struct crew_job *job,
                         const char *why, struct err *err)
{
    const struct crew_client *client = shift->client;
    struct work_result result = {.verdict = VERDICT_REJECTED, .broken = true};
    struct finding finding = {.code = VIEW("ingest.unsafe"),
                              .severity = SEVERITY_FATAL,
                              .file = job->drop.name,
                              .detail = view_of(why)};
    struct buf packed = {0};
    enum status s = STATUS_OK;
    if (!record_pack_findings(&finding, 1, &packed))
        s = err_memory(err);
    if (s == STATUS_OK)
        s = client->verdict(client->self, job->tag, &result, buf_view(&packed),
                            err);
    buf_release(&packed);
    return s;
}

/* A worker is gone: the drop it was at is to blame, the others are given to
 * somebody else. */
static enum status bury(struct shift *shift, struct crew_worker *w,
                        const char *why, struct err *err)
{
    struct crew *crew = shift->crew;
    if (!w->count) {
        crew_dismiss(w);
        return STATUS_OK;
    }
    struct crew_job guilty = shift_job(w);
    while (w->count)
        crew->again[crew->again_count++] = w->jobs[--w->count];
    crew_dismiss(w);
    return blame(shift, &guilty, why, err);
}

/* A worker's own fault is ours and ends the run, but for memory: that is what
 * the drop made of it. */
static enum status take_fault(struct shift *shift, struct crew_worker *w,
                              struct view body, struct err *err)
{
    int64_t fault;
    struct view what;
    if (!frame_get_number(&body, &fault) || !frame_get(&body, &what))
        return err_set(err, FAULT_BUG, "a worker sent a broken fault");
    if (fault == FAULT_MEMORY)
        return bury(shift, w, "memory", err);
    return err_set(err, FAULT_BUG, "a worker failed: %.*s", VIEW_ARG(what));
}

static enum status take_frame(struct shift *shift, struct crew_worker *w,
                              const struct frame *frame, struct err *err)
{
    const struct crew_client *client = shift->client;
    struct ledger_submission row;
    struct work_result result;
    struct view findings;
    if (frame->kind == FRAME_FAULT)
        return take_fault(shift, w, frame->body, err);
    if (!w->count)
        return err_set(err, FAULT_BUG, "a worker answered without a job");
    if (frame->kind == FRAME_RECORD && frame_get_record(frame->body, &row))
        return client->record(client->self, w->jobs[0].tag, &row, err);
    if (frame->kind != FRAME_VERDICT ||
        !frame_get_verdict(frame->body, &result, &findings))
        return err_set(err, FAULT_BUG, "a worker sent a broken answer");
    struct crew_job done = shift_job(w);
    return client->verdict(client->self, done.tag, &result, findings, err);
}

/* Takes what has come from one worker. */
static enum status take(struct shift *shift, struct crew_worker *w,
                        struct err *err)
{
    enum status s = channel_receive(w->channel, &w->in, NULL, err);
    if (s == STATUS_END)
        return bury(shift, w, "crash", err);
    struct view rest = buf_view(&w->in);
    struct frame frame;
    while (s == STATUS_OK && (s = frame_take(&rest, &frame, err)) == STATUS_OK)
        s = take_frame(shift, w, &frame, err);
    if (w->channel >= 0) {
        memmove(w->in.p, rest.p, rest.n);
        w->in.n = rest.n;
    }
    return s == STATUS_END ? STATUS_OK : s;
}

/* Who has been at one drop for too long is ended. */
static enum status hurry(struct shift *shift, struct err *err)
{
    struct crew *crew = shift->crew;
    enum status s = STATUS_OK;
    char why[64];
    for (size_t i = 0; s == STATUS_OK && i < crew->size; i++) {
        struct crew_worker *w = &crew->workers[i];
        if (!w->count || now() - w->since < w->jobs[0].drop.seconds * 1000)
            continue;
        kill(w->pid, SIGKILL);
        snprintf(why, sizeof why, "> %ld s", w->jobs[0].drop.seconds);
        s = bury(shift, w, why, err);
    }
    return s;
}

/* While everybody has enough to do for a while, their answers are let gather:
 * one look for many answers costs a tenth of one look for each. */
static void nap(const struct crew *crew)
{
    const struct timespec pause = {.tv_nsec = NAP_NANOSECONDS};
    for (size_t i = 0; i < crew->size; i++)
        if (crew->workers[i].count <= CREW_AHEAD / 2)
            return;
    nanosleep(&pause, NULL);
}

static enum status wait_and_take(struct shift *shift, bool *busy,
                                 struct err *err)
{
    struct crew *crew = shift->crew;
    nap(crew);
    struct pollfd polls[CREW_MOST] = {0};
    struct crew_worker *owners[CREW_MOST];
    nfds_t n = 0;
    for (size_t i = 0; i < crew->size; i++)
        if (crew->workers[i].count) {
            owners[n] = &crew->workers[i];
            polls[n] = (struct pollfd){owners[n]->channel, POLLIN, 0};
            n++;
        }
    *busy = n > 0;
    if (n && poll(polls, n, 1000) < 0)
        return STATUS_OK; /* a signal: look again */
    enum status s = STATUS_OK;
    for (nfds_t i = 0; s == STATUS_OK && i < n; i++)
        if (polls[i].revents)
            s = take(shift, owners[i], err);
    return s == STATUS_OK ? hurry(shift, err) : s;
}

enum status crew_run(struct crew *crew, const struct crew_client *client,
                     struct err *err)
{
    struct shift shift = {crew, client, false};
    bool busy = true;
    enum status s = STATUS_OK;
    while (s == STATUS_OK && (busy || crew->again_count)) {
        s = fill(&shift, err);
        if (s == STATUS_OK)
            s = wait_and_take(&shift, &busy, err);
    }
    return s;
}
