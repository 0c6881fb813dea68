/* index.xml: trees, weights, scales; what is wrong with them is named. */
#include "pipeline/model/composite.h"

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
    {{"index.xml", "<treat", "<tread"},
     "index.xml:5: <tread> is not expected here"},
    {{"index.xml", "<treat ", "<treat point=\"3\" "},
     "index.xml:5: unknown attribute \"point\" of <treat>"},
    {{"index.xml", " zh=\"甲\"", ""},
     "index.xml:9: <group> lacks the attribute \"zh\""},
    {{"index.xml", "<note zh=\"自定\" en=\"our own\"/>", ""},
     "index.xml:2: the index SCHX lacks its <note>; expected a word on whose "
     "weights these are"},
    {{"index.xml", "weight=\"40\"", "weight=\"forty\""},
     "index.xml:9: weight=\"forty\"; expected a number"},
    {{"index.xml", "weight=\"40\"", "weight=\"-40\""},
     "index.xml:9: a weight below 0"},
    {{"index.xml", "weight=\"40\"", "weight=\"45\""},
     "index.xml:2: the weights in SCHX are 45 + 60; expected all of them and "
     "100 together, or none"},
    {{"index.xml", " weight=\"30\"", ""},
     "index.xml:9: the weights in X.A are 0 + 70; expected all of them and 100 "
     "together, or none"},
    {{"index.xml", "years=\"all\"", "years=\"all\" sum=\"1\""},
     "index.xml:2: the weights in SCHX are 40 + 60; expected all of them and 1 "
     "together, or none"},
    {{"index.xml", "years=\"all\"", "years=\"all\" sum=\"10\""},
     "index.xml:2: sum; expected 1 or 100, what the weights of each group add "
     "up to"},
    {{"index.xml", "years=\"all\"", "years=\"one\""},
     "index.xml:2: change; expected years=\"all\" with it, for on scales of "
     "each year's own scores do not change"},
    {{"index.xml", "years=\"all\"", "years=\"some\""},
     "index.xml:2: years=\"some\"; expected one of one all"},
    {{"index.xml", "change=\"0.2\"", "change=\"20\""},
     "index.xml:2: change=\"20\"; expected 0 to 1"},
    {{"index.xml", "change=\"0.2\"", "group=\"HILLS\""},
     "index.xml:2: group=\"HILLS\" is not in groups.csv"},
    {{"index.xml", "of=\"SCH.COUNT\"", "of=\"SCH.CONT\""},
     "index.xml:10: of=\"SCH.CONT\" is not in indicators.csv"},
    {{"index.xml", "of=\"SCH.COUNT\"", "of=\"SCH.MOTTO\""},
     "index.xml:10: of=\"SCH.MOTTO\" is a text and has no number"},
    {{"index.xml", "of=\"SCH.COUNT\"", "of=\"SCH.FEE\""},
     "index.xml:14: \"SCH.FEE\" occurs a second time"},
    {{"index.xml", " direction=\"higher\"", ""},
     "index.xml:11: SCH.GIRLS is neutral; expected direction=\"higher\" or "
     "\"lower\" with it"},
    {{"index.xml", "per=\"SCH.PUPILS\"", "per=\"PUPILS\""},
     "index.xml:11: per=\"PUPILS\" is not in indicators.csv"},
    {{"index.xml", "times=\"10000\"", "times=\"0\""},
     "index.xml:10: times; expected a number above 0"},
    {{"index.xml", "from=\"10\" to=\"90\"", "from=\"90\" to=\"10\""},
     "index.xml:14: the goalposts stand the wrong way round, from 90 to 10; "
     "expected the lower value first, whatever the direction"},
    {{"index.xml", "from=\"10\" to=\"90\"", "to=\"90\""},
     "index.xml:14: goalposts lack their \"from\""},
    {{"index.xml", " method=\"goalposts\"", ""},
     "index.xml:14: \"low\" without a \"method\""},
    {{"index.xml", "method=\"goalposts\"", "method=\"rank\""},
     "index.xml:14: rank has no \"from\""},
    {{"index.xml", "method=\"goalposts\"", "method=\"best\""},
     "index.xml:14: method=\"best\"; expected one of min-max z-score goalposts "
     "target rank percentile best-in-group fraction-of-max"},
    {{"index.xml", "method=\"min-max\" low=\"1\"",
      "method=\"min-max\" low=\"100\""},
     "index.xml:4: the scale runs from low 100 to high 100; expected low below "
     "high"},
    {{"index.xml", "method=\"min-max\" low=\"1\" high=\"100\"",
      "method=\"goalposts\" from=\"1\" to=\"2\" low=\"1\""},
     "index.xml:4: unknown attribute \"from\" of <normalise>"},
    {{"index.xml", "method=\"min-max\" low=\"1\"",
      "method=\"min-max\" low=\"0\""},
     "index.xml:10: SCH.COUNT may be scored zero by min-max, and a geometric "
     "mean over zero has no value; expected a scale with low above 0"},
    {{"index.xml", "<aggregate method=\"geometric\"/>",
      "<normalise method=\"z-score\"/><aggregate method=\"harmonic\"/>"},
     "index.xml:10: SCH.COUNT may be scored zero by z-score, and a harmonic "
     "mean over zero has no value; expected a scale with low above 0"},
    {{"index.xml", "years=\"all\"", "years=\"all\" missing=\"zero\""},
     "index.xml:10: missing=\"zero\" and a geometric mean over it has no "
     "value; expected exclude or refuse"},
    {{"index.xml", "seed=\"7\"", "seed=\"x\""},
     "index.xml:6: seed=\"x\"; expected 0 to 999999999"},
    {{"index.xml", "en=\"fair\"", "en=\"fair\" from=\"85\""},
     "index.xml:17: the grade B; expected the best first, each \"from\" below "
     "the one before, the last without"},
    {{"index.xml", "grade=\"B\"", "grade=\"C\""},
     "index.xml:18: grade=\"C\" is no <grade> of this index"},
    {{"index.xml", " limit=\"50\" grade=\"B\"", ""},
     "index.xml:18: a <veto> limits nothing; expected a \"limit\" of the score "
     "or a \"grade\""},
    {{"index.xml", "SCH.COUNT &lt; 1", "SCH.COUNT"},
     "index.xml:18: the formula is a number; expected a condition"},
    {{"index.xml", "SCH.COUNT &lt; 1", "SCH.CONT &lt; 1"},
     "index.xml:18: the formula of no school, character 1: there is no "
     "indicator "
     "SCH.CONT"},
    {{"index.xml", "SCH.COUNT &lt; 1", ""},
     "index.xml:18: a condition without a formula"},
    {{"index.xml", "</group>\n    <group",
      "</group>\n    <group code=\"X.C\" zh=\"丙\" en=\"C\"/><group"},
     "index.xml:2: the weights in SCHX are 40 + 0 + 60; expected all of them "
     "and 100 together, or none"},
};

