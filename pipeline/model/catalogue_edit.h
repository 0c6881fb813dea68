/* One edit while it is read: for catalogue_edits.c and catalogue_edit.c. */
#ifndef NIANBAO_MODEL_CATALOGUE_EDIT_H
#define NIANBAO_MODEL_CATALOGUE_EDIT_H

#include "pipeline/base/xml.h"
#include "pipeline/model/catalogue_internal.h"

/* `edit` is copied to `edits` only when it is whole, so a broken one is never
 * seen. */
struct edit_reader {
    struct loader *loader;
    struct array edits; /* struct edit, those that are complete */
    struct edit edit;   /* being read, with its message and examples */
    struct message message;
    struct array examples;   /* struct edit_example */
    struct array attributes; /* struct xml_attribute: what a kind may take */
};

/* All of them leave mistakes in the loader. */

/* A new edit with the attributes of its element. */
void edit_reader_start(struct edit_reader *reader,
                       const struct xml_element *element);
/* Of the elements' texts; a second one of a kind is a mistake. */
void edit_reader_formula(struct edit_reader *reader, struct view text);
/* What a finding of it says in one language, from the text of <zh> or <en>. */
void edit_reader_words(struct edit_reader *reader, enum language language,
                       struct view text);
/* What to do about it, from the attribute of <zh> or <en>. */
void edit_reader_remedy(struct edit_reader *reader, enum language language,
                        struct view text);
/* An assignment of values that passes (`good`) or fails. */
void edit_reader_example(struct edit_reader *reader, struct view given,
                         bool good);
/* Checks that nothing is lacking and adds it to `edits`. */
void edit_reader_finish(struct edit_reader *reader);

/* Finds the edit's kind, now that it is known whether it has a formula, and
 * reads what it is tried on and its parameters. */
void edit_reader_kind(struct edit_reader *reader);
/* What a kind has to say about its parameters; after the formula is there. */
void edit_check_parameters(struct loader *loader, const struct edit *edit);

#endif
