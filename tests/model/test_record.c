/* Tests of the packed record: what goes in comes out, and what is not a
 * record is told, never trusted. */
#include "pipeline/model/record.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include <cmocka.h>

#include "tests/model/small_catalogue.h"

static struct catalogue catalogue = {.edit_count = 91,
                                     .edit_digest = 0xfedcba98};

static struct observation *add(struct submission *s)
{
    return array_push(&s->observations, s->arena, sizeof(struct observation));
}

static void add_number(struct submission *s, int64_t number, int scale,
                       const char *text)
{
    *add(s) = (struct observation){
        .indicator_word = VIEW("ELD.BEDS"),
        .text = view_of(text),
        .indicator = &small_indicators[0],
        .area = &small_areas[2],
        .period = s->period,
        .number = {number, scale},
        .place = {.file = s->place.file, .line = 12, .column = 5},
    };
}

static void add_wide_number(struct submission *s)
{
    static struct trace traces[] = {{{"N-GROUP", 7}}, {{"N-WAN", 5}}};
    int128 wide = (int128)INT64_C(999999999999999999) * 1000000000000000000;
    *add(s) = (struct observation){
        .indicator_word = VIEW("床位"),
        .area_word = VIEW("广州"),
        .period_word = VIEW("十三五"),
        .measure_word = VIEW("万张"),
        .text = VIEW("12.5万"),
        .source = VIEW("ELD.BEDS"),
        .flags_word = VIEW("about"),
        .indicator = &small_indicators[0],
        .area = &small_areas[1],
        .period = {PERIOD_SPAN, 2017, 2021, 0},
        .number = {-wide - 1, 36},
        .flags = UINT32_MAX,
        .as_control = true,
        .whole = true,
        .traces = traces,
        .trace_count = 2,
        .place = {.file = VIEW("b.xlsx"), .line = 3, .cell = VIEW("A!B7")},
    };
}

static void add_others(struct submission *s)
{
    struct item *items = arena_take(s->arena, 2 * sizeof *items);
    items[0] = (struct item){VIEW("先进集体"), VIEW("民政部"), VIEW("国家"),
                             VIEW("2021-05-01")};
    items[1].name = VIEW("先进集体");
    items[1].by = VIEW("省");
    *add(s) = (struct observation){.indicator = &small_indicators[1],
                                   .area = &small_areas[3],
                                   .grade = &small_grades[1],
                                   .words = VIEW("良好"),
                                   .dropped = true};
    *add(s) = (struct observation){.indicator_word = VIEW("GEN.HON.COLL"),
                                   .indicator = &small_indicators[2],
                                   .area = &small_areas[2],
                                   .items = items,
                                   .item_count = 2,
                                   .number = {2, 0}};
    *add(s) = (struct observation){.indicator_word = VIEW("NO.SUCH"),
                                   .text = VIEW("nil"),
                                   .none = true,
                                   .flags = FLAG_BIT(FLAG_NIL)};
}

static void add_remark_and_finding(struct submission *s)
{
    struct remark *r = array_push(&s->remarks, s->arena, sizeof *r);
    *r = (struct remark){VIEW("ELD.BEDS"),
                         VIEW("ELD-03"),
                         VIEW("两家新开业"),
                         {.file = VIEW("drop.xml"), .line = 40, .column = 3}};
    struct finding *f = submission_find(s, VIEW("ELD-03"), SEVERITY_WARNING, 1,
                                        submission_observation(s, 0));
    f->expected = VIEW("<= 6812");
    f->detail = VIEW("ELD.FAMBEDS");
    f->explained = VIEW("两家新开业");
    f->carried = VIEW("2020");
    finding_add_cell(f, s->arena,
                     (struct finding_cell){VIEW("ELD.FAMBEDS"), VIEW("440103"),
                                           VIEW("2021"), VIEW("9"), VIEW("8"),
                                           false});
}

/* Words that begin like the one given before, one of them wholly. */
static void add_shared(struct submission *s)
{
    submission_observation(s, 0)->source = VIEW("年度登记台账第1页");
    submission_observation(s, 1)->area_word = VIEW("年度登记台账第");
    submission_observation(s, 1)->source = VIEW("年度登记台账第12页");
}

