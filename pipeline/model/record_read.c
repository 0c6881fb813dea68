/* Unpacking: bytes, trusted in nothing, into submission and findings. */
#include "pipeline/model/record.h"

#include <limits.h>
#include <string.h>
#include <zlib.h>

#include "pipeline/model/record_form.h"

/* The first thing that does not fit sets `bad`; from then on every number is 0
 * and every word empty, so that loops end and one look at the end is enough. */
struct unpacker {
    const unsigned char *at, *end;
    bool bad;
    struct view *words; /* those given in full so far */
    size_t word_count, word_room;
    struct view full; /* the last of them */
    long line;
    const struct catalogue *catalogue;
    struct arena *arena;
    const struct indicator *indicator; /* the last one looked up */
    struct view area_code; /* the last one looked up, and what it was */
    const struct area *area;
};

static size_t left(const struct unpacker *u)
{
    return (size_t)(u->end - u->at);
}

/* What is left is not read any more. */
static uint64_t spoil(struct unpacker *u)
{
    u->bad = true;
    u->at = u->end;
    return 0;
}

/* More than 64 bits have no varint of ours. */
static uint64_t get_long_number(struct unpacker *u)
{
    uint64_t number = 0;
    for (int shift = 0; shift < 64 && u->at < u->end; shift += 7) {
        uint64_t byte = *u->at++;
        if (shift == 63 && byte > 1)
            break;
        number |= (byte & 0x7f) << shift;
        if (byte < 0x80)
            return number;
    }
    return spoil(u);
}

/* One byte is by far the most frequent. */
static uint64_t get_number(struct unpacker *u)
{
    if (u->at < u->end && *u->at < 0x80)
        return *u->at++;
    return get_long_number(u);
}

static uint64_t get_at_most(struct unpacker *u, uint64_t most)
{
    uint64_t number = get_number(u);
    return number <= most ? number : spoil(u);
}

static int64_t get_signed(struct unpacker *u)
{
    uint64_t number = get_number(u);
    return (int64_t)(number >> 1 ^ (0 - (number & 1)));
}

static int get_int(struct unpacker *u, int least, int most)
{
    int64_t number = get_signed(u);
    if (number < least || number > most)
        return (int)spoil(u);
    return (int)number;
}

/* A count of things of which each takes `each` bytes or more: what cannot be
 * there is not allocated either. A list's memory is thus at most so many times
 * its bytes as one of its members is larger than its shortest form. */
static size_t get_count(struct unpacker *u, size_t each)
{
    uint64_t count = get_number(u);
    return (size_t)(count <= left(u) / each ? count : spoil(u));
}

/* 126 bits are more than 10^36 needs; get_decimal checks the value. */
static int128 get_wide(struct unpacker *u)
{
    uint128 number = 0;
    for (int shift = 0; shift < 126 && u->at < u->end; shift += 7) {
        uint128 byte = *u->at++;
        number |= (byte & 0x7f) << shift;
        if (byte < 0x80)
            return (int128)(number >> 1 ^ (0 - (number & 1)));
    }
    return (int128)spoil(u);
}

/* Never empty: an empty word has a mark or a bit that says so. */
static struct view get_bytes(struct unpacker *u)
{
    size_t n = get_count(u, 1);
    if (n == 0) {
        spoil(u);
        return (struct view){NULL, 0};
    }
    struct view word = {(const char *)u->at, n};
    u->at += n;
    return word;
}

/* Zeroed room in the arena; a failed arena spoils the rest. */
static void *room(struct unpacker *u, size_t count, size_t size)
{
    void *at = count ? arena_take(u->arena, count * size) : NULL;
    if (count && !at)
        spoil(u);
    return at;
}

/* The one kind of word whose bytes are copied: some of them stand elsewhere. */
static struct view join(struct unpacker *u, struct view front, struct view rest)
{
    char *p = room(u, 1, front.n + rest.n);
    if (!p)
        return (struct view){NULL, 0};
    memcpy(p, front.p, front.n);
    memcpy(p + front.n, rest.p, rest.n);
    return (struct view){p, front.n + rest.n};
}

