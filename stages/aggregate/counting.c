/* One source counts; whoever else speaks is a control. */
#include "stages/aggregate/counting.h"

#include "stages/aggregate/tell.h"

static struct view return_period(struct tally *tally, const struct said *said)
{
    return tell_period(tally, said->submission->period);
}

/* Where it was said, in words of the run's own. */
static struct figure_source keep(struct tally *tally, const struct said *said)
{
    struct sources one = {0};
    struct figure_source source = said_source(said);
    sources_add(&one, &source, tally_keeper(tally));
    return one.first ? *one.first : (struct figure_source){0};
}

/* Plain numbers, by far the most, need no copy. */
static struct worth keep_worth(struct tally *tally, const struct worth *worth)
{
    if (!worth->item_count && !worth->words.n)
        return *worth;
    return worth_copy(worth, tally->run->arena);
}

/* One that nobody expected adds itself to those expected: it has reported, and
 * coverage must not exceed the whole. */
static bool is_stranger(const struct said *said, const struct cell *cell)
{
    return !expect_owes(&said->submission->unit, cell->key.indicator,
                        cell->key.period);
}

/* Controls stand by unit and period, whatever came first. */
static bool before(const struct control *a, const struct control *b)
{
    int order = view_compare(a->source.unit, b->source.unit);
    return order < 0 || (!order && view_compare(a->period, b->period) < 0);
}

static void add_control(struct tally *tally, struct cell *cell,
                        struct control control)
{
    struct control *kept = arena_take(&tally->arena, sizeof *kept);
    struct control **at = &cell->controls;
    if (!kept)
        return;
    *kept = control;
    while (*at && before(*at, kept))
        at = &(*at)->next;
    kept->next = *at;
    *at = kept;
}

/* Organizations are parts of one another's whole, so as controls, too, only
 * all of them together say something about a leaf. */
static void take_control(struct tally *tally, struct cell *cell,
                         const struct said *said, const struct worth *worth)
{
    struct worth kept = keep_worth(tally, worth);
    if (said->submission->unit.kind == UNIT_ORGANIZATION) {
        struct figure_source source = said_source(said);
        pool_add(&cell->organizations, &kept, tally_flags(tally),
                 &tally->arena);
        sources_add(&cell->organization_sources, &source, tally_keeper(tally));
        cell->organization_strangers += is_stranger(said, cell);
        return;
    }
    add_control(tally, cell,
                (struct control){kept, keep(tally, said),
                                 return_period(tally, said), NULL});
}

/* Each counts its own books, so nothing is counted twice by adding them. */
static void take_organization(struct tally *tally, struct cell *cell,
                              const struct said *said,
                              const struct worth *worth)
{
    struct worth kept = keep_worth(tally, worth);
    struct figure_source source = said_source(said);
    pool_add(&cell->counted, &kept, tally_flags(tally), &tally->arena);
    sources_add(&cell->sources, &source, tally_keeper(tally));
    cell->strangers += is_stranger(said, cell);
}

/* The nearer office knows better: a city's lottery centre outranks the
 * province's about the city. Among equals the code decides, not arrival. */
static bool outranks(const struct unit *unit, const struct cell *cell)
{
    if (unit->area->level != cell->speaker_level)
        return unit->area->level > cell->speaker_level;
    return view_compare(unit->code, cell->speaker) < 0;
}

static void set_speaker(struct tally *tally, struct cell *cell,
                        const struct said *said, const struct worth *worth)
{
    const struct unit *unit = &said->submission->unit;
    struct figure_source source = said_source(said);
    cell->spoken = keep_worth(tally, worth);
    cell->voice = keep(tally, said);
    cell->voice_period = return_period(tally, said);
    cell->speaker = cell->voice.unit;
    cell->speaker_level = unit->area->level;
    cell->sources = (struct sources){0};
    sources_add(&cell->sources, &source, tally_keeper(tally));
    cell->disputed = said->disputed;
    cell->otherwise = said->otherwise;
}

/* Two offices that may both count a key must not be added: the one outranked
 * becomes a control, as if it had been configured as one. */
static void take_speaker(struct tally *tally, struct cell *cell,
                         const struct said *said, const struct worth *worth)
{
    if (!cell->speaker.n) {
        set_speaker(tally, cell, said, worth);
    } else if (outranks(&said->submission->unit, cell)) {
        add_control(tally, cell,
                    (struct control){cell->spoken, cell->voice,
                                     cell->voice_period, NULL});
        set_speaker(tally, cell, said, worth);
    } else {
        take_control(tally, cell, said, worth);
    }
}

void counting_take(struct tally *tally, const struct said *said,
                   struct period period, const struct worth *worth)
{
    const struct observation *o = said->observation;
    struct key key = {o->indicator, o->area, period};
    struct cell *cell = cells_put(&tally->cells, &key);
    if (!cell)
        return;
    if (o->as_control)
        take_control(tally, cell, said, worth);
    else if (said->submission->unit.kind == UNIT_ORGANIZATION)
        take_organization(tally, cell, said, worth);
    else
        take_speaker(tally, cell, said, worth);
}

bool counting_said(const struct cell *cell)
{
    return cell && (cell->speaker.n || cell->counted.said);
}

struct worth counting_value(struct cell *cell)
{
    if (cell->speaker.n)
        return cell->spoken;
    struct worth total = pool_total(&cell->counted);
    if (cell->counted.said == 1 && total.known)
        total.flags = cell->counted.flags;
    return total;
}
