/* PCRE2 for rules from configuration on text from outside. */
#include "pipeline/base/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

enum {
    /* What an innocent text never meets and a hostile one meets within
     * milliseconds: (a+)+$ doubles its steps with each letter. */
    MATCH_LIMIT = 100000,
    DEPTH_LIMIT = 1000,
    HEAP_LIMIT_KIB = 4 << 10,
    REPLACED_ROOM = 64 /* what most replacements add at most */
};

/* The match data is made once and used for every match. */
struct regex {
    pcre2_code *code;
    pcre2_match_data *data;
    pcre2_match_context *limits;
    size_t count; /* groups with the whole match */
    /* PCRE2's own table: of each group the number, high byte first, and the
     * name with a NUL, in `name_size` bytes. */
    const unsigned char *names;
    uint32_t name_count, name_size;
    bool jit; /* there is machine code of it */
};

/* PCRE2 before 10.43 takes NULL for a mistake even when there are no bytes. */
static PCRE2_SPTR bytes_of(struct view text)
{
    return (PCRE2_SPTR)(text.n ? text.p : "");
}

static struct regex *fail(struct regex *regex)
{
    regex_free(regex);
    return NULL;
}

/* PCRE2 counts bytes from 0, people count from 1. */
static void not_compiled(struct err *err, int number, size_t offset)
{
    char words[128] = "";

    pcre2_get_error_message(number, (PCRE2_UCHAR *)words, sizeof words);
    err_set(err, FAULT_CONFIG, "pattern does not compile at character %zu: %s",
            offset + 1, words);
    err_at(err, "", 0, (long)offset + 1);
}

/* \C would let a match end inside a character. */
static pcre2_code *compile(struct view pattern, bool caseless, struct err *err)
{
    uint32_t options =
        PCRE2_UTF | PCRE2_UCP | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C;
    int number = 0;
    size_t offset = 0;
    pcre2_code *code;

    if (caseless)
        options |= PCRE2_CASELESS;
    code = pcre2_compile(bytes_of(pattern), pattern.n, options, &number,
                         &offset, NULL);
    if (!code && number == PCRE2_ERROR_HEAP_FAILED)
        err_memory(err);
    else if (!code)
        not_compiled(err, number, offset);
    return code;
}

/* One block of match data: a regex is matched a million times a night. */
static bool prepare(struct regex *regex)
{
    regex->data = pcre2_match_data_create_from_pattern(regex->code, NULL);
    regex->limits = pcre2_match_context_create(NULL);
    if (!regex->data || !regex->limits)
        return false;
    pcre2_set_match_limit(regex->limits, MATCH_LIMIT);
    pcre2_set_depth_limit(regex->limits, DEPTH_LIMIT);
    pcre2_set_heap_limit(regex->limits, HEAP_LIMIT_KIB);
    /* Where the system forbids writable code the interpreter does. */
    regex->jit = pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE) == 0;
    return true;
}

/* Before any match is tried: regex_match stores into an array of fixed size. */
static bool count_groups(struct regex *regex, struct err *err)
{
    uint32_t captures = 0;

    pcre2_pattern_info(regex->code, PCRE2_INFO_CAPTURECOUNT, &captures);
    regex->count = captures + 1;
    pcre2_pattern_info(regex->code, PCRE2_INFO_NAMETABLE, &regex->names);
    pcre2_pattern_info(regex->code, PCRE2_INFO_NAMECOUNT, &regex->name_count);
    pcre2_pattern_info(regex->code, PCRE2_INFO_NAMEENTRYSIZE,
                       &regex->name_size);
    if (regex->count <= REGEX_GROUPS_MAX)
        return true;
    err_set(err, FAULT_CONFIG, "pattern has %u groups, more than %d", captures,
            REGEX_GROUPS_MAX - 1);
    err_remedy(err, "use (?:...) for groups whose text is not needed");
    return false;
}

struct regex *regex_compile(struct view pattern, bool caseless, struct err *err)
{
    struct regex *regex = calloc(1, sizeof *regex);

    if (!regex) {
        err_memory(err);
        return NULL;
    }
    regex->code = compile(pattern, caseless, err);
    if (!regex->code || !count_groups(regex, err))
        return fail(regex);
    if (!prepare(regex)) {
        err_memory(err);
        return fail(regex);
    }
    return regex;
}

void regex_free(struct regex *regex)
{
    if (!regex)
        return;
    pcre2_match_context_free(regex->limits);
    pcre2_match_data_free(regex->data);
    pcre2_code_free(regex->code);
    free(regex);
}

/* What a negative answer of PCRE2 means to us. */
/* NOMEMORY is the machine's; the limits are the text's, which is then refused
 * without harm to the run; anything else we have not thought of. */
static enum status not_matched(int number, struct err *err)
{
    switch (number) {
    case PCRE2_ERROR_NOMATCH:
        return STATUS_END;
    case PCRE2_ERROR_NOMEMORY:
        return err_memory(err);
    case PCRE2_ERROR_MATCHLIMIT:
    case PCRE2_ERROR_DEPTHLIMIT:
    case PCRE2_ERROR_HEAPLIMIT:
        err_set(err, FAULT_DATA, "text is too costly for a pattern");
        err->code = "regex.costly";
        return STATUS_REJECT;
    default:
        return err_set(err, FAULT_BUG, "PCRE2 answered %d to a match", number);
    }
}

/* Every text was found valid on its way in, so PCRE2 need not look again. */
static int interpret(struct regex *regex, struct view text)
{
    return pcre2_match(regex->code, bytes_of(text), text.n, 0,
                       PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, regex->data,
                       regex->limits);
}