static void every_mistake_is_named(void **state)
{
    (void)state;
    small_survey_refuses(mistakes, sizeof mistakes / sizeof *mistakes);
}

static void an_index_is_read_whole(void **state)
{
    struct small_survey survey;
    (void)state;
    small_survey_load(&survey, unchanged);
    assert_int_equal(survey.status, STATUS_OK);
    assert_int_equal(survey.catalogue.composite_count, 1);
    const struct composite *c = &survey.catalogue.composites[0];
    assert_int_equal(c->node_count, 6);
    assert_int_equal(c->leaf_count, 3);
    assert_true(c->all_years && c->change_weight == 0.2);
    assert_true(c->treatment.wanted && c->treatment.points == 3);
    assert_true(c->treatment.skew == 2 && c->treatment.kurtosis == 3.5);
    assert_true(c->coverage == 0.65 && c->decimals == 2);
    assert_int_equal(c->robustness.runs, 100);
    assert_int_equal(c->robustness.mean_count, 2);
    assert_true(c->robustness.weights == 0.25);
    assert_true(c->conditions[0].grade == &c->grades[1]);
    small_survey_end(&survey);
}

static void leaves_and_groups_stand_in_their_places(void **state)
{
    static const size_t parents[] = {0, 0, 1, 1, 0, 4};
    struct small_survey survey;
    (void)state;
    small_survey_load(&survey, unchanged);
    const struct composite *c = &survey.catalogue.composites[0];
    for (size_t i = 0; i < c->node_count; i++)
        assert_int_equal(c->nodes[i].parent, parents[i]);
    assert_int_equal(c->nodes[2].per, COMPOSITE_PER_HEAD);
    assert_int_equal(c->nodes[3].per, COMPOSITE_PER_OTHER);
    assert_true(c->nodes[5].lower && c->nodes[5].own_normal);
    assert_true(c->nodes[5].normal.to == 90);
    assert_true(c->nodes[2].normal.low == 1);
    assert_true(c->nodes[5].weight == 1);
    small_survey_end(&survey);
}

static void a_survey_needs_none(void **state)
{
    static const struct small_change absent = {"index.xml", NULL, NULL};
    struct small_survey survey;
    (void)state;
    small_survey_load(&survey, absent);
    assert_int_equal(survey.status, STATUS_OK);
    assert_int_equal(survey.catalogue.composite_count, 0);
    small_survey_end(&survey);
}

static void quiet(void *self, const char *format, ...)
{
    (void)self;
    (void)format;
}

static bool schema_accepts(const char *path)
{
    xmlRelaxNGParserCtxtPtr parser =
        xmlRelaxNGNewParserCtxt("config/schemas/index.rng");
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

/* The schema and the loader agree on the shape of an index. */
static void the_schema_agrees(void **state)
{
    static const struct small_change changes[] = {
        {NULL, NULL, NULL},
        {"index.xml", "<treat", "<tread"},
        {"index.xml", "years=\"all\"", "years=\"some\""},
        {"index.xml", "change=\"0.2\"", "change=\"20\""},
        {"index.xml", "method=\"goalposts\"", "method=\"best\""},
        {"index.xml", " method=\"goalposts\"", ""},
        {"index.xml", "seed=\"7\"", "seed=\"x\""},
    };
    struct small_survey survey;
    char path[512];
    (void)state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        small_survey_load(&survey, changes[i]);
        snprintf(path, sizeof path, "%s/index.xml", survey.folder);
        assert_int_equal(schema_accepts(path), survey.status == STATUS_OK);
        small_survey_end(&survey);
    }
    assert_true(schema_accepts("config/index.xml"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mistake_is_named),
        cmocka_unit_test(an_index_is_read_whole),
        cmocka_unit_test(leaves_and_groups_stand_in_their_places),
        cmocka_unit_test(a_survey_needs_none),
        cmocka_unit_test(the_schema_agrees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
