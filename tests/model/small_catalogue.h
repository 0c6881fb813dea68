/* A catalogue of a handful of things with its own look-ups, so that what
 * stands on the catalogue is tested without a configuration. Included by one
 * source of a test program; the library's look-ups are not linked then. */
#ifndef NIANBAO_TESTS_SMALL_CATALOGUE_H
#define NIANBAO_TESTS_SMALL_CATALOGUE_H

#include <stddef.h>

#include "pipeline/model/catalogue.h"

/* VIEW as an initialiser of what is static. */
#define SMALL(literal)                                                         \
    {                                                                          \
        literal, sizeof(literal) - 1                                           \
    }
#define SMALL_COUNT(array) (sizeof(array) / sizeof *(array))

static struct measure small_measures[] = {
    {.code = SMALL("张"), .name = {SMALL("张"), SMALL("beds")}, .base = true},
};

static struct area small_areas[] = {
    {.code = SMALL("440000"),
     .name = {SMALL("广东省"), SMALL("Guangdong")},
     .order = 0,
     .index = 0},
    {.code = SMALL("440100"),
     .name = {SMALL("广州市"), SMALL("Guangzhou")},
     .parent = &small_areas[0],
     .level = 1,
     .order = 1,
     .index = 1},
    {.code = SMALL("440103"),
     .name = {SMALL("荔湾区"), SMALL("Liwan")},
     .parent = &small_areas[1],
     .level = 2,
     .order = 2,
     .index = 2},
    {.code = SMALL("440100/own"),
     .parent = &small_areas[1],
     .level = 2,
     .order = 3,
     .own = true,
     .index = 3},
};

static struct grade small_grades[] = {
    {.scale = SMALL("pilot"), .code = SMALL("excellent"), .rank = 1},
    {.scale = SMALL("pilot"), .code = SMALL("good"), .rank = 2},
};

static struct indicator small_indicators[] = {
    {.code = SMALL("ELD.BEDS"),
     .name = {SMALL("养老床位"), SMALL("Beds")},
     .type = VALUE_NUMBER,
     .measure = &small_measures[0],
     .index = 0},
    {.code = SMALL("COM.PILOT"),
     .name = {SMALL("试点评价"), SMALL("Pilot")},
     .type = VALUE_GRADE,
     .scale = SMALL("pilot"),
     .index = 1},
    {.code = SMALL("GEN.HON.COLL"),
     .name = {SMALL("集体荣誉"), SMALL("Honours")},
     .type = VALUE_ITEMS,
     .index = 2},
};

static struct unit small_units[] = {
    {.code = SMALL("440103"),
     .name = {SMALL("荔湾区民政局"), SMALL("Liwan bureau")},
     .area = &small_areas[2],
     .listed = true},
};

static struct message small_messages[] = {
    {.code = SMALL("normalize.number"),
     .severity = SEVERITY_ERROR,
     .text = {SMALL("{unit}：{indicator} {area} {period} 的“{text}”不是数"),
              SMALL("{unit}: \"{text}\" is no number")},
     .remedy = {SMALL("第{line}行"), SMALL("line {line}, {measure}")}},
};

/* `hidden` makes the look-ups forget what has that code. */
static struct view small_hidden;

#define SMALL_FIND(list)                                                       \
    (void)catalogue;                                                           \
    for (size_t i = 0; i < SMALL_COUNT(list); i++)                             \
        if (view_equal(list[i].code, code) && !view_equal(code, small_hidden)) \
            return &list[i];                                                   \
    return NULL

const struct area *catalogue_area(const struct catalogue *catalogue,
                                  struct view code)
{
    SMALL_FIND(small_areas);
}

const struct indicator *catalogue_indicator(const struct catalogue *catalogue,
                                            struct view code)
{
    SMALL_FIND(small_indicators);
}

const struct message *catalogue_message(const struct catalogue *catalogue,
                                        struct view code)
{
    SMALL_FIND(small_messages);
}

const struct grade *catalogue_grade(const struct catalogue *catalogue,
                                    struct view scale, struct view code)
{
    (void)scale;
    SMALL_FIND(small_grades);
}

bool catalogue_unit(const struct catalogue *catalogue, struct view code,
                    struct unit *out)
{
    (void)catalogue;
    for (size_t i = 0; i < SMALL_COUNT(small_units); i++)
        if (view_equal(small_units[i].code, code) &&
            !view_equal(code, small_hidden)) {
            *out = small_units[i];
            return true;
        }
    return false;
}

#endif
