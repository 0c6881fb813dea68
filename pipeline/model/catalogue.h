/* The survey as configured: areas, units, indicators, statements and the words
 * to speak of them. Read once, never changed while a run lasts. Elsewhere
 * things are referred to by pointer into the catalogue, in files by code. */
#ifndef NIANBAO_MODEL_CATALOGUE_H
#define NIANBAO_MODEL_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/base/text.h"
#include "pipeline/model/decimal.h"
#include "pipeline/model/flags.h"
#include "pipeline/model/language.h"
#include "pipeline/model/period.h"

struct composite;
struct formula;

/* Where a thing was configured; for messages. Kept with whatever may turn out
 * wrong only when all lists are read. */
struct origin {
    const char *file;
    long line;
    long column; /* 0: not known */
};

/* groups.csv: peer groups of areas, in print order. */
struct group {
    struct view code;
    struct view name[LANGUAGE_COUNT];
};

/* A census year's count, for values per head. */
struct population {
    int year;
    struct decimal count; /* persons */
};

enum { POPULATIONS_MAX = 8 };

/* areas.csv: a node of the tree. Children stand in yearbook order; an area
 * with children has one more, its own leaf ("440100/own"), always the last. */
/* An own leaf has no children and no bureau of its own: the bureau of the area
 * around it speaks for it. Areas point at each other, so they stay where they
 * were made. */
struct area {
    struct view code;
    struct view name[LANGUAGE_COUNT];       /* 广州市, Guangzhou */
    struct view short_name[LANGUAGE_COUNT]; /* 广州, Guangzhou */
    struct view traditional;
    struct view kind;          /* city, district, county ... */
    const struct area *parent; /* NULL for the root */
    const struct area **children;
    size_t child_count; /* with the own leaf */
    const struct group *group;
    int level;       /* 0 for the root; an own leaf has its parent's plus 1 */
    int order;       /* place in yearbook order among all areas, depth first */
    bool own;        /* an own leaf */
    int from, until; /* years it exists, both included; 0 is open */
    struct population populations[POPULATIONS_MAX];
    size_t population_count;
    size_t index; /* in catalogue->areas */
};

/* measures.csv: what a value is counted in. `factor` times the number gives it
 * in the base measure of its dimension (万张: 10000 张). Both are above
 * zero. A dimension is a word of the survey's; measures of different ones never
 * meet. */
struct measure {
    struct view code; /* 张, 元/人·月, % */
    struct view name[LANGUAGE_COUNT];
    struct view dimension;
    struct view ucum;            /* its code in UCUM; may be empty */
    struct decimal factor_over;  /* factor = over / under, so that */
    struct decimal factor_under; /* one twelfth is exact */
    bool in_points; /* changes are told as differences: rates and ranks */
    bool base;
};

/* grades.csv: an ordered list of words, the best first; yes/no is one. */
struct grade {
    struct view scale; /* "yesno", "pilot" */
    struct view code;  /* "yes", "excellent" */
    struct view name[LANGUAGE_COUNT];
    int rank; /* 1 is the best of its scale */
};

/* How values of an indicator combine. AREAS_NONE and TIME_NONE are first: what
 * nobody said is not added up. */
enum value_type { VALUE_NUMBER, VALUE_GRADE, VALUE_TEXT, VALUE_ITEMS };
enum over_areas { AREAS_NONE, AREAS_SUM, AREAS_UNION, AREAS_MAX };
enum over_time { TIME_NONE, TIME_SUM, TIME_LAST };
enum direction { DIRECTION_NEUTRAL, DIRECTION_HIGHER, DIRECTION_LOWER };

/* Who may speak: an office at a level of the tree, every organization, or the
 * institutions of a role. SOURCE_DISTRICT and SOURCE_DISTRICT_OWN are the
 * bureaus of the leaves, without and with the own leaves of inner areas;
 * SOURCE_CITY the bureaus of level 1, SOURCE_PROVINCE that of the root. */
enum source_kind {
    SOURCE_NONE,
    SOURCE_DISTRICT,
    SOURCE_DISTRICT_OWN,
    SOURCE_ORGANIZATION,
    SOURCE_CITY,
    SOURCE_PROVINCE,
    SOURCE_INSTITUTION
};

/* A word of indicators.csv: who counts an indicator, or who else may state it.
 */
struct source {
    enum source_kind kind;
    struct view role; /* of SOURCE_INSTITUTION */
};

enum { CONTROLS_MAX = 4, COMPONENTS_MAX = 12 };

/* indicators.csv. A derived one has a formula over other indicators and may not
 * be submitted; `components` state A = B + C + D about submitted ones. Decimals
 * are for print alone: values are kept and compared as exact as they came. */
