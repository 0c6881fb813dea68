/* The table of kinds: the main types of the ESS with what they take.
 *
 * Source: Eurostat, Main types of validation rules for ESS data, 2018; the
 * defaults are the published ones. Outlier methods over units are not of that
 * list: they stand under VNO, whose question they ask of another axis. */
#include "pipeline/model/edit_kind.h"

static const char *const yes_no[] = {"yes", "no", NULL};
static const char *const field_types[] = {"A", "AN", "N", "ND", NULL};
static const char *const parts[] = {"name", "by", "level", "on", NULL};
static const char *const cells[] = {"mandatory", "empty", NULL};
static const char *const finds[] = {"any", "exact", "conflicting", NULL};
static const char *const covers[] = {"min", "max", "only", "excl", NULL};
static const char *const counts[] = {"values", "items", NULL};
static const char *const ties[] = {"=", "!=", "match", "excl", NULL};
static const char *const relations[] = {"=", "<=", "<", ">=", ">", NULL};
static const char *const missings[] = {"undecided", "zero", "skip", NULL};
static const char *const spreads[] = {"mad", "percent", NULL};

static const struct edit_parameter eva[] = {
    [EVA_FORM] = {"form", PARAMETER_WORDS, NULL, false, NULL},
    [EVA_UNITS] = {"units", PARAMETER_WORDS, NULL, false, NULL},
    [EVA_PERIODS] = {"periods", PARAMETER_WORDS, "year", false, NULL},
    [EVA_FROM] = {"from", PARAMETER_COUNT, NULL, false, NULL},
    [EVA_UNTIL] = {"until", PARAMETER_COUNT, NULL, false, NULL},
    [EVA_AREAS] = {"areas", PARAMETER_AREAS, NULL, false, NULL},
    {0}};
static const struct edit_parameter flf[] = {
    [FLF_ENDINGS] = {"endings", PARAMETER_WORDS, ".xml .xml.gz .zip .xlsx",
                     false, NULL},
    {0}};
static const struct edit_parameter fdt[] = {
    [FDT_FIELD] = {"field", PARAMETER_CHOICE, NULL, true, field_types},
    [FDT_EXCEPT] = {"except", PARAMETER_WORDS, NULL, false, NULL},
    [FDT_PART] = {"part", PARAMETER_CHOICE, "name", false, parts},
    {0}};
static const struct edit_parameter fdl[] = {
    [FDL_LENGTH] = {"length", PARAMETER_COUNT, NULL, false, NULL},
    [FDL_MIN] = {"min", PARAMETER_COUNT, NULL, false, NULL},
    [FDL_MAX] = {"max", PARAMETER_COUNT, NULL, false, NULL},
    [FDL_PLACES_MIN] = {"decimals-min", PARAMETER_COUNT, NULL, false, NULL},
    [FDL_PLACES_MAX] = {"decimals-max", PARAMETER_COUNT, NULL, false, NULL},
    [FDL_PART] = {"part", PARAMETER_CHOICE, "name", false, parts},
    {0}};
static const struct edit_parameter fdm[] = {
    [FDM_CELL] = {"cell", PARAMETER_CHOICE, "mandatory", false, cells},
    [FDM_FORM] = {"form", PARAMETER_WORDS, NULL, false, NULL},
    {0}};
static const struct edit_parameter cov[] = {
    [COV_VALUES] = {"values", PARAMETER_WORDS, NULL, false, NULL},
    [COV_SCALE] = {"scale", PARAMETER_WORDS, NULL, false, NULL},
    [COV_PART] = {"part", PARAMETER_CHOICE, "name", false, parts},
    {0}};
static const struct edit_parameter rwd[] = {
    [RWD_KEY] = {"key", PARAMETER_WORDS, "name by on", false, NULL},
    [RWD_FIND] = {"find", PARAMETER_CHOICE, "any", false, finds},
    {0}};
static const struct edit_parameter rep[] = {
    [REP_COVER] = {"cover", PARAMETER_CHOICE, "min", false, covers},
    [REP_AREAS] = {"areas", PARAMETER_AREAS, NULL, false, NULL},
    [REP_FORM] = {"form", PARAMETER_WORDS, NULL, false, NULL},
    {0}};
static const struct edit_parameter rts[] = {
    [RTS_FROM] = {"from", PARAMETER_COUNT, NULL, false, NULL}, {0}};
