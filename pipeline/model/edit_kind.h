/* The kinds of edits: what each main type of the ESS takes and does. A kind is
 * a row of the table in edit_kinds.c and a function in a file of its family. */
#ifndef NIANBAO_MODEL_EDIT_KIND_H
#define NIANBAO_MODEL_EDIT_KIND_H

#include "pipeline/model/edit.h"

/* What a kind is tried on. */
enum edit_scope {
    EDIT_CELL,   /* an indicator, an area, a period: where somebody spoke */
    EDIT_RETURN, /* a whole return */
    EDIT_PEERS   /* one indicator's figures of many areas */
};

enum edit_parameter_kind {
    PARAMETER_NUMBER, /* a decimal, not below zero */
    PARAMETER_COUNT,  /* a whole number */
    PARAMETER_CHOICE, /* one of `words` */
    PARAMETER_WORDS,  /* any words, joined by blanks */
    PARAMETER_CODES,  /* indicators, joined by blanks */
    PARAMETER_AREAS   /* codes of areas, joined by blanks */
};

/* An attribute of <edit> that a kind knows. Its place in the kind's list is
 * that of its value in edit->settings. `fallback` is the default, NULL for
 * none; `needed` ones have no default and must be there. */
struct edit_parameter {
    const char *name;
    enum edit_parameter_kind kind;
    const char *fallback;
    bool needed;
    const char *const *words; /* of a choice, NULL-terminated */
};

/* What stands beside the attributes. */
enum edit_takes {
    TAKES_FORMULA = 1, /* a <formula> is needed */
    MAY_FORMULA = 2,   /* may be there */
    TAKES_ON = 4,      /* on="..." is needed */
    MAY_ON = 8
};

/* Compares with the others of its area's stratum: see edit_peers.h. */
struct edit_peers;

struct edit_kind {
    const char *type, *method; /* method NULL: the type has but this one */
    const char *summary;
    enum edit_scope scope;
    int level_least, level_most;
    unsigned takes;                          /* of enum edit_takes */
    const struct edit_parameter *parameters; /* the last one has no name */
    /* What is wrong with the parameters beside each other; NULL if nothing. */
    const char *(*check)(const struct catalogue *catalogue,
                         const struct edit *edit);
    /* Tries it on the scene; on EDIT_FAIL fills `finding`, whose code, severity
     * and level are set. NULL for EDIT_PEERS. */
    enum edit_outcome (*run)(const struct edit *edit,
                             const struct edit_scene *scene,
                             struct finding *finding);
    /* Of EDIT_PEERS: gives every peer its outcome and bounds. */
    void (*compare)(const struct edit *edit, struct edit_peers *peers);
};

/* Every kind; the last one has no type. */
extern const struct edit_kind edit_kinds[];

/* The kind of a type and method for an edit that has a <formula> or not, and
 * on="..." or not; NULL if there is none. */
const struct edit_kind *edit_kind_find(struct view type, struct view method,
                                       bool formula, bool on);
/* Why an annual survey has no use for a type, and which serves instead; NULL
 * for a type that is not refused. */
const char *edit_type_refusal(struct view type);
/* Whether it is one of the 21 main types. */
bool edit_type_known(struct view type);

/* Families of parameters, shared by the table and the functions: a place in
 * edit->settings each. */
