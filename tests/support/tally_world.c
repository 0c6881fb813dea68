/* A province of three cities in which returns are told in one line each. */
#include "tests/support/tally_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/model/record.h"
#include "stages/aggregate/aggregate.h"

static const char areas[] =
    "code,parent,kind,name_zh,short_zh,traditional,name_en,group,from,until,"
    "pop:2010,pop:2020\n"
    "990000,,province,北地省,北地,北地省,Northland,,,,9000,10000\n"
    "990100,990000,city,东城市,东城,東城市,Easttown,COAST,,,5000,6000\n"
    "990101,990100,district,河口区,河口,河口區,River,COAST,,,,4000\n"
    "990102,990100,district,山前区,山前,山前區,Hill,,,,,\n"
    "990200,990000,city,西城市,西城,西城市,Westtown,INLAND,,,,3000\n"
    "990300,990000,city,南城市,南城,南城市,Southtown,INLAND,,,,1000\n"
    "990301,990300,district,南一区,南一,南一區,South One,,,,,\n"
    "990302,990300,district,南二区,南二,南二區,South Two,,,,,\n";

static const char units[] =
    "code,kind,name_zh,name_en,area,sender,role,form,owes_from,owes_until\n"
    "990000,bureau,北地厅,Northland,990000,,,annual,,\n"
    "990100,bureau,东城局,Easttown,990100,,,annual,2016,\n"
    "990101,bureau,河口局,River,990101,,,annual,2016,\n"
    "990102,bureau,山前局,Hill,990102,,,annual,2016,\n"
    "990200,bureau,西城局,Westtown,990200,,,annual,2016,\n"
    "990300,bureau,南城局,Southtown,990300,,,annual,2016,\n"
    "990301,bureau,南一局,South One,990301,,,annual,,\n"
    "990302,bureau,南二局,South Two,990302,,,annual,,\n"
    "990000-lottery,institution,省中心,Lottery,990000,,lottery,institution,"
    "2016,\n"
    "990100-lottery,institution,东城中心,Lottery,990100,,lottery,institution,"
    "2016,\n"
    "990100-watch,institution,东城督导,Watch,990100,,watch,institution,,\n"
    "51990102A10000015F,organization,山前社,Hill club,990102,,,organization,"
    "2018,\n";

static const char indicators[] =
    "code,section,name_zh,name_en,definition_zh,definition_en,forms,type,"
    "measure,decimals,over_areas,over_time,stock,direction,counted_by,"
    "controls,components,formula,first_year,last_year\n"
    "T.TWICE,schools,两倍,Twice,,,,number,%,1,none,none,no,neutral,,,,"
    "T.RATE * 2,,\n"
    "T.STOCK,schools,存量,Stock,,,annual institution,number,所,0,sum,last,yes,"
    "higher,district+own,institution:watch,,,,\n"
    "T.FLOW,schools,流量,Flow,,,annual organization,number,次,0,sum,sum,no,"
    "higher,district,organization province,,,,\n"
    "T.DONE,schools,办结,Done,,,annual,number,次,0,sum,sum,no,neutral,"
    "district,,,,,\n"
    "T.RATE,schools,比率,Rate,,,,number,%,1,none,none,no,lower,,,,"
    "T.FLOW / T.DONE * 100,,\n"
    "T.ORG,clubs,团体数,Clubs' sum,,,organization annual,number,次,0,sum,sum,"
    "no,higher,organization,district,,,,\n"
    "T.PRIZES,clubs,获奖,Prizes,,,annual,items,个,0,union,sum,no,higher,"
    "district,,,,,\n"
    "T.FEE,schools,标准,Fee,,,annual,number,元,0,none,last,no,lower,city,"
    "district,,,,\n"
    "T.CITY,schools,城市数,City's,,,annual organization,number,次,0,sum,sum,"
    "no,higher,city,district organization,,,,\n"
    "T.MAX,schools,最大,Greatest,,,annual,number,次,0,max,last,no,higher,"
    "district,,,,,\n"
    "T.LOTTO,schools,彩票,Lottery,,,institution,number,元,0,sum,sum,no,higher,"
    "institution:lottery,,,,,\n"
    "T.MARK,schools,等级,Mark,,,annual,grade:rating,,,none,last,no,higher,"
    "city,,,,,\n"
    "T.MOTTO,schools,校训,Motto,,,annual,text,,,none,last,no,,district,,,,,\n";

static const char heading[] =
    "key,section,class,area,period,formula,measure,decimals,name_zh,name_en,"
    "text_zh,text_en\n";

static void write_statements(struct tally_world *w, const char *statements)
{
    struct buf text = {0};
    buf_adds(&text, heading);
    buf_adds(&text, statements ? statements : "");
    small_survey_write(&w->survey, "statements.csv", text.p);
    buf_release(&text);
}

