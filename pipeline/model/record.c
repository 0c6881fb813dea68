/* Packing: submission and findings into bytes. */
#include "pipeline/model/record.h"

#include <string.h>
#include <zlib.h>

#include "pipeline/model/record_form.h"

enum { SLOTS = 256, NUMBER_MOST = 10, WIDE_MOST = 20 };

/* A word given before, and the how-manieth it was. */
struct slot {
    struct view word;
    uint32_t number;
};

/* `slots` remembers words by hash, the later ousting the earlier: a word that
 * was forgotten is given in full again, so it needs neither to grow nor to
 * probe, and the bytes depend on the content alone. */
struct packer {
    struct buf *out;
    char *at, *end; /* the free room in `out` */
    uint32_t words;
    long line;        /* the last one written: lines are told as steps */
    struct view full; /* the last one given in full */
    struct slot slots[SLOTS];
};

/* Kept apart, so that the usual answer is a comparison where it is asked. */
__attribute__((noinline)) static bool grow(struct packer *p, size_t n)
{
    if (p->at)
        p->out->n = (size_t)(p->at - p->out->p);
    size_t room = n < 4096 ? 4096 : n;
    p->at = buf_room(p->out, room);
    if (!p->at)
        return false;
    p->end = p->at + room;
    return true;
}

/* Room for `n` bytes at `at`; false once memory is out. */
static inline bool need(struct packer *p, size_t n)
{
    return (p->at && (size_t)(p->end - p->at) >= n) || grow(p, n);
}

static void put_long_number(struct packer *p, uint64_t number)
{
    if (!need(p, NUMBER_MOST))
        return;
    for (; number >= 0x80; number >>= 7)
        *p->at++ = (char)(number | 0x80);
    *p->at++ = (char)number;
}

/* Most numbers are small. */
static inline void put_number(struct packer *p, uint64_t number)
{
    if (number < 0x80 && p->at < p->end)
        *p->at++ = (char)number;
    else
        put_long_number(p, number);
}

/* A signed one: small magnitudes of either sign stay short. */
static void put_signed(struct packer *p, int64_t number)
{
    uint64_t sign = number < 0 ? UINT64_MAX : 0;
    put_number(p, (uint64_t)number << 1 ^ sign);
}

/* A mantissa of up to 10^36: 18 groups of seven bits. */
static void put_wide(struct packer *p, int128 number)
{
    uint128 sign = number < 0 ? ~(uint128)0 : 0;
    uint128 rest = (uint128)number << 1 ^ sign;
    if (!need(p, WIDE_MOST))
        return;
    for (; rest >= 0x80; rest >>= 7)
        *p->at++ = (char)(rest | 0x80);
    *p->at++ = (char)rest;
}

static bool same(struct view a, struct view b)
{
    if (a.n != b.n)
        return false;
    return a.p == b.p || a.n == 0 || memcmp(a.p, b.p, a.n) == 0;
}

/* Of its length and of eight bytes at either end. Copies of a fixed size are
 * single loads. A bad hash costs bytes, never a wrong word: `same` has the last
 * say. */
static size_t slot_of(struct view word)
{
    uint64_t front, back = 0;
    if (word.n > sizeof front) {
        memcpy(&front, word.p, sizeof front);
        memcpy(&back, word.p + word.n - sizeof back, sizeof back);
    } else {
        front = view_word(word);
    }
    uint64_t h = (front ^ back << 7 ^ word.n) * UINT64_C(0x9e3779b97f4a7c15);
    return (size_t)(h >> 56) % SLOTS;
}

/* Its length and its bytes. */
static void put_bytes(struct packer *p, struct view word)
{
    put_number(p, word.n);
    if (word.n == 0 || !need(p, word.n))
        return;
    memcpy(p->at, word.p, word.n);
    p->at += word.n;
}

/* How many bytes at the front of both are the same, as far as that is told. */
static size_t shared_front(struct view a, struct view b)
{
    size_t most = a.n < b.n ? a.n : b.n;
    size_t n = 0;
    uint64_t x = 0, y = 0;
    if (most > RECORD_SHARED_MOST)
        most = RECORD_SHARED_MOST;
    for (; most - n >= sizeof x && x == y; n += x == y ? sizeof x : 0) {
        memcpy(&x, a.p + n, sizeof x);
        memcpy(&y, b.p + n, sizeof y);
    }
    while (n < most && a.p[n] == b.p[n])
        n++;
    return n < RECORD_SHARED_LEAST ? 0 : n;
}

