/* The words of the formula language. */
#include "pipeline/model/formula_internal.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

/* Two points are let in here and refused by decimal_parse, with a better
 * message. */
static bool in_number(char c)
{
    return is_digit(c) || c == '.';
}

static bool in_code(char c)
{
    return is_capital(c) || is_digit(c) || c == '.' || c == '_';
}

static bool in_quotation(char c)
{
    return c != '"';
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The front of `text` made of such characters, from `n` on. */
/* ASCII alone: codes and words of the language have no other letters, and
 * ctype.h depends on the locale. */
static struct view run(struct view text, size_t n, bool (*belongs)(char))
{
    while (n < text.n && belongs(text.p[n]))
        n++;
    return (struct view){text.p, n};
}

/* The only place where other letters may stand: a grade's name. */
static struct token quoted(struct view text)
{
    struct view open = run(text, 1, in_quotation);

    if (open.n == text.n)
        return (struct token){TOKEN_BAD, open};
    open.n++;
    return (struct token){TOKEN_QUOTED, open};
}

/* Longer ones first, so that <= is not taken for <. */
static struct token symbol(struct view text)
{
    static const struct view symbols[] = {
        {"<=", 2}, {">=", 2}, {"!=", 2}, {"<", 1}, {">", 1}, {"=", 1}, {"+", 1},
        {"-", 1},  {"*", 1},  {"/", 1},  {"(", 1}, {")", 1}, {",", 1},
    };
    struct view rest = text;

    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
        if (view_starts(text, symbols[i]))
            return (struct token){TOKEN_SYMBOL, {text.p, symbols[i].n}};
    utf8_next(&rest);
    return (struct token){TOKEN_BAD, {text.p, text.n - rest.n}};
}

/* The first letter decides, so codes and words cannot be mistaken for each
 * other. */
static struct token front_token(struct view text)
{
    if (text.n == 0)
        return (struct token){TOKEN_END, text};
    if (is_digit(text.p[0]))
        return (struct token){TOKEN_NUMBER, run(text, 1, in_number)};
    if (is_capital(text.p[0]))
        return (struct token){TOKEN_CODE, run(text, 1, in_code)};
    if (is_small(text.p[0]))
        return (struct token){TOKEN_WORD, run(text, 1, is_small)};
    return text.p[0] == '"' ? quoted(text) : symbol(text);
}

struct token formula_token(struct view *rest)
{
    size_t blanks = run(*rest, 0, is_blank).n;
    struct token token;

    *rest = (struct view){rest->p + blanks, rest->n - blanks};
    token = front_token(*rest);
    *rest = (struct view){rest->p + token.text.n, rest->n - token.text.n};
    return token;
}
