/* Tests of pages: nesting, escapes, what every page begins with. */
#include "pipeline/output/html_write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *text, *expected;
} texts[] = {
    {"6,812 张", "<td>6,812 张</td>\n"},
    {"<script>alert(1)</script>",
     "<td>&lt;script&gt;alert(1)&lt;/script&gt;</td>\n"},
    {"a & \"b\"", "<td>a &amp; &quot;b&quot;</td>\n"},
    {"\x01\xff", "<td>\xEF\xBF\xBD\xEF\xBF\xBD</td>\n"},
    {"", "<td></td>\n"},
};

static void text_is_escaped(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct buf out = {0};
        struct html html = {.out = &out};
        html_element(&html, "td", view_of(texts[i].text));
        assert_string_equal(out.p, texts[i].expected);
        buf_release(&out);
    }
}

static void attributes_stand_in_their_element(void **state)
{
    (void)state;
    struct buf out = {0};
    struct html html = {.out = &out};
    html_open(&html, "td");
    html_attribute(&html, "data-title", VIEW("a\"><b"));
    html_classed(&html, "span", "late", VIEW("x"));
    html_text(&html, VIEW("y"));
    html_close(&html);
    assert_string_equal(out.p, "<td data-title=\"a&quot;&gt;&lt;b\">"
                               "<span class=\"late\">x</span>y</td>\n");
    buf_release(&out);
}

static void a_page_is_closed_and_fetches_nothing(void **state)
{
    (void)state;
    struct buf out = {0};
    struct html html;
    html_begin(&html, &out, "zh-CN", VIEW("<回执>"), "p{color:red}\n");
    html_open(&html, "main");
    html_open(&html, "p");
    html_end(&html);
    static const char *const parts[] = {
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n",
        "<meta charset=\"utf-8\">",
        "default-src 'none'",
        "<title>&lt;回执&gt;</title>",
        "<style>\np{color:red}\n</style>",
        "<body>\n<main><p></p>\n</main>\n</body>\n</html>\n",
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        assert_non_null(strstr(out.p, parts[i]));
    assert_null(strstr(out.p, "http"
                              "s:"));
    buf_release(&out);
}

static void too_deep_is_a_fault(void **state)
{
    (void)state;
    struct buf out = {0};
    struct html html = {.out = &out};
    for (int i = 0; i <= HTML_DEEPEST; i++)
        html_open(&html, "p");
    assert_true(out.failed);
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_escaped),
        cmocka_unit_test(attributes_stand_in_their_element),
        cmocka_unit_test(a_page_is_closed_and_fetches_nothing),
        cmocka_unit_test(too_deep_is_a_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
