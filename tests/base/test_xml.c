/* The parser of submissions: what it delivers, and what it refuses where. */
#include "pipeline/base/xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <libxml/parser.h>
#include <libxml/xmlIO.h>
#include <cmocka.h>

#define NS "urn:nianbao:test"
#define ROOT "<a xmlns=\"" NS "\">"

/* Writes down what the parser calls; "!" in a text makes the handler stop. */
static enum status note_start(void *self, const struct xml_element *element,
                              struct err *err)
{
    struct buf *to = self;

    (void)err;
    buf_format(to, "<%.*s%s", VIEW_ARG(element->name),
               element->foreign ? " foreign" : "");
    for (size_t i = 0; i < element->count; i++)
        buf_format(to, " %.*s=%.*s", VIEW_ARG(element->attributes[i].name),
                   VIEW_ARG(element->attributes[i].value));
    buf_format(to, " @%ld:%ld>", element->line, element->column);
    return STATUS_OK;
}

static enum status note_text(void *self, struct view text, struct err *err)
{
    buf_format(self, "[%.*s]", VIEW_ARG(text));
    if (!view_equal(text, VIEW("!")))
        return STATUS_OK;
    err_set(err, FAULT_DATA, "the handler had enough");
    return STATUS_REJECT;
}

static enum status note_end(void *self, struct view name, struct err *err)
{
    (void)err;
    buf_format(self, "</%.*s>", VIEW_ARG(name));
    return STATUS_OK;
}

/* Feeds `text` in pieces of `piece` bytes and adds what came of it. */
static enum status run(struct xml *xml, struct view text, size_t piece,
                       struct buf *notes, struct err *err)
{
    struct xml_handler handler = {notes, note_start, note_text, note_end};
    enum status status = STATUS_OK;

    xml_begin(xml, "x.xml", &handler);
    while (text.n > 0 && status == STATUS_OK) {
        size_t n = text.n < piece ? text.n : piece;

        status = xml_feed(xml, (struct view){text.p, n}, err);
        text.p += n;
        text.n -= n;
    }
    return status == STATUS_OK ? xml_end(xml, err) : status;
}

static const size_t pieces[] = {1, 2, 3, 7, 64, 1 << 20};

struct good_case {
    const char *input;
    const char *notes;
};

static const struct good_case good_cases[] = {
    {ROOT "</a>", "<a @1:1></a>"},
    {"\xef\xbb\xbf" ROOT "</a>", "<a @1:1></a>"},
    {"<?xml version='1.0' encoding='GB18030'?>\n" ROOT "\xe5\xb9\xb4</a>\n",
     "<a @2:1>[\xe5\xb9\xb4]</a>"},
    {"<?xml version='1.0' encoding='UTF-16'?>" ROOT "\xe5\xb9\xb4</a>",
     "<a @1:40>[\xe5\xb9\xb4]</a>"},
    {"<?xml version='1.0' encoding='no-such-code'?>" ROOT "</a>",
     "<a @1:46></a>"},
    {"<a/>", "<a foreign @1:1></a>"},
    {"<a xmlns='urn:other'><b xmlns='" NS "'/></a>",
     "<a foreign @1:1><b @1:22></b></a>"},
    {"<n:a xmlns:n='" NS "' n:x='1' y='2' xml:space='preserve'/>",
     "<a y=2 @1:1></a>"},
    {ROOT "<b x='A&amp;B' y=\"&#x5e74;&lt;'\"/></a>",
     "<a @1:1><b x=A&B y=\xe5\xb9\xb4<' @1:29></b></a>"},
    {ROOT "<b x='1>2' y='/>'>3</b></a>",
     "<a @1:1><b x=1>2 y=/> @1:29>[3]</b></a>"},
    {ROOT "\n <b>\xe5\xb9\xb4</b><c/>\n</a>",
     "<a @1:1>[\n ]<b @2:2>[\xe5\xb9\xb4]</b><c @2:10></c>[\n]</a>"},
    {ROOT "<b\n x='1'\n/></a>", "<a @1:1><b x=1 @1:0></b></a>"},
    {ROOT "1<!-- <x> - -->2<![CDATA[<y>]]&]]>3<?pi <z> ?>4&gt;&#53;</a>",
     "<a @1:1>[12<y>]]&34>5]</a>"},
    {ROOT "<!----><!--x--></a><!-- after -->\n", "<a @1:1></a>"},
};

