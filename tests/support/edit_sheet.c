/* What the self-test says of a few edits of the small survey. */
#include "tests/support/edit_sheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/small_survey.h"

static void add_escaped(struct buf *out, struct view text)
{
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] == '<')
            buf_adds(out, "&lt;");
        else
            buf_byte(out, text.p[i]);
}

static void add_edit(struct buf *out, struct view line)
{
    struct view id = view_cut(&line, ' ');
    struct view level = view_cut(&line, ' ');
    struct view formula = view_trim(view_cut(&line, '|'));
    buf_format(out,
               "<edit id='%.*s' type='VCO' severity='warning' level='%.*s'>"
               "<formula>",
               VIEW_ARG(id), VIEW_ARG(level));
    add_escaped(out, formula);
    buf_adds(out, "</formula><zh remedy='x'>x</zh><en remedy='x'>x</en>"
                  "<good>");
    buf_add(out, line.n ? view_trim(line) : VIEW("SCH.BOYS=1"));
    buf_adds(out, "</good><bad>SCH.BOYS=1</bad></edit>\n");
}

static void write_edits(struct small_survey *survey, const char *edits)
{
    struct buf out = {0};
    struct view rest = view_of(edits);
    buf_adds(&out, "<edits>");
    while (rest.p)
        add_edit(&out, view_cut(&rest, '\n'));
    buf_adds(&out, "</edits>");
    small_survey_write(survey, "edits.xml", out.p);
    buf_release(&out);
}

static void print(const struct sheet *sheet, struct buf *out)
{
    static const char *const kinds[] = {"example", "mistake", "warning"};
    const struct sheet_line *lines = sheet->lines.at;
    for (size_t i = 0; i < sheet->lines.count; i++)
        buf_format(out, "%s%s %.*s: %.*s", i ? "\n" : "", kinds[lines[i].kind],
                   VIEW_ARG(lines[i].rule), VIEW_ARG(lines[i].text));
}

static void run(const struct edit_sheet_case *c,
                void (*check)(const struct catalogue *, struct sheet *))
{
    struct small_survey survey;
    struct buf out = {0};
    small_survey_load(&survey, (struct small_change){0});
    write_edits(&survey, c->edits);
    small_survey_again(&survey);
    if (survey.status != STATUS_OK)
        fail_msg("%s: %s", c->name, survey.err.what);
    struct sheet sheet = {.arena = &survey.arena};
    check(&survey.catalogue, &sheet);
    print(&sheet, &out);
    if (strcmp(out.p ? out.p : "", c->expected) != 0)
        fail_msg("%s: got \"%s\", expected \"%s\"", c->name, out.p ? out.p : "",
                 c->expected);
    buf_release(&out);
    small_survey_end(&survey);
}

void edit_sheet_cases(const struct edit_sheet_case *cases, size_t count,
                      void (*check)(const struct catalogue *, struct sheet *))
{
    for (size_t i = 0; i < count; i++)
        run(&cases[i], check);
}
