/* Tests of tables.xml: what it may say, and where its mistakes are. */
#include "stages/publish/layout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "stages/publish/kinds.h"
#include "tests/support/small_survey.h"

#define HEAD                                                                   \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                             \
    "<tables>\n"
#define TABLE                                                                  \
    "  <table kind=\"comparison\" name=\"comparison\" zh=\"比较\" en=\"All\">"
#define COLUMN "<column key=\"area\" zh=\"地区\" en=\"area\"/>"
#define FOOT "</tables>\n"

struct loaded {
    struct small_survey survey;
    struct array layouts;
    struct err err;
    enum status status;
};

/* Loads `text` as the tables.xml of the small survey; NULL: there is none. */
static void load(struct loaded *loaded, const char *text)
{
    static const struct small_change unchanged = {NULL, NULL, NULL};
    *loaded = (struct loaded){0};
    small_survey_load(&loaded->survey, unchanged);
    assert_string_equal(loaded->survey.err.what, "");
    if (text)
        small_survey_write(&loaded->survey, "tables.xml", text);
    loaded->status =
        layout_load(loaded->survey.folder, &loaded->survey.catalogue,
                    &loaded->survey.arena, &loaded->layouts, &loaded->err);
}

static void test_good(void **state)
{
    struct loaded l;
    (void)state;
    load(&l, HEAD TABLE "\n    <note zh=\"注\" en=\"note\"/>" COLUMN
                        "<column key=\"value\" zh=\"值\" en=\"v\"/></table>\n"
                        "  <table kind=\"wide\" name=\"w\" zh=\"宽\" en=\"W\" "
                        "section=\"schools\"/>\n" FOOT);
    assert_string_equal(l.err.what, "");
    assert_int_equal(l.status, STATUS_OK);
    assert_int_equal(l.layouts.count, 2);
    const struct layout *layouts = l.layouts.at;
    assert_true(layouts[0].kind == &comparison_kind);
    assert_true(view_equal(layouts[0].name, VIEW("comparison")));
    assert_true(view_equal(layouts[0].title[LANGUAGE_ZH], VIEW("比较")));
    assert_true(view_equal(layouts[0].note[LANGUAGE_EN], VIEW("note")));
    assert_null(layouts[0].section);
    assert_int_equal(layouts[0].origin.line, 3);
    assert_int_equal(layouts[0].columns.count, 2);
    const struct layout_column *columns = layouts[0].columns.at;
    assert_string_equal(columns[1].kind->key, "value");
    assert_true(view_equal(columns[1].title[LANGUAGE_EN], VIEW("v")));
    assert_true(layouts[1].kind == &wide_kind);
    assert_true(view_equal(layouts[1].section->code, VIEW("schools")));
    small_survey_end(&l.survey);
}

