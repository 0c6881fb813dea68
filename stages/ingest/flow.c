/* Decodes, limits and parses one document after another. */
#include "stages/ingest/flow.h"

#include <stdarg.h>
#include <stdio.h>

/* Below this an inflation ratio says nothing: a short return with many blanks
 * is packed a hundredfold too, and a megabyte harms nobody. */
enum { RATIO_FROM = 1 << 20 };

enum status flow_refuse(struct flow *flow, struct err *err, const char *code,
                        const char *format, ...)
{
    va_list args;
    va_start(args, format);
    enum status s = err_setv(err, FAULT_DATA, format, args);
    va_end(args);
    err->code = code;
    err_at(err, flow->file.p, 0, 0);
    return s;
}

void flow_name(struct flow *flow, struct view member)
{
    if (flow->file.failed)
        buf_release(&flow->file);
    buf_clear(&flow->file);
    buf_add(&flow->file, flow->drop->name);
    if (member.n) {
        buf_byte(&flow->file, '!');
        buf_add(&flow->file, member);
    }
}

void flow_begin_part(struct flow *flow, struct xml *xml,
                     const struct xml_handler *handler)
{
    if (flow->decoded.failed)
        buf_release(&flow->decoded);
    encoding_begin(&flow->encoding);
    flow->parser = xml;
    xml_begin(xml, buf_view(&flow->file).p, handler);
}

void flow_begin(struct flow *flow, struct view member)
{
    struct xml_handler mine = {&flow->vocabulary, vocabulary_start,
                               vocabulary_text, vocabulary_end};
    flow->handler = mine;
    flow_name(flow, member);
    vocabulary_begin(&flow->vocabulary, buf_view(&flow->file));
    flow_begin_part(flow, flow->xml, &flow->handler);
}

/* Both limits, since a bomb keeps within one of them: a large drop may hold
 * much at a sober ratio, a tiny one little at a mad one. Plus one, for a drop
 * may be said to have no bytes. */
enum status flow_measure(struct flow *flow, size_t more, struct err *err)
{
    const struct limits *limits = &flow->limits;
    flow->inflated += more;
    if (flow->inflated > (size_t)limits->inflated)
        return flow_refuse(flow, err, "ingest.inflated", "%ld",
                           limits->inflated);
    if (flow->inflated > RATIO_FROM &&
        flow->inflated / (flow->drop->size + 1) >= (size_t)limits->ratio)
        return flow_refuse(flow, err, "ingest.ratio", "%ld", limits->ratio);
    return STATUS_OK;
}

/* Where bytes are no characters the parser stumbles and knows the place, but
 * takes it for a mistake in the XML. A clerk cannot mend that: the message must
 * speak of the encoding. */
static enum status parse(struct flow *flow, struct view utf8, struct err *err)
{
    enum status s = utf8.n ? xml_feed(flow->parser, utf8, err) : STATUS_OK;
    if (!flow->encoding.broken || s == STATUS_FATAL)
        return s;
    const char *name = encoding_name(&flow->encoding);
    if (s == STATUS_OK) /* it waits for more before it looks */
        s = xml_end(flow->parser, err);
    if (s == STATUS_OK)
        return flow_refuse(flow, err, "ingest.encoding", "%s", name);
    if (err->code && view_equal(view_of(err->code), VIEW("xml.syntax"))) {
        err->code = "ingest.encoding";
        snprintf(err->what, sizeof err->what, "%s", name);
    }
    return s;
}

/* Memory is asked first: without it the code and the bytes mean nothing, and a
 * drop must not be refused for what was our own lack. */
static enum status decoded(struct flow *flow, const char *code,
                           struct view utf8, struct err *err)
{
    if (flow->decoded.failed || flow->file.failed ||
        encoding_failed(&flow->encoding))
        return err_memory(err);
    if (code)
        return flow_refuse(flow, err, code, "%s",
                           encoding_name(&flow->encoding));
    return parse(flow, utf8, err);
}

enum status flow_push(void *self, struct view bytes, struct err *err)
{
    struct flow *flow = self;
    enum status s = flow_measure(flow, bytes.n, err);
    if (s != STATUS_OK)
        return s;
    buf_clear(&flow->decoded);
    struct view utf8 = bytes;
    const char *code = encoding_decode(&flow->encoding, &utf8, &flow->decoded);
    return decoded(flow, code, utf8, err);
}

enum status flow_end(struct flow *flow, struct err *err)
{
    buf_clear(&flow->decoded);
    struct view utf8;
    const char *code = encoding_end(&flow->encoding, &utf8, &flow->decoded);
    enum status s = decoded(flow, code, utf8, err);
    return s == STATUS_OK ? xml_end(flow->parser, err) : s;
}
