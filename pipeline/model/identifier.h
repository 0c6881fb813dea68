/* Codes with check characters, and personal numbers that must not be shown. */
#ifndef NIANBAO_MODEL_IDENTIFIER_H
#define NIANBAO_MODEL_IDENTIFIER_H

#include <stdbool.h>

#include "pipeline/base/text.h"

/* From the outside in: the first that does not fit is told. */
enum identifier_fault {
    IDENTIFIER_GOOD,
    IDENTIFIER_SHAPE, /* wrong length or letters */
    IDENTIFIER_CHECK, /* the 18th character does not fit */
    IDENTIFIER_BODY   /* the organization code's check does not fit */
};

/* The unified social credit code, GB 32100-2015: both checks. */
enum identifier_fault identifier_credit_code(struct view code);
/* The organization code, GB 11714-1997: 8 characters and the check. */
enum identifier_fault identifier_organization(struct view code);
/* The check character of the first 17 of a credit code; NUL if they are not 17
 * of its letters. */
char identifier_credit_check(struct view body);
/* A citizen number, GB 11643-1999, 18 characters, check included; born in
 * 1800..2099. The check may be a small x. Numbers of 15 digits (before 1999)
 * have no check and are not told from others here. */
bool identifier_citizen(struct view text);

#endif
