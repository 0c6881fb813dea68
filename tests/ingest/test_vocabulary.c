/* The submission format: every element and attribute, and what is refused. */
#include "stages/ingest/vocabulary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "tests/support/feeding.h"

#define NS "xmlns='urn:nianbao:submission:1'"
#define FROM " from 440103 2022-01-08T02:00:00Z"
#define OPEN "<submission " NS " unit='440103' period='2021'>"
#define CLOSE "</submission>"
#define OPENED "S unit=440103 period=2021" FROM " @d:1:1\n"

static const struct {
    const char *document, *expected;
} good[] = {
    {OPEN CLOSE, OPENED},
    {"<n:submission xmlns:n='urn:nianbao:submission:1' unit='1'/>",
     "S unit=1" FROM " @d:1:1\n"},
    {"<submission " NS " unit='u' period='p' form='f' scope='own' "
     "revision='2' prepared='t' mode='amend' flags='synthetic' name='甲'>"
     "<head chief='a' statistician='b' filled-by='c' phone='d'/>" CLOSE,
     "S unit=u period=p form=f scope=own revision=2 prepared=t mode=amend "
     "flags=synthetic name=甲 chief=a statistician=b filled-by=c phone=d" FROM
     " @d:1:1\n"},
    {OPEN "\n <value of='ELD.BEDS'>6,812</value>\n"
          " <value of='B' period='2019' measure='万元' source='s' area='440100'"
          " flags='about'> 312,000\n</value>" CLOSE,
     OPENED "V of=ELD.BEDS [6,812] @2:2\n"
            "V of=B area=440100 period=2019 measure=万元 source=s flags=about "
            "[ 312,000\n] @3:2\n"},
    {OPEN "<value of='A'/><value of='B'></value>" CLOSE,
     OPENED "V of=A [] @1:74\nV of=B [] @1:89\n"},
    {OPEN "<value of='A'>1<!-- two -->2<?x y?><![CDATA[<3>]]>&amp;&#x4e00;"
          "</value>" CLOSE,
     OPENED "V of=A [12<3>&一] @1:74\n"},
    {OPEN "<items of='G'>\n<item name='甲 &amp; 乙' by='b' level='province' "
          "on='2021-05-01'/>\n<item name='丙'/></items>" CLOSE,
     OPENED "I of=G [] { name=甲 & 乙 by=b level=province on=2021-05-01 } "
            "{ name=丙 } @1:74\n"},
    {OPEN "<items of='G'/>" CLOSE, OPENED "V of=G [] @1:74\n"},
    {OPEN "<none of='P' as='nil' area='a' period='2020' flags='f'/>" CLOSE,
     OPENED "N of=P area=a period=2020 flags=f [nil] @1:74\n"},
    {OPEN "<remark on='A' edit='ELD-03'>two homes opened in June</remark>"
          "<remark>all well</remark>" CLOSE,
     OPENED "R on=A edit=ELD-03 [two homes opened in June] @1:74\n"
            "R [all well] @1:136\n"},
    {OPEN "<remark>\xC2\xB7\xC2\xA0\xE2\x80\xA9\xE2\x80\xAF\xE2\x81"
          "\xAA</remark>" CLOSE,
     OPENED "R [\xC2\xB7\xC2\xA0\xE2\x80\xA9\xE2\x80\xAF\xE2\x81\xAA] "
            "@1:74\n"},
    {OPEN "<nil/>" CLOSE, "S unit=440103 period=2021 nil" FROM " @d:1:1\n"},
    {"<submission " NS " unit='440103' period='2021' "
     "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
     "xsi:schemaLocation='a b'/>",
     OPENED},
    {"<submissions " NS ">\n<submission unit='1'><value of='A'>1</value>"
     "</submission>\n<submission unit='2'><items of='G'><item name='x'/>"
     "</items></submission><submission unit='3'/>\n</submissions>",
     "S unit=1" FROM " @d:2:1\nV of=A [1] @2:22\n"
     "S unit=2" FROM " @d:3:1\nI of=G [] { name=x } @3:22\n"
     "S unit=3" FROM " @d:3:73\n"},
};

static void test_good(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        feeds(view_of(good[i].document), good[i].expected);
}