static void add_tries(struct submission *s, size_t edit, unsigned passed,
                      unsigned failed, unsigned undecided)
{
    struct tries *t = array_push(&s->outcomes, s->arena, sizeof *t);
    *t = (struct tries){edit, passed, failed, undecided};
}

/* Once each way, several times, and a step that takes two bytes. */
static void add_outcomes(struct submission *s)
{
    s->outcomes_of = catalogue.edit_digest;
    add_tries(s, 0, 1, 0, 0);
    add_tries(s, 1, 0, 1, 0);
    add_tries(s, 3, 0, 0, 1);
    add_tries(s, 90, 3, 200, 0);
}

/* One with everything in it. */
static struct submission *full(struct arena *arena)
{
    struct submission *s = submission_new(arena);
    s->place = (struct place){VIEW("drop.zip!drop.xml"), 2, 1, VIEW("S!A1")};
    s->sender = VIEW("440103");
    s->received = VIEW("2022-01-08T02:00:00.000000000Z");
    s->unit_word = VIEW("440103");
    s->period_word = VIEW("2021年");
    s->form_word = s->form = VIEW("annual");
    s->prepared = VIEW("2022-01-08T10:00:00+08:00");
    s->chief = VIEW("陈");
    s->phone = VIEW("020-81000000");
    s->nil = true;
    s->unit = small_units[0];
    s->period = (struct period){PERIOD_YEAR, 2021, 2021, 0};
    s->area = &small_areas[2];
    s->revision = -2;
    s->mode = MODE_AMEND;
    s->flags = FLAG_BIT(FLAG_SYNTHETIC);
    add_number(s, 6812, 0, "6,812");
    add_number(s, -5, 1, "-0.5");
    add_shared(s);
    add_wide_number(s);
    add_others(s);
    add_remark_and_finding(s);
    add_outcomes(s);
    return s;
}

static void same_word(struct view a, struct view b)
{
    assert_int_equal(a.n, b.n);
    if (a.n)
        assert_memory_equal(a.p, b.p, a.n);
}

static void same_place(struct place a, struct place b)
{
    same_word(a.file, b.file);
    same_word(a.cell, b.cell);
    assert_int_equal(a.line, b.line);
    assert_int_equal(a.column, b.column);
}

static void same_words(const struct observation *a, const struct observation *b)
{
    same_word(a->indicator_word, b->indicator_word);
    same_word(a->area_word, b->area_word);
    same_word(a->period_word, b->period_word);
    same_word(a->measure_word, b->measure_word);
    same_word(a->text, b->text);
    same_word(a->source, b->source);
    same_word(a->flags_word, b->flags_word);
    same_word(a->words, b->words);
    same_place(a->place, b->place);
}

static void same_lists(const struct observation *a, const struct observation *b)
{
    assert_int_equal(a->item_count, b->item_count);
    for (size_t i = 0; i < a->item_count; i++) {
        same_word(a->items[i].name, b->items[i].name);
        same_word(a->items[i].by, b->items[i].by);
        same_word(a->items[i].level, b->items[i].level);
        same_word(a->items[i].on, b->items[i].on);
    }
    assert_int_equal(a->trace_count, b->trace_count);
    for (size_t i = 0; i < a->trace_count; i++)
        same_word(a->traces[i].rule, b->traces[i].rule);
}

static void same_observation(const struct observation *a,
                             const struct observation *b)
{
    same_words(a, b);
    same_lists(a, b);
    assert_ptr_equal(a->indicator, b->indicator);
    assert_ptr_equal(a->area, b->area);
    assert_ptr_equal(a->grade, b->grade);
    assert_memory_equal(&a->period, &b->period, sizeof a->period);
    assert_true(a->number.mantissa == b->number.mantissa);
    assert_int_equal(a->number.scale, b->number.scale);
    assert_int_equal(a->flags, b->flags);
    assert_int_equal(a->none, b->none);
    assert_int_equal(a->as_control, b->as_control);
    assert_int_equal(a->whole, b->whole);
    assert_int_equal(a->dropped, b->dropped);
}

static void same_cell(const struct finding_cell *a,
                      const struct finding_cell *b)
{
    same_word(a->indicator, b->indicator);
    same_word(a->area, b->area);
    same_word(a->period, b->period);
    same_word(a->seen, b->seen);
    same_word(a->expected, b->expected);
    assert_int_equal(a->suspect, b->suspect);
}