/* What it shares is a part of the word before it, and bounded, so that a few
 * bytes cannot ask for much. */
static struct view get_new_word(struct unpacker *u)
{
    size_t shared = (size_t)get_at_most(u, RECORD_SHARED_MOST);
    size_t n = get_count(u, 1);
    struct view word = {(const char *)u->at, n};
    if (n + shared == 0 || shared > u->full.n)
        spoil(u);
    if (u->bad)
        return (struct view){NULL, 0};
    u->at += n;
    if (shared)
        word = join(u, (struct view){u->full.p, shared}, word);
    u->full = word;
    if (u->word_count < u->word_room)
        u->words[u->word_count++] = word;
    else
        spoil(u);
    return word;
}

/* A word given before is found by its number. */
static struct view get_word(struct unpacker *u)
{
    uint64_t number = get_number(u);
    if (number == 0)
        return (struct view){NULL, 0};
    if (number == 1)
        return get_new_word(u);
    if (number - 2 < u->word_count)
        return u->words[number - 2];
    spoil(u);
    return (struct view){NULL, 0};
}

static void get_words(struct unpacker *u, void *of, const size_t *at,
                      size_t count)
{
    for (size_t i = 0; i < count; i++)
        *(struct view *)(void *)((char *)of + at[i]) = get_word(u);
}

#define GET_WORDS(u, of, table) get_words(u, of, table, RECORD_COUNT(table))

/* Wraps around like the writer's: any two numbers have a step between them. */
static void get_line(struct unpacker *u, long *line, long *column)
{
    u->line = (long)((uint64_t)u->line + (uint64_t)get_signed(u));
    *line = u->line;
    *column = (long)get_signed(u);
}

static struct period get_period(struct unpacker *u)
{
    struct period period;
    period.kind = (enum period_kind)get_at_most(u, PERIOD_SPAN);
    period.year = get_int(u, 0, RECORD_YEAR_MOST);
    period.last = get_int(u, 0, RECORD_YEAR_MOST);
    period.part = get_int(u, 0, RECORD_PART_MOST);
    return period;
}

/* Equal addresses are equal words, and mostly the other way round; values about
 * one area mostly follow each other. */
static const struct area *find_area(struct unpacker *u, struct view code)
{
    if (code.p != u->area_code.p) {
        u->area_code = code;
        u->area = catalogue_area(u->catalogue, code);
    }
    return u->area;
}

/* What decimal.c could not have made must not reach it: 10^36 and more would
 * overflow there. */
static void get_decimal(struct unpacker *u, struct decimal *number)
{
    static const uint64_t ten_18 = UINT64_C(1000000000000000000);
    int128 most = (int128)ten_18 * ten_18;
    number->mantissa = get_wide(u);
    number->scale = (int)get_at_most(u, DECIMAL_SCALE_MAX);
    bool wide = number->mantissa >= most || number->mantissa <= -most;
    /* Equal values are equal bytes: only the shortest form is one. */
    bool long_form = number->scale && number->mantissa % 10 == 0;
    if (wide || long_form) {
        spoil(u);
        *number = (struct decimal){0};
    }
}

static void get_items(struct unpacker *u, struct observation *o)
{
    size_t count = get_count(u, RECORD_COUNT(record_item_words));
    o->items = room(u, count, sizeof *o->items);
    for (size_t i = 0; !u->bad && i < count; i++)
        GET_WORDS(u, &o->items[i], record_item_words);
    o->item_count = u->bad ? 0 : count;
}

static void get_traces(struct unpacker *u, struct observation *o)
{
    size_t count = (size_t)get_at_most(u, TRACES_MAX);
    o->traces = room(u, count ? TRACES_MAX : 0, sizeof *o->traces);
    for (size_t i = 0; !u->bad && i < count; i++)
        o->traces[i].rule = get_word(u);
    o->trace_count = u->bad ? 0 : count;
}