/* Sources of one return mostly differ in the number of the page alone. */
static void put_new_word(struct packer *p, struct view word)
{
    size_t shared = shared_front(p->full, word);
    put_number(p, 1);
    put_number(p, shared);
    put_bytes(p, (struct view){word.p + shared, word.n - shared});
    p->full = word;
}

/* Numbers begin with 1, so that a zeroed slot is empty. */
static void put_word(struct packer *p, struct view word)
{
    if (!word.n) {
        put_number(p, 0);
        return;
    }
    struct slot *slot = &p->slots[slot_of(word)];
    if (slot->number && same(slot->word, word)) {
        put_number(p, (uint64_t)slot->number + 1);
        return;
    }
    *slot = (struct slot){word, ++p->words};
    put_new_word(p, word);
}

static struct view word_in(const void *of, size_t at)
{
    return *(const struct view *)(const void *)((const char *)of + at);
}

static void put_words(struct packer *p, const void *of, const size_t *at,
                      size_t count)
{
    for (size_t i = 0; i < count; i++)
        put_word(p, word_in(of, at[i]));
}

#define PUT_WORDS(p, of, table) put_words(p, of, table, RECORD_COUNT(table))

/* Lines mostly rise by one: a step is one byte where a number would be three.
 */
static void put_line(struct packer *p, long line, long column)
{
    put_signed(p, line - p->line);
    put_signed(p, column);
    p->line = line;
}

static void put_period(struct packer *p, struct period period)
{
    put_number(p, (uint64_t)period.kind);
    put_signed(p, period.year);
    put_signed(p, period.last);
    put_signed(p, period.part);
}

static bool same_period(struct period a, struct period b)
{
    return a.kind == b.kind && a.year == b.year && a.last == b.last &&
           a.part == b.part;
}

/* The words of an observation that are not simply there, and its mask. */
struct outline {
    uint32_t mask;
    struct view code, area, grade, indicator, file;
};

static uint32_t bit_if(bool set, int bit)
{
    return set ? RECORD_BIT(bit) : 0;
}

static uint32_t flag_bits(const struct observation *o)
{
    return bit_if(o->number.mantissa != 0, RECORD_NUMBER) |
           bit_if(o->text.n, RECORD_TEXT) |
           bit_if(o->item_count, RECORD_ITEMS) |
           bit_if(o->flags, RECORD_FLAGS) |
           bit_if(o->trace_count, RECORD_TRACES) |
           bit_if(o->none, RECORD_NONE) |
           bit_if(o->as_control, RECORD_CONTROL) |
           bit_if(o->whole, RECORD_WHOLE) | bit_if(o->dropped, RECORD_DROPPED);
}

static uint32_t word_bits(const struct observation *o)
{
    uint32_t mask = 0;
    for (size_t i = 0; i < RECORD_COUNT(record_observation_words); i++)
        mask |= bit_if(word_in(o, record_observation_words[i]).n,
                       RECORD_WORDS + (int)i);
    return mask;
}

/* Into *l, field by field: copies of the whole cost more than the rest. */
static void outline(struct outline *l, const struct submission *s,
                    const struct observation *o)
{
    static const struct view none = {NULL, 0};
    l->indicator = o->indicator_word;
    l->file = o->place.file;
    l->code = o->indicator ? o->indicator->code : none;
    l->area = o->area && o->area != s->area ? o->area->code : none;
    l->grade = o->grade ? o->grade->code : none;
    bool same_word = l->code.n && same(l->code, l->indicator);
    bool same_file = same(l->file, s->place.file);
    l->mask = flag_bits(o) | word_bits(o) | bit_if(l->code.n, RECORD_CODE) |
              bit_if(l->area.n, RECORD_AREA) |
              bit_if(l->grade.n, RECORD_GRADE) |
              bit_if(same_word, RECORD_SAME_WORD) |
              bit_if(same_file, RECORD_SAME_FILE) |
              bit_if(l->indicator.n && !same_word, RECORD_INDICATOR) |
              bit_if(l->file.n && !same_file, RECORD_FILE) |
              bit_if(o->area && o->area == s->area, RECORD_SAME_AREA) |
              bit_if(same_period(o->period, s->period), RECORD_SAME_PERIOD);
}