struct indicator {
    struct view code;
    struct view section; /* sections.csv */
    struct view name[LANGUAGE_COUNT];
    struct view definition[LANGUAGE_COUNT];
    struct view forms; /* codes joined by blanks */
    enum value_type type;
    struct view scale;             /* of a grade */
    const struct measure *measure; /* NULL but for numbers and items */
    int decimals;                  /* printed */
    enum over_areas over_areas;
    enum over_time over_time;
    enum direction direction;
    struct source counted_by;
    struct source controls[CONTROLS_MAX];
    size_t control_count;
    struct view component_text;
    const struct indicator *components[COMPONENTS_MAX];
    size_t component_count;
    struct view formula_text;
    struct formula *formula;   /* NULL unless derived */
    bool stock;                /* stands at the period's end */
    int first_year, last_year; /* 0 is open */
    struct origin origin;
    size_t index; /* in catalogue->indicators */
};

/* sections.csv: the chapters of tables and bulletin, in order. */
struct section {
    struct view code;
    struct view name[LANGUAGE_COUNT];
};

/* forms.csv: a return's form. The legal marks of a statistical form, printed at
 * its head; empty where the survey has none. */
struct form {
    struct view code;
    struct view name[LANGUAGE_COUNT];
    struct view number;                /* 表号 */
    struct view organ[LANGUAGE_COUNT]; /* 制定机关 */
    struct view approval;              /* 批准文号 */
    struct view valid_until;           /* 有效期至 */
};

/* statements.csv: one row of the bulletin. Its texts hold no digit of their
 * own, so none can go stale. */
struct statement {
    struct view key;
    const struct section *section;
    struct view class; /* computed, reported, external, claim ... */
    const struct area *area;
    struct period period; /* printed; evaluated at its last year */
    bool at_end;          /* printed as its last day */
    struct view formula_text;
    struct formula *formula;
    /* The indicator whose name, decimals and measure the result has, if the
     * expression is one alone; else NULL and the three below say. */
    const struct indicator *indicator;
    const struct measure *measure;
    int decimals;
    struct view name[LANGUAGE_COUNT];
    struct view text[LANGUAGE_COUNT]; /* with {value} {area} {year} ... */
    struct origin origin;
};

enum unit_kind { UNIT_BUREAU, UNIT_ORGANIZATION, UNIT_INSTITUTION };

/* units.csv, or made up for an organization whose code follows the scheme of
 * its kind. A bureau's `area` is its node; it speaks about the node's own leaf
 * or the node. An organization's area is the leaf it lies in. A bureau's `area`
 * is never an own leaf. */
struct unit {
    struct view code;
    enum unit_kind kind;
    struct view name[LANGUAGE_COUNT];
    const struct area *area;
    struct view sender; /* the inbox folder that may bring its returns */
    struct view role;   /* of an institution */
    struct view form;   /* the one it owes and that is its default */
    int owes_from;      /* first year it owes a return, 0 none */
    int owes_until;     /* 0 is open */
    bool listed;        /* in units.csv */
    /* What its folder may drop at once; NULL: what site.conf says. */
    const struct limits *limits;
    struct origin origin;
};

/* senders.csv is units.csv seen from the inbox: see catalogue_sender. */

/* limits.csv */
/* The most that one drop may be. 0 in a row of the list: as site.conf says. */
struct limits {
    struct view code;
    long file;     /* bytes, as dropped */
    long inflated; /* bytes */
    long ratio;    /* inflated to compressed, above 1 MiB */
    long members;  /* files in a zip */
    long elements; /* of all its documents */
    long seconds;  /* a worker may be at it, by the clock */
};

/* details.csv: see detail.h. */
struct detail {
    struct view en, zh;
};

/* calendar.csv */
/* When a form's returns of a year are taken in, due, mended and closed. */
struct calendar_entry {
    struct view form;
    int year;                                        /* of report */
    struct view opening, deadline, correction, lock; /* days, ISO, or empty */
    struct view contact[LANGUAGE_COUNT]; /* whom to call; mostly empty */
};

enum severity {
    SEVERITY_INFORMATION,
    SEVERITY_WARNING,
    SEVERITY_ERROR,
    SEVERITY_FATAL
};

/* messages.csv, and one for each edit and rule: what a finding's code says.
 * Texts hold {unit} {indicator} {area} {period} {value} {expected} {line} ...
 * see finding_print.  */
struct message {
    struct view code;
    enum severity severity;
    struct view text[LANGUAGE_COUNT];
    struct view remedy[LANGUAGE_COUNT];
};

/* edits.xml: a rule about values. `scope` names what it is tried on. */
struct edit_example {
    bool good;
    struct view given; /* "ELD.BEDS=10 ELD.FAMBEDS=3 prior(ELD.BEDS)=9" */
    long line;
};

/* A parameter of an edit, in the place its kind gives it: as written, or the
 * default that was published. */