/* A code that is not in the catalogue any more drops the observation. */
static void resolve_indicator(struct unpacker *u, struct observation *o,
                              struct view code)
{
    o->indicator = catalogue_indicator_after(u->catalogue, u->indicator, code);
    u->indicator = o->indicator;
    o->dropped |= !o->indicator;
}

static void resolve_area(struct unpacker *u, struct observation *o,
                         struct view code)
{
    o->area = find_area(u, code);
    o->dropped |= !o->area;
}

static void resolve_grade(struct unpacker *u, struct observation *o,
                          struct view code)
{
    if (o->indicator)
        o->grade = catalogue_grade(u->catalogue, o->indicator->scale, code);
    o->dropped |= !o->grade;
}

static bool has(uint32_t mask, size_t bit)
{
    return mask & RECORD_BIT(bit);
}

/* In the order of put_outline; the code before the grade, whose scale is the
 * indicator's. */
static void get_outline(struct unpacker *u, const struct submission *s,
                        struct observation *o, uint32_t mask)
{
    struct view code = {NULL, 0};
    if (has(mask, RECORD_CODE))
        resolve_indicator(u, o, code = get_bytes(u));
    if (has(mask, RECORD_TEXT))
        o->text = get_bytes(u);
    for (size_t i = 0; i < RECORD_COUNT(record_observation_words); i++)
        if (has(mask, RECORD_WORDS + i))
            get_words(u, o, &record_observation_words[i], 1);
    if (has(mask, RECORD_AREA))
        resolve_area(u, o, get_word(u));
    if (has(mask, RECORD_GRADE))
        resolve_grade(u, o, get_word(u));
    o->indicator_word = has(mask, RECORD_INDICATOR) ? get_word(u) : code;
    if (!has(mask, RECORD_INDICATOR) && !has(mask, RECORD_SAME_WORD))
        o->indicator_word = (struct view){NULL, 0};
    if (has(mask, RECORD_FILE))
        o->place.file = get_word(u);
    else if (has(mask, RECORD_SAME_FILE))
        o->place.file = s->place.file;
}

static void get_rest(struct unpacker *u, struct observation *o, uint32_t mask)
{
    if (has(mask, RECORD_NUMBER))
        get_decimal(u, &o->number);
    if (has(mask, RECORD_ITEMS))
        get_items(u, o);
    if (has(mask, RECORD_FLAGS))
        o->flags = (uint32_t)get_at_most(u, UINT32_MAX);
    if (has(mask, RECORD_TRACES))
        get_traces(u, o);
}

/* The head came before, so "the same as the submission's" is known. */
static void get_observation(struct unpacker *u, const struct submission *s,
                            struct observation *o)
{
    uint32_t mask = (uint32_t)get_at_most(u, RECORD_BIT(RECORD_BITS) - 1);
    o->none = has(mask, RECORD_NONE);
    o->as_control = has(mask, RECORD_CONTROL);
    o->whole = has(mask, RECORD_WHOLE);
    o->dropped = has(mask, RECORD_DROPPED);
    get_outline(u, s, o, mask);
    if (has(mask, RECORD_SAME_AREA)) {
        o->area = s->area;
        o->dropped |= !o->area;
    }
    get_line(u, &o->place.line, &o->place.column);
    o->period = has(mask, RECORD_SAME_PERIOD) ? s->period : get_period(u);
    get_rest(u, o, mask);
}

/* An array of exactly `count`. */
static void *get_list(struct unpacker *u, struct array *list, size_t least,
                      size_t size)
{
    size_t count = get_count(u, least);
    void *at = room(u, count, size);
    if (!u->bad)
        *list = (struct array){at, count, count};
    return at;
}

