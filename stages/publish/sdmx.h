/* The figures as SDMX 2.1: what the files in a release's root are made of. The
 * data structure definition is one table of components and one of code lists;
 * structure, schema, data and CSV are all printed from these two.
 *
 * Codes of the survey become SDMX identifiers, [A-Za-z0-9_@$-]+, and back:
 * letters, digits and '-' stand for themselves, '.' is '_', '/' is '@', every
 * other byte is '$' and two hexadecimal digits, as in a URL with '%'. So
 * ELD.BEDS is ELD_BEDS and 440100/own is 440100@own; no two codes meet. */
#ifndef NIANBAO_STAGES_PUBLISH_SDMX_H
#define NIANBAO_STAGES_PUBLISH_SDMX_H

#include "stages/publish/printing.h"

enum sdmx_list {
    SDMX_FREQUENCIES,
    SDMX_AREAS,
    SDMX_INDICATORS,
    SDMX_MEASURES,
    SDMX_MULTIPLIERS,
    SDMX_DECIMALS,
    SDMX_STATUSES,
    SDMX_GRADES,
    SDMX_FLAGS, /* for who reads OBS_FLAGS; no component is held to it */
    SDMX_LISTS
};

/* `code` is the survey's own where it differs from `id`, else empty. */
struct sdmx_code {
    struct view id, code;
    struct view name[LANGUAGE_COUNT];
    struct view text[LANGUAGE_COUNT]; /* a definition; may be empty */
    struct view parent;               /* an id of the same list; may be empty */
};

/* Lists of the agency SDMX are partial: the codes that this survey needs. */
struct sdmx_codelist {
    const char *id, *version;
    bool standard; /* of the agency SDMX */
    const char *name[LANGUAGE_COUNT];
    struct array codes;  /* struct sdmx_code, in print order */
    struct view *sorted; /* their ids in order of bytes */
};

/* The columns of an observation, in the order of SDMX-CSV. */
enum sdmx_part {
    SDMX_FREQ,
    SDMX_REF_AREA,
    SDMX_INDICATOR,
    SDMX_TIME_PERIOD,
    SDMX_OBS_VALUE,
    SDMX_UNIT_MEASURE,
    SDMX_UNIT_MULT,
    SDMX_PLACES,
    SDMX_OBS_STATUS,
    SDMX_OBS_FLAGS,
    SDMX_VALUE_GRADE,
    SDMX_VALUE_TEXT,
    SDMX_PARTS_REPORTED,
    SDMX_PARTS_EXPECTED,
    SDMX_OBS_SOURCE,
    SDMX_PARTS
};

enum sdmx_role {
    SDMX_DIMENSION,
    SDMX_TIME,
    SDMX_MEASURE,
    SDMX_OF_SERIES, /* an attribute */
    SDMX_OF_OBSERVATION
};

/* A component of the data structure. `list` is SDMX_LISTS where it is not
 * coded; then `text_type` is SDMX's word and `xsd_type` that of the schema. */
struct sdmx_component {
    const char *id;
    enum sdmx_role role;
    bool mandatory;
    enum sdmx_list list;
    const char *text_type, *xsd_type;
    const char *name[LANGUAGE_COUNT];
    const char *text[LANGUAGE_COUNT]; /* what is to be known; or NULL */
};

extern const struct sdmx_component sdmx_components[SDMX_PARTS];

/* One release's. Lives in `arena`. */
struct sdmx {
    struct run *run;
    struct arena *arena;
    struct arena *row;  /* of the observation being printed */
    struct view agency; /* who maintains the structure */
    struct view day;    /* prepared; see release_day */
    struct sdmx_codelist lists[SDMX_LISTS];
    struct figure **figures; /* by indicator, area, frequency, period */
    size_t count;
};

/* Every file, into the release's root: structure.sdmx.xml, figures.sdmx.xml,
 * its schema figures.sdmx.xsd, figures.sdmx.csv (SDMX-CSV 1.0) and
 * figures.sdmx2.csv (2.0). FAULT_BUG or FAULT_CONFIG, and no release, where a
 * key occurs twice, a reference leads nowhere or a mandatory attribute lacks:
 * no schema sees these. */