static void same_finding(const struct finding *a, const struct finding *b)
{
    assert_int_equal(finding_compare(a, b), 0);
    assert_int_equal(a->level, b->level);
    same_word(a->carried, b->carried);
    assert_int_equal(a->cell_count, b->cell_count);
    for (size_t i = 0; i < a->cell_count; i++)
        same_cell(&a->cells[i], &b->cells[i]);
}

static void same_head(const struct submission *a, const struct submission *b)
{
    same_place(a->place, b->place);
    same_word(a->sender, b->sender);
    same_word(a->received, b->received);
    same_word(a->unit_word, b->unit_word);
    same_word(a->period_word, b->period_word);
    same_word(a->form_word, b->form_word);
    same_word(a->prepared, b->prepared);
    same_word(a->chief, b->chief);
    same_word(a->phone, b->phone);
    same_word(a->unit.code, b->unit.code);
    same_word(a->form, b->form);
    assert_ptr_equal(a->area, b->area);
    assert_ptr_equal(a->unit.area, b->unit.area);
    assert_int_equal(a->revision, b->revision);
    assert_int_equal(a->mode, b->mode);
    assert_int_equal(a->flags, b->flags);
    assert_int_equal(a->nil, b->nil);
    assert_int_equal(a->acceptance, b->acceptance);
}

static void same_submission(const struct submission *a,
                            const struct submission *b)
{
    same_head(a, b);
    assert_int_equal(a->observations.count, b->observations.count);
    for (size_t i = 0; i < a->observations.count; i++)
        same_observation(submission_observation(a, i),
                         submission_observation(b, i));
    assert_int_equal(a->remarks.count, b->remarks.count);
    const struct remark *x = a->remarks.at, *y = b->remarks.at;
    for (size_t i = 0; i < a->remarks.count; i++) {
        same_word(x[i].edit, y[i].edit);
        same_word(x[i].text, y[i].text);
        same_place(x[i].place, y[i].place);
    }
    assert_int_equal(a->findings.count, b->findings.count);
    const struct finding *f = a->findings.at, *g = b->findings.at;
    for (size_t i = 0; i < a->findings.count; i++)
        same_finding(&f[i], &g[i]);
    assert_int_equal(a->outcomes.count, b->outcomes.count);
    assert_int_equal(a->outcomes_of, b->outcomes_of);
    if (a->outcomes.count)
        assert_memory_equal(a->outcomes.at, b->outcomes.at,
                            a->outcomes.count * sizeof(struct tries));
}

struct fixture {
    struct arena arena, other;
    struct buf packed;
    struct submission *s;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    arena_init(&f->arena, 0);
    arena_init(&f->other, 1 << 24);
    f->s = full(&f->arena);
    small_hidden = (struct view){NULL, 0};
    *state = f;
    if (!record_pack(f->s, &f->packed))
        return -1;
    record_seal(f->packed.p, f->packed.n);
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    arena_release(&f->arena);
    arena_release(&f->other);
    buf_release(&f->packed);
    free(f);
    return 0;
}

static void test_round_trip(void **state)
{
    struct fixture *f = *state;
    struct err err = {0};
    struct submission *back =
        record_unpack(buf_view(&f->packed), &catalogue, &f->other, &err);
    assert_non_null(back);
    same_submission(f->s, back);
}

/* Also after other bytes in the buffer, and from what was unpacked. */
static void test_same_bytes_again(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct buf again = {0};
    struct submission *back =
        record_unpack(buf_view(&f->packed), &catalogue, &f->other, &err);
    buf_adds(&again, "before");
    assert_true(record_pack(back, &again));
    assert_int_equal(again.n, f->packed.n + 6);
    record_seal(again.p + 6, again.n - 6);
    assert_memory_equal(again.p + 6, f->packed.p, f->packed.n);
    buf_release(&again);
}

static void test_empty_submission(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct submission *s = submission_new(&f->arena);
    buf_clear(&f->packed);
    assert_true(record_pack(s, &f->packed));
    struct submission *back =
        record_unpack(buf_view(&f->packed), &catalogue, &f->other, &err);
    assert_non_null(back);
    same_submission(s, back);
}

