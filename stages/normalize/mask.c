/* Masks citizen numbers, telephones, bank cards and e-mail addresses. */
#include "stages/normalize/mask.h"

#include <string.h>

#include "pipeline/model/identifier.h"

enum {
    /* Below it only an e-mail address can be hidden, and that has an @. */
    DIGITS_LEAST = 11, /* of a mobile telephone, the shortest of them */
    COMPACT_MOST = 32,
    SHIELD = '\x01' /* in the copy that is searched, never in the result */
};

/* Digits and letters alone. What is longer is cut, and then is too long for any
 * check. */
static struct view compact(struct view text, char room[COMPACT_MOST])
{
    size_t n = 0;

    for (size_t i = 0; i < text.n && n < COMPACT_MOST; i++)
        if (text.p[i] != ' ' && text.p[i] != '-')
            room[n++] = text.p[i] == 'x' ? 'X' : text.p[i];
    return (struct view){room, n};
}

static bool is_citizen(struct view text)
{
    char room[COMPACT_MOST];

    return identifier_citizen(compact(text, room));
}

/* With the inner check failing (IDENTIFIER_BODY) it still is a code by its last
 * character, and then no citizen's number. */
static bool is_credit(struct view text)
{
    char room[COMPACT_MOST];
    enum identifier_fault fault = identifier_credit_code(compact(text, room));

    return fault == IDENTIFIER_GOOD || fault == IDENTIFIER_BODY;
}

/* The check digit of bank cards. Source: ISO/IEC 7812-1, annex B. From the
 * right, every second digit doubled, its digits summed: a multiple of ten. The
 * pattern must let through digits alone. */
static bool is_card(struct view text)
{
    int sum = 0;

    for (size_t i = 0; i < text.n; i++) {
        int digit = text.p[text.n - 1 - i] - '0';
        int twice = digit * 2;

        sum += i % 2 ? twice / 10 + twice % 10 : digit;
    }
    return sum % 10 == 0;
}

/* A pattern finds what looks like a number; the check digit lets pass only one
 * in ten or eleven of those that merely look like it, such as amounts and
 * serial numbers. */
static const struct check checks[] = {
    {"citizen", is_citizen},
    {"credit-code", is_credit},
    {"luhn", is_card},
};

const struct check *check_find(struct view name)
{
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (view_equal(view_of(checks[i].name), name))
            return &checks[i];
    return NULL;
}

/* How many of eight bytes are digits. In each byte without its high bit one sum
 * carries into that bit from '0' up, the other from behind '9'. */
static size_t digits_of_eight(const char *text)
{
    static const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t word, low, marks;

    memcpy(&word, text, sizeof word);
    low = word & ones * 0x7f;
    marks = (low + ones * (0x80 - '0')) & ~(low + ones * (0x80 - '9' - 1)) &
            ~word & ones * 0x80;
    return (size_t)((marks >> 7) * ones >> 56);
}

bool mask_needed(struct view text)
{
    size_t digits = 0;

    if (text.n == 0 || memchr(text.p, '@', text.n))
        return text.n > 0;
    for (; text.n >= sizeof(uint64_t); text.p += 8, text.n -= 8)
        digits += digits_of_eight(text.p);
    for (size_t i = 0; i < text.n; i++)
        digits += text.p[i] >= '0' && text.p[i] <= '9';
    return digits >= DIGITS_LEAST;
}

/* The text that is searched and the text that is kept, of equal length. The
 * searched one is what the next rule sees: nothing is found twice. */
struct sheets {
    char *searched;
    char *kept;
    size_t n;
};

/* U+0001 in place of what was found: no pattern for a number matches it, and
 * XML cannot have brought it. Bytes for bytes, so offsets stay those of the
 * text. */
static void cover(struct sheets *sheets, struct view at,
                  const struct rule *rule)
{
    size_t from = (size_t)(at.p - sheets->searched);

    memset(sheets->searched + from, SHIELD, at.n);
    if (rule->outcome != OUTCOME_OK)
        memset(sheets->kept + from, '*', at.n);
}

/* Every match of one rule. Searching goes on behind a match, whose last letter
 * the pattern's own look-ahead has set apart from what follows. What is too
 * costly to search is covered from there on, unless the rule only shields. */
static bool search(struct rules *rules, const struct rule *rule,
                   struct sheets *sheets)
{
    struct view rest = {sheets->searched, sheets->n};
    struct regex_match match;
    struct err err = {0};
    bool found = false;

    while (rest.n > 0 &&
           regex_match(rule->regex, rest, &match, &err) == STATUS_OK) {
        struct view at = match.groups[0];
        size_t behind = (size_t)(at.p + at.n - rest.p);

        if (at.n == 0)
            break;
        if (!rule->check || rule->check->good(at)) {
            cover(sheets, at, rule);
            found = true;
        }
        rest = (struct view){rest.p + behind, rest.n - behind};
    }
    if (err.fault == FAULT_DATA && rule->outcome != OUTCOME_OK) {
        cover(sheets, rest, rule);
        found = true;
    } else if (err.fault != FAULT_NONE && err.fault != FAULT_DATA &&
               rules->fault.fault == FAULT_NONE) {
        rules->fault = err;
    }
    return found && rule->outcome != OUTCOME_OK;
}

/* Memory that is out shows in the arena, and the submission is then not
 * believed; the text given back unmasked is never kept. */
void mask_personal(struct rules *rules, struct view text, struct arena *arena,
                   struct reading *out)
{
    struct sheets sheets = {.n = text.n};

    *out = (struct reading){
        .arena = arena,
        .kind = WORD_PERSONAL,
        .text = text,
        .outcome = OUTCOME_OK,
    };
    if (!mask_needed(text))
        return;
    sheets.searched = arena_take(arena, text.n);
    sheets.kept = arena_take(arena, text.n);
    if (!sheets.searched || !sheets.kept)
        return;
    memcpy(sheets.searched, text.p, text.n);
    memcpy(sheets.kept, text.p, text.n);
    for (size_t i = 0; i < rules->of_count[WORD_PERSONAL]; i++)
        if (search(rules, rules->of[WORD_PERSONAL][i], &sheets))
            reading_note(out, rules->of[WORD_PERSONAL][i]);
    if (out->applied_count == 0)
        return;
    out->text = (struct view){sheets.kept, text.n};
    out->outcome = OUTCOME_WARN;
}
