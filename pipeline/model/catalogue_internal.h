/* How the catalogue is read and searched: for pipeline/model/catalogue*.c. */
#ifndef NIANBAO_MODEL_CATALOGUE_INTERNAL_H
#define NIANBAO_MODEL_CATALOGUE_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/csv.h"
#include "pipeline/model/catalogue.h"
#include "pipeline/model/formula.h"

/* A table from names to things that does not own them. Empty when zeroed. Names
 * are borrowed and must outlive it. */
struct names {
    struct name_slot *slots;
    size_t room;
    size_t count;
};

/* The thing called `name`, NULL if there is none. */
const void *names_find(const struct names *names, struct view name);
/* Puts `thing` under `name` and returns what was there before, or NULL. The
 * name is borrowed. A failed allocation shows in `arena` alone. */
const void *names_put(struct names *names, struct arena *arena,
                      struct view name, const void *thing);

/* How well a name says which area is meant: the lower the better. */
enum name_rank { NAME_FULL, NAME_SHORT, NAME_ABOLISHED };

/* One name of one area. */
struct area_name {
    struct view name;
    const struct area *area;
    enum name_rank rank;
    const struct area_name *same; /* another with that very name */
    const struct area_name *next; /* of all */
};

/* One spelling of a grade. */
struct grade_word {
    struct view word;
    const struct grade *grade;
};

/* Apart from the catalogue, so that its readers see only what they may use. */
struct catalogue_index {
    struct names groups, areas, measures, sections, forms, indicators,
        statements, units, senders, messages, calendar, limits, details;
    struct names sender_limits; /* sender -> struct limits */
    struct names area_aliases;  /* abolished code -> struct area */
    struct names area_names;    /* -> struct area_name */
    const struct area_name *every_name;
    const struct unit **bureaus; /* by index of their area */
    struct array grade_words;    /* struct grade_word */
};

/* A configuration being read. The first mistake stays in `status` and `err`;
 * what is read after it is of no account, so that a row can be read cell by
 * cell without a question after each. */
struct loader {
    const char *folder;
    struct arena *arena;
    struct catalogue *catalogue;
    struct err *err;
    enum status status;
    const char *file; /* being read, for messages and origins */
    long line;
    long column;    /* of an element; 0: not known */
    struct csv csv; /* the list being read */
};

/* FAULT_CONFIG at the loader's file and line, unless there was a mistake
 * already. Hence the order of questions matters: ask first what explains most.
 */
