/* Small returns without files, XML or rules of normalization. */
#include "tests/support/returns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

static void write_edit(struct buf *out, const struct small_edit *e)
{
    buf_format(out,
               "<edit id='%s' type='VCO' severity='%s' level='%s'>\n"
               "<formula><![CDATA[%s]]></formula>\n"
               "<zh remedy='改'>错</zh><en remedy='mend'>wrong</en>\n%s\n"
               "</edit>\n",
               e->id, e->severity, e->level, e->formula,
               e->examples ? e->examples
                           : "<good>SCH.COUNT=1</good><bad>SCH.COUNT=0</bad>");
}

void returns_survey(struct small_survey *survey, const struct small_edit *edits,
                    size_t count)
{
    struct buf text = {0};
    buf_adds(&text, "<edits>\n");
    for (size_t i = 0; i < count; i++)
        write_edit(&text, &edits[i]);
    buf_adds(&text, "</edits>\n");
    small_survey_load(survey, (struct small_change){0});
    small_survey_write(survey, "edits.xml", text.p);
    small_survey_again(survey);
    buf_release(&text);
    if (survey->status != STATUS_OK)
        fail_msg("%s:%ld: %s", survey->err.file, survey->err.line,
                 survey->err.what);
}

/* A number, a grade, "nil" or the name of a flag that leaves no number. */
static void read_value(const struct catalogue *c, struct observation *o,
                       struct view word)
{
    enum flag flag = flag_find(word);
    o->text = word;
    if (flag != FLAG_COUNT)
        o->flags = FLAG_BIT(flag);
    else if (o->indicator->type == VALUE_GRADE)
        o->grade = catalogue_grade(c, o->indicator->scale, word);
    else
        assert_true(decimal_parse(word, &o->number));
}

static void add(const struct catalogue *c, struct submission *s,
                struct view word)
{
    struct view value = word;
    struct view name = view_cut(&value, '=');
    struct view when = name;
    struct view code = view_cut(&when, '@');
    struct observation *o = array_push(&s->observations, s->arena, sizeof *o);
    o->indicator_word = code;
    o->indicator = catalogue_indicator(c, code);
    assert_non_null(o->indicator);
    o->area = s->area;
    o->period = s->period;
    if (when.p)
        assert_true(period_parse(when, &o->period));
    o->place = s->place;
    o->place.line = (long)s->observations.count;
    read_value(c, o, value);
}

struct submission *returns_make(const struct catalogue *c, struct arena *arena,
                                int year, const char *values)
{
    struct submission *s = submission_new(arena);
    struct view rest = view_of(values);
    assert_non_null(s);
    assert_true(catalogue_unit(c, VIEW("990101"), &s->unit));
    s->period = period_year(year);
    s->area = s->unit.area;
    s->place.file = VIEW("r.xml");
    while (rest.n) {
        struct view word = view_cut(&rest, ' ');
        if (word.n)
            add(c, s, word);
    }
    return s;
}

void returns_remark(struct submission *s, const char *indicator,
                    const char *edit, const char *text)
{
    struct remark *r = array_push(&s->remarks, s->arena, sizeof *r);
    r->indicator_word = view_of(indicator);
    r->edit = view_of(edit);
    r->text = view_of(text);
}

static void write_finding(struct buf *out, const struct finding *f)
{
    buf_format(out, "%.*s %s %d %.*s %.*s %.*s:%ld [%.*s]", VIEW_ARG(f->code),
               severity_name(f->severity), f->level, VIEW_ARG(f->unit),
               VIEW_ARG(f->period), VIEW_ARG(f->file), f->line,
               VIEW_ARG(f->text));
    for (size_t i = 0; i < f->cell_count; i++)
        buf_format(out, " %.*s@%.*s/%.*s=%.*s", VIEW_ARG(f->cells[i].indicator),
                   VIEW_ARG(f->cells[i].area), VIEW_ARG(f->cells[i].period),
                   VIEW_ARG(f->cells[i].seen));
    if (f->explained.n)
        buf_format(out, " {%.*s}", VIEW_ARG(f->explained));
    buf_byte(out, '\n');
}

void returns_findings(const struct finding *findings, size_t count,
                      struct buf *out)
{
    buf_adds(out, "");
    for (size_t i = 0; i < count; i++)
        write_finding(out, &findings[i]);
    buf_byte(out, '\0');
}

void returns_expect(const struct submission *s, const char *findings)
{
    struct buf text = {0};
    returns_findings(s->findings.at, s->findings.count, &text);
    assert_string_equal(text.p, findings);
    buf_release(&text);
}
