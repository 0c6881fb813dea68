/* The summary for programs. */
#include "pipeline/commands/summary.h"

#include "pipeline/output/json_write.h"

static void put_number(struct buf *out, const char *name, size_t number)
{
    buf_format(out, ",\"%s\":%zu", name, number);
}

static void put_text(struct buf *out, const char *name, struct view text)
{
    buf_format(out, ",\"%s\":", name);
    json_string(text, out);
}

static void put_counts(const struct summary *s, struct buf *out)
{
    static const char *const verdicts[] = {
        [VERDICT_ACCEPTED] = "accepted", [VERDICT_WARNINGS] = "warnings",
        [VERDICT_PARTLY] = "partly",     [VERDICT_REJECTED] = "rejected",
        [VERDICT_REPEATED] = "repeated",
    };
    put_number(out, "drops", s->drops);
    for (int v = VERDICT_ACCEPTED; v <= VERDICT_REPEATED; v++)
        put_number(out, verdicts[v], s->by_verdict[v]);
    put_number(out, "rejudged", s->rejudged);
    put_number(out, "waiting", s->waiting);
    put_number(out, "ignored", s->refused);
    put_number(out, "submissions", s->submissions);
    put_number(out, "values", s->values);
}

static void put_release(const struct summary *s, struct buf *out)
{
    buf_format(out, ",\"published\":%s", s->published ? "true" : "false");
    put_text(out, "release", s->release);
    put_number(out, "year", (size_t)s->year);
    put_number(out, "findings", s->findings);
}

static void put_troubles(const struct summary *s, struct buf *out)
{
    const struct trouble *t = s->troubles.at;
    buf_adds(out, ",\"troubles\":[");
    for (size_t i = 0; i < s->troubles.count; i++) {
        buf_adds(out, i ? ",{\"verdict\":" : "{\"verdict\":");
        json_string(t[i].verdict == VERDICT_PARTLY ? VIEW("partly")
                                                   : VIEW("rejected"),
                    out);
        put_text(out, "sender", t[i].sender);
        put_text(out, "name", t[i].name);
        put_text(out, "receipt", t[i].receipt);
        buf_byte(out, '}');
    }
    buf_byte(out, ']');
}

static void put_error(const struct err *err, struct buf *out)
{
    if (err->fault == FAULT_NONE)
        return;
    put_text(out, "error", view_of(err->what));
    put_text(out, "file", view_of(err->file));
    put_text(out, "remedy", view_of(err->remedy));
}

void summary_json(const struct told_batch *told, struct buf *out)
{
    const struct summary *s = &told->night->summary;
    buf_adds(out, "{\"command\":");
    json_string(view_of(told->command), out);
    buf_format(out, ",\"status\":%d", told->status);
    if (told->night->busy)
        buf_adds(out, ",\"busy\":true");
    put_counts(s, out);
    if (told->compiled)
        put_release(s, out);
    put_troubles(s, out);
    put_error(told->err, out);
    buf_format(out, ",\"milliseconds\":%lld}\n", (long long)told->milliseconds);
}
