/* The table of built-in readers. */
#include "stages/normalize/readers.h"

/* A new reader is a function and a row; the words are what rules are written
 * with. */
static const struct reader readers[] = {
    {"number", read_number},           {"scientific", read_scientific},
    {"fraction", read_fraction},       {"hanzi", read_hanzi},
    {"colloquial", read_colloquial},   {"date", read_date},
    {"serial-date", read_serial_date}, {"period", read_period},
};

const struct reader *reader_find(struct view name)
{
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (view_equal(view_of(readers[i].name), name))
            return &readers[i];
    return NULL;
}