static void test_good(void **state)
{
    struct xml *xml = xml_new(NS, &xml_limits_default);

    (void)state;
    for (size_t i = 0; i < sizeof good_cases / sizeof good_cases[0]; i++)
        for (size_t k = 0; k < sizeof pieces / sizeof pieces[0]; k++) {
            struct buf notes = {0};
            struct err err = {0};
            enum status status =
                run(xml, view_of(good_cases[i].input), pieces[k], &notes, &err);

            if (status != STATUS_OK)
                print_error("%s: %s\n", good_cases[i].input, err.what);
            assert_int_equal(status, STATUS_OK);
            assert_string_equal(notes.p, good_cases[i].notes);
            buf_release(&notes);
        }
    xml_free(xml);
}

struct bad_case {
    const char *input;
    const char *code;
    const char *what;
    long line;
    long column;
};

#define NOT_UTF8 "bytes that are not UTF-8"
#define FORBIDDEN "a character that XML forbids"
#define NO_ELEMENT "no element where the document should begin"
#define NO_ENTITY "an entity that is not one of XML's five: \"nbsp\""
#define DOCTYPE "a DOCTYPE is not allowed"
#define VERSION "XML of a version other than 1.0"
#define FORTY "0123456789012345678901234567890123456789"

static const struct bad_case bad_cases[] = {
    {"", "xml.syntax", NO_ELEMENT, 1, 1},
    {"\xef\xbb\xbf", "xml.syntax", NO_ELEMENT, 1, 1},
    {"\xef\xbb<a/>", "xml.syntax", NOT_UTF8, 1, 1},
    {"\xff\xfe<", "xml.syntax", NO_ELEMENT, 1, 1},
    {"hello", "xml.syntax", NO_ELEMENT, 1, 1},
    {"<a>", "xml.syntax", "the document ends inside an element", 1, 4},
    {"<a/><b/>", "xml.syntax", "something after the document's end", 1, 5},
    {"<a>\n<b></a>", "xml.syntax",
     "an end tag that does not fit its start tag: \"b\"", 2, 8},
    {"<x" FORTY "></b>", "xml.syntax",
     "an end tag that does not fit its start tag: "
     "\"x012345678901234567890123456789012345678\"",
     1, 48},
    {"<a>&nbsp;</a>", "xml.syntax", NO_ENTITY, 1, 10},
    {"<a x='&nbsp;'/>", "xml.syntax", NO_ENTITY, 1, 13},
    {"<a>\x01</a>", "xml.syntax", FORBIDDEN, 1, 4},
    {"<a>\xff</a>", "xml.syntax", FORBIDDEN, 1, 4},
    {"<a>\xed\xa0\x80</a>", "xml.syntax", FORBIDDEN, 1, 4},
    {"<a x='1' x='2'/>", "xml.syntax", "an attribute given twice: \"x\"", 1,
     15},
    {"<n:a/>", "xml.syntax", "a prefix without its namespace: \"n\"", 1, 5},
    {"<a>]]></a>", "xml.syntax", "\"]]>\" in a text; write ]]&gt;", 1, 4},
    {"<a><!-- x", "xml.syntax", "a comment without an end", 1, 10},
    {" <?xml version='1.0'?><a/>", "xml.syntax",
     "an XML declaration that is not at the start", 1, 7},
    {"<!DOCTYPE a><a/>", "xml.doctype", DOCTYPE, 1, 12},
    {"<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "xml.doctype", DOCTYPE, 1, 13},
    {"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "xml.doctype", DOCTYPE, 1,
     40},
    {"<?xml version='1.1'?><a/>", "xml.version", VERSION, 1, 22},
    {"<?xml version='2.0'?><a/>", "xml.version", VERSION ": \"2.0\"", 1, 20},
};

static void assert_refused(const struct err *err, const struct bad_case *bad)
{
    if (strcmp(err->what, bad->what) != 0)
        fail_msg("%s: \"%s\", not \"%s\"", bad->input, err->what, bad->what);
    assert_string_equal(err->code, bad->code);
    assert_string_equal(err->file, "x.xml");
    assert_int_equal(err->fault, FAULT_DATA);
    assert_int_equal(err->line, bad->line);
    assert_int_equal(err->column, bad->column);
}

/* After each of them the same parser must still be good. */
static void assert_still_good(struct xml *xml)
{
    struct buf notes = {0};
    struct err err = {0};

    assert_int_equal(run(xml, VIEW(ROOT "<b>1</b></a>"), 5, &notes, &err),
                     STATUS_OK);
    assert_string_equal(notes.p, "<a @1:1><b @1:29>[1]</b></a>");
    buf_release(&notes);
}

static void test_bad(void **state)
{
    struct xml *xml = xml_new(NS, &xml_limits_default);

    (void)state;
    for (size_t i = 0; i < sizeof bad_cases / sizeof bad_cases[0]; i++)
        for (size_t k = 0; k < sizeof pieces / sizeof pieces[0]; k++) {
            struct buf notes = {0};
            struct err err = {0};

            assert_int_equal(
                run(xml, view_of(bad_cases[i].input), pieces[k], &notes, &err),
                STATUS_REJECT);
            assert_refused(&err, &bad_cases[i]);
            buf_release(&notes);
            assert_still_good(xml);
        }
    xml_free(xml);
}

/* What comes before, `count` times the middle, what comes after. */
static const struct {
    const char *before;
    const char *middle;
    size_t count;
    const char *after;
    const char *what; /* NULL: accepted */
    long column;
} limit_cases[] = {
    {"<a>", "<b>", 3, "</b></b></b></a>", NULL, 0},
    {"<a>", "<b>", 4, "</b></b></b></b></a>",
     "more than 4 elements inside "
     "one another",
     15},
    {"<a>", "x", 64, "</a>", NULL, 0},
    {"<a>", "x", 65, "</a>", "more than 64 bytes in a text", 69},
    {"<a><![CDATA[", "x", 65, "]]></a>", "more than 64 bytes in a text", 0},
    {"<a>", "&#x5e74;", 21, "</a>", NULL, 0},
    {"<a>", "&#x5e74;", 22, "</a>", "more than 64 bytes in a text", 0},
    {"<a x='", "x", 64, "'/>", NULL, 0},
    {"<a x='", "x", 65, "'/>", "more than 64 bytes in an attribute's value",
     73},
    {"<a x='", "x", 300, "'/>", "more than 200 bytes in one tag", 1},
    {"<a", "x", 300, "/>", "more than 200 bytes in one tag", 1},
    {"<a y='>' x='", ">", 300, "'/>", "more than 200 bytes in one tag", 1},
    {"<b", "/", 201, "", "more than 200 bytes in one tag", 1},
    {"<a><!--", ">", 1000, "--></a>", NULL, 0},
    {"<a><!--", "x", 1100, "--></a>", "more than 1024 bytes without a tag", 4},
    {"<a><?x ", ">", 1100, "?></a>", "more than 1024 bytes without a tag", 4},
    {"<a>&", "x", 1100, ";</a>", "more than 1024 bytes without a tag", 4},
};

static struct buf repeat(const char *before, const char *middle, size_t count,
                         const char *after)
{
    struct buf text = {0};

    buf_adds(&text, before);
    for (size_t i = 0; i < count; i++)
        buf_adds(&text, middle);
    buf_adds(&text, after);
    return text;
}

static void check_limit(struct xml *xml, size_t i, size_t piece)
{
    struct buf text = repeat(limit_cases[i].before, limit_cases[i].middle,
                             limit_cases[i].count, limit_cases[i].after);
    struct buf notes = {0};
    struct err err = {0};
    enum status status = run(xml, buf_view(&text), piece, &notes, &err);

    assert_string_equal(err.what,
                        limit_cases[i].what ? limit_cases[i].what : "");
    assert_int_equal(status, limit_cases[i].what ? STATUS_REJECT : STATUS_OK);
    if (limit_cases[i].what)
        assert_string_equal(err.code, "xml.limit");
    if (limit_cases[i].column)
        assert_int_equal(err.column, limit_cases[i].column);
    buf_release(&text);
    buf_release(&notes);
}

static void test_limits(void **state)
{
    static const struct xml_limits limits = {4, 200, 64};
    struct xml *xml = xml_new(NULL, &limits);

    (void)state;
    for (size_t i = 0; i < sizeof limit_cases / sizeof limit_cases[0]; i++)
        for (size_t k = 0; k < sizeof pieces / sizeof pieces[0]; k++)
            check_limit(xml, i, pieces[k]);
    xml_free(xml);
}

/* The 33rd is refused before libxml2 compares it with the 32 before. */
static void test_attributes(void **state)
{
    struct xml *xml = xml_new(NULL, &xml_limits_default);

    (void)state;
    for (int count = 31; count <= 34; count++) {
        struct buf text = {0};
        struct buf notes = {0};
        struct err err = {0};
        enum status status;

        buf_adds(&text, "<a");
        for (int i = 0; i < count; i++)
            buf_format(&text, " x%d='%d'", i, i);
        buf_adds(&text, "/>");
        status = run(xml, buf_view(&text), 10, &notes, &err);
        assert_int_equal(status, count > 32 ? STATUS_REJECT : STATUS_OK);
        if (count > 32)
            assert_string_equal(err.what, "more than 32 attributes in one tag");
        buf_release(&text);
        buf_release(&notes);
    }
    xml_free(xml);
}

/* libxml2 hands out long text in pieces; the handler gets it whole. */
static void test_joined(void **state)
{
    struct buf text = repeat("<a>", "\xe5\xb9\xb4&amp;", 5000, "</a>");
    struct buf expected = repeat("<a @1:1>[", "\xe5\xb9\xb4&", 5000, "]</a>");
    struct xml *xml = xml_new(NULL, &xml_limits_default);

    (void)state;
    for (size_t k = 0; k < sizeof pieces / sizeof pieces[0]; k++) {
        struct buf notes = {0};
        struct err err = {0};

        assert_int_equal(run(xml, buf_view(&text), pieces[k], &notes, &err),
                         STATUS_OK);
        assert_true(view_equal(buf_view(&notes), buf_view(&expected)));
        buf_release(&notes);
    }
    buf_release(&text);
    buf_release(&expected);
    xml_free(xml);
}

static void test_handler_stops(void **state)
{
    struct xml *xml = xml_new(NS, &xml_limits_default);
    struct buf notes = {0};
    struct err err = {0};

    (void)state;
    assert_int_equal(run(xml, VIEW("<a>!<b/></c>"), 64, &notes, &err),
                     STATUS_REJECT);
    assert_string_equal(err.what, "the handler had enough");
    assert_string_equal(notes.p, "<a foreign @1:1>[!]");
    /* It stays stopped, and says so with the same answer. */
    assert_int_equal(xml_feed(xml, VIEW("<d/>"), &err), STATUS_REJECT);
    assert_int_equal(xml_end(xml, &err), STATUS_REJECT);
    assert_string_equal(notes.p, "<a foreign @1:1>[!]");
    assert_still_good(xml);
    buf_release(&notes);
    xml_free(xml);
}

/* A document that is left in the middle does not reach into the next. */
static void test_abandoned(void **state)
{
    struct xml_handler silent = {NULL, NULL, NULL, NULL};
    struct xml *xml = xml_new(NS, &xml_limits_default);
    struct err err = {0};

    (void)state;
    xml_begin(xml, "x.xml", &silent);
    assert_int_equal(xml_feed(xml, VIEW("<a><b c='"), &err), STATUS_OK);
    assert_still_good(xml);
    xml_begin(xml, "x.xml", &silent);
    assert_int_equal(xml_feed(xml, VIEW("<a>text<![CDATA["), &err), STATUS_OK);
    assert_still_good(xml);
    xml_begin(xml, "x.xml", &silent);
    xml_free(xml);
}

/* Enough strange names to have the dictionary thrown away several times. */
static void test_many_names(void **state)
{
    struct xml_handler silent = {NULL, NULL, NULL, NULL};
    struct xml *xml = xml_new(NS, &xml_limits_default);
    struct err err = {0};

    (void)state;
    for (int document = 0; document < 20; document++) {
        struct buf text = {0};

        buf_adds(&text, "<a>");
        for (int i = 0; i < 4000; i++)
            buf_format(&text, "<name-of-some-length-%d-%d/>", document, i);
        buf_adds(&text, "</a>");
        xml_begin(xml, "x.xml", &silent);
        assert_int_equal(xml_feed(xml, buf_view(&text), &err), STATUS_OK);
        assert_int_equal(xml_end(xml, &err), STATUS_OK);
        buf_release(&text);
        assert_still_good(xml);
    }
    xml_free(xml);
}

static void test_get(void **state)
{
    static const struct xml_attribute attributes[] = {
        {.name = {"of", 2}, .value = {"X", 1}},
        {.name = {"o", 1}, .value = {"", 0}},
    };
    struct xml_element element = {.attributes = attributes, .count = 2};

    (void)state;
    assert_int_equal(xml_get(&element, "of").n, 1);
    assert_non_null(xml_get(&element, "o").p);
    assert_null(xml_get(&element, "off").p);
    xml_free(NULL);
}

/* However it is asked, libxml2 can open nothing: not this very file. */
static void test_no_files(void **state)
{
    (void)state;
    assert_null(xmlReadFile(__FILE__, NULL, XML_PARSE_RECOVER));
    assert_null(xmlReadFile("/dev/null", NULL, XML_PARSE_RECOVER));
    assert_null(xmlParserInputBufferCreateFilename(__FILE__, 0));
}

struct seen {
    char ns[16];
    size_t given;
    bool plain, qualified;
};

static enum status see(void *self, const struct xml_element *element,
                       struct err *err)
{
    struct seen *seen = self;
    (void)err;
    snprintf(seen->ns, sizeof seen->ns, "%s", element->ns ? element->ns : "-");
    seen->given = element->count;
    seen->plain = view_equal(xml_get(element, "id"), VIEW("2"));
    seen->qualified = view_equal(xml_get_qualified(element, "id"), VIEW("1"));
    return STATUS_OK;
}

/* Names alone do not tell what an attribute is. */
static void test_namespaces(void **state)
{
    struct seen seen = {0};
    struct xml_handler handler = {&seen, see, NULL, NULL};
    struct xml *xml = xml_new(NULL, &xml_limits_default);
    struct err err = {0};

    (void)state;
    for (int all = 0; all < 2; all++) {
        xml_begin(xml, "x.xml", &handler);
        xml_feed(xml,
                 VIEW("<a xmlns='urn:a' xmlns:r='urn:r' r:id='1' id='2'/>"),
                 &err);
        assert_int_equal(xml_end(xml, &err), STATUS_OK);
        assert_string_equal(seen.ns, "urn:a");
        assert_int_equal(seen.given, 1 + all);
        assert_true(seen.plain);
        assert_int_equal(seen.qualified, all);
        xml_keep_all(xml);
    }
    xml_free(xml);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),       cmocka_unit_test(test_bad),
        cmocka_unit_test(test_limits),     cmocka_unit_test(test_attributes),
        cmocka_unit_test(test_joined),     cmocka_unit_test(test_handler_stops),
        cmocka_unit_test(test_abandoned),  cmocka_unit_test(test_many_names),
        cmocka_unit_test(test_get),        cmocka_unit_test(test_no_files),
        cmocka_unit_test(test_namespaces),
    };

    xml_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
