/* The summary for people. */
#include "pipeline/commands/summary.h"

bool summary_is_bad(const struct told_batch *told)
{
    const struct summary *s = &told->night->summary;
    return s->by_verdict[VERDICT_REJECTED] || s->by_verdict[VERDICT_PARTLY] ||
           (told->compiled && s->refused) || told->err->fault == FAULT_GATE;
}

/* Names come from outside: nothing in them may move a cursor or end a line. */
static void put_name(struct buf *out, struct view name)
{
    while (name.n) {
        struct view rest = name;
        uint32_t rune = utf8_next(&rest);
        struct view one = {name.p, (size_t)(rest.p - name.p)};
        if (rune < 0x20 || (rune >= 0x7f && rune < 0xa0) || rune == 0xfffd ||
            (rune >= 0x2028 && rune <= 0x202e))
            for (size_t i = 0; i < one.n; i++)
                buf_format(out, "\\x%02x", (unsigned)(unsigned char)one.p[i]);
        else
            buf_add(out, one);
        name = rest;
    }
}

static void put_inbox(const struct summary *s, struct buf *out)
{
    buf_format(out,
               "drops      %zu seen: %zu accepted, %zu with warnings, "
               "%zu partly, %zu rejected",
               s->drops, s->by_verdict[VERDICT_ACCEPTED],
               s->by_verdict[VERDICT_WARNINGS], s->by_verdict[VERDICT_PARTLY],
               s->by_verdict[VERDICT_REJECTED]);
    if (s->by_verdict[VERDICT_REPEATED])
        buf_format(out, ", %zu repeated", s->by_verdict[VERDICT_REPEATED]);
    buf_byte(out, '\n');
    if (s->waiting)
        buf_format(out,
                   "waiting    %zu still being written, left for the next "
                   "time\n",
                   s->waiting);
    if (s->refused)
        buf_format(out, "ignored    %zu that are no plain files\n", s->refused);
    if (s->rejudged)
        buf_format(out,
                   "again      %zu earlier drops judged anew: the survey, the "
                   "program or the ledger is another\n",
                   s->rejudged);
    buf_format(out, "contents   %zu submissions, %zu values\n", s->submissions,
               s->values);
}

/* What was made and is not shown; the log line has the reason. */
static void put_withheld(const struct told_batch *told, struct buf *out)
{
    buf_format(out,
               "withheld   the tables stand as they were; why is in "
               "%s/withheld.txt\n",
               told->night->site);
}

static void put_release(const struct told_batch *told, struct buf *out)
{
    const struct night *night = told->night;
    const struct summary *s = &night->summary;
    if (s->published)
        buf_format(out, "findings   %zu open in the tables of %d\n",
                   s->findings, s->year);
    else
        buf_adds(out, "nothing new: the tables stand as they are\n");
    if (night->ephemeral)
        buf_format(out, "release    %s\n", night->out);
    else
        buf_format(out, "release    %s/releases/%.*s\n", night->site,
                   VIEW_ARG(s->release));
}

static void put_troubles(const struct summary *s, struct buf *out)
{
    const struct trouble *t = s->troubles.at;
    size_t all =
        s->by_verdict[VERDICT_REJECTED] + s->by_verdict[VERDICT_PARTLY];
    for (size_t i = 0; i < s->troubles.count; i++) {
        buf_adds(out, t[i].verdict == VERDICT_PARTLY ? "partly     "
                                                     : "rejected   ");
        put_name(out, t[i].sender);
        buf_byte(out, '/');
        put_name(out, t[i].name);
        buf_byte(out, '\n');
    }
    if (all > s->troubles.count)
        buf_format(out,
                   "and        %zu more; why, and how to mend it, is in "
                   "the receipts\n",
                   all - s->troubles.count);
}

void summary_text(const struct told_batch *told, struct buf *out)
{
    put_inbox(&told->night->summary, out);
    if (told->err->fault == FAULT_GATE)
        put_withheld(told, out);
    else if (told->compiled)
        put_release(told, out);
    buf_format(out, "seconds    %lld.%02lld\n",
               (long long)told->milliseconds / 1000,
               (long long)told->milliseconds % 1000 / 10);
    put_troubles(&told->night->summary, out);
}
