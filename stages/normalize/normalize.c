/* The stage that resolves what a submission's words mean. */
#include "stages/normalize/normalize.h"

#include <stdio.h>
#include <stdlib.h>

#include "pipeline/base/file.h"
#include "stages/normalize/envelope.h"
#include "stages/normalize/observation.h"
#include "stages/normalize/prove.h"

/* Many times what the rules have; so a wrong file does not fill the memory. */
enum { RULES_FILE_MOST = 4 << 20 };

struct normalize {
    const struct catalogue *catalogue;
    struct rules *rules;
};

static void normalize_close(void *self)
{
    struct normalize *n = self;

    rules_free(n->rules);
    free(n);
}

/* A path cut off names no file, and file_read says so. A file absent,
 * unreadable or too large is a matter of the configuration, not of the disk or
 * a sender: whoever runs the night looks there by the exit status. */
static struct rules *load(const char *folder, struct err *err)
{
    struct buf text = {0};
    char path[4096];
    struct rules *rules = NULL;

    snprintf(path, sizeof path, "%s/normalize.xml", folder);
    if (file_read(path, RULES_FILE_MOST, &text, err) == STATUS_OK)
        rules = rules_load(path, buf_view(&text), err);
    else if (err->fault != FAULT_MEMORY)
        err->fault = FAULT_CONFIG;
    buf_release(&text);
    return rules;
}

/* Before any worker exists: they inherit the compiled patterns and share their
 * pages. */
static enum status normalize_open(const struct config *config, void **self,
                                  struct err *err)
{
    struct normalize *n = calloc(1, sizeof *n);

    if (!n)
        return err_memory(err);
    n->catalogue = config->catalogue;
    n->rules = load(config->folder, err);
    if (!n->rules) {
        normalize_close(n);
        return STATUS_FATAL;
    }
    *self = n;
    return STATUS_OK;
}

/* An answer to a warning is read by people: it keeps no personal number. */
static void read_remarks(struct job *job)
{
    struct remark *remarks = job->s->remarks.at;

    for (size_t i = 0; i < job->s->remarks.count; i++)
        remarks[i].text = job_mask(job, NULL, remarks[i].text);
}

/* What failed deep inside is sticky in the arena or in the rules, and asked for
 * once, here. A refused envelope leaves the observations as read: without unit
 * and period nothing can be said about them, and the clerk is told one thing.
 */
static enum status normalize_each(void *self, struct submission *s,
                                  struct err *err)
{
    struct normalize *n = self;
    struct job job = {n->catalogue, n->rules, s};

    envelope_read(&job);
    if (s->acceptance != REJECTED)
        for (size_t i = 0; i < s->observations.count; i++)
            observation_read(&job, submission_observation(s, i));
    read_remarks(&job);
    if (s->arena->failed)
        return err_memory(err);
    if (n->rules->fault.fault != FAULT_NONE) {
        *err = n->rules->fault;
        return STATUS_FATAL;
    }
    return STATUS_OK;
}

static enum status normalize_prove(void *self, struct sheet *sheet)
{
    struct normalize *n = self;

    prove_rules(n->rules, n->catalogue, sheet);
    return STATUS_OK;
}

static enum status normalize_describe(void *self, struct sheet *sheet)
{
    struct normalize *n = self;

    describe_rules(n->rules, sheet);
    return STATUS_OK;
}

static void normalize_document(void *self, struct handbook *handbook)
{
    struct normalize *n = self;

    document_rules(n->rules, handbook);
}

const struct stage normalize_stage = {
    .name = "normalize",
    .summary = "words as read become units, areas, periods and values",
    .open = normalize_open,
    .each = normalize_each,
    .prove = normalize_prove,
    .describe = normalize_describe,
    .document = normalize_document,
    .close = normalize_close,
};
