/* A figure's share in the root's, and its size beside the inhabitants'. */
#ifndef NIANBAO_COMPARE_SHARES_H
#define NIANBAO_COMPARE_SHARES_H

#include "pipeline/engine/stage.h"

enum { SHARES_HEADS = 10000 }; /* per_head is per so many persons */

/* Sets share (100 x part / root, of what adds up or unites; unknown with
 * FLAG_UNDEFINED where the root has zero) and per_head (of sums: per 10,000
 * inhabitants by the last census up to the period's end, whose year is set). */
void shares_set(const struct run *run, struct figure *figure);

#endif
