/* nianbao template: the questionnaire a unit has to fill in. */
#include <stdio.h>

#include "pipeline/base/file.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/survey.h"
#include "pipeline/engine/hand_out.h"
#include "pipeline/store/site.h"

/* What the two operands name. */
struct order {
    struct unit unit;
    int year;
};

static enum status read_order(const struct options *options,
                              const struct catalogue *catalogue,
                              struct order *order, struct err *err)
{
    if (options->operand_count != 2)
        return err_set(err, FAULT_USAGE, "template wants UNIT and PERIOD");
    struct view code = view_of(options->operands[0]);
    if (!catalogue_unit(catalogue, code, &order->unit)) {
        err_set(err, FAULT_USAGE, "there is no unit %s", options->operands[0]);
        err_remedy(err, "use a code of units.csv, or a credit code");
        return STATUS_FATAL;
    }
    if (!view_number(view_of(options->operands[1]), &order->year) ||
        !period_year_valid(order->year))
        return err_set(err, FAULT_USAGE, "PERIOD %s is no year",
                       options->operands[1]);
    return STATUS_OK;
}

/* An organization that is not listed gets its mail from the bureau of the organ
 * that registered it. */
static struct view sender_of(const struct unit *unit)
{
    const struct area *area = unit->area;
    if (unit->sender.n || !area)
        return unit->sender;
    return area->own ? area->parent->code : area->code;
}

static const char *folder_of(const struct options *options,
                             const struct unit *unit, struct arena *arena)
{
    if (options->out)
        return options->out;
    struct view part =
        arena_format(arena, "receipts/%.*s", VIEW_ARG(sender_of(unit)));
    return part.p ? site_path(arena, options->site, part.p) : NULL;
}

/* Last year's values are there once the site has a ledger. */
static enum status open_ledger(const struct options *options,
                               struct arena *arena, struct ledger **ledger,
                               struct err *err)
{
    const char *path = site_path(arena, options->site, "ledger.sqlite");
    *ledger = NULL;
    if (!path || !file_exists(path))
        return STATUS_OK;
    *ledger = ledger_open_read(path, err);
    return *ledger ? STATUS_OK : STATUS_FATAL;
}

static enum status write_form(const struct options *options,
                              struct survey *survey, const struct order *order,
                              struct err *err)
{
    struct ledger *ledger;
    struct view file = {0};
    struct arena *arena = &survey->arena;
    enum status s = open_ledger(options, arena, &ledger, err);
    if (s != STATUS_OK)
        return s;
    struct hand_out out = {&survey->catalogue, ledger, arena, true};
    s = hand_out_form(&out, &order->unit, order->year,
                      folder_of(options, &order->unit, arena), &file, err);
    ledger_close(ledger);
    if (s == STATUS_OK)
        printf("%.*s.xlsx\n%.*s.xml\n", VIEW_ARG(file), VIEW_ARG(file));
    return s;
}

static int run(const struct options *options, struct err *err)
{
    struct survey survey;
    struct order order = {0};
    enum status s = survey_load(&survey, options, err);
    if (s == STATUS_OK)
        s = read_order(options, &survey.catalogue, &order, err);
    if (s == STATUS_OK)
        s = write_form(options, &survey, &order, err);
    survey_release(&survey);
    return s == STATUS_OK ? 0 : err_exit_status(err);
}

static const char *const takes[] = {"out", NULL};

const struct command template_command = {
    .name = "template",
    .summary = "the questionnaire a unit has to fill in, as a workbook",
    .usage = "template [--site DIR] [--config DIR] [--out DIR] UNIT PERIOD",
    .takes = takes,
    .operands = true,
    .run = run,
};