/* The lowest bit that is set. */
static int ctz(uint32_t mask)
{
    return __builtin_ctz(mask);
}

static void put_outline(struct packer *p, const struct outline *l,
                        const struct observation *o)
{
    uint32_t words = l->mask >> RECORD_WORDS & 0x7f;
    put_number(p, l->mask);
    if (l->mask & RECORD_BIT(RECORD_CODE))
        put_bytes(p, l->code);
    if (l->mask & RECORD_BIT(RECORD_TEXT))
        put_bytes(p, o->text);
    for (; words; words &= words - 1)
        put_word(p, word_in(o, record_observation_words[ctz(words)]));
    if (l->mask & RECORD_BIT(RECORD_AREA))
        put_word(p, l->area);
    if (l->mask & RECORD_BIT(RECORD_GRADE))
        put_word(p, l->grade);
    if (l->mask & RECORD_BIT(RECORD_INDICATOR))
        put_word(p, l->indicator);
    if (l->mask & RECORD_BIT(RECORD_FILE))
        put_word(p, l->file);
}

static void put_items(struct packer *p, const struct observation *o)
{
    put_number(p, o->item_count);
    for (size_t i = 0; i < o->item_count; i++)
        PUT_WORDS(p, &o->items[i], record_item_words);
}

static void put_traces(struct packer *p, const struct observation *o)
{
    put_number(p, o->trace_count);
    for (size_t i = 0; i < o->trace_count; i++)
        put_word(p, o->traces[i].rule);
}

/* The reader takes things in exactly this order. */
static void put_observation(struct packer *p, const struct submission *s,
                            const struct observation *o)
{
    struct outline l;
    outline(&l, s, o);
    put_outline(p, &l, o);
    put_line(p, o->place.line, o->place.column);
    if (!(l.mask & RECORD_BIT(RECORD_SAME_PERIOD)))
        put_period(p, o->period);
    if (l.mask & RECORD_BIT(RECORD_NUMBER)) {
        put_wide(p, o->number.mantissa);
        put_number(p, (uint64_t)o->number.scale);
    }
    if (l.mask & RECORD_BIT(RECORD_ITEMS))
        put_items(p, o);
    if (l.mask & RECORD_BIT(RECORD_FLAGS))
        put_number(p, o->flags);
    if (l.mask & RECORD_BIT(RECORD_TRACES))
        put_traces(p, o);
}

static void put_finding(struct packer *p, const struct finding *f)
{
    PUT_WORDS(p, f, record_finding_words);
    put_number(p, (uint64_t)f->severity);
    put_signed(p, f->level);
    put_line(p, f->line, f->column);
    put_number(p, f->cell_count);
    for (size_t i = 0; i < f->cell_count; i++) {
        PUT_WORDS(p, &f->cells[i], record_cell_words);
        put_number(p, f->cells[i].suspect);
    }
}

static void put_findings(struct packer *p, const struct finding *findings,
                         size_t count)
{
    put_number(p, count);
    for (size_t i = 0; i < count; i++)
        put_finding(p, &findings[i]);
}

static void put_remarks(struct packer *p, const struct submission *s)
{
    const struct remark *remarks = s->remarks.at;
    put_number(p, s->remarks.count);
    for (size_t i = 0; i < s->remarks.count; i++) {
        PUT_WORDS(p, &remarks[i], record_remark_words);
        put_line(p, remarks[i].place.line, remarks[i].place.column);
    }
}

/* The area's code goes in although observations may say their own: most of them
 * then need one bit. */
static void put_head(struct packer *p, const struct submission *s)
{
    PUT_WORDS(p, s, record_submission_words);
    put_word(p, s->unit.code);
    put_word(p, s->area ? s->area->code : (struct view){NULL, 0});
    put_line(p, s->place.line, s->place.column);
    put_period(p, s->period);
    put_signed(p, s->revision);
    put_number(p, (uint64_t)s->mode);
    put_number(p, (uint64_t)s->acceptance);
    put_number(p, s->flags);
    put_number(p, s->nil);
}

