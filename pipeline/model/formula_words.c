/* A formula as a person reads it: names for codes, words for signs. */
#include "pipeline/model/formula_words.h"

#include "pipeline/model/formula_internal.h"

static const struct word {
    const char *token;
    const char *text[LANGUAGE_COUNT];
} words[] = {
    {"<", {"小于", "is less than"}},
    {"<=", {"不大于", "is at most"}},
    {"=", {"等于", "equals"}},
    {"!=", {"不等于", "differs from"}},
    {">=", {"不小于", "is at least"}},
    {">", {"大于", "is more than"}},
    {"*", {"×", "×"}},
    {"/", {"÷", "÷"}},
    {"-", {"−", "−"}},
    {"and", {"，且", "and"}},
    {"or", {"，或", "or"}},
    {"not", {"非", "not"}},
    {"if", {"如果", "if"}},
    {"then", {"，则", "then"}},
    {"else", {"，否则", "else"}},
    {"missing", {"未报", "not reported"}},
    {"prior", {"上年", "last year's"}},
    {"at", {"指定年", "in the year"}},
    {"components", {"各组成项之和", "the sum of the components of"}},
    {"children", {"下级地区之和", "the sum over the areas below of"}},
    {"population", {"人口", "inhabitants"}},
    {"abs", {"绝对值", "the size of"}},
    {"min", {"较小者", "the least of"}},
    {"max", {"较大者", "the greatest of"}},
};

static struct view spoken(const struct catalogue *catalogue,
                          const struct token *token, enum language language)
{
    const struct indicator *indicator =
        token->kind == TOKEN_CODE ? catalogue_indicator(catalogue, token->text)
                                  : NULL;
    if (indicator)
        return indicator->name[language];
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (view_equal(token->text, view_of(words[i].token)))
            return view_of(words[i].text[language]);
    return token->text;
}

static bool is(const struct token *token, const char *symbol)
{
    return token->kind == TOKEN_SYMBOL &&
           view_equal(token->text, view_of(symbol));
}

/* A blank between words, but not inside of parentheses nor before a comma; in
 * Chinese what is a function stands close to what it is of. */
static bool apart(const struct token *last, const struct token *next)
{
    return last->kind != TOKEN_END && !is(last, "(") && !is(next, ")") &&
           !is(next, ",") && !(is(next, "(") && last->kind == TOKEN_WORD);
}

void formula_words(const struct catalogue *catalogue, struct view text,
                   enum language language, struct buf *out)
{
    struct token last = {TOKEN_END, {0}}, token = formula_token(&text);
    for (; token.kind != TOKEN_END; token = formula_token(&text)) {
        if (apart(&last, &token))
            buf_byte(out, ' ');
        buf_add(out, spoken(catalogue, &token, language));
        last = token;
    }
}
