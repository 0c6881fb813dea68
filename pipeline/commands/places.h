/* Who stands where: every published rank, to be laid beside another time. */
#ifndef NIANBAO_COMMANDS_PLACES_H
#define NIANBAO_COMMANDS_PLACES_H

#include "pipeline/engine/stage.h"
#include "pipeline/model/composite_result.h"

/* One rank, of a figure or of a part of an index. */
struct ranked_place {
    const struct figure *figure;       /* NULL for an index */
    const struct composite *composite; /* NULL for a figure */
    const struct composite_node *node;
    const struct area *area;
    int year;
    int rank, ranked; /* 0 none */
    struct score score;
};

/* All of a run, in an order that is the same as long as no figure is made. */
struct places {
    struct ranked_place *at;
    size_t count;
};

/* Reads them off; they live in `arena`, whose failure shows in it alone. */
struct places places_of(struct run *run, struct arena *arena);

/* What is ranked: codes, then names in both languages behind the ranks. */
void place_print_key(const struct ranked_place *, struct buf *out);
void place_print_names(const struct ranked_place *, struct buf *out);
/* A rank; "-" for none. */
void place_print_rank(int rank, struct buf *out);

#endif
