/* edits.xml: its elements, attributes, words and examples. */
#include "pipeline/model/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/relaxng.h>

#include "tests/support/small_survey.h"

static const struct small_change unchanged = {NULL, NULL, NULL};

static const struct small_mistake mistakes[] = {
    {{"edits.xml", "type=\"VCO\"", "type=\"XYZ\""},
     "edits.xml:2: type=\"XYZ\"; expected one of the main types of ESS "
     "validation rules, such as VCO"},
    {{"edits.xml", "\"warning\"", "\"grave\""},
     "edits.xml:2: severity=\"grave\"; expected fatal, error, warning or "
     "information"},
    {{"edits.xml", "level=\"1\"", "level=\"6\""},
     "edits.xml:2: level=\"6\"; expected 0 to 5"},
    {{"edits.xml", " level=\"1\"", ""},
     "edits.xml:2: <edit> lacks the attribute \"level\""},
    {{"edits.xml", "level=\"1\"", "level=\"1\" note=\"x\""},
     "edits.xml:2: unknown attribute \"note\" of <edit>; VCO takes tolerance "
     "relative"},
    {{"edits.xml", "    <formula>SCH.GIRLS &lt;= SCH.PUPILS</formula>\n", ""},
     "edits.xml:2: the edit SCH-01 lacks its <formula>"},
    {{"edits.xml", "<formula>", "<formula>a</formula><formula>"},
     "edits.xml:3: a second <formula>"},
    {{"edits.xml", "<good>SCH.GIRLS=3 SCH.PUPILS=10</good>", ""},
     "edits.xml:2: the edit SCH-01 lacks examples; expected a <good> and a "
     "<bad> at least"},
    {{"edits.xml", "{area}: more", "{areas}: more"},
     "edits.xml:5: <en>: unknown placeholder {areas}; expected one of {unit} "
     "{indicator} {area} {period} {text} {value} {expected} {detail} {file} "
     "{line} {column} {cell} {measure} {edit} {code}"},
    {{"edits.xml", "{area}: more girls than pupils", " "},
     "edits.xml:2: the edit SCH-01 lacks its <en>"},
    {{"edits.xml", "remedy=\"Check both\"", ""},
     "edits.xml:5: <en> lacks the attribute \"remedy\""},
    {{"edits.xml", "<good>", "<fine/><good>"},
     "edits.xml:6: <fine> is not expected here"},
    {{"edits.xml", "<good>", "<good><good/>"},
     "edits.xml:6: <good> is not expected here"},
    {{"edits.xml", "  </edit>", "  hello</edit>"},
     "edits.xml:7: text between the elements"},
    {{"edits.xml", "SCH.GIRLS &lt;= SCH.PUPILS", "SCH.GIRLS + SCH.PUPILS"},
     "edits.xml:2: the formula of SCH-01 is a number; expected a condition"},
};

static void test_mistakes(void **state)
{
    (void)state;
    small_survey_refuses(mistakes, sizeof mistakes / sizeof *mistakes);
}

static void test_edit(void **state)
{
    struct small_survey survey;
    const struct edit *edit;

    (void)state;
    small_survey_load(&survey, unchanged);
    assert_string_equal(survey.err.what, "");
    assert_int_equal(survey.catalogue.edit_count, 1);
    edit = &survey.catalogue.edits[0];
    assert_true(view_equal(edit->id, VIEW("SCH-01")));
    assert_true(view_equal(edit->type, VIEW("VCO")));
    assert_int_equal(edit->severity, SEVERITY_WARNING);
    assert_int_equal(edit->level, 1);
    assert_true(
        view_equal(edit->formula_text, VIEW("SCH.GIRLS <= SCH.PUPILS")));
    assert_non_null(edit->formula);
    assert_ptr_equal(edit->message,
                     catalogue_message(&survey.catalogue, VIEW("SCH-01")));
    assert_int_equal(edit->origin.line, 2);
    assert_int_equal(edit->example_count, 2);
    assert_true(edit->examples[0].good);
    assert_int_equal(edit->examples[1].line, 7);
    assert_true(view_equal(edit->examples[1].given,
                           VIEW("SCH.GIRLS=11 SCH.PUPILS=10")));
    small_survey_end(&survey);
}

static void test_absent(void **state)
{
    static const struct small_change change = {"edits.xml", NULL, NULL};
    struct small_survey survey;

    (void)state;
    small_survey_load(&survey, change);
    assert_int_equal(survey.status, STATUS_OK);
    assert_int_equal(survey.catalogue.edit_count, 0);
    assert_int_equal(survey.catalogue.message_count, 1);
    small_survey_end(&survey);
}

/* The parser's words are its own; the place and the fault are ours. */
static void test_broken(void **state)
{
    static const struct small_change change = {"edits.xml", "</formula>",
                                               "</formulas>"};
    struct small_survey survey;

    (void)state;
    small_survey_load(&survey, change);
    assert_int_equal(survey.status, STATUS_FATAL);
    assert_int_equal(survey.err.fault, FAULT_CONFIG);
    assert_string_equal(survey.err.file, "edits.xml");
    assert_int_equal(survey.err.line, 3);
    small_survey_end(&survey);
}

static void quiet(void *self, const char *format, ...)
{
    (void)self;
    (void)format;
}

/* Whether the schema in the repository accepts a file. */
static bool schema_accepts(const char *path)
{
    xmlRelaxNGParserCtxtPtr parser =
        xmlRelaxNGNewParserCtxt("config/schemas/edits.rng");
    xmlRelaxNGPtr schema = xmlRelaxNGParse(parser);
    xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt(schema);
    xmlDocPtr document = xmlReadFile(path, NULL, XML_PARSE_NONET);
    bool accepts;

    xmlRelaxNGSetValidErrors(context, quiet, quiet, NULL);
    accepts = xmlRelaxNGValidateDoc(context, document) == 0;
    xmlFreeDoc(document);
    xmlRelaxNGFreeValidCtxt(context);
    xmlRelaxNGFree(schema);
    xmlRelaxNGFreeParserCtxt(parser);
    return accepts;
}

/* The schema and the loader agree on what is a list of edits. */
static void test_schema(void **state)
{
    static const struct small_change changes[] = {
        {NULL, NULL, NULL},
        {"edits.xml", "level=\"1\"", "level=\"6\""},
        {"edits.xml", "type=\"VCO\"", "type=\"XYZ\""},
        {"edits.xml", "<good>", "<fine/><good>"},
    };
    struct small_survey survey;
    char path[512];

    (void)state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        small_survey_load(&survey, changes[i]);
        snprintf(path, sizeof path, "%s/edits.xml", survey.folder);
        assert_int_equal(schema_accepts(path), survey.status == STATUS_OK);
        small_survey_end(&survey);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edit),     cmocka_unit_test(test_absent),
        cmocka_unit_test(test_broken),   cmocka_unit_test(test_schema),
        cmocka_unit_test(test_mistakes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