static void load(struct tally_world *w, const char *statements)
{
    small_survey_load(&w->survey, (struct small_change){0});
    small_survey_write(&w->survey, "areas.csv", areas);
    small_survey_write(&w->survey, "units.csv", units);
    small_survey_write(&w->survey, "indicators.csv", indicators);
    small_survey_write(&w->survey, "edits.xml", "<edits>\n</edits>\n");
    small_survey_write(&w->survey, "index.xml", "<indices/>\n");
    small_survey_write(&w->survey, "aliases.csv",
                       "alias,code,note_zh,note_en\n");
    write_statements(w, statements);
    small_survey_again(&w->survey);
    if (w->survey.status != STATUS_OK)
        fail_msg("%s:%ld: %s", w->survey.err.file, w->survey.err.line,
                 w->survey.err.what);
}

void tally_world_open(struct tally_world *w, const char *statements,
                      const char *path)
{
    *w = (struct tally_world){0};
    load(w, statements);
    w->config = (struct config){&w->survey.catalogue, w->survey.folder};
    w->ledger = ledger_open(path ? path : ":memory:", false, &w->survey.err);
    if (!w->ledger)
        fail_msg("%s", w->survey.err.what);
    arena_init(&w->arena, 0);
}

void tally_world_close(struct tally_world *w)
{
    ledger_close(w->ledger);
    arena_release(&w->arena);
    small_survey_end(&w->survey);
}

/* What stands behind `mark` in `word`, which is cut there. */
static struct view cut_mark(struct view *word, char mark)
{
    struct view rest = *word;
    struct view front = view_cut(&rest, mark);
    *word = front;
    return rest;
}

static void read_items(struct arena *arena, struct observation *o,
                       struct view text)
{
    struct array items = {0};
    while (text.p) {
        struct view one = view_cut(&text, '|');
        struct item *item = array_push(&items, arena, sizeof *item);
        assert_non_null(item);
        item->name = view_cut(&one, '/');
        item->by = one.p ? view_cut(&one, '/') : one;
        item->level = one.p ? view_cut(&one, '/') : one;
        item->on = one;
    }
    o->items = items.at;
    o->item_count = items.count;
    o->number = decimal_of((int64_t)items.count);
}

static void read_value(struct tally_world *w, struct arena *arena,
                       struct observation *o, struct view text)
{
    const struct catalogue *c = &w->survey.catalogue;
    enum flag flag = flag_find(text);
    o->text = text;
    if (flag != FLAG_COUNT) {
        o->none = true;
        o->flags |= FLAG_BIT(flag);
    } else if (o->indicator->type == VALUE_GRADE) {
        o->grade = catalogue_grade(c, o->indicator->scale, text);
        assert_non_null(o->grade);
    } else if (o->indicator->type == VALUE_TEXT) {
        o->words = text;
    } else if (text.n && *text.p == '{') {
        read_items(arena, o, (struct view){text.p + 1, text.n - 2});
    } else {
        assert_true(decimal_parse(text, &o->number));
    }
}

static const struct area *area_of(const struct submission *s,
                                  const struct indicator *indicator)
{
    bool control, whole;
    const struct area *leaf = area_leaf(s->unit.area);
    if (s->unit.kind == UNIT_INSTITUTION)
        return s->unit.area;
    if (source_allows(indicator, &s->unit, leaf, &control, &whole))
        return leaf;
    return s->unit.area;
}

static void read_marks(struct tally_world *w, const struct submission *s,
                       struct observation *o, struct view *value)
{
    struct view flag = cut_mark(value, '!');
    struct view period = cut_mark(value, ':');
    struct view area = cut_mark(value, '@');
    o->area = area.p ? catalogue_area(&w->survey.catalogue, area)
                     : area_of(s, o->indicator);
    assert_non_null(o->area);
    o->period = s->period;
    if (period.p)
        assert_true(period_parse(period, &o->period));
    if (flag.p)
        o->flags = FLAG_BIT(flag_find(flag));
}

static void read_word(struct tally_world *w, struct submission *s,
                      struct view word)
{
    struct observation *o = array_push(&s->observations, s->arena, sizeof *o);
    struct view value = cut_mark(&word, '=');
    assert_non_null(o);
    o->dropped = view_starts(word, VIEW("-"));
    if (o->dropped)
        word = (struct view){word.p + 1, word.n - 1};
    o->indicator = catalogue_indicator(&w->survey.catalogue, word);
    if (!o->indicator)
        fail_msg("no indicator %.*s", VIEW_ARG(word));
    o->indicator_word = word;
    read_marks(w, s, o, &value);
    read_value(w, s->arena, o, value);
    o->place = (struct place){.file = VIEW("drop.xml"),
                              .line = (long)s->observations.count};
    if (!source_allows(o->indicator, &s->unit, o->area, &o->as_control,
                       &o->whole))
        fail_msg("%.*s may not say %.*s of %.*s", VIEW_ARG(s->unit.code),
                 VIEW_ARG(word), VIEW_ARG(o->area->code));
}

