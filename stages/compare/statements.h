/* The statements of the bulletin, evaluated. */
#ifndef NIANBAO_COMPARE_STATEMENTS_H
#define NIANBAO_COMPARE_STATEMENTS_H

#include "pipeline/engine/stage.h"

/* Adds one result a statement to run->statements, in the order of the file.
 * An expression is evaluated at the last year of the statement's period; one
 * indicator alone asks for the period itself, be it a span, and its result has
 * the figure and its rank. The figures must have been compared. */
void statements_evaluate(struct run *run);

#endif