static const struct edit_parameter rnr[] = {
    [RNR_LEAST] = {"least", PARAMETER_COUNT, "1", false, NULL},
    [RNR_MOST] = {"most", PARAMETER_COUNT, NULL, false, NULL},
    [RNR_COUNT] = {"count", PARAMETER_CHOICE, "values", false, counts},
    [RNR_FORM] = {"form", PARAMETER_WORDS, NULL, false, NULL},
    {0}};
static const struct edit_parameter coc[] = {
    [COC_WITH] = {"with", PARAMETER_WORDS, NULL, true, NULL},
    [COC_RELATION] = {"relation", PARAMETER_CHOICE, "=", false, ties},
    [COC_PAIRS] = {"pairs", PARAMETER_WORDS, NULL, false, NULL},
    {0}};
static const struct edit_parameter vir[] = {
    [VIR_LEAST] = {"least", PARAMETER_NUMBER, "0", false, NULL},
    [VIR_MOST] = {"most", PARAMETER_NUMBER, NULL, false, NULL},
    {0}};
static const struct edit_parameter vco[] = {
    [VCO_TOLERANCE] = {"tolerance", PARAMETER_NUMBER, NULL, false, NULL},
    [VCO_RELATIVE] = {"relative", PARAMETER_NUMBER, NULL, false, NULL},
    {0}};
static const struct edit_parameter vad[] = {
    [VAD_PARTS] = {"parts", PARAMETER_WORDS, "components", false, NULL},
    [VAD_RELATION] = {"relation", PARAMETER_CHOICE, "=", false, relations},
    [VAD_TOLERANCE] = {"tolerance", PARAMETER_NUMBER, "0", false, NULL},
    [VAD_RELATIVE] = {"relative", PARAMETER_NUMBER, NULL, false, NULL},
    [VAD_MISSING] = {"missing", PARAMETER_CHOICE, "undecided", false, missings},
    {0}};
#define TOLERANCES(fallback)                                                   \
    [VNO_TOLERANCE] = {"tolerance", PARAMETER_NUMBER, fallback, false, NULL},  \
    [VNO_INFORMATION] = {"information", PARAMETER_NUMBER, NULL, false, NULL},  \
    [VNO_WARNING] = {"warning", PARAMETER_NUMBER, NULL, false, NULL},          \
    [VNO_ERROR] = {"error", PARAMETER_NUMBER, NULL, false, NULL}
#define SERIES                                                                 \
    [VNO_PERIODS] = {"periods", PARAMETER_COUNT, "5", false, NULL},            \
    [VNO_LEAST] = {"least", PARAMETER_COUNT, NULL, false, NULL}
static const struct edit_parameter previous[] = {TOLERANCES(NULL), {0}};
static const struct edit_parameter mean[] = {TOLERANCES(NULL), SERIES, {0}};
static const struct edit_parameter median[] = {
    TOLERANCES("2"),
    SERIES,
    [VNO_SPREAD] = {"spread", PARAMETER_CHOICE, "mad", false, spreads},
    {0}};
static const struct edit_parameter slip[] = {
    [SLIP_POWERS] = {"powers", PARAMETER_WORDS, "10 100 1000 10000", false,
                     NULL},
    [SLIP_WITHIN] = {"within", PARAMETER_NUMBER, "25", false, NULL},
    [SLIP_LEAST] = {"least", PARAMETER_NUMBER, "0", false, NULL},
    [SLIP_PERIODS] = {"periods", PARAMETER_COUNT, "5", false, NULL},
    [SLIP_LIMIT] = {"limit", PARAMETER_NUMBER, NULL, false, NULL},
    {0}};
static const struct edit_parameter fraction[] = {
    [SLIP_POWERS] = {"times", PARAMETER_WORDS, "100", false, NULL},
    [SLIP_WITHIN] = {"within", PARAMETER_NUMBER, NULL, false, NULL},
    [SLIP_LEAST] = {"least", PARAMETER_NUMBER, "2", false, NULL},
    [SLIP_PERIODS] = {"periods", PARAMETER_COUNT, "5", false, NULL},
    {0}};
#define PEERS                                                                  \
    [PEERS_STRATA] = {"strata", PARAMETER_WORDS, "level", false, NULL},        \
    [PEERS_DEPTH] = {"depth", PARAMETER_COUNT, NULL, false, NULL},             \
    [PEERS_UNITS] = {"min-units", PARAMETER_COUNT, "10", false, NULL}