static void read_rest(struct tally_world *w, struct submission *s,
                      struct view line)
{
    while (line.p) {
        struct view word = view_cut(&line, ' ');
        if (view_equal(word, VIEW("amend")))
            s->mode = MODE_AMEND;
        else if (view_equal(word, VIEW("withdraw")))
            s->mode = MODE_WITHDRAW;
        else if (view_equal(word, VIEW("nil")))
            s->nil = true;
        else if (word.n)
            read_word(w, s, word);
    }
}

static struct submission *read_line(struct tally_world *w, struct arena *arena,
                                    struct view line)
{
    struct submission *s = submission_new(arena);
    struct view unit = view_cut(&line, ' ');
    struct view period = view_cut(&line, ' ');
    if (!catalogue_unit(&w->survey.catalogue, unit, &s->unit))
        fail_msg("no unit %.*s", VIEW_ARG(unit));
    assert_true(period_parse(period, &s->period));
    s->unit_word = unit;
    s->period_word = period;
    s->form = s->unit.form;
    s->area =
        s->unit.kind == UNIT_BUREAU ? area_leaf(s->unit.area) : s->unit.area;
    read_rest(w, s, line);
    return s;
}

static void check(struct tally_world *w, enum status status)
{
    if (status != STATUS_OK)
        fail_msg("%s", w->survey.err.what);
}

/* Each delivery is received a second after the one before. */
static void store(struct tally_world *w, const struct submission *s)
{
    struct err *err = &w->survey.err;
    struct buf record = {0};
    char received[32];
    snprintf(received, sizeof received, "2022-01-01T%02d:%02d:00Z",
             w->drops / 60 % 24, w->drops % 60);
    struct view digest = arena_format(s->arena, "%064d", w->drops++);
    assert_true(record_pack(s, &record));
    struct ledger_drop drop = {.sender = s->unit.code,
                               .name = VIEW("drop.xml"),
                               .digest = digest,
                               .received = view_of(received)};
    check(w, ledger_begin(w->ledger, err));
    check(w, ledger_add_drop(w->ledger, &drop, err));
    struct ledger_submission row = {.drop = drop.id,
                                    .unit = s->unit.code,
                                    .form = s->form,
                                    .period = s->period_word,
                                    .mode = (int)s->mode,
                                    .acceptance = ACCEPTED,
                                    .record = buf_view(&record)};
    check(w, ledger_add_submission(w->ledger, &row, err));
    check(w, ledger_set_verdict(w->ledger, drop.id, VERDICT_ACCEPTED, VIEW(""),
                                err));
    check(w, ledger_fold(w->ledger, row.unit, row.form, row.period, err));
    check(w, ledger_commit(w->ledger, err));
    buf_release(&record);
}

void tally_world_say(struct tally_world *w, const char *returns)
{
    struct view rest = view_of(returns);
    while (rest.p) {
        struct view line = view_trim(view_cut(&rest, '\n'));
        struct arena arena;
        arena_init(&arena, 0);
        if (line.n)
            store(w, read_line(w, &arena, line));
        arena_release(&arena);
    }
}

void tally_world_run(struct tally_world *w, const struct stage *stage,
                     bool fresh)
{
    if (fresh) {
        arena_release(&w->arena);
        arena_init(&w->arena, 0);
        w->run = (struct run){.config = &w->config,
                              .catalogue = &w->survey.catalogue,
                              .ledger = w->ledger,
                              .arena = &w->arena,
                              .year = 2021,
                              .day = VIEW("2022-03-01")};
    }
    check(w, stage->all(NULL, &w->run, &w->survey.err));
}

const struct figure *tally_world_get(struct tally_world *w, const char *text)
{
    struct view rest = view_of(text);
    const struct catalogue *c = &w->survey.catalogue;
    struct key key;
    key.indicator = catalogue_indicator(c, view_cut(&rest, ' '));
    key.area = catalogue_area(c, view_cut(&rest, ' '));
    assert_non_null(key.indicator);
    assert_non_null(key.area);
    assert_true(period_parse(rest, &key.period));
    return figures_get(w->run.figures, &key);
}

