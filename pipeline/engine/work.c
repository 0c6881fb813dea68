/* Feeds one drop through the stages and packs what comes out. */
#include "pipeline/engine/work.h"

#include "pipeline/engine/judge.h"
#include "pipeline/model/record.h"

/* A submission's worth of memory is bounded: what the outside decides must
 * not be able to take the machine down. */
enum { SUBMISSION_MEMORY_MOST = 256 << 20 };

void work_init(struct work *work, struct road *road, struct work_sink sink)
{
    *work = (struct work){.road = road, .sink = sink};
    arena_init(&work->arena, SUBMISSION_MEMORY_MOST);
    arena_init(&work->drop, SUBMISSION_MEMORY_MOST);
}

void work_release(struct work *work)
{
    arena_release(&work->arena);
    arena_release(&work->drop);
    buf_release(&work->packed);
    buf_release(&work->findings);
}

static struct arena *fresh_arena(void *self)
{
    struct work *work = self;
    arena_clear(&work->arena);
    return &work->arena;
}

static struct ledger_submission
row_of(const struct work *work, const struct submission *s, struct arena *arena)
{
    char text[PERIOD_TEXT];
    size_t n = period_print(s->period, text);
    return (struct ledger_submission){
        .ordinal = (int)work->result.submissions,
        .unit = s->unit.code,
        .form = s->form,
        .period = arena_copy(arena, (struct view){text, n}),
        .revision = s->revision,
        .prepared = s->prepared,
        .mode = (int)s->mode,
        .acceptance = (int)s->acceptance,
        .record = buf_view(&work->packed),
    };
}

static void count(struct work_result *result, const struct submission *s)
{
    result->submissions++;
    result->values += s->observations.count;
    result->rejected += s->acceptance == REJECTED;
    result->partly |= s->acceptance == ACCEPTED_PARTLY;
    result->warned |= s->acceptance == ACCEPTED_WARNINGS;
}

/* The source hands out a submission: judge it, pack it, pass it on. */
static enum status take(void *self, struct submission *s, struct err *err)
{
    struct work *work = self;
    enum status status = road_each(work->road, s, err);
    if (status == STATUS_OK && s->acceptance != REJECTED)
        status = judge_alone(work->road, s, err);
    if (status != STATUS_OK)
        return status;
    buf_clear(&work->packed);
    if (!record_pack(s, &work->packed) || s->arena->failed)
        return err_memory(err);
    struct ledger_submission row = row_of(work, s, s->arena);
    count(&work->result, s);
    if (work->sink.look)
        work->sink.look(work->sink.self, s);
    return work->sink.record(work->sink.self, &row, err);
}

/* What is wrong with the drop itself becomes a finding of level 0. */
static enum status refuse(struct work *work, const struct drop *drop,
                          const struct err *why, struct err *err)
{
    struct finding *f =
        array_push(&work->drop_findings, &work->drop, sizeof *f);
    if (!f)
        return err_memory(err);
    *f = (struct finding){
        .code = why->code ? view_of(why->code) : VIEW("ingest.unreadable"),
        .severity = SEVERITY_FATAL,
        .file = arena_copy(&work->drop,
                           why->file[0] ? view_of(why->file) : drop->name),
        .line = why->line,
        .column = why->column,
        .detail = arena_copy(&work->drop, view_of(why->what)),
    };
    work->result = (struct work_result){.verdict = VERDICT_REJECTED};
    if (!record_pack_findings(work->drop_findings.at, work->drop_findings.count,
                              &work->findings))
        return err_memory(err);
    return STATUS_OK;
}

static enum verdict verdict_of(const struct work_result *result)
{
    if (result->rejected == result->submissions)
        return VERDICT_REJECTED;
    if (result->rejected || result->partly)
        return VERDICT_PARTLY;
    return result->warned ? VERDICT_WARNINGS : VERDICT_ACCEPTED;
}

enum status work_drop(struct work *work, struct drop *drop, struct err *err)
{
    struct emit emit = {work, fresh_arena, take};
    work->result = (struct work_result){0};
    work->drop_findings = (struct array){0};
    arena_clear(&work->drop);
    buf_clear(&work->findings);
    struct err why = {0};
    enum status s = road_feed(work->road, drop, &emit, &why);
    if (s == STATUS_REJECT)
        return refuse(work, drop, &why, err);
    if (s == STATUS_FATAL) {
        *err = why;
        return s;
    }
    work->result.verdict = verdict_of(&work->result);
    return STATUS_OK;
}
