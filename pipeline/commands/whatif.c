/* nianbao whatif: which published ranks would move if a value were another. */
#include <stdio.h>

#include "pipeline/commands/clock.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/places.h"
#include "pipeline/commands/survey.h"
#include "pipeline/commands/warnings.h"
#include "pipeline/engine/look.h"
#include "pipeline/model/suppose.h"

/* An operand is four words. */
enum { WORDS = 4 };

static enum status unknown(const char *what, const char *word,
                           const char *expected, struct err *err)
{
    enum status s =
        err_set(err, FAULT_USAGE, "whatif: no %s \"%s\"", what, word);
    err_remedy(err, "%s", expected);
    return s;
}

static enum status read_cell(const struct catalogue *catalogue,
                             char *const *words, struct supposition *cell,
                             struct err *err)
{
    struct view area = view_of(words[1]);
    struct key *key = &cell->key;
    key->indicator = catalogue_indicator(catalogue, view_of(words[0]));
    key->area = catalogue_area(catalogue, area);
    if (!key->area)
        key->area = catalogue_area_by_name(catalogue, area, NULL, NULL);
    if (!key->indicator || (key->indicator->type != VALUE_NUMBER &&
                            key->indicator->type != VALUE_ITEMS))
        return unknown("indicator with a number called", words[0],
                       "codes are in config/indicators.csv", err);
    if (!key->area)
        return unknown("area", words[1], "codes are in config/areas.csv", err);
    if (!period_parse(view_of(words[2]), &key->period))
        return unknown("period", words[2], "write a year, such as 2021", err);
    if (!decimal_parse(view_of(words[3]), &cell->value))
        return unknown("number", words[3], "write digits alone: 75000", err);
    return STATUS_OK;
}

/* Of a derived indicator the operands are what one can suppose. */
static enum status check_cell(const struct supposition *cell, struct err *err)
{
    const struct indicator *i = cell->key.indicator;
    if (!i->formula)
        return STATUS_OK;
    enum status s =
        err_set(err, FAULT_USAGE, "whatif: %.*s is computed as %.*s",
                VIEW_ARG(i->code), VIEW_ARG(i->formula_text));
    err_remedy(err, "suppose what it is computed of");
    return s;
}

static void print_move(const struct ranked_place *before,
                       const struct ranked_place *after, struct buf *out)
{
    bool scored = before->score.state == SCORE_KNOWN &&
                  after->score.state == SCORE_KNOWN && after->composite;
    place_print_key(after, out);
    buf_adds(out, ": ");
    place_print_rank(before->rank, out);
    buf_adds(out, " -> ");
    place_print_rank(after->rank, out);
    buf_format(out, " (%d)", after->ranked);
    if (scored)
        buf_format(out, ", %.*f -> %.*f", after->composite->decimals,
                   before->score.value, after->composite->decimals,
                   after->score.value);
    buf_adds(out, "; ");
    place_print_names(after, out);
    buf_byte(out, '\n');
}

static void print_moves(const struct places *before, const struct places *after,
                        struct buf *out)
{
    size_t moves = 0;
    for (size_t i = 0; i < after->count; i++) {
        if (before->at[i].rank == after->at[i].rank)
            continue;
        print_move(&before->at[i], &after->at[i], out);
        moves++;
    }
    if (moves)
        buf_format(out, "%zu个位次变动 / %zu ranks move\n", moves, moves);
    else
        buf_adds(out, "没有位次变动 / no rank moves\n");
}

/* A figure is where somebody was expected to speak or did. Elsewhere a value
 * would move nothing, and who supposed it would take that for an answer. */
static enum status check_figures(const struct run *run,
                                 const struct supposition *cells, size_t count,
                                 struct err *err)
{
    for (size_t i = 0; i < count; i++) {
        const struct key *key = &cells[i].key;
        char period[PERIOD_TEXT];
        if (figures_get(run->figures, key))
            continue;
        period_print(key->period, period);
        err_set(err, FAULT_USAGE, "whatif: nobody says %.*s of %.*s in %s",
                VIEW_ARG(key->indicator->code), VIEW_ARG(key->area->code),
                period);
        err_remedy(err, "name the area whose office counts it; an own leaf is "
                        "written AREA/own");
        return STATUS_FATAL;
    }
    return STATUS_OK;
}