/* Mostly an edit is tried once: its step from the one before it and how that
 * came out are one number, whose lowest two bits are a place in this list. */
static unsigned short_form(const struct tries *o)
{
    if (o->passed + o->failed + o->undecided != 1)
        return RECORD_OUTCOMES_MANY;
    return o->passed   ? RECORD_OUTCOME_PASSED
           : o->failed ? RECORD_OUTCOME_FAILED
                       : RECORD_OUTCOME_UNDECIDED;
}

static void put_outcomes(struct packer *p, const struct submission *s)
{
    const struct tries *at = s->outcomes.at;
    size_t last = 0;
    put_number(p, s->outcomes_of);
    put_number(p, s->outcomes.count);
    for (size_t i = 0; i < s->outcomes.count; i++) {
        unsigned form = short_form(&at[i]);
        put_number(p, (uint64_t)(at[i].edit - last) << 2 | form);
        last = at[i].edit;
        if (form != RECORD_OUTCOMES_MANY)
            continue;
        put_number(p, at[i].passed);
        put_number(p, at[i].failed);
        put_number(p, at[i].undecided);
    }
}

static void put_submission(struct packer *p, const struct submission *s)
{
    put_head(p, s);
    put_number(p, s->observations.count);
    for (size_t i = 0; i < s->observations.count; i++)
        put_observation(p, s, submission_observation(s, i));
    put_remarks(p, s);
    put_findings(p, s->findings.at, s->findings.count);
    put_outcomes(p, s);
}

static void store_low_first(char *to, uint32_t number)
{
    for (int i = 0; i < 4; i++)
        to[i] = (char)(number >> 8 * i);
}

static bool begin(struct packer *p, struct buf *out)
{
    p->out = out;
    p->at = p->end = NULL;
    p->words = 0;
    p->line = 0;
    p->full = (struct view){NULL, 0};
    memset(p->slots, 0, sizeof p->slots);
    if (!need(p, RECORD_HEAD))
        return false;
    p->at += RECORD_HEAD;
    return true;
}

/* Fills in the head, for only now it is known. */
static bool end(struct packer *p, size_t start, const char *magic)
{
    if (!p->at || p->out->failed)
        return false;
    *p->at = '\0';
    p->out->n = (size_t)(p->at - p->out->p);
    char *head = p->out->p + start;
    memcpy(head, magic, RECORD_MAGIC - 1);
    head[RECORD_MAGIC - 1] = RECORD_VERSION;
    store_low_first(head + RECORD_MAGIC, 0);
    store_low_first(head + RECORD_SUMMED, p->words);
    return true;
}

/* The sum covers the count of words: no length is believed before it is
 * checked. */
void record_seal(char *bytes, size_t n)
{
    if (n < RECORD_HEAD || memcmp(bytes, RECORD_ANY, sizeof RECORD_ANY - 1))
        return;
    uLong crc =
        crc32_z(0, (const Bytef *)bytes + RECORD_SUMMED, n - RECORD_SUMMED);
    bytes[RECORD_MAGIC - 1] = (char)(RECORD_VERSION | RECORD_SEALED);
    store_low_first(bytes + RECORD_MAGIC, (uint32_t)crc);
}

bool record_same(struct view a, struct view b)
{
    return a.n == b.n && a.n >= RECORD_HEAD &&
           memcmp(a.p, b.p, RECORD_MAGIC - 1) == 0 &&
           memcmp(a.p + RECORD_SUMMED, b.p + RECORD_SUMMED,
                  a.n - RECORD_SUMMED) == 0;
}

/* Appends: several records may stand in one buffer, each with a head of its
 * own. */
bool record_pack(const struct submission *submission, struct buf *out)
{
    struct packer p;
    size_t start = out->n;
    if (!begin(&p, out))
        return false;
    put_submission(&p, submission);
    return end(&p, start, RECORD_SUBMISSION);
}

bool record_pack_findings(const struct finding *findings, size_t count,
                          struct buf *out)
{
    struct packer p;
    size_t start = out->n;
    if (!begin(&p, out))
        return false;
    put_findings(&p, findings, count);
    return end(&p, start, RECORD_FINDINGS);
}