static void print_value(const struct figure *f, struct buf *out)
{
    char text[DECIMAL_TEXT];
    if (f->value.kind == QUANTITY_NUMBER) {
        decimal_print(f->value.number, -1, text);
        buf_adds(out, text);
    } else if (f->grade) {
        buf_add(out, f->grade->code);
    } else if (f->words.n) {
        buf_add(out, f->words);
    } else {
        buf_adds(out, "-");
    }
}

static void print_figure(const struct figure *f, struct buf *out)
{
    print_value(f, out);
    if (f->flags)
        buf_byte(out, ' ');
    flags_print(f->flags, out);
    buf_format(out, " %d/%d", f->reported, f->expected);
}

static const char *keep(struct tally_world *w, struct buf *text)
{
    struct view kept = arena_copy(&w->arena, buf_view(text));
    buf_release(text);
    return kept.p;
}

const char *tally_world_figure(struct tally_world *w, const char *key)
{
    const struct figure *f = tally_world_get(w, key);
    struct buf out = {0};
    if (!f)
        return "none";
    print_figure(f, &out);
    return keep(w, &out);
}

static void print_finding(const struct finding *f, struct buf *out)
{
    static const struct finding_cell none;
    const struct finding_cell *cell = f->cell_count ? f->cells : &none;
    struct view stage = f->code;
    view_cut(&stage, '.');
    buf_format(out, "%s%.*s %.*s %.*s %.*s %.*s %.*s %.*s", out->n ? "\n" : "",
               VIEW_ARG(stage), VIEW_ARG(f->unit), VIEW_ARG(cell->area),
               VIEW_ARG(cell->period), VIEW_ARG(cell->seen),
               VIEW_ARG(f->expected), VIEW_ARG(f->detail));
}

const char *tally_world_findings(struct tally_world *w)
{
    const struct finding *f = w->run.findings.at;
    struct buf out = {0};
    for (size_t i = 0; i < w->run.findings.count; i++)
        print_finding(&f[i], &out);
    return keep(w, &out);
}

const char *tally_world_all(struct tally_world *w)
{
    struct buf out = {0};
    size_t count;
    struct figure **figures = figures_sorted(w->run.figures, &count);
    for (size_t i = 0; i < count; i++) {
        char period[PERIOD_TEXT];
        const struct figure *f = figures[i];
        period_print(f->key.period, period);
        buf_format(&out, "%.*s %.*s %s ", VIEW_ARG(f->key.indicator->code),
                   VIEW_ARG(f->key.area->code), period);
        print_figure(f, &out);
        for (const struct figure_source *s = f->sources; s; s = s->next)
            buf_format(&out, " %.*s", VIEW_ARG(s->unit));
        for (size_t k = 0; k < f->item_count; k++)
            buf_format(&out, " %.*s", VIEW_ARG(f->items[k].name));
        buf_byte(&out, '\n');
    }
    return keep(w, &out);
}

static void check_text(const char *name, const char *got, const char *expected)
{
    if (strcmp(got, expected) != 0)
        fail_msg("%s: got \"%s\", expected \"%s\"", name, got, expected);
}

static void run_case(const struct tally_case *c, struct tally_world *world)
{
    tally_world_say(world, c->returns);
    tally_world_run(world, &aggregate_stage, true);
    check_text(c->name, tally_world_figure(world, c->key), c->expected);
    if (c->told)
        check_text(c->name, tally_world_findings(world), c->told);
    tally_world_close(world);
}

void tally_world_cases(const struct tally_case *cases, size_t count,
                       const char *statements)
{
    for (size_t i = 0; i < count; i++) {
        struct tally_world world;
        tally_world_open(&world, statements, NULL);
        run_case(&cases[i], &world);
    }
}

static void write_joined(struct tally_world *w, const char *file,
                         const char *front, const char *rows)
{
    struct buf text = {0};
    buf_adds(&text, front);
    buf_adds(&text, rows);
    small_survey_write(&w->survey, file, text.p);
    buf_release(&text);
}

void tally_world_impute(struct tally_world *w, const char *imputations,
                        const char *more)
{
    write_joined(w, "indicators.csv", indicators, more);
    write_joined(w, "imputation.csv",
                 "indicator,method,by,stratum,years,donors,unavailable\n",
                 imputations);
    small_survey_again(&w->survey);
    if (w->survey.status != STATUS_OK)
        fail_msg("%s:%ld: %s", w->survey.err.file, w->survey.err.line,
                 w->survey.err.what);
}

void tally_world_imputed(const struct tally_case *cases, size_t count,
                         const char *imputations, const char *more)
{
    for (size_t i = 0; i < count; i++) {
        struct tally_world w;
        tally_world_open(&w, NULL, NULL);
        tally_world_impute(&w, imputations, more);
        run_case(&cases[i], &w);
    }
}
