/* What was said, or imputed, and where: as the rules of counting take it. */
#include "stages/aggregate/impute.h"

struct figure_source said_source(const struct said *said)
{
    const struct imputed *imputed = said->imputed;
    return (struct figure_source){
        .unit = said->submission->unit.code,
        .text = said->observation->text,
        .place = said->observation->place,
        .digest = said->digest,
        .by = imputed ? imputed->rule : NULL,
        .parents = imputed ? imputed->parents : (struct view){0},
    };
}

struct worth said_worth(struct tally *tally, const struct said *said)
{
    struct worth w = worth_of_observation(
        said->observation, said->submission->flags, &tally->unit);
    if (said->imputed) {
        w.made.imputed = 1;
        w.made.amount = w.number;
    }
    return w;
}
