/* The edits' self-test on their own examples. */
#include "stages/validate/prove.h"

#include "pipeline/model/edit.h"
#include "stages/validate/consistent.h"

/* Examples are told of one fixed year: the clock must not change their outcome.
 */
enum { EXAMPLE_YEAR = 2021 };

/* An example that cannot be decided has failed, whichever it should be: it
 * shows nothing about its rule. */
static void prove_one(const struct catalogue *catalogue,
                      const struct edit *edit, const struct edit_example *x,
                      struct sheet *sheet)
{
    static const char *const names[] = {"pass", "fail", "undecided",
                                        "not tried"};
    enum edit_outcome got = EDIT_UNDECIDED;
    struct view why = {0};
    bool read = edit_try_example(catalogue, edit, x, EXAMPLE_YEAR, sheet->arena,
                                 &got, &why);
    struct sheet_line line = {
        .group = VIEW("edit"),
        .rule = edit->id,
        .text = x->given,
        .wanted = x->good ? VIEW("pass") : VIEW("fail"),
        .got = read ? view_of(names[got]) : why,
        .file = view_of(edit->origin.file),
        .line = x->line,
    };
    line.failed = !view_equal(line.wanted, line.got);
    sheet_add(sheet, line);
}

void prove_edits(const struct catalogue *catalogue, struct sheet *sheet)
{
    for (size_t i = 0; i < catalogue->edit_count; i++) {
        const struct edit *edit = &catalogue->edits[i];
        for (size_t k = 0; k < edit->example_count; k++)
            prove_one(catalogue, edit, &edit->examples[k], sheet);
    }
    edits_consistent(catalogue, EXAMPLE_YEAR, sheet);
}

void describe_edits(const struct catalogue *catalogue, struct sheet *sheet)
{
    for (size_t i = 0; i < catalogue->edit_count; i++) {
        const struct edit *edit = &catalogue->edits[i];
        sheet_add(sheet, (struct sheet_line){
                             .group = VIEW("edit"),
                             .rule = edit->id,
                             .text = edit_describe(edit, sheet->arena)});
    }
}