static void get_finding(struct unpacker *u, struct finding *f)
{
    GET_WORDS(u, f, record_finding_words);
    f->severity = (enum severity)get_at_most(u, SEVERITY_FATAL);
    f->level = get_int(u, 0, 5);
    get_line(u, &f->line, &f->column);
    if (!finding_take_cells(f, u->arena,
                            (size_t)get_at_most(u, FINDING_CELLS_MAX)))
        spoil(u);
    for (size_t i = 0; i < f->cell_count; i++) {
        GET_WORDS(u, &f->cells[i], record_cell_words);
        f->cells[i].suspect = get_at_most(u, 1);
    }
}

/* Ten words, severity, level, line, column, count of cells: a byte each. */
static void get_findings(struct unpacker *u, struct array *list)
{
    struct finding *at = get_list(u, list, 15, sizeof *at);
    for (size_t i = 0; !u->bad && i < list->count; i++)
        get_finding(u, &at[i]);
}

static void get_remarks(struct unpacker *u, struct submission *s)
{
    struct remark *at = get_list(u, &s->remarks, 7, sizeof *at);
    for (size_t i = 0; !u->bad && i < s->remarks.count; i++) {
        GET_WORDS(u, &at[i], record_remark_words);
        get_line(u, &at[i].place.line, &at[i].place.column);
    }
}

static void get_counts(struct unpacker *u, struct tries *o, uint64_t form)
{
    o->passed = form == RECORD_OUTCOME_PASSED;
    o->failed = form == RECORD_OUTCOME_FAILED;
    o->undecided = form == RECORD_OUTCOME_UNDECIDED;
    if (form != RECORD_OUTCOMES_MANY)
        return;
    o->passed = (unsigned)get_at_most(u, UINT32_MAX);
    o->failed = (unsigned)get_at_most(u, UINT32_MAX);
    o->undecided = (unsigned)get_at_most(u, UINT32_MAX);
}

/* They are numbers of edits: of those the catalogue had then. Of others nothing
 * is known any more. */
static void get_outcomes(struct unpacker *u, struct submission *s)
{
    s->outcomes_of = (uint32_t)get_at_most(u, UINT32_MAX);
    struct tries *at = get_list(u, &s->outcomes, 1, sizeof *at);
    bool ours = s->outcomes_of == u->catalogue->edit_digest;
    uint64_t edit = 0;
    for (size_t i = 0; !u->bad && i < s->outcomes.count; i++) {
        uint64_t step = get_number(u);
        edit += step >> 2;
        get_counts(u, &at[i], step & 3);
        at[i].edit = (size_t)edit;
        if (edit >= u->catalogue->edit_count && ours)
            spoil(u);
    }
    if (!ours)
        s->outcomes.count = 0;
}

/* Mask, line and column at least. */
static void get_observations(struct unpacker *u, struct submission *s)
{
    struct observation *at = get_list(u, &s->observations, 3, sizeof *at);
    for (size_t i = 0; !u->bad && i < s->observations.count; i++)
        get_observation(u, s, &at[i]);
}

/* A unit that is gone keeps its code. */
static void get_unit(struct unpacker *u, struct submission *s)
{
    struct view code = get_word(u);
    if (!code.n || !catalogue_unit(u->catalogue, code, &s->unit))
        s->unit = (struct unit){.code = code};
}

static void get_head(struct unpacker *u, struct submission *s)
{
    GET_WORDS(u, s, record_submission_words);
    get_unit(u, s);
    struct view area = get_word(u);
    if (area.n)
        s->area = find_area(u, area);
    get_line(u, &s->place.line, &s->place.column);
    s->period = get_period(u);
    s->revision = get_int(u, INT_MIN, INT_MAX);
    s->mode = (enum submission_mode)get_at_most(u, MODE_WITHDRAW);
    s->acceptance = (enum acceptance)get_at_most(u, REJECTED);
    s->flags = (uint32_t)get_at_most(u, UINT32_MAX);
    s->nil = get_at_most(u, 1);
}

