/* One document on its way from bytes to submissions: decoding, parsing,
 * limits. Containers push what they unpack into it. */
#ifndef NIANBAO_STAGES_INGEST_FLOW_H
#define NIANBAO_STAGES_INGEST_FLOW_H

#include "pipeline/base/err.h"
#include "pipeline/base/text.h"
#include "pipeline/base/xml.h"
#include "pipeline/engine/stage.h"
#include "pipeline/model/catalogue.h"
#include "stages/ingest/encoding.h"
#include "stages/ingest/vocabulary.h"

/* Shared by all documents of a drop: the limits are on the whole, or a zip
 * would multiply them by its members. */
struct flow {
    struct limits limits;
    const struct drop *drop;
    struct xml *xml;    /* of submissions */
    struct xml *parser; /* of the document at hand */
    struct xml_handler handler;
    struct vocabulary vocabulary;
    struct encoding encoding;
    struct buf decoded;
    struct buf file; /* the document's name in messages */
    size_t inflated; /* bytes unpacked so far, of the whole drop */
};

/* Who takes the bytes of a document, or of a layer around it. `take` keeps
 * nothing of them; anything but STATUS_OK ends the drop. */
struct sink {
    void *self;
    enum status (*take)(void *self, struct view bytes, struct err *err);
};

/* Names what is being read in messages: the drop, and the member of it. */
void flow_name(struct flow *flow, struct view member);

/* A part of a workbook begins, under the name that stands; `xml` and `handler`
 * are its own. */
void flow_begin_part(struct flow *flow, struct xml *xml,
                     const struct xml_handler *handler);

/* A document called `member` begins; empty for the drop itself. What went wrong
 * with the one before, memory included, is forgotten. */
void flow_begin(struct flow *flow, struct view member);

/* Its next bytes, unpacked; `self` is the flow. STATUS_REJECT with code and
 * place. */
enum status flow_push(void *self, struct view bytes, struct err *err);

/* Its end; what the handlers got is to be believed only after STATUS_OK. */
enum status flow_end(struct flow *flow, struct err *err);

/* Counts `more` unpacked bytes of any layer against the limits, before anybody
 * reads them. STATUS_REJECT "ingest.too-large" or "ingest.ratio". */
enum status flow_measure(struct flow *flow, size_t more, struct err *err);

/* err_set for the document at hand, with a message's code; what is formatted
 * becomes the message's {detail}. `code` is a literal: it is kept. Returns
 * STATUS_REJECT. */
enum status flow_refuse(struct flow *flow, struct err *err, const char *code,
                        const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