/* No figure is made, so both looks have the same ones in the same places. */
static enum status suppose(struct night *night, struct run *run,
                           const struct array *cells, struct buf *out,
                           struct err *err)
{
    const struct supposition *cell = cells->at;
    struct arena scratch;
    struct supposed supposed =
        supposed_of(run->figures, run->catalogue, run->arena);
    struct places before = places_of(run, run->arena);
    bool set = true;
    for (size_t i = 0; set && i < cells->count; i++)
        set = supposed_set(&supposed, &cell[i]);
    if (!set)
        return err_memory(err);
    arena_init(&scratch, 0);
    enum status s = look_again(night, run, &scratch, err);
    struct places after = places_of(run, &night->arena);
    if (s == STATUS_OK && !night->arena.failed)
        print_moves(&before, &after, out);
    arena_release(&scratch);
    return s == STATUS_OK && night->arena.failed ? err_memory(err) : s;
}

static enum status read_cells(const struct catalogue *catalogue,
                              const struct options *options,
                              struct arena *arena, struct array *cells,
                              struct err *err)
{
    enum status s = STATUS_OK;
    if (options->operand_count % WORDS)
        return err_set(err, FAULT_USAGE,
                       "whatif wants INDICATOR AREA PERIOD VALUE for each "
                       "cell");
    for (size_t i = 0; s == STATUS_OK && i < options->operand_count;
         i += WORDS) {
        struct supposition *cell = array_push(cells, arena, sizeof *cell);
        if (!cell)
            return err_memory(err);
        s = read_cell(catalogue, options->operands + i, cell, err);
        if (s == STATUS_OK)
            s = check_cell(cell, err);
    }
    return s;
}

static enum status read_time(struct night *night, const struct options *options,
                             struct err *err)
{
    if (options->period && !view_number(view_of(options->period), &night->year))
        return unknown("year", options->period, "write it with four digits",
                       err);
    return options->clock ? clock_parse(options->clock, &night->clock, err)
                          : STATUS_OK;
}

static enum status go(struct night *night, const struct options *options,
                      struct arena *arena, struct buf *out, struct err *err)
{
    struct run run;
    struct array cells = {0};
    enum status s =
        read_cells(night->config->catalogue, options, arena, &cells, err);
    if (s == STATUS_OK)
        s = read_time(night, options, err);
    if (s == STATUS_OK && (cells.count > 0) == options->open_warnings)
        return err_set(err, FAULT_USAGE,
                       "whatif wants INDICATOR AREA PERIOD VALUE, or "
                       "--open-warnings");
    if (s == STATUS_OK)
        s = look(night, &run, err);
    if (s == STATUS_OK)
        s = check_figures(&run, cells.at, cells.count, err);
    if (s != STATUS_OK)
        return s;
    return options->open_warnings
               ? warnings_try(night, &run, options->tolerance, out, err)
               : suppose(night, &run, &cells, out, err);
}

static int run(const struct options *options, struct err *err)
{
    struct survey survey;
    struct buf out = {0};
    struct night night = {.site = options->site};
    night.config = &survey.config;
    night.settings = &survey.settings;
    enum status s = survey_load(&survey, options, err);
    if (s == STATUS_OK)
        s = go(&night, options, &survey.arena, &out, err);
    if (s == STATUS_OK && out.failed)
        s = err_memory(err);
    if (s == STATUS_OK)
        fwrite(out.p, 1, out.n, stdout);
    buf_release(&out);
    night_release(&night);
    survey_release(&survey);
    return s == STATUS_OK ? 0 : err_exit_status(err);
}

static const char *const takes[] = {"open-warnings", "tolerance", "period",
                                    "clock", NULL};

const struct command whatif_command = {
    .name = "whatif",
    .summary = "which ranks would move if a value were another",
    .usage = "whatif [--site DIR] [--config DIR] [--period YEAR]\n"
             "       INDICATOR AREA PERIOD VALUE ...\n"
             "       nianbao whatif --open-warnings [--tolerance PERCENT]",
    .takes = takes,
    .operands = true,
    .run = run,
};