/* Most patterns do not match most texts, so the call itself must be cheap. */
static int match_text(struct regex *regex, struct view text)
{
    int number = PCRE2_ERROR_JIT_STACKLIMIT;

    if (regex->jit)
        number = pcre2_jit_match(regex->code, bytes_of(text), text.n, 0, 0,
                                 regex->data, regex->limits);
    /* The JIT's own small stack ran out: a limit of the machine, not ours. */
    return number == PCRE2_ERROR_JIT_STACKLIMIT ? interpret(regex, text)
                                                : number;
}

/* The whole of an empty text has a place too: "", not NULL. */
static struct view group_of(struct regex *regex, struct view text, size_t i)
{
    const size_t *ends = pcre2_get_ovector_pointer(regex->data) + 2 * i;

    if (ends[0] == PCRE2_UNSET)
        return (struct view){NULL, 0};
    return (struct view){text.p ? text.p + ends[0] : "", ends[1] - ends[0]};
}

enum status regex_match(struct regex *regex, struct view text,
                        struct regex_match *match, struct err *err)
{
    int number = match_text(regex, text);

    if (number < 0)
        return not_matched(number, err);
    if (!match)
        return STATUS_OK;
    match->count = regex->count;
    for (size_t i = 0; i < regex->count; i++)
        match->groups[i] = group_of(regex, text, i);
    return STATUS_OK;
}

/* One try at substituting into the room behind `out`; `*n` becomes the length,
 * or with PCRE2_ERROR_NOMEMORY the room needed. */
/* Groups that took no part are empty in a replacement, as in Perl, and not a
 * mistake: (a)|(b) replaced by $1$2 is what people write. */
static int substitute(struct regex *regex, struct view text,
                      struct view replacement, uint32_t options, char *to,
                      size_t *n)
{
    options |= PCRE2_NO_UTF_CHECK | PCRE2_SUBSTITUTE_GLOBAL |
               PCRE2_SUBSTITUTE_EXTENDED | PCRE2_SUBSTITUTE_UNSET_EMPTY |
               PCRE2_SUBSTITUTE_OVERFLOW_LENGTH;
    return pcre2_substitute(regex->code, bytes_of(text), text.n, 0, options,
                            regex->data, regex->limits, bytes_of(replacement),
                            replacement.n, (PCRE2_UCHAR *)to, n);
}

/* Two tries at most: the second has the room that the first asked for. */
static int substitute_growing(struct regex *regex, struct view text,
                              struct view replacement, uint32_t options,
                              struct buf *out)
{
    size_t room = text.n + replacement.n + REPLACED_ROOM;
    int number = PCRE2_ERROR_NOMEMORY;

    for (int i = 0; i < 2 && number == PCRE2_ERROR_NOMEMORY; i++) {
        char *to = buf_room(out, room);

        if (!to)
            return PCRE2_ERROR_NOMEMORY;
        number = substitute(regex, text, replacement, options, to, &room);
    }
    if (number >= 0)
        out->n += room;
    return number;
}

/* Found only when it is used, since PCRE2 does not compile replacements: so the
 * examples of a rule, which do use it, find it. */
static bool is_bad_replacement(int number)
{
    return number == PCRE2_ERROR_BADREPLACEMENT ||
           number == PCRE2_ERROR_BADREPESCAPE ||
           number == PCRE2_ERROR_REPMISSINGBRACE ||
           number == PCRE2_ERROR_BADSUBSTITUTION ||
           number == PCRE2_ERROR_NOSUBSTRING ||
           number == PCRE2_ERROR_NOUNIQUESUBSTRING;
}

static enum status not_replaced(int number, struct err *err)
{
    char words[128] = "";

    if (!is_bad_replacement(number))
        return not_matched(number, err);
    pcre2_get_error_message(number, (PCRE2_UCHAR *)words, sizeof words);
    return err_set(err, FAULT_CONFIG, "replacement is not usable: %s", words);
}

enum status regex_replace(struct regex *regex, struct view text,
                          struct view replacement, struct buf *out,
                          struct err *err)
{
    int number = match_text(regex, text);

    if (number == PCRE2_ERROR_NOMATCH) {
        buf_add(out, text);
        return out->failed ? err_memory(err) : STATUS_END;
    }
    if (number >= 0)
        number = substitute_growing(regex, text, replacement, 0, out);
    if (number == PCRE2_ERROR_JIT_STACKLIMIT)
        number =
            substitute_growing(regex, text, replacement, PCRE2_NO_JIT, out);
    if (number < 0) {
        if (out->p)
            out->p[out->n] = '\0';
        return not_replaced(number, err);
    }
    return number > 0 ? STATUS_OK : STATUS_END;
}

/* Walked, for patterns have three names at most. A name used for two groups is
 * none: which of them is meant is not known here. */
static size_t number_of(const struct regex *regex, const char *name)
{
    const unsigned char *entry = regex->names;
    size_t number = 0;

    for (uint32_t i = 0; i < regex->name_count; i++, entry += regex->name_size)
        if (entry[2] == (unsigned char)*name &&
            strcmp((const char *)entry + 2, name) == 0) {
            if (number)
                return 0;
            number = (size_t)entry[0] << 8 | entry[1];
        }
    return number;
}

struct view regex_group(const struct regex *regex,
                        const struct regex_match *match, const char *name)
{
    size_t number = number_of(regex, name);

    if (number == 0 || number >= match->count)
        return (struct view){NULL, 0};
    return match->groups[number];
}