enum status sdmx_publish(struct run *run, struct err *err);

/* Appends the identifier of a code, as above. */
void sdmx_id(struct view code, struct buf *out);
/* The same in `arena`. */
struct view sdmx_id_of(struct view code, struct arena *arena);

/* "A", "S", "Q", "M", or "A5" of a span of five years (CL_FREQ). */
struct view sdmx_frequency(struct period period, struct arena *arena);
/* "2021", "2021-S1", "2021-Q4", "2021-03", "2017-01-01/P5Y". */
struct view sdmx_time(struct period period, struct arena *arena);
/* The measure a number in `measure` is a multiple of, and the power of ten:
 * what UCUM calls 10*4.CNY is 4 and the measure that is CNY. The measure itself
 * and 0 where there is none. */
const struct measure *sdmx_measure(const struct catalogue *catalogue,
                                   const struct measure *measure, int *power);

/* The one status of CL_OBS_STATUS that a figure's flags come to. Without a
 * value the reason, the first in the flags' order, or O where none is given;
 * with one, the first of B I E U P V, then whatever else flags.csv has, then A.
 * All flags stand in OBS_FLAGS. */
struct view sdmx_status(const struct flag_kind kinds[FLAG_COUNT],
                        const struct figure *figure);
/* Whether there is a value that may be told: withheld ones never are. */
bool sdmx_has_value(const struct figure *figure);

/* Fills the code lists of the survey and the periods that occur. */
enum status sdmx_lists(struct sdmx *sdmx, struct err *err);
/* Those of SDMX itself, a part of sdmx_lists. */
void sdmx_standard_lists(struct sdmx *sdmx);
/* A code at the end of a list, with its names (or NULL). Never NULL: when the
 * arena has failed it is a scrap that nobody reads. */
struct sdmx_code *sdmx_code_add(struct sdmx *sdmx, enum sdmx_list list,
                                struct view id, const struct view *names);
/* Whether the list has the id. */
bool sdmx_list_has(const struct sdmx_codelist *list, struct view id);
/* Who maintains the list: the survey's agency or SDMX itself. */
struct view sdmx_list_agency(const struct sdmx *sdmx,
                             const struct sdmx_codelist *list);

/* The cells of an observation; empty where there is nothing to say. They live
 * in sdmx->row. */
void sdmx_row(struct sdmx *sdmx, const struct figure *figure,
              struct view cells[SDMX_PARTS]);
/* Whether a row may follow `before` (NULL for the first): keys once each, codes
 * that are in their lists, nothing mandatory left out. FAULT_BUG names it. */
enum status sdmx_check(const struct sdmx *sdmx,
                       const struct view before[SDMX_PARTS],
                       const struct view cells[SDMX_PARTS], struct err *err);

/* Each appends a whole document. */
void sdmx_structure(const struct sdmx *sdmx, struct buf *out);
void sdmx_schema(const struct sdmx *sdmx, struct buf *out);
/* The definition's part of the structure. */
void sdmx_definition(const struct sdmx *sdmx, struct buf *out);
/* Appends <com:NAME> in each language that has a text. */
void sdmx_names(struct buf *out, const char *name, const struct view *texts);
/* What the survey is called, in each language. */
const struct view *sdmx_title(const struct sdmx *sdmx);
/* The head every message begins with; ends before what is its own. */
void sdmx_head(const struct sdmx *sdmx, const char *what, struct buf *out);
/* The namespace of the data: of the structure with time at the observation. */
void sdmx_namespace(const struct sdmx *sdmx, struct buf *out);

/* The data under way: the same rows go into all three. */
struct sdmx_data {
    struct buf xml, csv1, csv2;
    struct view series[SDMX_PARTS]; /* dimensions of the series that is open */
    bool open;
};

/* Begin, one call an observation in order, end. */
void sdmx_data_begin(const struct sdmx *sdmx, struct sdmx_data *data);
void sdmx_data_row(const struct sdmx *sdmx, struct sdmx_data *data,
                   const struct view cells[SDMX_PARTS]);
void sdmx_data_end(struct sdmx_data *data);

#endif