/* Our fault, or the disk's: no sender can mend it. */
static enum status damaged(struct err *err, const char *what)
{
    err_set(err, FAULT_BUG, "a packed record is damaged: %s", what);
    err_remedy(err, "run nianbao rebuild");
    return STATUS_FATAL;
}

static uint32_t load_low_first(const char *from)
{
    uint32_t number = 0;
    for (int i = 3; i >= 0; i--)
        number = number << 8 | (unsigned char)from[i];
    return number;
}

/* A sum that is not there is 0, so that no single bit unseals a record. */
static bool is_whole(struct view bytes)
{
    uLong crc = 0;
    if (bytes.p[RECORD_MAGIC - 1] & RECORD_SEALED)
        crc = crc32_z(0, (const Bytef *)bytes.p + RECORD_SUMMED,
                      bytes.n - RECORD_SUMMED);
    return load_low_first(bytes.p + RECORD_MAGIC) == crc;
}

/* From the cheap to the dear: length, magic, version, then the sum over all of
 * it. */
static enum status check(struct view bytes, const char *magic, struct err *err)
{
    if (bytes.n < RECORD_HEAD)
        return damaged(err, "it is shorter than its head");
    if (memcmp(bytes.p, magic, RECORD_MAGIC - 1) != 0)
        return damaged(err, "it does not begin like one");
    if ((bytes.p[RECORD_MAGIC - 1] & ~RECORD_SEALED & 0xff) != RECORD_VERSION)
        return damaged(err, "it is of another version");
    if (!is_whole(bytes))
        return damaged(err, "its checksum differs");
    return STATUS_OK;
}

static enum status begin(struct unpacker *u, struct view bytes,
                         const char *magic, struct err *err)
{
    if (u->arena->failed) /* then `bytes` may be a copy that was not made */
        return err_memory(err);
    enum status status = check(bytes, magic, err);
    if (status != STATUS_OK)
        return status;
    const char *body = bytes.p + RECORD_HEAD;
    u->at = (const unsigned char *)body;
    u->end = u->at + (bytes.n - RECORD_HEAD);
    u->word_room = load_low_first(bytes.p + RECORD_SUMMED);
    /* A word takes three bytes: its mark and its two lengths. */
    if (u->word_room > left(u) / 3)
        return damaged(err, "it claims more words than it can hold");
    u->words = room(u, u->word_room, sizeof *u->words);
    return u->arena->failed ? err_memory(err) : STATUS_OK;
}

/* Bytes left over are as wrong as bytes that lack. */
static enum status end(const struct unpacker *u, struct err *err)
{
    if (u->arena->failed)
        return err_memory(err);
    if (u->bad || u->at != u->end || u->word_count != u->word_room)
        return damaged(err, "a length or a code in it does not fit");
    return STATUS_OK;
}

/* Whatever was half read stays in the arena and goes with it. */
struct submission *record_unpack(struct view bytes,
                                 const struct catalogue *catalogue,
                                 struct arena *arena, struct err *err)
{
    struct unpacker u = {.catalogue = catalogue, .arena = arena};
    if (begin(&u, bytes, RECORD_SUBMISSION, err) != STATUS_OK)
        return NULL;
    struct submission *s = submission_new(arena);
    if (s) {
        get_head(&u, s);
        get_observations(&u, s);
        get_remarks(&u, s);
        get_findings(&u, &s->findings);
        get_outcomes(&u, s);
    }
    return end(&u, err) == STATUS_OK ? s : NULL;
}

enum status record_unpack_findings(struct view bytes, struct arena *arena,
                                   struct array *findings, struct err *err)
{
    struct unpacker u = {.arena = arena};
    *findings = (struct array){0};
    enum status status = begin(&u, bytes, RECORD_FINDINGS, err);
    if (status != STATUS_OK)
        return status;
    get_findings(&u, findings);
    return end(&u, err);
}
