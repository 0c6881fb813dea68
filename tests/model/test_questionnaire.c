/* What a form asks of whom, and what its file is called. */
#include "pipeline/model/questionnaire.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

/* A province of one city with two districts; an own leaf at each inner node. */
#define V(text)                                                                \
    {                                                                          \
        "" text, sizeof(text) - 1                                              \
    }
static struct area areas[6];
static const struct area *of_province[] = {&areas[1], &areas[5]};
static const struct area *of_city[] = {&areas[2], &areas[3], &areas[4]};
static struct area areas[6] = {
    {.code = V("440000"),
     .name = {V("广东省")},
     .children = of_province,
     .child_count = 2},
    {.code = V("440100"),
     .name = {V("广州市")},
     .parent = &areas[0],
     .children = of_city,
     .child_count = 3,
     .level = 1},
    {.code = V("440103"),
     .name = {V("荔湾区")},
     .parent = &areas[1],
     .level = 2},
    {.code = V("440104"), .parent = &areas[1], .level = 2},
    {.code = V("440100/own"), .parent = &areas[1], .level = 2, .own = true},
    {.code = V("440000/own"), .parent = &areas[0], .level = 1, .own = true},
};

static struct section sections[] = {{V("b"), {V("二")}}, {V("a"), {V("一")}}};
static struct form forms[] = {
    {.code = V("annual"), .name = {V("民政部门年报")}},
    {.code = V("institution"), .name = {V("机构年报")}},
};

static struct indicator indicators[] = {
    {.code = V("A.DISTRICT"),
     .section = V("a"),
     .forms = V("annual"),
     .counted_by = {SOURCE_DISTRICT, {0}}},
    {.code = V("B.OWN"),
     .section = V("b"),
     .forms = V("annual"),
     .counted_by = {SOURCE_DISTRICT_OWN, {0}},
     .type = VALUE_ITEMS},
    {.code = V("A.CITY"),
     .section = V("a"),
     .forms = V("annual"),
     .counted_by = {SOURCE_CITY, {0}},
     .first_year = 2020,
     .control_count = 1,
     .controls = {{SOURCE_DISTRICT, {0}}}},
    {.code = V("A.DERIVED"), .section = V("a"), .formula_text = V("1")},
    {.code = V("A.RANK"),
     .section = V("a"),
     .forms = V("annual"),
     .counted_by = {SOURCE_PROVINCE, {0}}},
    {.code = V("A.SALES"),
     .section = V("a"),
     .forms = V("institution annual"),
     .counted_by = {SOURCE_INSTITUTION, V("lottery")}},
    {.code = V("A.OLD"),
     .section = V("a"),
     .forms = V("annual"),
     .counted_by = {SOURCE_CITY, {0}},
     .last_year = 2016},
};

static const struct catalogue catalogue = {
    .sections = sections,
    .section_count = 2,
    .forms = forms,
    .form_count = 2,
    .indicators = indicators,
    .indicator_count = sizeof indicators / sizeof *indicators,
};

const struct form *catalogue_form(const struct catalogue *c, struct view code)
{
    for (size_t i = 0; i < c->form_count; i++)
        if (view_equal(c->forms[i].code, code))
            return &c->forms[i];
    return NULL;
}

static const struct {
    const char *name;
    struct unit unit;
    const char *form;
    int year;
    const char *asked; /* codes, a star behind a control; NULL: refused */
} cases[] = {
    {"a district",
     {.kind = UNIT_BUREAU, .area = &areas[2]},
     "annual",
     2021,
     "B.OWN A.DISTRICT A.CITY*"},
    {"before the indicator's first year",
     {.kind = UNIT_BUREAU, .area = &areas[2]},
     "annual",
     2019,
     "B.OWN A.DISTRICT"},
    {"a city: its own part, and what it counts itself",
     {.kind = UNIT_BUREAU, .area = &areas[1]},
     "annual",
     2021,
     "B.OWN A.CITY"},
    {"a city, up to the indicator's last year",
     {.kind = UNIT_BUREAU, .area = &areas[1]},
     "annual",
     2016,
     "B.OWN A.OLD"},
    {"a province: each city has its rank",
     {.kind = UNIT_BUREAU, .area = &areas[0]},
     "annual",
     2021,
     "B.OWN A.RANK@440100"},
    {"a body of the province",
     {.kind = UNIT_INSTITUTION, .area = &areas[0], .role = V("lottery")},
     "institution",
     2021,
     "A.SALES@440100"},
    {"a body of the city",
     {.kind = UNIT_INSTITUTION, .area = &areas[1], .role = V("lottery")},
     "institution",
     2021,
     "A.SALES"},
    {"a body nobody asks",
     {.kind = UNIT_INSTITUTION, .area = &areas[1], .role = V("park")},
     "institution",
     2021,
     NULL},
    {"no such form",
     {.kind = UNIT_BUREAU, .area = &areas[2]},
     "daily",
     2021,
     NULL},
};

static void print(const struct questionnaire *q, struct buf *out)
{
    const struct question *at = q->questions.at;
    for (size_t i = 0; i < q->questions.count; i++)
        buf_format(out, "%s%.*s%s", i ? " " : "", VIEW_ARG(at[i].code),
                   at[i].control ? "*" : "");
}

static void test_asked(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct questionnaire q;
        struct arena arena;
        struct buf out = {0};
        struct err err = {0};
        arena_init(&arena, 0);
        enum status s = questionnaire_make(&q, &catalogue, &cases[i].unit,
                                           view_of(cases[i].form),
                                           cases[i].year, &arena, &err);
        print_message("%s\n", cases[i].name);
        assert_int_equal(s == STATUS_OK, cases[i].asked != NULL);
        if (s == STATUS_OK) {
            print(&q, &out);
            assert_string_equal(out.p, cases[i].asked);
        } else {
            assert_int_equal(err.fault, FAULT_USAGE);
        }
        buf_release(&out);
        arena_release(&arena);
    }
}

static const struct {
    struct unit unit;
    const char *file;
} files[] = {
    {{.code = V("440103"), .kind = UNIT_BUREAU, .area = &areas[2]},
     "440103_荔湾区_2021年_民政部门年报"},
    {{.code = V("53A"),
      .kind = UNIT_ORGANIZATION,
      .area = &areas[2],
      .name = {V("a/b:c 协会")}},
     "53A_a_b_c_协会_2021年_民政部门年报"},
    {{.code = V("53A"),
      .kind = UNIT_ORGANIZATION,
      .area = &areas[2],
      .name = {V("53A")}},
     "53A_2021年_民政部门年报"},
    {{.code = V("../x"), .kind = UNIT_ORGANIZATION, .area = &areas[2]},
     ".._x_2021年_民政部门年报"},
};

static void test_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct arena arena;
        struct questionnaire q = {
            .unit = files[i].unit, .form = &forms[0], .year = 2021};
        arena_init(&arena, 0);
        assert_string_equal(questionnaire_file(&q, &arena).p, files[i].file);
        arena_release(&arena);
    }
}

static void test_owed(void **state)
{
    const struct unit never = {0}, since = {.owes_from = 2016},
                      then = {.owes_from = 2016, .owes_until = 2018};
    (void)state;
    assert_false(questionnaire_owed(&never, 2021));
    assert_false(questionnaire_owed(&since, 2015));
    assert_true(questionnaire_owed(&since, 2016));
    assert_true(questionnaire_owed(&then, 2018));
    assert_false(questionnaire_owed(&then, 2019));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_asked),
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_owed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