/* More words than are remembered, and each again. */
static void test_many_words(void **state)
{
    struct fixture *f = *state;
    struct err err;
    for (int i = 0; i < 5000; i++)
        add_number(f->s, i, 0, arena_format(&f->arena, "%d", i % 2500).p);
    buf_clear(&f->packed);
    assert_true(record_pack(f->s, &f->packed));
    struct submission *back =
        record_unpack(buf_view(&f->packed), &catalogue, &f->other, &err);
    assert_non_null(back);
    same_submission(f->s, back);
}

/* What the catalogue no longer has is dropped, the rest stays. */
static void test_changed_catalogue(void **state)
{
    struct fixture *f = *state;
    struct err err;
    small_hidden = VIEW("ELD.BEDS");
    struct submission *s =
        record_unpack(buf_view(&f->packed), &catalogue, &f->other, &err);
    assert_non_null(s);
    const struct observation *o = submission_observation(s, 0);
    assert_null(o->indicator);
    assert_true(o->dropped);
    assert_string_equal(arena_copy(&f->other, o->indicator_word).p, "ELD.BEDS");
    assert_false(submission_observation(s, 4)->dropped);
}

static void test_unit_gone(void **state)
{
    struct fixture *f = *state;
    struct err err;
    small_hidden = VIEW("440103");
    struct submission *s =
        record_unpack(buf_view(&f->packed), &catalogue, &f->other, &err);
    assert_non_null(s);
    same_word(s->unit.code, VIEW("440103"));
    assert_null(s->unit.area);
    assert_null(s->area);
    assert_true(submission_observation(s, 0)->dropped);
}

/* Unpacks a copy of exactly that size, so that a reader past the end is seen.
 * Returns whether it was taken for a record. */
static bool taken(struct fixture *f, const char *bytes, size_t n)
{
    struct err err = {0};
    char *copy = malloc(n + !n);
    if (n)
        memcpy(copy, bytes, n);
    arena_clear(&f->other);
    struct submission *s =
        record_unpack((struct view){copy, n}, &catalogue, &f->other, &err);
    if (!s)
        assert_true(err.fault == FAULT_BUG || err.fault == FAULT_MEMORY);
    free(copy);
    return s;
}

static void test_truncated(void **state)
{
    struct fixture *f = *state;
    for (size_t n = 0; n < f->packed.n; n++)
        assert_false(taken(f, f->packed.p, n));
    assert_true(taken(f, f->packed.p, f->packed.n));
}

static void test_flipped(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < f->packed.n; i++)
        for (int bit = 0; bit < 8; bit++) {
            f->packed.p[i] = (char)(f->packed.p[i] ^ 1 << bit);
            assert_false(taken(f, f->packed.p, f->packed.n));
            f->packed.p[i] = (char)(f->packed.p[i] ^ 1 << bit);
        }
}

static void mend(char *bytes, size_t n)
{
    uLong crc = crc32_z(0, (const Bytef *)bytes + 8, n - 8);
    for (int i = 0; i < 4; i++)
        bytes[4 + i] = (char)(crc >> 8 * i);
}

/* The checksum mended after every change: now the bounds alone must hold. */
static void test_flipped_behind_the_checksum(void **state)
{
    struct fixture *f = *state;
    static const unsigned char put[] = {0, 1, 2, 0x7f, 0x80, 0xff};
    for (size_t i = 8; i < f->packed.n; i++)
        for (size_t j = 0; j < sizeof put; j++) {
            char was = f->packed.p[i];
            f->packed.p[i] = (char)put[j];
            mend(f->packed.p, f->packed.n);
            taken(f, f->packed.p, f->packed.n);
            f->packed.p[i] = was;
        }
}

static void test_cut_behind_the_checksum(void **state)
{
    struct fixture *f = *state;
    for (size_t n = 12; n < f->packed.n; n++) {
        mend(f->packed.p, n);
        assert_false(taken(f, f->packed.p, n));
    }
}

/* A word that shares more bytes than the word before it has. */
static void test_shared_too_much(void **state)
{
    struct fixture *f = *state;
    static const char spelt[] = {1, 22, 4, '2'};
    char *word = memmem(f->packed.p, f->packed.n, spelt, sizeof spelt);
    assert_non_null(word);
    word[1] = 127;
    mend(f->packed.p, f->packed.n);
    assert_false(taken(f, f->packed.p, f->packed.n));
}

