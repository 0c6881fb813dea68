/* The code lists of the data structure, from the survey. */
#include "stages/publish/sdmx.h"

#include <stdlib.h>

#include "pipeline/model/settings.h"

/* Versions of the standard's lists matter: M was "missing" in the first
 * OBS_STATUS and is "cannot exist" since the second. */
static const struct sdmx_codelist lists[SDMX_LISTS] = {
    [SDMX_FREQUENCIES] =
        {"CL_FREQ", "2.1", true, {"频率", "Frequency"}, {0}, NULL},
    [SDMX_AREAS] = {"CL_AREA", "1.0", false, {"地区", "Areas"}, {0}, NULL},
    [SDMX_INDICATORS] =
        {"CL_INDICATOR", "1.0", false, {"指标", "Indicators"}, {0}, NULL},
    [SDMX_MEASURES] = {"CL_MEASURE",
                       "1.0",
                       false,
                       {"计量单位", "Units of measure"},
                       {0},
                       NULL},
    [SDMX_MULTIPLIERS] = {"CL_UNIT_MULT",
                          "1.1",
                          true,
                          {"单位倍数", "Unit multiplier"},
                          {0},
                          NULL},
    [SDMX_DECIMALS] =
        {"CL_DECIMALS", "1.0", true, {"小数位数", "Decimals"}, {0}, NULL},
    [SDMX_STATUSES] = {"CL_OBS_STATUS",
                       "2.2",
                       true,
                       {"数据状态", "Observation status"},
                       {0},
                       NULL},
    [SDMX_GRADES] = {"CL_GRADE", "1.0", false, {"等次", "Grades"}, {0}, NULL},
    [SDMX_FLAGS] = {"CL_FLAG", "1.0", false, {"标志", "Flags"}, {0}, NULL},
};

/* CL_OBS_STATUS 2.2; our own words for its codes. */
static const struct {
    const char *id, *name[LANGUAGE_COUNT];
} statuses[] = {
    {"A", {"正常", "Normal value"}},
    {"B", {"序列有间断", "Break in the series"}},
    {"D", {"定义有别", "Definition differs"}},
    {"E", {"估计值", "Estimated value"}},
    {"F", {"预测值", "Forecast"}},
    {"G", {"试验性数据", "Experimental value"}},
    {"H", {"缺：节假日", "Missing: holiday or weekend"}},
    {"I", {"插补值", "Imputed value"}},
    {"J", {"缺：豁免报送", "Missing: derogation"}},
    {"K", {"并入其他类", "Included in another category"}},
    {"L", {"缺：存在但未采集", "Missing: exists, not collected"}},
    {"M", {"缺：不可能存在", "Missing: cannot exist"}},
    {"N", {"数值过小", "Not significant"}},
    {"O", {"缺：未说明", "Missing value"}},
    {"P", {"初步数", "Provisional value"}},
    {"Q", {"缺：不公布", "Missing: suppressed"}},
    {"S", {"特殊事件", "Special event"}},
    {"U", {"可靠性低", "Low reliability"}},
    {"V", {"未经核实", "Unvalidated value"}},
    {"W", {"含其他类", "Includes another category"}},
};

static struct sdmx_code *add(struct sdmx *s, enum sdmx_list list,
                             struct view id, const struct view *names)
{
    static struct sdmx_code scrap;
    struct sdmx_code *code =
        array_push(&s->lists[list].codes, s->arena, sizeof *code);
    if (!code)
        return &scrap; /* the arena has failed and says so */
    code->id = id;
    for (int l = 0; names && l < LANGUAGE_COUNT; l++)
        code->name[l] = names[l];
    return code;
}

/* A code of the survey's; told beside its identifier where they differ. */
static struct sdmx_code *add_own(struct sdmx *s, enum sdmx_list list,
                                 struct view code, const struct view *names)
{
    struct sdmx_code *c = add(s, list, sdmx_id_of(code, s->arena), names);
    if (!view_equal(c->id, code))
        c->code = code;
    return c;
}

static void add_areas(struct sdmx *s)
{
    const struct catalogue *c = s->run->catalogue;
    for (size_t i = 0; i < c->area_count; i++) {
        const struct area *a = &c->areas[i];
        struct sdmx_code *code = add_own(s, SDMX_AREAS, a->code, a->name);
        if (a->parent)
            code->parent = sdmx_id_of(a->parent->code, s->arena);
    }
}

static void add_indicators(struct sdmx *s)
{
    const struct catalogue *c = s->run->catalogue;
    for (size_t i = 0; i < c->indicator_count; i++) {
        const struct indicator *n = &c->indicators[i];
        struct sdmx_code *code = add_own(s, SDMX_INDICATORS, n->code, n->name);
        for (int l = 0; l < LANGUAGE_COUNT; l++)
            code->text[l] = n->definition[l];
    }
}

/* "_Z" is SDMX's word for what is counted in nothing: grades and texts. */
static void add_measures(struct sdmx *s)
{
    const struct view none[] = {VIEW("不适用"), VIEW("not applicable")};
    const struct catalogue *c = s->run->catalogue;
    add(s, SDMX_MEASURES, VIEW("_Z"), none);
    for (size_t i = 0; i < c->measure_count; i++)
        add_own(s, SDMX_MEASURES, c->measures[i].code, c->measures[i].name);
}

