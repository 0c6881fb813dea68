/* What the catalogue's enums are called in the survey's documentation. */
#include "pipeline/engine/handbook_words.h"

static const char *const types[][LANGUAGE_COUNT] = {
    [VALUE_NUMBER] = {"数", "number"},
    [VALUE_GRADE] = {"等级", "grade"},
    [VALUE_TEXT] = {"文字", "text"},
    [VALUE_ITEMS] = {"逐项列名", "list of named things"},
};

static const char *const areas[][LANGUAGE_COUNT] = {
    [AREAS_NONE] = {"不相加", "does not add up"},
    [AREAS_SUM] = {"相加", "sum"},
    [AREAS_UNION] = {"合并后计数", "union of what is named"},
    [AREAS_MAX] = {"取最大", "greatest"},
};

static const char *const times[][LANGUAGE_COUNT] = {
    [TIME_NONE] = {"不相加", "does not add up"},
    [TIME_SUM] = {"逐年相加", "sum of the years"},
    [TIME_LAST] = {"取末年", "the last year's"},
};

static const char *const sources[][LANGUAGE_COUNT] = {
    [SOURCE_NONE] = {"", ""},
    [SOURCE_DISTRICT] = {"区县", "districts"},
    [SOURCE_DISTRICT_OWN] = {"区县和市本级", "districts and the city's own"},
    [SOURCE_ORGANIZATION] = {"社会组织", "organizations"},
    [SOURCE_CITY] = {"市级", "cities"},
    [SOURCE_PROVINCE] = {"省级", "the province"},
    [SOURCE_INSTITUTION] = {"机构", "institution"},
};

static const char *const severities[][LANGUAGE_COUNT] = {
    [SEVERITY_INFORMATION] = {"提示", "information"},
    [SEVERITY_WARNING] = {"警告，可说明", "warning: give the reason"},
    [SEVERITY_ERROR] = {"错误，该值不收", "error: refuses the value"},
    [SEVERITY_FATAL] = {"致命，整份不收", "fatal: refuses the return"},
};

static const char *const levels[][LANGUAGE_COUNT] = {
    {"文件", "the file"},
    {"一份报表之内", "within one return"},
    {"与本单位其他报表", "with the unit's other returns"},
    {"与其他单位", "with other units"},
    {"与其他统计", "with other surveys"},
    {"与外部资料", "with outside data"},
};

static const char *const directions[][LANGUAGE_COUNT] = {
    [DIRECTION_NEUTRAL] = {"不排位", "not ranked"},
    [DIRECTION_HIGHER] = {"越高越好", "higher is better"},
    [DIRECTION_LOWER] = {"越低越好", "lower is better"},
};

static const char *const strata[][LANGUAGE_COUNT] = {
    [STRATUM_AREA] = {"同一地区", "same area"},
    [STRATUM_PARENT] = {"同一上级地区", "same area above"},
    [STRATUM_GROUP] = {"同组同级", "same group and level"},
    [STRATUM_LEVEL] = {"同级", "same level"},
};

struct view words_type(const struct indicator *indicator,
                       enum language language, struct arena *arena)
{
    const char *word = types[indicator->type][language];
    if (indicator->type != VALUE_GRADE)
        return view_of(word);
    return arena_format(arena, "%s (%.*s)", word, VIEW_ARG(indicator->scale));
}

struct view words_areas(enum over_areas how, enum language language)
{
    return view_of(areas[how][language]);
}

struct view words_time(enum over_time how, enum language language)
{
    return view_of(times[how][language]);
}

struct view words_source(const struct source *source, enum language language,
                         struct arena *arena)
{
    const char *word = sources[source->kind][language];
    if (source->kind != SOURCE_INSTITUTION)
        return view_of(word);
    return arena_format(arena, "%s (%.*s)", word, VIEW_ARG(source->role));
}

struct view words_severity(enum severity severity, enum language language)
{
    return view_of(severities[severity][language]);
}

struct view words_level(int level, enum language language)
{
    int last = (int)(sizeof levels / sizeof *levels) - 1;
    return view_of(levels[level < 0 || level > last ? last : level][language]);
}

struct view words_direction(enum direction direction, enum language language)
{
    return view_of(directions[direction][language]);
}

struct view words_stratum(enum stratum stratum, enum language language)
{
    return view_of(strata[stratum][language]);
}