static const struct {
    const char *document, *expected;
} bad[] = {
    {"<report " NS "/>", "ingest.root d:1: report"},
    {"<value " NS "/>", "ingest.root d:1: value"},
    {"<submission unit='440103' period='2021'/>",
     "ingest.namespace d:1: submission"},
    {"<submission xmlns='urn:nianbao:submission:2' unit='1'/>",
     "ingest.namespace d:1: submission"},
    {"<report xmlns='urn:x'/>", "ingest.root d:1: report"},
    {OPEN "\n<val of='A'/>" CLOSE, "ingest.element d:2: val"},
    {OPEN "<value xmlns='' of='A'/>" CLOSE, "ingest.namespace d:1: value"},
    {OPEN "<value of='A'><b>1</b></value>" CLOSE, "ingest.element d:1: b"},
    {OPEN "<item name='x'/>" CLOSE, "ingest.element d:1: item"},
    {OPEN "<items of='A'><value of='B'/></items>" CLOSE,
     "ingest.element d:1: value"},
    {OPEN "<submission unit='2'/>" CLOSE, "ingest.element d:1: submission"},
    {"<submissions " NS "><submissions/></submissions>",
     "ingest.element d:1: submissions"},
    {"<submissions " NS "><head/></submissions>", "ingest.element d:1: head"},
    {OPEN "<remark><value of='A'/></remark>" CLOSE,
     "ingest.element d:1: value"},
    {OPEN "<head><nil/></head>" CLOSE, "ingest.element d:1: nil"},
    {"<submission " NS " unit='1' peroid='2'/>",
     "ingest.attribute d:1: peroid"},
    {"<submissions " NS " unit='1'/>", "ingest.attribute d:1: unit"},
    {OPEN "\n\n<value of='A' unit='张'>1</value>" CLOSE,
     "ingest.attribute d:3: unit"},
    {OPEN "<none of='A' measure='张'/>" CLOSE, "ingest.attribute d:1: measure"},
    {OPEN "<nil of='A'/>" CLOSE, "ingest.attribute d:1: of"},
    {OPEN "\n<value of='A'>1</value> 12 " CLOSE, "ingest.stray-text d:2: 12"},
    {OPEN "<head>x</head>" CLOSE, "ingest.stray-text d:1: x"},
    {OPEN "<none of='A'>3</none>" CLOSE, "ingest.stray-text d:1: 3"},
    {OPEN "<items of='A'>3</items>" CLOSE, "ingest.stray-text d:1: 3"},
    {"<submissions " NS ">x</submissions>", "ingest.stray-text d:1: x"},
    {"<!DOCTYPE submission>" OPEN CLOSE,
     "xml.doctype d:1: a DOCTYPE is not allowed"},
    {"<!DOCTYPE s [<!ENTITY a 'b'>]><s>&a;</s>",
     "xml.doctype d:1: a DOCTYPE is not allowed"},
    {"<?xml version='1.1'?>" OPEN CLOSE,
     "xml.version d:1: XML of a version other than 1.0"},
    {OPEN "\n<value of='A'>7\xE2\x80\xAE"
          "500</value>" CLOSE,
     "ingest.control d:2: U+202E"},
    {OPEN "\n<items of='A'><item name='a&#x2069;'/></items>" CLOSE,
     "ingest.control d:2: U+2069"},
    {OPEN "<remark>a\xC2\x9B"
          "2J</remark>" CLOSE,
     "ingest.control d:1: U+009B"},
    {OPEN "<remark>&#127;</remark>" CLOSE, "ingest.control d:1: U+007F"},
    {OPEN "<value of='A'>&nbsp;</value>" CLOSE,
     "xml.syntax d:1: an entity that is not one of XML's five: \"nbsp\""},
    {OPEN CLOSE OPEN CLOSE,
     "xml.syntax d:1: something after the document's end"},
};

static void test_bad(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        feeds(view_of(bad[i].document), bad[i].expected);
}

/* A name of any length is shown in part, cut between characters. */
static void test_long_name(void **state)
{
    struct buf document = {0};
    (void)state;
    feeding_submission(&document, "<指标指标指标指标指标指标指标指标/>");
    feeds(buf_view(&document),
          "ingest.element d:1: 指标指标指标指标指标指标指");
    buf_release(&document);
}

static char *feed_many(const char *element, size_t count)
{
    struct buf document = {0}, elements = {0};
    for (size_t i = 0; i < count; i++)
        buf_adds(&elements, element);
    feeding_submission(&document, elements.p);
    char *text = feed(buf_view(&document));
    buf_release(&document);
    buf_release(&elements);
    return text;
}

/* One submission must fit into a worker's memory with all its findings. */
static void test_many(void **state)
{
    (void)state;
    char *text = feed_many("<remark/>", 20000);
    assert_memory_equal(text, OPENED, strlen(OPENED));
    free(text);
    text = feed_many("<remark/>", 20001);
    assert_string_equal(text, "ingest.too-many d:1: 20000");
    free(text);
}

static void test_long_texts(void **state)
{
    struct buf element = {0};
    (void)state;
    buf_adds(&element, "<remark>");
    for (int i = 0; i < 10000; i++)
        buf_byte(&element, (char)('a' + i % 26));
    buf_adds(&element, "</remark>");
    char *text = feed_many(element.p, 2000);
    assert_string_equal(text, "ingest.too-many d:1: 20000");
    free(text);
    buf_release(&element);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),       cmocka_unit_test(test_bad),
        cmocka_unit_test(test_long_name),  cmocka_unit_test(test_many),
        cmocka_unit_test(test_long_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