static void add_numbers(struct sdmx *s, enum sdmx_list list, int most,
                        const char *zh, const char *en)
{
    for (int i = 0; i <= most; i++) {
        struct view names[] = {arena_format(s->arena, "%s%d", zh, i),
                               arena_format(s->arena, "%s%d", en, i)};
        add(s, list, arena_format(s->arena, "%d", i), names);
    }
}

static void add_statuses(struct sdmx *s)
{
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
        struct view names[] = {view_of(statuses[i].name[LANGUAGE_ZH]),
                               view_of(statuses[i].name[LANGUAGE_EN])};
        add(s, SDMX_STATUSES, view_of(statuses[i].id), names);
    }
}

static void add_flags(struct sdmx *s)
{
    const struct flag_kind *kinds = s->run->catalogue->flags;
    for (int f = 0; f < FLAG_COUNT; f++)
        add_own(s, SDMX_FLAGS, view_of(flag_name((enum flag)f)), kinds[f].text);
}

static void add_grades(struct sdmx *s)
{
    const struct catalogue *c = s->run->catalogue;
    for (size_t i = 0; i < c->grade_count; i++) {
        const struct grade *g = &c->grades[i];
        struct view code = arena_format(s->arena, "%.*s.%.*s",
                                        VIEW_ARG(g->scale), VIEW_ARG(g->code));
        add_own(s, SDMX_GRADES, code, g->name);
    }
}

static struct view years_name(struct sdmx *s, struct view id, enum language l)
{
    return arena_format(s->arena,
                        l == LANGUAGE_ZH ? "每%.*s年" : "every %.*s years",
                        (int)id.n - 1, id.p + 1);
}

/* Those of parts of a year always, those of spans as they occur. */
static void add_frequencies(struct sdmx *s)
{
    static const char *const usual[][1 + LANGUAGE_COUNT] = {
        {"A", "年度", "annual"},
        {"S", "半年", "half-yearly"},
        {"Q", "季度", "quarterly"},
        {"M", "月度", "monthly"}};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        add(s, SDMX_FREQUENCIES, view_of(usual[i][0]),
            (struct view[]){view_of(usual[i][1]), view_of(usual[i][2])});
    bool seen[PERIOD_YEAR_LAST - PERIOD_YEAR_FIRST + 2] = {false};
    for (size_t i = 0; i < s->count; i++) {
        struct period p = s->figures[i]->key.period;
        if (p.kind == PERIOD_SPAN)
            seen[p.last - p.year + 1] = true;
    }
    for (size_t n = 0; n < sizeof seen / sizeof *seen; n++) {
        if (!seen[n])
            continue;
        struct view id = arena_format(s->arena, "A%d", (int)n);
        add(s, SDMX_FREQUENCIES, id,
            (struct view[]){years_name(s, id, LANGUAGE_ZH),
                            years_name(s, id, LANGUAGE_EN)});
    }
}

static int by_bytes(const void *a, const void *b)
{
    return view_compare(*(const struct view *)a, *(const struct view *)b);
}

static enum status sort(struct sdmx *s, struct sdmx_codelist *list,
                        struct err *err)
{
    const struct sdmx_code *codes = list->codes.at;
    size_t n = list->codes.count;
    list->sorted = arena_take(s->arena, (n + 1) * sizeof *list->sorted);
    if (!list->sorted)
        return err_memory(err);
    for (size_t i = 0; i < n; i++)
        list->sorted[i] = codes[i].id;
    qsort(list->sorted, n, sizeof *list->sorted, by_bytes);
    for (size_t i = 0; i < n; i++)
        if (!list->sorted[i].n ||
            (i && view_equal(list->sorted[i - 1], list->sorted[i])))
            return err_set(err, FAULT_CONFIG,
                           "%s: the identifier \"%.*s\" stands twice or is "
                           "empty",
                           list->id, VIEW_ARG(list->sorted[i]));
    return STATUS_OK;
}

/* Every list, each checked once it is whole. */
enum status sdmx_lists(struct sdmx *s, struct err *err)
{
    enum status status = STATUS_OK;
    for (int l = 0; l < SDMX_LISTS; l++)
        s->lists[l] = lists[l];
    add_frequencies(s);
    add_areas(s);
    add_indicators(s);
    add_measures(s);
    add_numbers(s, SDMX_MULTIPLIERS, 18, "十的次方：", "ten to the power ");
    add_numbers(s, SDMX_DECIMALS, 36, "小数位数：", "decimals: ");
    add_statuses(s);
    add_grades(s);
    add_flags(s);
    for (int l = 0; status == STATUS_OK && l < SDMX_LISTS; l++)
        status = sort(s, &s->lists[l], err);
    return status;
}

bool sdmx_list_has(const struct sdmx_codelist *list, struct view id)
{
    return bsearch(&id, list->sorted, list->codes.count, sizeof id, by_bytes);
}

struct view sdmx_list_agency(const struct sdmx *s,
                             const struct sdmx_codelist *list)
{
    return list->standard ? VIEW("SDMX") : s->agency;
}