struct edit_setting {
    struct view text;
    struct decimal number; /* of one that is a number */
    bool given;            /* has a value at all */
};

enum { EDIT_SETTINGS_MAX = 8 };

/* What an edit does is its kind's: see edit_kind.h. */
struct edit_kind;

/* Level 0 and 1 may refuse, since they see one submission alone; 2 and more
 * only tell (2: the unit's other returns; 3: other units; 4, 5: what is outside
 * the survey). */
struct edit {
    struct view id;
    struct view type;   /* one of the 21 ESS main types */
    struct view method; /* where a type has several ways; else empty */
    const struct edit_kind *kind;
    enum severity severity;
    int level; /* 0..5 */
    struct view formula_text;
    struct formula *formula; /* a condition; NULL where the kind needs none */
    struct view on_text;
    const struct indicator **on; /* what it is tried on; NULL with a formula */
    size_t on_count;
    struct edit_setting settings[EDIT_SETTINGS_MAX];
    const struct message *message;
    struct edit_example *examples;
    size_t example_count;
    struct origin origin;
    size_t index; /* in catalogue->edits */
};

/* How a value that is owed and was not said is made up. The last two do not
 * make up: they fit what was made up to a total that was said. */
enum imputation_method {
    IMPUTE_PREVIOUS,   /* the unit's last value, at most `years` before */
    IMPUTE_TREND,      /* last year's times the growth of the last `years` */
    IMPUTE_RATIO,      /* `by` of the same unit times the stratum's ratio */
    IMPUTE_MEAN,       /* of the stratum */
    IMPUTE_SUM,        /* of its components, all of which were said */
    IMPUTE_COMPONENTS, /* its components are fitted to it */
    IMPUTE_AREAS       /* an area's parts are fitted to its stated whole */
};

/* Whose values are alike: those about areas that are the same one, have the
 * same area above, are of one peer group and level, or of one level. */
enum stratum { STRATUM_AREA, STRATUM_PARENT, STRATUM_GROUP, STRATUM_LEVEL };

/* imputation.csv: nothing is imputed but what it names. Of the rows of one
 * indicator the first that has a basis decides. */
struct imputation {
    const struct indicator *indicator;
    enum imputation_method method;
    const struct indicator *by; /* of a ratio; NULL: itself, a year before */
    enum stratum stratum;       /* of a ratio and a mean */
    int years;                  /* of previous and trend */
    int donors;                 /* the fewest a stratum may have */
    bool unavailable; /* also where the unit said that it does not know */
    struct origin origin;
};

/* A slip of the pen: a sign too many, a power of ten, two cells swapped. */
enum slip { SLIP_SIGN, SLIP_TEN, SLIP_SWAP };

/* corrections.csv: the slips that are mended, where the edit shows them beyond
 * doubt; all others are only proposed. */
struct correction {
    const struct edit *edit;
    enum slip slip;
    struct origin origin;
};

/* site.conf: see settings.h */
struct settings;

/* Counts and arrays side by side, not lists: they are walked in order, and the
 * order is that of print. */
struct catalogue {
    struct arena *arena;
    const struct settings *settings;
    struct view digest; /* of every file of the configuration */
    struct flag_kind flags[FLAG_COUNT];
    struct group *groups;
    size_t group_count;
    struct area *areas; /* depth first, yearbook order; areas[0] is the root */
    size_t area_count;
    struct measure *measures;
    size_t measure_count;
    struct grade *grades;
    size_t grade_count;
    struct section *sections;
    size_t section_count;
    struct form *forms;
    size_t form_count;
    struct indicator *indicators; /* in the order of the file */
    size_t indicator_count;
    const struct indicator **derived; /* an operand before what is made of it */
    size_t derived_count;
    struct statement *statements; /* in the order of the file */
    size_t statement_count;
    struct composite *composites; /* index.xml; see composite.h */
    size_t composite_count;
    struct unit *units;
    size_t unit_count;
    struct calendar_entry *calendar;
    size_t calendar_count;
    struct limits *limits;
    size_t limits_count;
    struct message *messages;
    size_t message_count;
    struct edit *edits;
    size_t edit_count;
    uint32_t edit_digest;           /* of their ids, in their order */
    struct imputation *imputations; /* in the order of the file */
    size_t imputation_count;
    struct correction *corrections;
    size_t correction_count;
    struct catalogue_index *index; /* how the find functions find */
};

/* Reads the configuration under `folder` into `arena` and checks it whole. The
 * first mistake ends it: FAULT_CONFIG with file, line, what was expected.
 * *catalogue then must not be used. Text points into the arena, which must
 * outlive it. */
enum status catalogue_load(const char *folder, struct arena *arena,
                           struct catalogue *catalogue, struct err *err);

/* By code, exact bytes; NULL if there is none. An own leaf has a code too,
 * "440100/own". */