static const struct {
    const char *name;
    size_t at;
    char byte;
    const char *what;
} spoilt[] = {
    {"magic", 0, 'M', "a packed record is damaged: it does not begin like one"},
    {"findings", 2, 'f',
     "a packed record is damaged: it does not begin like one"},
    {"version", 3, 99, "a packed record is damaged: it is of another version"},
    {"sum", 4, 0, "a packed record is damaged: its checksum differs"},
};

static void test_messages(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < SMALL_COUNT(spoilt); i++) {
        struct err err = {0};
        char was = f->packed.p[spoilt[i].at];
        f->packed.p[spoilt[i].at] = (char)(spoilt[i].byte ^ (was == 0));
        assert_null(
            record_unpack(buf_view(&f->packed), &catalogue, &f->other, &err));
        assert_string_equal(err.what, spoilt[i].what);
        f->packed.p[spoilt[i].at] = was;
    }
}

/* Without a seal it is the same record, but for what no seal can tell. */
static void test_unsealed(void **state)
{
    struct fixture *f = *state;
    struct buf open = {0};
    assert_true(record_pack(f->s, &open));
    assert_true(taken(f, open.p, open.n));
    assert_true(record_same(buf_view(&open), buf_view(&f->packed)));
    open.p[4] = 1;
    assert_false(taken(f, open.p, open.n));
    open.p[open.n - 1] ^= 1;
    assert_false(record_same(buf_view(&open), buf_view(&f->packed)));
    buf_release(&open);
}

/* Nothing else is touched. */
static void test_seal_of_a_stranger(void **state)
{
    char text[] = "no record at all";
    (void)state;
    record_seal(text, sizeof text - 1);
    assert_string_equal(text, "no record at all");
    record_seal(text, 0);
}

static void test_findings_alone(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct array back;
    buf_clear(&f->packed);
    assert_true(record_pack_findings(f->s->findings.at, f->s->findings.count,
                                     &f->packed));
    assert_int_equal(
        record_unpack_findings(buf_view(&f->packed), &f->other, &back, &err),
        STATUS_OK);
    assert_int_equal(back.count, 1);
    same_finding(f->s->findings.at, back.at);
    record_seal(f->packed.p, f->packed.n);
    f->packed.p[f->packed.n - 1] = (char)(f->packed.p[f->packed.n - 1] ^ 1);
    assert_int_equal(
        record_unpack_findings(buf_view(&f->packed), &f->other, &back, &err),
        STATUS_FATAL);
    assert_int_equal(back.count, 0);
}

static void test_memory(void **state)
{
    struct fixture *f = *state;
    struct arena tight;
    struct err err = {0};
    arena_init(&tight, 600);
    assert_null(record_unpack(buf_view(&f->packed), &catalogue, &tight, &err));
    assert_int_equal(err.fault, FAULT_MEMORY);
    arena_release(&tight);
}

/* Numbers of edits mean nothing where there are other edits; one that is none
 * of them is damage. */
static void test_other_edits(void **state)
{
    struct fixture *f = *state;
    struct catalogue other = catalogue;
    struct err err = {0};
    other.edit_digest++;
    struct submission *back =
        record_unpack(buf_view(&f->packed), &other, &f->other, &err);
    assert_non_null(back);
    assert_int_equal(back->outcomes.count, 0);
    other = catalogue;
    other.edit_count = 90;
    assert_null(record_unpack(buf_view(&f->packed), &other, &f->other, &err));
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_round_trip),
        CASE(test_same_bytes_again),
        CASE(test_empty_submission),
        CASE(test_many_words),
        CASE(test_changed_catalogue),
        CASE(test_unit_gone),
        CASE(test_truncated),
        CASE(test_flipped),
        CASE(test_flipped_behind_the_checksum),
        CASE(test_cut_behind_the_checksum),
        CASE(test_shared_too_much),
        CASE(test_messages),
        CASE(test_unsealed),
        CASE(test_seal_of_a_stranger),
        CASE(test_findings_alone),
        CASE(test_memory),
        CASE(test_other_edits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