void loader_fault(struct loader *loader, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Notes that memory is out. */
void loader_memory(struct loader *loader);
/* Later faults are at `origin`. */
void loader_at(struct loader *loader, struct origin origin);
/* The place faults are at now, to be kept with what was read there. */
struct origin loader_origin(const struct loader *loader);
/* `size` zeroed bytes for each of `count` things; NULL once memory is out. */
void *loader_take(struct loader *loader, size_t count, size_t size);

/* The bytes of a file of the configuration, released by the caller. False if
 * it could not be read or is absent; the latter is a fault unless `optional`.
 */
bool loader_read(struct loader *loader, const char *file, bool optional,
                 struct buf *text);

/* A list: its file, its columns as csv_open wants them, and how a row of
 * `size` bytes is filled. */
struct list_kind {
    const char *file;
    bool optional;
    const char *const *columns;
    size_t size;
    void (*read)(struct loader *loader, void *row);
};

/* Every row of the list, at addresses that last while it is read and after.
 * NULL and 0 for an optional file that is not there. */
void *loader_list(struct loader *loader, const struct list_kind *kind,
                  size_t *count);

/* Puts a row under its name; a name used before is a fault. */
void loader_name(struct loader *loader, struct names *names, struct view name,
                 const void *thing);

/* Cells of the row being read. A cell that is not as it should be is a fault,
 * and the answer then is empty, zero or the first word. */

/* As it stands, empty or not. */
struct view cell_text(struct loader *loader, const char *column);
/* A fault if empty. */
struct view cell_needed(struct loader *loader, const char *column);
/* One word without blanks. */
struct view cell_code(struct loader *loader, const char *column);
/* PREFIX_zh and PREFIX_en; both or, unless `needed`, neither. */
void cell_words(struct loader *loader, const char *prefix, bool needed,
                struct view words[LANGUAGE_COUNT]);
/* yes or no; empty is no. */
bool cell_yes(struct loader *loader, const char *column);
/* A whole number of least..most; `absent` if empty. */
int cell_integer(struct loader *loader, const char *column, int least, int most,
                 int absent);
/* A year that a survey may speak about; 0 if empty, which mostly is "open". */
int cell_year(struct loader *loader, const char *column);
/* A decimal above zero. */
struct decimal cell_positive(struct loader *loader, const char *column);
/* The place of the cell's word in `words`, NULL-terminated. */
int cell_choice(struct loader *loader, const char *column,
                const char *const *words);
/* A fault unless `thing` was found: `word` must be a code in `file`. */
void cell_known(struct loader *loader, const char *column, struct view word,
                const void *thing, const char *file);

/* A fault unless the years run forwards; 0 is open. */
void loader_years(struct loader *loader, int from, int until);

/* A template with its {placeholders}: unknown ones are a fault, and so are
 * digits unless `digits`. `where` names it in messages. */
void loader_template(struct loader *loader, const char *where, struct view text,
                     const char *const *placeholders, bool digits);

/* Compiles the formula of `name` at the loader's place; NULL on a mistake. */
struct formula *loader_formula(struct loader *loader, struct view name,
                               enum formula_dialect dialect, struct view text);

/* Whether `word` is one of `words`, NULL-terminated. */
bool is_among(struct view word, const char *const *words);

/* The next of words joined by blanks; empty after the last. */
struct view next_word(struct view *rest);

/* A source by its word in indicators.csv; false if it is none. */
bool source_parse(struct view word, struct source *source);
/* Of one kind and, for institutions, one role. */
bool source_equal(const struct source *a, const struct source *b);

/* A row of areas.csv before it has its place in the tree. */
struct area_row {
    struct area area;
    struct view parent;
    long line;
    struct area_row *first, *last, *next; /* children, in the file's order */
    size_t child_count;
    bool placed;
};

/* Makes the catalogue's tree of the rows and enters their codes. */
void catalogue_plant(struct loader *loader, struct area_row *rows,
                     size_t count);

/* The lists, in the order in which they need each other. */
/* site.conf, obligatory, so that no survey runs under another's name. */
void catalogue_load_settings(struct loader *loader);
/* flags.csv */
void catalogue_load_flags(struct loader *loader);
/* groups.csv */
void catalogue_load_groups(struct loader *loader);
/* areas.csv: the tree with its own leaves; needs groups. */
void catalogue_load_areas(struct loader *loader);
/* The areas' names and aliases.csv; needs areas. */
void catalogue_load_area_names(struct loader *loader);
/* measures.csv, each dimension with its base. */
void catalogue_load_measures(struct loader *loader);
/* grades.csv, if there is one. */
void catalogue_load_grades(struct loader *loader);
/* sections.csv */
void catalogue_load_sections(struct loader *loader);
/* forms.csv */
void catalogue_load_forms(struct loader *loader);
/* indicators.csv but for what names other indicators; needs all above. */
void catalogue_load_indicators(struct loader *loader);
/* Components, formulas and `derived`; needs every indicator. */
void catalogue_load_formulas(struct loader *loader);
/* limits.csv, if there is one; needs settings. */
void catalogue_load_limits(struct loader *loader);
/* units.csv; needs areas, forms and limits. */
void catalogue_load_units(struct loader *loader);
/* Faults the indicator whose role no unit has. */
void catalogue_check_roles(struct loader *loader);
/* calendar.csv, if there is one; needs forms. */
void catalogue_load_calendar(struct loader *loader);
/* imputation.csv, if there is one; needs components. */
void catalogue_load_imputations(struct loader *loader);
/* edits.xml, if there is one, with formulas still text. */
void catalogue_load_edits(struct loader *loader);
/* messages.csv and behind it what the edits say. */
void catalogue_load_messages(struct loader *loader);
/* details.csv, if there is one. */
void catalogue_load_details(struct loader *loader);
/* The edits' formulas: conditions all of them. */
void catalogue_compile_edits(struct loader *loader);
/* corrections.csv, if there is one; needs compiled edits. */
void catalogue_load_corrections(struct loader *loader);
/* statements.csv, if there is one; needs everything else. */
void catalogue_load_statements(struct loader *loader);
/* index.xml, if there is one; needs indicators and groups. */
void catalogue_load_composites(struct loader *loader);

/* The placeholders a message may have, NULL-terminated. */
extern const char *const message_placeholders[];

/* The digest of every file below the folder, by name and bytes. */
void catalogue_load_digest(struct loader *loader);

#endif
