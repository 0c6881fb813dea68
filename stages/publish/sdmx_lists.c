/* The code lists of the data structure, from the survey. */
#include "stages/publish/sdmx.h"

#include <stdlib.h>

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

struct sdmx_code *sdmx_code_add(struct sdmx *s, enum sdmx_list list,
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
    struct sdmx_code *c =
        sdmx_code_add(s, list, sdmx_id_of(code, s->arena), names);
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
    sdmx_code_add(s, SDMX_MEASURES, VIEW("_Z"), none);
    for (size_t i = 0; i < c->measure_count; i++)
        add_own(s, SDMX_MEASURES, c->measures[i].code, c->measures[i].name);
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
    sdmx_standard_lists(s);
    add_areas(s);
    add_indicators(s);
    add_measures(s);
    add_grades(s);
    add_flags(s);
    if (s->arena->failed)
        return err_memory(err);
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
