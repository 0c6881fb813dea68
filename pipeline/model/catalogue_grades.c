/* grades.csv: ordered lists of words, each with all its spellings. */
#include "pipeline/model/catalogue_internal.h"

enum { RANK_MOST = 1000 };

/* Scales are short and asked for seldom: a walk through all words will do. */
static const struct grade_word *word_of(const struct catalogue *catalogue,
                                        struct view scale, struct view word)
{
    const struct array *words = &catalogue->index->grade_words;
    const struct grade_word *at = words->at;

    for (size_t i = 0; i < words->count; i++)
        if (view_equal(at[i].word, word) &&
            view_equal(at[i].grade->scale, scale))
            return &at[i];
    return NULL;
}

/* A word may be the name in two languages or the code, but of one grade. */
static void add_word(struct loader *loader, const struct grade *grade,
                     struct view word)
{
    const struct grade_word *before =
        word_of(loader->catalogue, grade->scale, word);
    struct grade_word *added;

    if (before && before->grade != grade)
        loader_fault(loader, "\"%.*s\" already is the grade %.*s of %.*s",
                     VIEW_ARG(word), VIEW_ARG(before->grade->code),
                     VIEW_ARG(grade->scale));
    if (before || word.n == 0)
        return;
    added = array_push(&loader->catalogue->index->grade_words, loader->arena,
                       sizeof *added);
    if (added)
        *added = (struct grade_word){word, grade};
}

/* The cell of further spellings may be absent as a column. */
static void add_words(struct loader *loader, const struct grade *grade)
{
    struct view words = cell_text(loader, "words");

    add_word(loader, grade, grade->code);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        add_word(loader, grade, grade->name[i]);
    while (words.p)
        add_word(loader, grade, view_trim(view_cut(&words, '|')));
}

/* The rows read so far are what the words lead to. Two grades of one rank could
 * not be put in order. */
static const struct grade *grade_before(const struct catalogue *catalogue,
                                        const struct grade *grade)
{
    const struct array *words = &catalogue->index->grade_words;
    const struct grade_word *at = words->at;

    for (size_t i = 0; i < words->count; i++)
        if (view_equal(at[i].grade->scale, grade->scale) &&
            (at[i].grade->rank == grade->rank ||
             view_equal(at[i].grade->code, grade->code)))
            return at[i].grade;
    return NULL;
}

/* The rank is asked for twice: an empty cell would pass for the 1 it defaults
 * to. */
static void read_grade(struct loader *loader, void *row)
{
    struct grade *grade = row;

    grade->scale = cell_code(loader, "scale");
    grade->code = cell_code(loader, "code");
    cell_words(loader, "name", true, grade->name);
    cell_needed(loader, "rank");
    grade->rank = cell_integer(loader, "rank", 1, RANK_MOST, 1);
    if (grade_before(loader->catalogue, grade))
        loader_fault(loader,
                     "the scale %.*s has the code %.*s or the rank %d "
                     "already",
                     VIEW_ARG(grade->scale), VIEW_ARG(grade->code),
                     grade->rank);
    add_words(loader, grade);
}

void catalogue_load_grades(struct loader *loader)
{
    static const char *const columns[] = {
        "!scale", "!code", "!rank", "!name_zh", "!name_en", "words", NULL};
    static const struct list_kind kind = {.file = "grades.csv",
                                          .optional = true,
                                          .columns = columns,
                                          .size = sizeof(struct grade),
                                          .read = read_grade};

    loader->catalogue->grades =
        loader_list(loader, &kind, &loader->catalogue->grade_count);
}

const struct grade *catalogue_grade(const struct catalogue *catalogue,
                                    struct view scale, struct view word)
{
    const struct grade_word *found = word_of(catalogue, scale, word);

    return found ? found->grade : NULL;
}

/* How a rank from a formula or a packed number gets its word back. */
const struct grade *catalogue_grade_at(const struct catalogue *catalogue,
                                       struct view scale, int rank)
{
    for (size_t i = 0; i < catalogue->grade_count; i++)
        if (catalogue->grades[i].rank == rank &&
            view_equal(catalogue->grades[i].scale, scale))
            return &catalogue->grades[i];
    return NULL;
}