static const struct edit_parameter hb[] = {
    PEERS,
    [HB_U] = {"u", PARAMETER_NUMBER, "0.5", false, NULL},
    [HB_A] = {"a", PARAMETER_NUMBER, "0.05", false, NULL},
    [HB_C] = {"c", PARAMETER_NUMBER, "4", false, NULL},
    {0}};
static const struct edit_parameter modified_z[] = {
    PEERS, [Z_LIMIT] = {"limit", PARAMETER_NUMBER, "3", false, NULL}, {0}};
static const struct edit_parameter gap[] = {
    PEERS,
    [GAP_BETA] = {"beta", PARAMETER_NUMBER, "3", false, NULL},
    [GAP_FROM] = {"from", PARAMETER_NUMBER, "0.75", false, NULL},
    {0}};
static const struct edit_parameter rrl[] = {
    [RRL_PERCENT] = {"percent", PARAMETER_NUMBER, "10", false, NULL}, {0}};
static const struct edit_parameter vrt[] = {
    [VRT_PERCENT] = {"percent", PARAMETER_NUMBER, "10", false, NULL},
    [VRT_ADDITIONS] = {"additions", PARAMETER_CHOICE, "no", false, yes_no},
    [VRT_DELETIONS] = {"deletions", PARAMETER_CHOICE, "no", false, yes_no},
    {0}};
static const struct edit_parameter vmp[] = {
    [VMP_MIRROR] = {"mirror", PARAMETER_CODES, NULL, true, NULL},
    [VMP_PERCENT] = {"percent", PARAMETER_NUMBER, "10", false, NULL},
    [VMP_ZERO] = {"zero", PARAMETER_CHOICE, "yes", false, yes_no},
    {0}};

/* A condition in the formula language, which any type may be. */
#define CONDITION(type, least, most)                                           \
    {                                                                          \
        type, NULL, "a condition that must hold", EDIT_CELL, least, most,      \
            TAKES_FORMULA, vco, edit_check_condition, edit_run_condition, NULL \
    }

/* What is looked up by type, method and whether there is a formula: the first
 * row that fits. */