static const struct {
    const char *text;
    long line;
    const char *what;
} refused[] = {
    {HEAD "  <table kind=\"pie\" name=\"p\" zh=\"饼\" en=\"Pie\"/>\n" FOOT, 3,
     "no such kind of table: \"pie\""},
    {HEAD "\n  <table name=\"p\" zh=\"饼\" en=\"Pie\"/>\n" FOOT, 4,
     "no such kind of table: \"\""},
    {HEAD "  <table kind=\"ranking\" zh=\"位\" en=\"R\"/>\n" FOOT, 3,
     "a table wants name, zh and en: \"\""},
    {HEAD "  <table kind=\"ranking\" name=\"r\" en=\"R\"/>\n" FOOT, 3,
     "a table wants name, zh and en: \"r\""},
    {HEAD "  <table kind=\"wide\" name=\"w\" zh=\"宽\" en=\"W\"\n"
          "         section=\"wards\"/>\n" FOOT,
     3, "no such section in sections.csv: \"wards\""},
    {HEAD TABLE "\n" COLUMN "\n<column key=\"sahre\" zh=\"a\" en=\"b\"/>"
                "\n</table>\n" FOOT,
     5, "this kind of table has no such column: \"sahre\""},
    {HEAD "  <table kind=\"findings\" name=\"f\" zh=\"意见\" en=\"F\">\n"
          "    <column key=\"share\" zh=\"a\" en=\"b\"/></table>\n" FOOT,
     4, "this kind of table has no such column: \"share\""},
    {HEAD TABLE "\n<column key=\"share\" zh=\"比重\"/></table>\n" FOOT, 4,
     "a column wants zh and en: \"share\""},
    {HEAD "  <tabel/>\n" FOOT, 3, "unknown element: \"tabel\""},
    {HEAD COLUMN FOOT, 3, "unknown element: \"column\""},
    {HEAD TABLE "</table>\n" COLUMN "\n" FOOT, 4,
     "unknown element: \"column\""},
    {HEAD TABLE TABLE "</table></table>\n" FOOT, 3,
     "unknown element: \"table\""},
    {HEAD TABLE "</table>\n" TABLE "</table>\n" FOOT, 4,
     "two tables of one name: \"comparison\""},
    {HEAD "  <table kind=\"ranking\" name=\"../r\" zh=\"位\" en=\"R\"/>\n" FOOT,
     3, "a table's name is the name of a file: \"../r\""},
    {"<sheets/>\n", 1, "unknown element: \"sheets\""},
    {HEAD TABLE "\n<column key=\"share\" zh=\"a\" eng=\"b\"/></table>\n" FOOT,
     4, "unknown attribute: \"eng\""},
    {HEAD "  <table kind=\"ranking\" name=\"r\" zh=\"a\" en=\"b\" "
          "colour=\"c\"/>\n" FOOT,
     3, "unknown attribute: \"colour\""},
    {HEAD TABLE "\n<note zh=\"a\" en=\"b\" de=\"c\"/></table>\n" FOOT, 4,
     "unknown attribute: \"de\""},
    {"<tables version=\"2\"/>\n", 1, "unknown attribute: \"version\""},
    {HEAD TABLE "\n<note en=\"b\"/></table>\n" FOOT, 4,
     "a note wants zh and en: \"comparison\""},
    {HEAD "  <table kind=\"wide\" name=\"w\" zh=\"a\" en=\"b\"/>\n" FOOT, 3,
     "a wide table wants a section: \"w\""},
    {HEAD "  <table kind=\"ranking\" name=\"r\" zh=\"a\" en=\"b\"\n"
          "         section=\"schools\"/>\n" FOOT,
     3, "only a wide table has a section: \"schools\""},
};

static void test_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct loaded l;
        char expected[1024], got[1024];
        load(&l, refused[i].text);
        snprintf(expected, sizeof expected, "%s/tables.xml:%ld: %s",
                 l.survey.folder, refused[i].line, refused[i].what);
        snprintf(got, sizeof got, "%s:%ld: %s", l.err.file, l.err.line,
                 l.err.what);
        assert_string_equal(got, expected);
        assert_int_equal(l.status, STATUS_FATAL);
        assert_int_equal(l.err.fault, FAULT_CONFIG);
        small_survey_end(&l.survey);
    }
}

/* A slip in our own XML is a mistake of the configuration, not of a clerk. */
static void test_not_well_formed(void **state)
{
    struct loaded l;
    (void)state;
    load(&l, HEAD TABLE "\n" FOOT);
    assert_int_equal(l.status, STATUS_FATAL);
    assert_int_equal(l.err.fault, FAULT_CONFIG);
    assert_int_equal(l.err.line, 4);
    small_survey_end(&l.survey);
}

static void test_absent(void **state)
{
    struct loaded l;
    (void)state;
    load(&l, NULL);
    assert_int_equal(l.status, STATUS_FATAL);
    assert_int_equal(l.err.fault, FAULT_CONFIG);
    small_survey_end(&l.survey);
}

/* The tables in the repository. */
static void test_own_tables(void **state)
{
    struct arena arena;
    struct catalogue catalogue;
    struct array layouts = {0};
    struct err err = {0};
    (void)state;
    arena_init(&arena, 0);
    assert_int_equal(catalogue_load("config", &arena, &catalogue, &err),
                     STATUS_OK);
    layout_load("config", &catalogue, &arena, &layouts, &err);
    assert_string_equal(err.what, "");
    assert_true(layouts.count > 0);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_not_well_formed),
        cmocka_unit_test(test_absent),
        cmocka_unit_test(test_own_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
