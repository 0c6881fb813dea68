/* One edit of edits.xml: its attributes, words and examples. */
#include "pipeline/model/catalogue_edit.h"

#include "pipeline/model/edit_kind.h"
#include "pipeline/model/finding.h"

enum { LEVEL_MOST = 5 };

/* Levels as in the ESS handbook on validation, read for one survey: 0 the file,
 * 1 one return, 2 one source's returns, 3 several sources, 4 and 5 beyond the
 * survey. */
static int read_level(struct loader *loader, struct view word)
{
    int level = 0;

    if (!view_number(word, &level) || level > LEVEL_MOST)
        loader_fault(loader, "level=\"%.*s\"; expected 0 to %d", VIEW_ARG(word),
                     LEVEL_MOST);
    return level;
}

/* Which of them the edit may have is known when its kind is. */
static void keep_attributes(struct edit_reader *reader,
                            const struct xml_element *element)
{
    struct arena *arena = reader->loader->arena;

    reader->attributes = (struct array){0};
    for (size_t i = 0; i < element->count; i++) {
        struct xml_attribute *kept =
            array_push(&reader->attributes, arena, sizeof *kept);
        if (!kept)
            return;
        kept->name = arena_copy(arena, element->attributes[i].name);
        kept->value = arena_copy(arena, element->attributes[i].value);
    }
}

/* A refusal says which type serves instead. */
static void check_type(struct loader *loader, struct view type)
{
    const char *refusal = edit_type_refusal(type);

    if (!edit_type_known(type))
        loader_fault(loader,
                     "type=\"%.*s\"; expected one of the main types "
                     "of ESS validation rules, such as VCO",
                     VIEW_ARG(type));
    if (refusal)
        loader_fault(loader, "type=\"%.*s\" is not for this survey: %s",
                     VIEW_ARG(type), refusal);
}

void edit_reader_start(struct edit_reader *reader,
                       const struct xml_element *element)
{
    struct loader *loader = reader->loader;
    struct edit *edit = &reader->edit;
    struct view severity = xml_get(element, "severity");

    *edit = (struct edit){.origin = loader_origin(loader)};
    reader->message = (struct message){0};
    reader->examples = (struct array){0};
    edit->id = arena_copy(loader->arena, xml_get(element, "id"));
    edit->type = arena_copy(loader->arena, xml_get(element, "type"));
    edit->level = read_level(loader, xml_get(element, "level"));
    if (!severity_parse(severity, &edit->severity))
        loader_fault(loader,
                     "severity=\"%.*s\"; expected fatal, error, "
                     "warning or information",
                     VIEW_ARG(severity));
    check_type(loader, edit->type);
    edit->method = arena_copy(loader->arena, xml_get(element, "method"));
    keep_attributes(reader, element);
}

/* The texts live in the parser until the next tag only. Digits are allowed: a
 * limit may be told. */
static void set_words(struct edit_reader *reader, struct view *words,
                      const char *where, struct view text)
{
    struct loader *loader = reader->loader;

    if (words->n > 0)
        loader_fault(loader, "a second %s", where);
    *words = arena_copy(loader->arena, text);
    loader_template(loader, where, *words, message_placeholders, true);
}

void edit_reader_words(struct edit_reader *reader, enum language language,
                       struct view text)
{
    static const char *const wheres[] = {"<zh>", "<en>"};

    set_words(reader, &reader->message.text[language], wheres[language], text);
}

void edit_reader_remedy(struct edit_reader *reader, enum language language,
                        struct view text)
{
    set_words(reader, &reader->message.remedy[language], "remedy", text);
}

/* Kept as text and tried by the self-test, when all indicators are known. */
void edit_reader_example(struct edit_reader *reader, struct view given,
                         bool good)
{
    struct loader *loader = reader->loader;
    struct edit_example *example =
        array_push(&reader->examples, loader->arena, sizeof *example);

    if (example)
        *example = (struct edit_example){good, arena_copy(loader->arena, given),
                                         loader->line};
}

void edit_reader_formula(struct edit_reader *reader, struct view text)
{
    if (reader->edit.formula_text.n > 0)
        loader_fault(reader->loader, "a second <formula>");
    reader->edit.formula_text = arena_copy(reader->loader->arena, text);
}

static bool has_example(const struct edit_reader *reader, bool good)
{
    const struct edit_example *examples = reader->examples.at;

    for (size_t i = 0; i < reader->examples.count; i++)
        if (examples[i].good == good)
            return true;
    return false;
}

/* A rule that was never seen to fail is not known to work, hence both kinds. */
static void check_edit(struct edit_reader *reader)
{
    struct loader *loader = reader->loader;
    const struct edit *edit = &reader->edit;

    loader_at(loader, edit->origin);
    edit_reader_kind(reader);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (reader->message.text[i].n == 0)
            loader_fault(loader, "the edit %.*s lacks its <%s>",
                         VIEW_ARG(edit->id), language_code((enum language)i));
    if (!has_example(reader, true) || !has_example(reader, false))
        loader_fault(loader,
                     "the edit %.*s lacks examples; expected a <good> "
                     "and a <bad> at least",
                     VIEW_ARG(edit->id));
}

/* The message waits behind the edit until the list of messages is there. */
void edit_reader_finish(struct edit_reader *reader)
{
    struct arena *arena = reader->loader->arena;
    struct edit *edit = array_push(&reader->edits, arena, sizeof *edit);
    struct message *message = arena_take(arena, sizeof *message);

    check_edit(reader);
    if (!edit || !message)
        return;
    *message = reader->message;
    message->code = reader->edit.id;
    message->severity = reader->edit.severity;
    *edit = reader->edit;
    edit->index = reader->edits.count - 1;
    edit->message = message;
    edit->examples = reader->examples.at;
    edit->example_count = reader->examples.count;
}
