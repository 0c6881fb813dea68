/* Our own vocabulary: from tags to a submission made of words. */
#ifndef NIANBAO_STAGES_INGEST_VOCABULARY_H
#define NIANBAO_STAGES_INGEST_VOCABULARY_H

#include "pipeline/base/xml.h"
#include "pipeline/engine/stage.h"
#include "pipeline/model/submission.h"

#define VOCABULARY_NAMESPACE "urn:nianbao:submission:1"

struct vocabulary_element;

/* What is being read. `inside` is the element whose content comes next, NULL
 * outside of all: no stack is needed, for an element has one kind of parent. */
struct vocabulary {
    struct emit *emit;
    const struct drop *drop;
    struct view file;
    const struct vocabulary_element *inside;
    bool bundle; /* the document is <submissions> */
    struct submission *submission;
    struct observation *observation;
    struct array items; /* struct item, of the observation */
    struct remark *remark;
    long line;                    /* of the element that began last */
    size_t parts;                 /* elements begun in the submission */
    size_t count;                 /* submissions handed out */
    long elements, elements_most; /* of the drop */
};

/* A new document called `file`, NUL-terminated and kept by reference. `emit`,
 * `drop`, `count`, `elements` and their limit are the caller's to set and stay.
 */
void vocabulary_begin(struct vocabulary *vocabulary, struct view file);

/* The handlers of pipeline/base/xml.h; `self` is the vocabulary. An element or
 * attribute that is not ours, or one in the wrong place, is STATUS_REJECT with
 * its place. */
enum status vocabulary_start(void *self, const struct xml_element *element,
                             struct err *err);
/* Text where none belongs is STATUS_REJECT; blanks between tags are none. */
enum status vocabulary_text(void *self, struct view text, struct err *err);
/* Hands a submission out at its end; what `emit` answers is passed on. */
enum status vocabulary_end(void *self, struct view name, struct err *err);

#endif
