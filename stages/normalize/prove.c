/* Runs the examples of the rules and lists the rules in words. */
#include "stages/normalize/prove.h"

#include "stages/normalize/mask.h"
#include "stages/normalize/measures.h"

/* The example's measure stands for the indicator's and for the declared one. */
static void settle(struct rules *rules, const struct catalogue *catalogue,
                   struct view measure, struct reading *reading)
{
    const struct measure *to = catalogue_measure(catalogue, measure);

    if (measure.n == 0 || !reading_is_read(reading))
        return;
    if (to)
        measure_settle(rules, catalogue, to, to, reading);
    else
        reading_refuse(reading, "normalize.measure");
}

/* By the functions that read submissions, not by a copy of them: the self-test
 * proves what runs. */
enum outcome prove_read(struct rules *rules, const struct catalogue *catalogue,
                        enum word_kind kind, struct view word,
                        struct view measure, struct arena *arena,
                        struct reading *reading, struct view *out)
{
    if (kind == WORD_PERSONAL)
        mask_personal(rules, word, arena, reading);
    else
        rules_read(rules, kind, word, arena, reading);
    if (kind == WORD_NUMBER)
        settle(rules, catalogue, measure, reading);
    *out = reading_is_read(reading) ? reading_words(reading) : VIEW("");
    return reading->outcome;
}

/* A rule that shields leaves no mark of its own. Those beyond TRACES_MAX are
 * not known to have: no word of ours needs as many. */
static bool took_part(const struct rule *rule, enum word_kind kind,
                      const struct reading *reading)
{
    if (kind == WORD_PERSONAL && rule->outcome == OUTCOME_OK)
        return true;
    for (size_t i = 0; i < reading->applied_count; i++)
        if (reading->applied[i] == rule)
            return true;
    return false;
}

static struct view words(struct arena *arena, enum outcome outcome,
                         struct view out)
{
    return arena_format(arena, "%s%s%.*s", outcome_name(outcome),
                        out.n ? " " : "", VIEW_ARG(out));
}

/* The rule that ended the word is the one that stands in the way. */
static struct view passed_by(const struct reading *reading, struct arena *arena)
{
    size_t n = reading->applied_count;

    if (!n)
        return VIEW("the rule took no part");
    return arena_format(arena, "the rule took no part: %.*s read it",
                        VIEW_ARG(reading->applied[n - 1]->id));
}

/* It is not enough that the outcome is right: an earlier rule may have come to
 * it, and then this one is dead. Without `out` only the outcome is compared. */
static void prove_example(struct rules *rules,
                          const struct catalogue *catalogue,
                          const struct rule *rule,
                          const struct rule_example *example,
                          struct sheet *sheet)
{
    struct reading reading;
    struct view out;
    enum outcome outcome =
        prove_read(rules, catalogue, example->kind, example->in,
                   example->measure, sheet->arena, &reading, &out);
    bool took = took_part(rule, example->kind, &reading);
    bool same = outcome == example->outcome &&
                (!example->out.p || view_equal(out, example->out));

    sheet_add(sheet,
              (struct sheet_line){
                  .group = VIEW("normalize"),
                  .rule = rule->id,
                  .text = example->in,
                  .wanted = words(sheet->arena, example->outcome, example->out),
                  .got = took ? words(sheet->arena, outcome, out)
                              : passed_by(&reading, sheet->arena),
                  .file = view_of(rules->file),
                  .line = example->line,
                  .failed = !took || !same,
              });
}

/* Of two rules of one kind with one pattern the second is dead, or both are
 * halves of one. */
static void check_pattern(const struct rules *rules, const struct rule *rule,
                          struct sheet *sheet)
{
    const struct rule *before = rules->all.at;

    for (; before < rule; before++)
        if (rule->pattern.n && before->kinds & rule->kinds &&
            view_equal(before->pattern, rule->pattern))
            sheet_add(sheet, (struct sheet_line){
                                 .kind = SHEET_MISTAKE,
                                 .group = VIEW("normalize"),
                                 .rule = rule->id,
                                 .text = arena_format(
                                     sheet->arena,
                                     "it has the pattern of %.*s (line %ld)",
                                     VIEW_ARG(before->id), before->line),
                                 .wanted = VIEW("make one rule of them"),
                                 .file = view_of(rules->file),
                                 .line = rule->line,
                             });
}

void prove_rules(struct rules *rules, const struct catalogue *catalogue,
                 struct sheet *sheet)
{
    const struct rule *all = rules->all.at;

    for (size_t i = 0; i < rules->all.count; i++) {
        const struct rule_example *examples = all[i].examples.at;

        for (size_t e = 0; e < all[i].examples.count; e++)
            prove_example(rules, catalogue, &all[i], &examples[e], sheet);
        check_pattern(rules, &all[i], sheet);
    }
}

static struct view kinds_of(const struct rule *rule, struct arena *arena)
{
    struct view all = VIEW("");

    for (int kind = 0; kind < WORD_KINDS; kind++)
        if (rule->kinds & (UINT32_C(1) << kind))
            all = arena_format(arena, "%.*s%s%s", VIEW_ARG(all),
                               all.n ? ", " : "",
                               word_kind_name((enum word_kind)kind));
    return all;
}

/* In the order of the file, which is the order they are tried in. */
void describe_rules(const struct rules *rules, struct sheet *sheet)
{
    const struct rule *all = rules->all.at;

    for (size_t i = 0; i < rules->all.count; i++) {
        struct view kinds = kinds_of(&all[i], sheet->arena);

        sheet_add(sheet,
                  (struct sheet_line){
                      .group = VIEW("normalize"),
                      .rule = all[i].id,
                      .text = arena_format(
                          sheet->arena, "%.*s: %.*s / %.*s", VIEW_ARG(kinds),
                          VIEW_ARG(all[i].says[0]), VIEW_ARG(all[i].says[1])),
                      .wanted = view_of(outcome_name(all[i].outcome)),
                      .file = view_of(rules->file),
                      .line = all[i].line,
                  });
    }
}
