/* A questionnaire as a submission to be filled in with an editor. */
#include "pipeline/output/questionnaire_book.h"
#include "pipeline/output/xml_write.h"

/* "--" may not stand in a comment of XML. */
static void put_comment(struct buf *out, struct view text)
{
    for (size_t i = 0; i < text.n; i++)
        buf_byte(out, text.p[i] == '-' ? '_' : text.p[i]);
}

static void put_names(struct buf *out, const struct question *question)
{
    const struct indicator *indicator = question->indicator;
    buf_adds(out, "  <!-- ");
    if (question->area) {
        put_comment(out, question->area->name[LANGUAGE_ZH]);
        buf_adds(out, "：");
    }
    put_comment(out, indicator->name[LANGUAGE_ZH]);
    buf_adds(out, " / ");
    put_comment(out, indicator->name[LANGUAGE_EN]);
    if (indicator->measure) {
        buf_adds(out, "  [");
        put_comment(out, indicator->measure->code);
        buf_adds(out, "]");
    }
    buf_adds(out, " -->\n");
}

static void put_attribute(struct buf *out, const char *name, struct view value)
{
    buf_format(out, " %s=\"", name);
    xml_escape(value, out);
    buf_byte(out, '"');
}

/* In a comment until it is filled in: an element without text would be refused
 * as a value. */
static void put_question(struct buf *out, const struct question *question)
{
    bool items = question->indicator->type == VALUE_ITEMS;
    put_names(out, question);
    buf_format(out, "  <!--%s", items ? "items" : "value");
    put_attribute(out, "of", question->indicator->code);
    if (question->area)
        put_attribute(out, "area", question->area->code);
    buf_adds(out, items ? "><item name=\"\" by=\"\" level=\"\" on=\"\"/>"
                          "</items-->\n"
                        : "></value-->\n");
}

void questionnaire_xml(const struct questionnaire *q, struct buf *out)
{
    const struct question *at = q->questions.at;
    buf_adds(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<!-- 填好后去掉该行的注释符号 / fill in a line and take its "
                  "comment marks away -->\n"
                  "<submission xmlns=\"urn:nianbao:submission:1\"");
    put_attribute(out, "unit", q->unit.code);
    buf_format(out, " period=\"%d\"", q->year);
    put_attribute(out, "form", q->form->code);
    buf_adds(out, ">\n  <head chief=\"\" statistician=\"\" filled-by=\"\" "
                  "phone=\"\"/>\n");
    for (size_t i = 0; i < q->questions.count; i++)
        put_question(out, &at[i]);
    buf_adds(out, "</submission>\n");
}
