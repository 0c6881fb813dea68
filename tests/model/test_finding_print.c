/* Tests of a finding in words: placeholders, and hostile texts tamed. */
#include "pipeline/model/finding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/model/small_catalogue.h"

static struct message small_edit_message = {
    .code = SMALL("ELD-03"),
    .text = {SMALL("{edit}"), SMALL("{edit}: {value} {nothing} {")},
};

static struct edit small_edits[] = {
    {.id = SMALL("ELD-03"), .message = &small_edit_message},
};

static struct catalogue catalogue = {.edits = small_edits, .edit_count = 1};

/* One at a time: the next takes the cell of the one before. */
static struct finding example(struct view text)
{
    static struct finding_cell cell;
    cell = (struct finding_cell){.indicator = VIEW("ELD.BEDS"),
                                 .area = VIEW("440103")};
    return (struct finding){
        .code = VIEW("normalize.number"),
        .unit = VIEW("440103"),
        .period = VIEW("2021"),
        .line = 12,
        .text = text,
        .cells = &cell,
        .cell_count = 1,
    };
}

static void prints(const struct finding *f, enum language language,
                   const char *expected)
{
    struct buf out = {0};
    finding_print(&catalogue, f, language, &out);
    assert_false(out.failed);
    assert_string_equal(out.p, expected);
    buf_release(&out);
}

static void test_placeholders(void **state)
{
    struct finding f = example(VIEW("许多"));
    (void)state;
    prints(&f, LANGUAGE_ZH,
           "荔湾区民政局（440103）：养老床位（ELD.BEDS） 荔湾区 2021 "
           "的“许多”不是数");
    prints(&f, LANGUAGE_EN, "Liwan bureau (440103): \"许多\" is no number");
}

static void test_remedy(void **state)
{
    struct finding f = example(VIEW("x"));
    struct buf out = {0};
    (void)state;
    finding_print_remedy(&catalogue, &f, LANGUAGE_EN, &out);
    assert_string_equal(out.p, "line 12, beds");
    buf_release(&out);
}

static void test_unknown_names_stand_for_themselves(void **state)
{
    struct finding f = example(VIEW("x"));
    (void)state;
    f.unit = VIEW("999999");
    f.cells[0].indicator = VIEW("NO.SUCH");
    f.cells[0].area = VIEW("火星");
    f.cells[0].period = VIEW("2020");
    prints(&f, LANGUAGE_ZH, "999999：NO.SUCH 火星 2020 的“x”不是数");
}

static void test_edit_and_unknown_placeholder(void **state)
{
    struct finding f = example(VIEW("7"));
    (void)state;
    f.code = VIEW("ELD-03");
    prints(&f, LANGUAGE_EN, "ELD-03: 7 {nothing} {");
}

static void test_code_without_message(void **state)
{
    struct finding f = example(VIEW("x"));
    struct buf out = {0};
    (void)state;
    f.code = VIEW("no.such\n");
    prints(&f, LANGUAGE_ZH, "no.such\\x0a");
    finding_print_remedy(&catalogue, &f, LANGUAGE_ZH, &out);
    assert_int_equal(out.n, 0);
}

static const struct {
    const char *name, *text, *shown;
} hostile[] = {
    {"escape", "a\033[2Jb", "a\\x1b[2Jb"},
    {"line ends", "a\r\nb\tc", "a\\x0d\\x0ab\\x09c"},
    {"delete", "\177", "\\x7f"},
    {"C1", "\xc2\x9b", "\\x9b"},
    {"right to left",
     "\xe2\x80\xae"
     "fdp.exe",
     "\\u202efdp.exe"},
    {"isolate", "\xe2\x81\xa6x", "\\u2066x"},
    {"line separator", "\xe2\x80\xa8", "\\u2028"},
    {"byte order mark", "\xef\xbb\xbf", "\\ufeff"},
    {"tag", "\xf3\xa0\x81\x81", "\\ue0041"},
    {"malformed", "\xff\xc3(", "\\xff\\xc3("},
    {"replacement as written", "\xef\xbf\xbd", "\xef\xbf\xbd"},
    {"placeholder", "{line}{unit}", "{line}{unit}"},
    {"format", "%s%n", "%s%n"},
    {"Chinese", "６８１２", "６８１２"},
};

static void test_hostile(void **state)
{
    (void)state;
    for (size_t i = 0; i < SMALL_COUNT(hostile); i++) {
        struct finding f = example(view_of(hostile[i].text));
        struct buf expected = {0};
        buf_format(&expected, "Liwan bureau (440103): \"%s\" is no number",
                   hostile[i].shown);
        prints(&f, LANGUAGE_EN, expected.p);
        buf_release(&expected);
    }
}

static void test_cut(void **state)
{
    struct buf text = {0}, expected = {0};
    (void)state;
    buf_adds(&expected, "Liwan bureau (440103): \"");
    for (int i = 0; i < 121; i++)
        buf_adds(&text, "万");
    buf_add(&expected, (struct view){text.p, 360});
    buf_adds(&expected, "…\" is no number");
    struct finding f = example(buf_view(&text));
    prints(&f, LANGUAGE_EN, expected.p);
    buf_release(&text);
    buf_release(&expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_placeholders),
        cmocka_unit_test(test_remedy),
        cmocka_unit_test(test_unknown_names_stand_for_themselves),
        cmocka_unit_test(test_edit_and_unknown_placeholder),
        cmocka_unit_test(test_code_without_message),
        cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