const struct area *catalogue_area(const struct catalogue *, struct view code);
/* An indicator by code, exact bytes; NULL if there is none. The one look-up
 * that is made for every value submitted, so it costs a hash. */
const struct indicator *catalogue_indicator(const struct catalogue *,
                                            struct view code);

/* The same where `before`, one of the catalogue's or NULL, was asked for just
 * before: returns mostly tell their indicators in the survey's own order. */
static inline const struct indicator *
catalogue_indicator_after(const struct catalogue *catalogue,
                          const struct indicator *before, struct view code)
{
    size_t next = before ? before->index + 1 : 0;

    if (next < catalogue->indicator_count &&
        view_equal(catalogue->indicators[next].code, code))
        return &catalogue->indicators[next];
    return catalogue_indicator(catalogue, code);
}

/* A statement by key; NULL if there is none. */
const struct statement *catalogue_statement(const struct catalogue *,
                                            struct view key);
/* A measure by code, not by name; NULL if there is none. */
const struct measure *catalogue_measure(const struct catalogue *,
                                        struct view code);
/* The words for a finding's code, those of edits too; NULL if there is none. */
const struct message *catalogue_message(const struct catalogue *,
                                        struct view code);
/* A chapter by code; NULL if there is none. */
const struct section *catalogue_section(const struct catalogue *,
                                        struct view code);
/* A return's form by code; NULL if there is none. */
const struct form *catalogue_form(const struct catalogue *, struct view code);
/* A peer group by code; NULL if there is none. */
const struct group *catalogue_group(const struct catalogue *, struct view code);
/* The grade `word` of `scale`, by code or by name in any language. NULL if the
 * scale has no such word. */
const struct grade *catalogue_grade(const struct catalogue *, struct view scale,
                                    struct view word);
/* The grade of that rank. NULL if the scale has no such rank. */
const struct grade *catalogue_grade_at(const struct catalogue *,
                                       struct view scale, int rank);

/* An area by code (6 or 12 digits), abolished code, or any of its names, the
 * whole path or the last part; exact bytes, never "nearly". A full name goes
 * before a short one, a short one before an abolished one. `renamed` (may be
 * NULL) is set when an abolished name or code was followed, `doubtful` when
 * the name alone fits several: then the first of them in yearbook order is
 * returned, and NULL to a caller whose `doubtful` is NULL. */
const struct area *catalogue_area_by_name(const struct catalogue *,
                                          struct view name, bool *renamed,
                                          bool *doubtful);

/* The unit with that code into *out. An organization that is not listed is made
 * up if its code passes GB 32100 and its registering organ is an area of the
 * catalogue. False otherwise. A made-up unit's code and name point to the bytes
 * of `code`, which must outlive it. */
bool catalogue_unit(const struct catalogue *, struct view code,
                    struct unit *out);

/* The listed unit with that code, one of catalogue->units; NULL if there is
 * none. */
const struct unit *catalogue_listed(const struct catalogue *, struct view code);

/* Whether the folder `sender` may bring returns of `unit`: its own folder, or
 * for an organization that of the bureau of its registering organ. Trust is by
 * folder: who may write there is the file server's matter. */
bool catalogue_may_send(const struct catalogue *, struct view sender,
                        const struct unit *unit);
/* Whether any unit uses that folder. */
bool catalogue_sender(const struct catalogue *, struct view sender);

/* What a drop in that folder may be, no member 0: what its units say, and
 * site.conf where they say nothing. */
struct limits catalogue_limits(const struct catalogue *, struct view sender);

/* The own leaf of an inner area; the area itself if it has no children. */
const struct area *area_leaf(const struct area *area);
/* The area itself or one above it is `above`. */
bool area_within(const struct area *area, const struct area *above);
/* The inhabitants in `year` or, if unknown, in the latest year known before it;
 * NULL if none. Never a later census: a figure of 2015 must not change when one
 * of 2020 comes in. */
const struct population *area_population(const struct area *area, int year);

/* The calendar of a form in a year of report; NULL if there is none. */
const struct calendar_entry *catalogue_calendar(const struct catalogue *,
                                                struct view form, int year);

/* A slip's word in corrections.csv. */
const char *slip_word(enum slip slip);

/* A method's word in imputation.csv, and what tables call it. */
const char *imputation_word(enum imputation_method method);
struct view imputation_name(enum imputation_method method, enum language);

/* The city, district ... whose bureau or institution may say `indicator` about
 * `area`, as the counting source or as a control (`as_control` is set). False:
 * this unit may not say it. A bureau may speak for its inner node as a whole
 * wherever its parts are counted: then `whole` is set. *as_control and *whole
 * are set in any case. A control is compared and never added. */
bool source_allows(const struct indicator *indicator, const struct unit *unit,
                   const struct area *area, bool *as_control, bool *whole);

#endif
