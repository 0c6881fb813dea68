/* messages.csv, and the messages of edits: the words for each finding. */
#include "pipeline/model/catalogue_internal.h"

#include <string.h>

#include "pipeline/model/finding.h"

/* Empty is no answer: what a finding does to a return must be said. */
static enum severity read_severity(struct loader *loader)
{
    struct view word = cell_needed(loader, "severity");
    enum severity severity = SEVERITY_INFORMATION;

    if (!severity_parse(word, &severity))
        loader_fault(loader,
                     "column \"severity\": \"%.*s\"; expected fatal, "
                     "error, warning or information",
                     VIEW_ARG(word));
    return severity;
}

/* Digits may stand in messages: "at most 18 digits" is no figure. */
static void check_templates(struct loader *loader,
                            const struct view texts[LANGUAGE_COUNT],
                            const char *const wheres[LANGUAGE_COUNT])
{
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        loader_template(loader, wheres[i], texts[i], message_placeholders,
                        true);
}

static void read_message(struct loader *loader, void *row)
{
    static const char *const texts[] = {"column \"zh\"", "column \"en\""};
    static const char *const remedies[] = {"column \"remedy_zh\"",
                                           "column \"remedy_en\""};
    struct message *message = row;

    message->code = cell_code(loader, "code");
    message->severity = read_severity(loader);
    cell_words(loader, "", true, message->text);
    cell_words(loader, "remedy", false, message->remedy);
    check_templates(loader, message->text, texts);
    check_templates(loader, message->remedy, remedies);
    loader_name(loader, &loader->catalogue->index->messages, message->code,
                message);
}

/* Edits are read before messages: theirs stand behind those of the list, in
 * one array, and only then is it known where. */
static void add_edits(struct loader *loader, const struct message *listed)
{
    struct catalogue *catalogue = loader->catalogue;
    size_t count = catalogue->message_count;
    struct message *all =
        loader_take(loader, count + catalogue->edit_count + 1, sizeof *all);

    if (!all)
        return;
    if (count > 0)
        memcpy(all, listed, count * sizeof *all);
    for (size_t i = 0; i < catalogue->edit_count; i++) {
        all[count + i] = *catalogue->edits[i].message;
        catalogue->edits[i].message = &all[count + i];
    }
    catalogue->messages = all;
    catalogue->message_count = count + catalogue->edit_count;
}

/* An edit called as a message is would take its words; so their names share one
 * table. */
static void enter_edits(struct loader *loader)
{
    struct catalogue *catalogue = loader->catalogue;

    for (size_t i = 0; i < catalogue->edit_count; i++) {
        loader_at(loader, catalogue->edits[i].origin);
        loader_name(loader, &catalogue->index->messages, catalogue->edits[i].id,
                    catalogue->edits[i].message);
    }
    /* The list's own have moved. */
    for (size_t i = 0; i < catalogue->message_count; i++)
        names_put(&catalogue->index->messages, loader->arena,
                  catalogue->messages[i].code, &catalogue->messages[i]);
}

/* Which codes the program tells is not known here: a code without a row prints
 * itself. */
void catalogue_load_messages(struct loader *loader)
{
    static const char *const columns[] = {
        "!code", "!severity", "!zh", "!en", "!remedy_zh", "!remedy_en", NULL};
    static const struct list_kind kind = {.file = "messages.csv",
                                          .columns = columns,
                                          .size = sizeof(struct message),
                                          .read = read_message};
    const struct message *listed =
        loader_list(loader, &kind, &loader->catalogue->message_count);

    if (loader->status != STATUS_OK)
        return;
    add_edits(loader, listed);
    if (loader->status == STATUS_OK)
        enter_edits(loader);
}

const struct message *catalogue_message(const struct catalogue *catalogue,
                                        struct view code)
{
    return names_find(&catalogue->index->messages, code);
}
