/* The standard's code lists: those of its codes that a survey may need. */
#include "stages/publish/sdmx.h"

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

static void add_statuses(struct sdmx *s)
{
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
        struct view names[] = {view_of(statuses[i].name[LANGUAGE_ZH]),
                               view_of(statuses[i].name[LANGUAGE_EN])};
        sdmx_code_add(s, SDMX_STATUSES, view_of(statuses[i].id), names);
    }
}

static void add_numbers(struct sdmx *s, enum sdmx_list list, int most,
                        const char *zh, const char *en)
{
    for (int i = 0; i <= most; i++) {
        struct view names[] = {arena_format(s->arena, "%s%d", zh, i),
                               arena_format(s->arena, "%s%d", en, i)};
        sdmx_code_add(s, list, arena_format(s->arena, "%d", i), names);
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
        sdmx_code_add(
            s, SDMX_FREQUENCIES, view_of(usual[i][0]),
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
        sdmx_code_add(s, SDMX_FREQUENCIES, id,
                      (struct view[]){years_name(s, id, LANGUAGE_ZH),
                                      years_name(s, id, LANGUAGE_EN)});
    }
}

void sdmx_standard_lists(struct sdmx *s)
{
    add_frequencies(s);
    add_numbers(s, SDMX_MULTIPLIERS, 18, "十的次方：", "ten to the power ");
    add_numbers(s, SDMX_DECIMALS, 36, "小数位数：", "decimals: ");
    add_statuses(s);
}
