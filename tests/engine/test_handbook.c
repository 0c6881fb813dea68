/* Tests of the survey's documentation: its cells, and the page. */
#include "pipeline/engine/handbook.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static struct small_survey survey;

static int open_survey(void **state)
{
    (void)state;
    small_survey_load(&survey, (struct small_change){0});
    small_survey_write(&survey, "imputation.csv",
                       "indicator,method,by,stratum,years,donors,unavailable\n"
                       "SCH.BOYS,ratio,SCH.GIRLS,parent,,4,\n");
    small_survey_again(&survey);
    return survey.status != STATUS_OK;
}

static int close_survey(void **state)
{
    (void)state;
    small_survey_end(&survey);
    return 0;
}

static struct handbook made(enum language language)
{
    struct handbook h;
    assert_true(handbook_begin(&h, &survey.catalogue, language, &survey.arena));
    handbook_use(&h, catalogue_indicator(&survey.catalogue, VIEW("SCH.BOYS")),
                 VIEW("comparison"));
    handbook_use(&h, catalogue_indicator(&survey.catalogue, VIEW("SCH.BOYS")),
                 VIEW("ranking"));
    handbook_catalogue(&h);
    assert_false(survey.arena.failed);
    return h;
}

static struct view cell(const struct table *t, const char *code,
                        const char *key)
{
    const struct table_column *columns = t->columns.at;
    for (size_t r = 0; r < table_rows(t); r++)
        for (size_t c = 0; c < t->columns.count; c++)
            if (view_equal(table_at(t, r, 0), view_of(code)) &&
                view_equal(columns[c].key, view_of(key)))
                return table_at(t, r, c);
    fail_msg("no %s of %s", key, code);
    return VIEW("");
}

static const struct {
    enum chapter chapter;
    const char *code, *key, *zh, *en;
} cases[] = {
    {CHAPTER_INDICATORS, "SCH.BOYS", "name", "男生数", "Boys"},
    {CHAPTER_INDICATORS, "SCH.BOYS", "other-name", "Boys", "男生数"},
    {CHAPTER_INDICATORS, "SCH.BOYS", "section", "学校", "Schools"},
    {CHAPTER_INDICATORS, "SCH.BOYS", "measure", "人", "persons"},
    {CHAPTER_INDICATORS, "SCH.BOYS", "counted-by", "区县", "districts"},
    {CHAPTER_INDICATORS, "SCH.BOYS", "over-areas", "相加", "sum"},
    {CHAPTER_INDICATORS, "SCH.BOYS", "over-time", "取末年", "the last year's"},
    {CHAPTER_INDICATORS, "SCH.BOYS", "tables", "comparison ranking",
     "comparison ranking"},
    {CHAPTER_INDICATORS, "SCH.BOYS", "imputation", "按比率", "ratio"},
    {CHAPTER_INDICATORS, "SCH.BOYS", "statements", "BOYSRANK", "BOYSRANK"},
    {CHAPTER_INDICATORS, "SCH.PUPILS", "components", "SCH.BOYS + SCH.GIRLS",
     "SCH.BOYS + SCH.GIRLS"},
    {CHAPTER_INDICATORS, "SCH.PUPILS", "first-year", "2010", "2010"},
    {CHAPTER_INDICATORS, "SCH.PUPILS", "last-year", "", ""},
    {CHAPTER_INDICATORS, "SCH.BOYSHARE", "over-areas", "", ""},
    {CHAPTER_INDICATORS, "SCH.BOYSHARE", "formula-words",
     "男生数 ÷ 学生数 × 100", "Boys ÷ Pupils × 100"},
    {CHAPTER_INDICATORS, "SCH.RATING", "type", "等级 (rating)",
     "grade (rating)"},
    {CHAPTER_FORMS, "annual", "name", "年报", "Annual return"},
    {CHAPTER_IMPUTATION, "SCH.BOYS", "stratum", "同一上级地区",
     "same area above"},
    {CHAPTER_IMPUTATION, "SCH.BOYS", "donors", "4", "4"},
    {CHAPTER_IMPUTATION, "SCH.BOYS", "years", "", ""},
    {CHAPTER_STATEMENTS, "BOYSRANK", "period", "2017/2021", "2017/2021"},
    {CHAPTER_CALENDAR, "annual", "deadline", "2022-02-28", "2022-02-28"},
    {CHAPTER_AREAS, "990101", "above", "990100", "990100"},
    {CHAPTER_AREAS, "990101", "group", "沿海", "Coast"},
};

static void cells_are_filled(void **state)
{
    (void)state;
    struct handbook zh = made(LANGUAGE_ZH), en = made(LANGUAGE_EN);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        enum chapter c = cases[i].chapter;
        struct view a = cell(zh.chapters[c], cases[i].code, cases[i].key);
        struct view b = cell(en.chapters[c], cases[i].code, cases[i].key);
        if (!view_equal(a, view_of(cases[i].zh)) ||
            !view_equal(b, view_of(cases[i].en)))
            fail_msg("%s %s: %.*s / %.*s", cases[i].code, cases[i].key,
                     VIEW_ARG(a), VIEW_ARG(b));
    }
}

static void an_edit_tells_everything(void **state)
{
    (void)state;
    struct handbook h = made(LANGUAGE_EN);
    const struct table *t = h.chapters[CHAPTER_EDITS];
    assert_int_equal(table_rows(t), 1);
    for (size_t c = 0; c < t->columns.count; c++)
        assert_true(table_at(t, 0, c).n > 0);
    assert_true(view_equal(cell(t, table_at(t, 0, 0).p, "formula-words"),
                           VIEW("Girls is at most Pupils")));
}

/* Own leaves are nobody's to look up, and an edit's words stand with it. */
static void some_things_are_left_out(void **state)
{
    (void)state;
    struct handbook h = made(LANGUAGE_EN);
    const struct table *areas = h.chapters[CHAPTER_AREAS];
    for (size_t r = 0; r < table_rows(areas); r++)
        assert_false(view_ends(table_at(areas, r, 0), VIEW("/own")));
    const struct table *messages = h.chapters[CHAPTER_MESSAGES];
    for (size_t r = 0; r < table_rows(messages); r++)
        assert_false(
            view_equal(table_at(messages, r, 0), survey.catalogue.edits[0].id));
}

static void the_page_leads_from_one_to_the_other(void **state)
{
    static const char *const parts[] = {
        "<html lang=\"en\">",
        "<a href=\"#indicators\">Indicators (",
        "<article id=\"indicators-SCH.BOYS\">",
        "<a href=\"#tables-comparison\">comparison</a> <a href=\"#tables-rank",
        "<a href=\"#indicators-SCH.BOYS\">SCH.BOYS</a>",
        "<code>SCH.BOYS + SCH.GIRLS</code>",
        "<th scope=\"col\">deadline</th>",
        "<title>Schools",
    };
    (void)state;
    struct handbook h = made(LANGUAGE_EN);
    struct buf page = {0};
    handbook_page(&h, &page);
    assert_false(page.failed);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!strstr(page.p, parts[i]))
            fail_msg("not in the page: %s", parts[i]);
    assert_null(strstr(page.p, "<script"));
    assert_null(strstr(page.p, "http://"));
    buf_release(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_filled),
        cmocka_unit_test(an_edit_tells_everything),
        cmocka_unit_test(some_things_are_left_out),
        cmocka_unit_test(the_page_leads_from_one_to_the_other),
    };
    return cmocka_run_group_tests(tests, open_survey, close_survey);
}