enum { EVA_FORM, EVA_UNITS, EVA_PERIODS, EVA_FROM, EVA_UNTIL, EVA_AREAS };
enum { FLF_ENDINGS };
enum { FDT_FIELD, FDT_EXCEPT, FDT_PART };
enum { FDL_LENGTH, FDL_MIN, FDL_MAX, FDL_PLACES_MIN, FDL_PLACES_MAX, FDL_PART };
enum { FDM_CELL, FDM_FORM };
enum { COV_VALUES, COV_SCALE, COV_PART };
enum { RWD_KEY, RWD_FIND };
enum { REP_COVER, REP_AREAS, REP_FORM };
enum { RTS_FROM };
enum { RNR_LEAST, RNR_MOST, RNR_COUNT, RNR_FORM };
enum { COC_WITH, COC_RELATION, COC_PAIRS };
enum { VIR_LEAST, VIR_MOST };
enum { VCO_TOLERANCE, VCO_RELATIVE };
enum { VAD_PARTS, VAD_RELATION, VAD_TOLERANCE, VAD_RELATIVE, VAD_MISSING };
enum {
    VNO_TOLERANCE,
    VNO_INFORMATION,
    VNO_WARNING,
    VNO_ERROR,
    VNO_PERIODS,
    VNO_LEAST,
    VNO_SPREAD
};
enum { SLIP_POWERS, SLIP_WITHIN, SLIP_LEAST, SLIP_PERIODS, SLIP_LIMIT };
enum { PEERS_STRATA, PEERS_DEPTH, PEERS_UNITS, PEERS_COUNT };
enum { HB_U = PEERS_COUNT, HB_A, HB_C };
enum { Z_LIMIT = PEERS_COUNT };
enum { GAP_BETA = PEERS_COUNT, GAP_FROM };
enum { RRL_PERCENT };
enum { VRT_PERCENT, VRT_ADDITIONS, VRT_DELETIONS };
enum { VMP_MIRROR, VMP_PERCENT, VMP_ZERO };

/* One function for each kind, in the file of its family. */
typedef enum edit_outcome edit_run(const struct edit *,
                                   const struct edit_scene *, struct finding *);
typedef const char *edit_check(const struct catalogue *, const struct edit *);
typedef void edit_compare(const struct edit *, struct edit_peers *);

edit_run edit_run_condition;                       /* edit_condition.c */
edit_run edit_run_eva, edit_run_flf, edit_run_rnr; /* edit_envelope.c */
edit_run edit_run_fdt, edit_run_fdl, edit_run_cov; /* edit_field.c */
edit_run edit_run_fdm, edit_run_rep;               /* edit_records.c */
edit_run edit_run_rwd;                             /* edit_twice.c */
edit_run edit_run_coc;                             /* edit_codes.c */
edit_run edit_run_vir, edit_run_vad;               /* edit_total.c */
edit_run edit_run_rts, edit_run_previous, edit_run_mean,
    edit_run_median;                       /* edit_series.c */
edit_run edit_run_slip, edit_run_fraction; /* edit_slip.c */
edit_run edit_run_rrl, edit_run_vrt;       /* edit_revision.c */
edit_run edit_run_vmp;                     /* edit_mirror.c */
edit_compare edit_compare_hb, edit_compare_z, edit_compare_gap;
edit_check edit_check_fdl, edit_check_cov, edit_check_coc, edit_check_vad,
    edit_check_tolerance, edit_check_slip, edit_check_peers,
    edit_check_condition;

/* Shared by the families. */

/* The next of a setting's words; empty after the last. */
struct view edit_word(struct view *rest);
/* Whether `word` is one of a setting's words. */
bool edit_has_word(const struct edit *edit, int setting, struct view word);
/* The setting as a whole number; `absent` without one. */
int edit_count(const struct edit *edit, int setting, int absent);
/* |a|. */
struct decimal edit_magnitude(struct decimal a);
/* What the scene's lookup tells of a key. */
struct quantity edit_ask(const struct edit_scene *scene, const struct key *key);
/* The scene's own cell. */
struct key edit_own(const struct edit_scene *scene);
/* Whether the return says of itself that it speaks for everything: amendments
 * and withdrawals do not, and are not looked at by edits that miss things. */
bool edit_is_whole(const struct edit_scene *scene);
/* Whether it is of a form in the setting's words, or the setting has none. */
bool edit_of_form(const struct edit *edit, int setting,
                  const struct edit_scene *scene);

#endif
