/* The figures of a ledger for who only looks. */
#include "pipeline/engine/look.h"

#include "pipeline/engine/compile.h"
#include "pipeline/store/site.h"

static enum status open_ledger(struct night *night, struct err *err)
{
    const char *path = site_path(&night->arena, night->site, "ledger.sqlite");
    if (night->arena.failed)
        return err_memory(err);
    night->ledger = ledger_open_read(path, err);
    return night->ledger ? STATUS_OK : STATUS_FATAL;
}

enum status look(struct night *night, struct run *run, struct err *err)
{
    night_begin(night);
    enum status s = road_open(&night->road, night->config, err);
    if (s == STATUS_OK)
        s = open_ledger(night, err);
    if (s != STATUS_OK)
        return s;
    *run = (struct run){.config = night->config,
                        .catalogue = night->config->catalogue,
                        .ledger = night->ledger,
                        .arena = &night->arena,
                        .year = compile_year(night),
                        .supposing = true};
    if (!run->year)
        return err_set(err, FAULT_USAGE,
                       "no year of report: the calendar has none open");
    s = road_all(&night->road, run, err);
    return s == STATUS_OK && night->arena.failed ? err_memory(err) : s;
}

enum status look_again(struct night *night, struct run *run,
                       struct arena *scratch, struct err *err)
{
    arena_clear(scratch);
    run->arena = scratch;
    enum status s = road_again(&night->road, run, err);
    run->arena = &night->arena;
    return s == STATUS_OK && scratch->failed ? err_memory(err) : s;
}
