/* The elements of urn:nianbao:submission:1 and what each of them fills. */
#include "stages/ingest/vocabulary_elements.h"

#include <stddef.h>

#define IN(where) (1U << (where))
#define WORD_OF(type, field) offsetof(struct type, field)

static const struct word submission_words[] = {
    {"unit", WORD_OF(submission, unit_word)},
    {"period", WORD_OF(submission, period_word)},
    {"form", WORD_OF(submission, form_word)},
    {"scope", WORD_OF(submission, scope_word)},
    {"revision", WORD_OF(submission, revision_word)},
    {"prepared", WORD_OF(submission, prepared)},
    {"mode", WORD_OF(submission, mode_word)},
    {"flags", WORD_OF(submission, flags_word)},
    {"name", WORD_OF(submission, name)},
    {NULL, 0}};

static const struct word head_words[] = {
    {"chief", WORD_OF(submission, chief)},
    {"statistician", WORD_OF(submission, statistician)},
    {"filled-by", WORD_OF(submission, filled_by)},
    {"phone", WORD_OF(submission, phone)},
    {NULL, 0}};

static const struct word value_words[] = {
    {"of", WORD_OF(observation, indicator_word)},
    {"area", WORD_OF(observation, area_word)},
    {"period", WORD_OF(observation, period_word)},
    {"measure", WORD_OF(observation, measure_word)},
    {"source", WORD_OF(observation, source)},
    {"flags", WORD_OF(observation, flags_word)},
    {NULL, 0}};

/* <none of="..." as="nil"/> has no text of its own: the word of `as` becomes
 * what was read, and so stands in findings as the clerk wrote it. */
static const struct word none_words[] = {
    {"of", WORD_OF(observation, indicator_word)},
    {"as", WORD_OF(observation, text)},
    {"area", WORD_OF(observation, area_word)},
    {"period", WORD_OF(observation, period_word)},
    {"flags", WORD_OF(observation, flags_word)},
    {NULL, 0}};

static const struct word item_words[] = {{"name", WORD_OF(item, name)},
                                         {"by", WORD_OF(item, by)},
                                         {"level", WORD_OF(item, level)},
                                         {"on", WORD_OF(item, on)},
                                         {NULL, 0}};

static const struct word remark_words[] = {
    {"on", WORD_OF(remark, indicator_word)},
    {"edit", WORD_OF(remark, edit)},
    {NULL, 0}};

static const struct word no_words[] = {{NULL, 0}};

/* The file's name is the submission's copy: v->file is gone before its arena.
 */
static struct place place_of(const struct vocabulary *v,
                             const struct xml_element *element)
{
    return (struct place){.file = v->submission->place.file,
                          .line = element->line,
                          .column = element->column};
}

/* Nothing to fill: <submissions> has no attributes of its own. */
static void *begin_bundle(struct vocabulary *v,
                          const struct xml_element *element)
{
    (void)element;
    v->bundle = true;
    return v;
}

/* Sender and time of arrival are the drop's, never what the document claims. */
static void *begin_submission(struct vocabulary *v,
                              const struct xml_element *element)
{
    struct arena *arena = v->emit->arena(v->emit->self);
    struct submission *s = submission_new(arena);
    if (!s)
        return NULL;
    s->place.file = arena_copy(arena, v->file);
    s->place.line = element->line;
    s->place.column = element->column;
    s->sender = arena_copy(arena, v->drop->sender);
    s->received = arena_copy(arena, v->drop->received);
    v->submission = s;
    v->parts = 0;
    return s;
}

/* Who filled it in is the submission's own: a second <head> overwrites. */
static void *begin_head(struct vocabulary *v, const struct xml_element *element)
{
    (void)element;
    return v->submission;
}

static void *begin_nil(struct vocabulary *v, const struct xml_element *element)
{
    (void)element;
    v->submission->nil = true;
    return v->submission;
}

static void *begin_observation(struct vocabulary *v,
                               const struct xml_element *element)
{
    struct submission *s = v->submission;
    v->observation =
        array_push(&s->observations, s->arena, sizeof *v->observation);
    v->items = (struct array){0};
    if (v->observation)
        v->observation->place = place_of(v, element);
    return v->observation;
}

static void *begin_none(struct vocabulary *v, const struct xml_element *element)
{
    struct observation *o = begin_observation(v, element);
    if (o)
        o->none = true;
    return o;
}

/* The array moves as it grows, so the observation's pointer is set anew. */
static void *begin_item(struct vocabulary *v, const struct xml_element *element)
{
    struct observation *o = v->observation;
    (void)element;
    struct item *item =
        array_push(&v->items, v->submission->arena, sizeof *item);
    o->items = v->items.at;
    o->item_count = v->items.count;
    return item;
}

static void *begin_remark(struct vocabulary *v,
                          const struct xml_element *element)
{
    struct submission *s = v->submission;
    v->remark = array_push(&s->remarks, s->arena, sizeof *v->remark);
    if (v->remark)
        v->remark->place = place_of(v, element);
    return v->remark;
}

/* The one place where a failed allocation within a submission is looked at:
 * before anybody is given a half of it. */
static enum status end_submission(struct vocabulary *v, struct err *err)
{
    struct submission *s = v->submission;
    v->submission = NULL;
    v->count++;
    if (s->arena->failed)
        return err_memory(err);
    return v->emit->submission(v->emit->self, s, err);
}

/* In the order of a document, outer ones first; nothing depends on it but the
 * search, which passes over what may not stand where the parser is. */
const struct vocabulary_element vocabulary_elements[] = {
    {"submissions", IN(WHERE_DOCUMENT), WHERE_BUNDLE, no_words, begin_bundle,
     NULL},
    {"submission", IN(WHERE_DOCUMENT) | IN(WHERE_BUNDLE), WHERE_SUBMISSION,
     submission_words, begin_submission, end_submission},
    {"head", IN(WHERE_SUBMISSION), WHERE_EMPTY, head_words, begin_head, NULL},
    {"nil", IN(WHERE_SUBMISSION), WHERE_EMPTY, no_words, begin_nil, NULL},
    {"value", IN(WHERE_SUBMISSION), WHERE_TEXT, value_words, begin_observation,
     NULL},
    {"items", IN(WHERE_SUBMISSION), WHERE_ITEMS, value_words, begin_observation,
     NULL},
    {"none", IN(WHERE_SUBMISSION), WHERE_EMPTY, none_words, begin_none, NULL},
    {"item", IN(WHERE_ITEMS), WHERE_EMPTY, item_words, begin_item, NULL},
    {"remark", IN(WHERE_SUBMISSION), WHERE_REMARK, remark_words, begin_remark,
     NULL},
};

const size_t vocabulary_element_count =
    sizeof vocabulary_elements / sizeof *vocabulary_elements;
