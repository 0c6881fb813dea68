/* Follows a document through the table of what may stand where. */
#include "stages/ingest/vocabulary.h"

#include <stdio.h>

#include "stages/ingest/control.h"
#include "stages/ingest/vocabulary_elements.h"

/* One submission is kept in memory whole, and its findings with it. The richest
 * form has some hundred values, with items a few thousand; a quarter of the
 * arena leaves the stages after this one three. At most SHOWN bytes of a
 * stranger's word are echoed. */
enum { PARTS_MOST = 20000, MEMORY_SHARE = 4, SHOWN = 40 };

void vocabulary_begin(struct vocabulary *v, struct view file)
{
    v->file = file;
    v->inside = NULL;
    v->bundle = false;
    v->submission = NULL;
    v->observation = NULL;
    v->remark = NULL;
    v->line = 0;
    v->parts = 0;
}

static enum status refuse(const struct vocabulary *v, struct err *err,
                          const char *code, struct view name, long line,
                          long column)
{
    enum status s =
        err_set(err, FAULT_DATA, "%.*s", VIEW_ARG(utf8_front(name, SHOWN)));
    err->code = code;
    err_at(err, v->file.p, line, column);
    return s;
}

static enum status refuse_control(const struct vocabulary *v, uint32_t rune,
                                  long line, struct err *err)
{
    char shown[16];
    snprintf(shown, sizeof shown, "U+%04X", (unsigned)rune);
    return refuse(v, err, "ingest.control", view_of(shown), line, 0);
}

static int where(const struct vocabulary *v)
{
    return v->inside ? v->inside->where : WHERE_DOCUMENT;
}

static const struct vocabulary_element *find(const struct vocabulary *v,
                                             struct view name)
{
    for (size_t i = 0; i < vocabulary_element_count; i++)
        if (vocabulary_elements[i].parents & 1U << where(v) &&
            view_equal(vocabulary_elements[i].name, name))
            return &vocabulary_elements[i];
    return NULL;
}

static const struct word *find_word(const struct word *words, struct view name)
{
    for (; words->name.n; words++)
        if (view_equal(words->name, name))
            return words;
    return NULL;
}

/* Every attribute is a word; what it means is for normalize, which can tell all
 * that is wrong with a return, not the first thing. */
static enum status fill(struct vocabulary *v, void *at,
                        const struct vocabulary_element *kind,
                        const struct xml_element *element, struct err *err)
{
    for (size_t i = 0; i < element->count; i++) {
        const struct xml_attribute *a = &element->attributes[i];
        const struct word *word = find_word(kind->words, a->name);
        if (!word)
            return refuse(v, err, "ingest.attribute", a->name, element->line,
                          element->column);
        uint32_t control = control_in(a->value);
        if (control)
            return refuse_control(v, control, element->line, err);
        *(struct view *)(void *)((char *)at + word->offset) =
            arena_copy(v->submission->arena, a->value);
    }
    return STATUS_OK;
}

/* Too much for one submission: what the outside decides must not use up the
 * memory that the stages after this one need. */
static bool is_swollen(struct vocabulary *v)
{
    const struct arena *arena = v->submission ? v->submission->arena : NULL;
    return ++v->parts > PARTS_MOST ||
           (arena && arena->limit && arena->used > arena->limit / MEMORY_SHARE);
}

/* An element of ours in another namespace has words of its own: there the whole
 * document is of another vocabulary, not one tag misspelt. */
static enum status refuse_element(const struct vocabulary *v,
                                  const struct xml_element *element, bool known,
                                  struct err *err)
{
    const char *code = v->inside ? "ingest.element" : "ingest.root";
    return refuse(v, err, known ? "ingest.namespace" : code, element->name,
                  element->line, element->column);
}

static enum status refuse_more(const struct vocabulary *v,
                               const struct xml_element *element,
                               const char *code, long most, struct err *err)
{
    char shown[24];
    snprintf(shown, sizeof shown, "%ld", most);
    return refuse(v, err, code, view_of(shown), element->line, element->column);
}

enum status vocabulary_start(void *self, const struct xml_element *element,
                             struct err *err)
{
    struct vocabulary *v = self;
    const struct vocabulary_element *kind = find(v, element->name);
    v->line = element->line;
    if (!kind || element->foreign)
        return refuse_element(v, element, kind != NULL, err);
    if (is_swollen(v))
        return refuse_more(v, element, "ingest.too-many", PARTS_MOST, err);
    if (++v->elements > v->elements_most)
        return refuse_more(v, element, "ingest.elements", v->elements_most,
                           err);
    v->inside = kind;
    void *at = kind->begin(v, element);
    if (!at)
        return err_memory(err);
    return fill(v, at, kind, element, err);
}

/* The parser joins text until the next tag, and where text is taken no tag may
 * stand: so it comes once. Trimming is left to normalize's rules. */
enum status vocabulary_text(void *self, struct view text, struct err *err)
{
    struct vocabulary *v = self;
    uint32_t control = control_in(text);
    if (control)
        return refuse_control(v, control, v->line, err);
    if (where(v) == WHERE_TEXT)
        v->observation->text = arena_copy(v->submission->arena, text);
    else if (where(v) == WHERE_REMARK)
        v->remark->text = arena_copy(v->submission->arena, text);
    else if (view_trim(text).n)
        return refuse(v, err, "ingest.stray-text", view_trim(text), v->line, 0);
    return STATUS_OK;
}

/* What is inside the parent again: an element has one kind of parent but for
 * the submission, which may stand alone. */
static const struct vocabulary_element *
outside(const struct vocabulary *v, const struct vocabulary_element *kind)
{
    for (size_t i = 0; i < vocabulary_element_count; i++)
        if (kind->parents & 1U << vocabulary_elements[i].where)
            return vocabulary_elements[i].where == WHERE_BUNDLE && !v->bundle
                       ? NULL
                       : &vocabulary_elements[i];
    return NULL;
}

/* The parser has made sure that tags match, so the name tells nothing new. */
enum status vocabulary_end(void *self, struct view name, struct err *err)
{
    struct vocabulary *v = self;
    const struct vocabulary_element *kind = v->inside;
    (void)name;
    if (!kind)
        return STATUS_OK;
    v->inside = outside(v, kind);
    return kind->end ? kind->end(v, err) : STATUS_OK;
}