const struct edit_kind edit_kinds[] = {
    {"EVA", NULL, "who may send which form for which period", EDIT_RETURN, 0, 1,
     0, eva, NULL, edit_run_eva, NULL},
    {"FLF", NULL, "the format of the file", EDIT_RETURN, 0, 1, 0, flf, NULL,
     edit_run_flf, NULL},
    {"FDT", NULL, "letters (A), both (AN), whole numbers (N), decimals (ND)",
     EDIT_CELL, 0, 1, TAKES_ON, fdt, NULL, edit_run_fdt, NULL},
    {"FDL", NULL, "how many characters, how many places", EDIT_CELL, 0, 1,
     TAKES_ON, fdl, edit_check_fdl, edit_run_fdl, NULL},
    {"FDM", NULL, "a cell that must be filled in, or must not", EDIT_RETURN, 0,
     1, TAKES_ON | MAY_FORMULA, fdm, NULL, edit_run_fdm, NULL},
    {"COV", NULL, "a code of a list", EDIT_CELL, 1, 1, TAKES_ON, cov,
     edit_check_cov, edit_run_cov, NULL},
    {"RWD", NULL, "no key twice", EDIT_RETURN, 1, 1, TAKES_ON, rwd, NULL,
     edit_run_rwd, NULL},
    {"REP", NULL, "the records that are expected are there", EDIT_RETURN, 1, 1,
     TAKES_ON, rep, NULL, edit_run_rep, NULL},
    {"RTS", NULL, "no year is lacking in a series", EDIT_RETURN, 1, 2, TAKES_ON,
     rts, NULL, edit_run_rts, NULL},
    {"RNR", NULL, "how many records", EDIT_RETURN, 1, 1, MAY_ON, rnr, NULL,
     edit_run_rnr, NULL},
    {"COC", NULL, "codes that go together", EDIT_CELL, 1, 1, TAKES_ON, coc,
     edit_check_coc, edit_run_coc, NULL},
    {"VIR", NULL, "a value within a range", EDIT_CELL, 1, 5, TAKES_ON, vir,
     NULL, edit_run_vir, NULL},
    {"VAD", NULL, "a total beside the sum of its parts", EDIT_CELL, 1, 5,
     TAKES_ON, vad, edit_check_vad, edit_run_vad, NULL},
    {"VNO", "previous", "near the year before", EDIT_CELL, 2, 5, TAKES_ON,
     previous, edit_check_tolerance, edit_run_previous, NULL},
    {"VNO", "mean", "near the mean of the years before", EDIT_CELL, 2, 5,
     TAKES_ON, mean, edit_check_tolerance, edit_run_mean, NULL},
    {"VNO", "median", "near the median of the years before", EDIT_CELL, 2, 5,
     TAKES_ON, median, NULL, edit_run_median, NULL},
    {"VNO", "slip", "no slip by a power of ten beside earlier years", EDIT_CELL,
     2, 5, TAKES_ON, slip, edit_check_slip, edit_run_slip, NULL},
    {"VNO", "fraction", "no fraction where earlier years had per cents",
     EDIT_CELL, 2, 5, TAKES_ON, fraction, edit_check_slip, edit_run_fraction,
     NULL},
    {"VNO", "hb", "Hidiroglou-Berthelot: the change beside others' changes",
     EDIT_PEERS, 3, 5, TAKES_ON, hb, edit_check_peers, NULL, edit_compare_hb},
    {"VNO", "modified-z", "distance from the median of others in MAD",
     EDIT_PEERS, 3, 5, TAKES_ON, modified_z, edit_check_peers, NULL,
     edit_compare_z},
    {"VNO", "sigma-gap", "beyond a gap among others", EDIT_PEERS, 3, 5,
     TAKES_ON, gap, edit_check_peers, NULL, edit_compare_gap},
    {"RRL", NULL, "how much of a return may be revised", EDIT_RETURN, 2, 2, 0,
     rrl, NULL, edit_run_rrl, NULL},
    {"VRT", NULL, "how far a value may be revised", EDIT_RETURN, 2, 2, MAY_ON,
     vrt, NULL, edit_run_vrt, NULL},
    {"VMP", NULL, "what the partner says of the same", EDIT_CELL, 3, 5,
     TAKES_ON, vmp, NULL, edit_run_vmp, NULL},
    CONDITION("VCO", 0, 5),
    CONDITION("VIR", 0, 5),
    CONDITION("VNO", 0, 5),
    CONDITION("COC", 0, 5),
    CONDITION("VAD", 0, 5),
    CONDITION("COV", 0, 5),
    CONDITION("REP", 0, 5),
    CONDITION("RTS", 0, 5),
    CONDITION("VRT", 0, 5),
    CONDITION("VMP", 0, 5),
    {0},
};

/* Types that a yearly return in XML or a workbook has no use for. */
static const struct refusal {
    const char *type, *reason;
} refusals[] = {
    {"FDD", "a return is XML or a workbook and has no field delimiter; FLF "
            "says which files are taken"},
    {"DES", "decimal separators are read by the rules of normalize.xml; FDT "
            "says what kind of number is wanted"},
    {"VSA", "a yearly survey has no seasonally adjusted series; VCO compares "
            "sums over years"},
    {0},
};

const char *edit_type_refusal(struct view type)
{
    for (const struct refusal *r = refusals; r->type; r++)
        if (view_equal(type, view_of(r->type)))
            return r->reason;
    return NULL;
}

bool edit_type_known(struct view type)
{
    for (const struct edit_kind *k = edit_kinds; k->type; k++)
        if (view_equal(type, view_of(k->type)))
            return true;
    return edit_type_refusal(type);
}

/* A formula belongs to conditions, and to the kinds that may have one: those
 * are told by what they are tried on. */
static bool fits(const struct edit_kind *kind, struct view type,
                 struct view method, bool formula, bool on)
{
    bool takes = kind->takes & TAKES_FORMULA;
    bool may = kind->takes & MAY_FORMULA && on;
    return view_equal(type, view_of(kind->type)) &&
           view_equal(method, view_of(kind->method)) &&
           (formula ? takes || may : !takes);
}

const struct edit_kind *edit_kind_find(struct view type, struct view method,
                                       bool formula, bool on)
{
    for (const struct edit_kind *k = edit_kinds; k->type; k++)
        if (fits(k, type, method, formula, on))
            return k;
    return NULL;
}
