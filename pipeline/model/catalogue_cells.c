/* Typed cells of the lists. Each complaint says what was expected. */
#include "pipeline/model/catalogue_internal.h"

#include <stdio.h>
#include <string.h>

enum { COLUMN_NAME = 40 };

/* A column that the list does not have reads as empty: it was optional. */
struct view cell_text(struct loader *loader, const char *column)
{
    return csv_get(&loader->csv, column);
}

struct view cell_needed(struct loader *loader, const char *column)
{
    struct view cell = cell_text(loader, column);

    if (cell.n == 0)
        loader_fault(loader, "column \"%s\" must not be empty", column);
    return cell;
}

/* Blanks separate codes in lists and formulas, so none may hold one. */
struct view cell_code(struct loader *loader, const char *column)
{
    struct view cell = cell_needed(loader, column);

    for (size_t i = 0; i < cell.n; i++)
        if ((unsigned char)cell.p[i] <= ' ' || cell.p[i] == 0x7f) {
            loader_fault(loader,
                         "column \"%s\": \"%.*s\" is no code; expected one "
                         "word without blanks",
                         column, VIEW_ARG(cell));
            break;
        }
    return cell;
}

/* A text in one language alone would leave a hole in half of the tables. */
void cell_words(struct loader *loader, const char *prefix, bool needed,
                struct view words[LANGUAGE_COUNT])
{
    char columns[LANGUAGE_COUNT][COLUMN_NAME];

    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        snprintf(columns[i], sizeof columns[i], "%s%s%s", prefix,
                 *prefix ? "_" : "", language_code((enum language)i));
        words[i] = cell_text(loader, columns[i]);
        needed = needed || words[i].n > 0;
    }
    for (int i = 0; needed && i < LANGUAGE_COUNT; i++)
        cell_needed(loader, columns[i]);
}

bool cell_yes(struct loader *loader, const char *column)
{
    struct view cell = cell_text(loader, column);

    if (cell.n > 0 && !view_equal(cell, VIEW("yes")) &&
        !view_equal(cell, VIEW("no")))
        loader_fault(loader, "column \"%s\": \"%.*s\"; expected yes or no",
                     column, VIEW_ARG(cell));
    return view_equal(cell, VIEW("yes"));
}

/* On a fault the number may be out of range; nobody uses it, for the loader has
 * failed. */
int cell_integer(struct loader *loader, const char *column, int least, int most,
                 int absent)
{
    struct view cell = cell_text(loader, column);
    int number = absent;

    if (cell.n > 0 &&
        (!view_number(cell, &number) || number < least || number > most))
        loader_fault(loader,
                     "column \"%s\": \"%.*s\"; expected a whole number "
                     "from %d to %d",
                     column, VIEW_ARG(cell), least, most);
    return number;
}

int cell_year(struct loader *loader, const char *column)
{
    return cell_integer(loader, column, PERIOD_YEAR_FIRST, PERIOD_YEAR_LAST, 0);
}

void loader_years(struct loader *loader, int from, int until)
{
    if (from && until && from > until)
        loader_fault(loader, "the years run backwards, from %d to %d", from,
                     until);
}

/* 1 on a fault: a factor of zero would be divided by. */
struct decimal cell_positive(struct loader *loader, const char *column)
{
    struct view cell = cell_needed(loader, column);
    struct decimal number = decimal_of(1);

    if (cell.n > 0 &&
        (!decimal_parse(cell, &number) || decimal_sign(number) <= 0))
        loader_fault(loader,
                     "column \"%s\": \"%.*s\"; expected a number "
                     "above zero",
                     column, VIEW_ARG(cell));
    return number;
}

/* The clerk gets to read every word that would have done. */
static void fault_choice(struct loader *loader, const char *column,
                         struct view cell, const char *const *words)
{
    struct buf list = {0};

    for (const char *const *word = words; *word; word++) {
        buf_adds(&list, word == words ? "" : ", ");
        buf_adds(&list, *word);
    }
    loader_fault(loader, "column \"%s\": \"%.*s\"; expected one of %.*s",
                 column, VIEW_ARG(cell), VIEW_ARG(buf_view(&list)));
    buf_release(&list);
}

/* The order of the words is the order of the enum they stand for. */
int cell_choice(struct loader *loader, const char *column,
                const char *const *words)
{
    struct view cell = cell_text(loader, column);

    for (int i = 0; words[i]; i++)
        if (view_equal(cell, view_of(words[i])))
            return i;
    fault_choice(loader, column, cell, words);
    return 0;
}

void cell_known(struct loader *loader, const char *column, struct view word,
                const void *thing, const char *file)
{
    if (!thing)
        loader_fault(loader, "column \"%s\": \"%.*s\" is not in %s", column,
                     VIEW_ARG(word), file);
}

/* Two blanks in a row hold no word between them. */
struct view next_word(struct view *rest)
{
    struct view word;

    do
        word = view_cut(rest, ' ');
    while (word.n == 0 && rest->p);
    return word;
}
