/* The elements of urn:nianbao:submission:1 and what each of them fills. */
#include "stages/ingest/vocabulary_elements.h"

#include <stddef.h>

#define IN(where) (1U << (where))
#define WORD_OF(type, field) offsetof(struct type, field)
/* VIEW is no constant expression, its parts are. */
#define NAME(word) .name = {"" word, sizeof(word) - 1}

static const struct word submission_words[] = {
    {NAME("unit"), WORD_OF(submission, unit_word)},
    {NAME("period"), WORD_OF(submission, period_word)},
    {NAME("form"), WORD_OF(submission, form_word)},
    {NAME("scope"), WORD_OF(submission, scope_word)},
    {NAME("revision"), WORD_OF(submission, revision_word)},
    {NAME("prepared"), WORD_OF(submission, prepared)},
    {NAME("mode"), WORD_OF(submission, mode_word)},
    {NAME("flags"), WORD_OF(submission, flags_word)},
    {NAME("name"), WORD_OF(submission, name)},
    {NAME(""), 0}};

static const struct word head_words[] = {
    {NAME("chief"), WORD_OF(submission, chief)},
    {NAME("statistician"), WORD_OF(submission, statistician)},
    {NAME("filled-by"), WORD_OF(submission, filled_by)},
    {NAME("phone"), WORD_OF(submission, phone)},
    {NAME(""), 0}};

static const struct word value_words[] = {
    {NAME("of"), WORD_OF(observation, indicator_word)},
    {NAME("area"), WORD_OF(observation, area_word)},
    {NAME("period"), WORD_OF(observation, period_word)},
    {NAME("measure"), WORD_OF(observation, measure_word)},
    {NAME("source"), WORD_OF(observation, source)},
    {NAME("flags"), WORD_OF(observation, flags_word)},
    {NAME(""), 0}};

/* <none of="..." as="nil"/> has no text of its own: the word of `as` becomes
 * what was read, and so stands in findings as the clerk wrote it. */
static const struct word none_words[] = {
    {NAME("of"), WORD_OF(observation, indicator_word)},
    {NAME("as"), WORD_OF(observation, text)},
    {NAME("area"), WORD_OF(observation, area_word)},
    {NAME("period"), WORD_OF(observation, period_word)},
    {NAME("flags"), WORD_OF(observation, flags_word)},
    {NAME(""), 0}};

static const struct word item_words[] = {{NAME("name"), WORD_OF(item, name)},
                                         {NAME("by"), WORD_OF(item, by)},
                                         {NAME("level"), WORD_OF(item, level)},
                                         {NAME("on"), WORD_OF(item, on)},
                                         {NAME(""), 0}};

static const struct word remark_words[] = {
    {NAME("on"), WORD_OF(remark, indicator_word)},
    {NAME("edit"), WORD_OF(remark, edit)},
    {NAME(""), 0}};

static const struct word no_words[] = {{NAME(""), 0}};

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
    {NAME("submissions"), IN(WHERE_DOCUMENT), WHERE_BUNDLE, no_words,
     begin_bundle, NULL},
    {NAME("submission"), IN(WHERE_DOCUMENT) | IN(WHERE_BUNDLE),
     WHERE_SUBMISSION, submission_words, begin_submission, end_submission},
    {NAME("head"), IN(WHERE_SUBMISSION), WHERE_EMPTY, head_words, begin_head,
     NULL},
    {NAME("nil"), IN(WHERE_SUBMISSION), WHERE_EMPTY, no_words, begin_nil, NULL},
    {NAME("value"), IN(WHERE_SUBMISSION), WHERE_TEXT, value_words,
     begin_observation, NULL},
    {NAME("items"), IN(WHERE_SUBMISSION), WHERE_ITEMS, value_words,
     begin_observation, NULL},
    {NAME("none"), IN(WHERE_SUBMISSION), WHERE_EMPTY, none_words, begin_none,
     NULL},
    {NAME("item"), IN(WHERE_ITEMS), WHERE_EMPTY, item_words, begin_item, NULL},
    {NAME("remark"), IN(WHERE_SUBMISSION), WHERE_REMARK, remark_words,
     begin_remark, NULL},
};

const size_t vocabulary_element_count =
    sizeof vocabulary_elements / sizeof *vocabulary_elements;
