/* Our words for libxml2's mistakes: short, and with little of the input. */
#ifndef NIANBAO_BASE_XML_WORDS_H
#define NIANBAO_BASE_XML_WORDS_H

#include "pipeline/base/err.h"

enum { XML_ECHO_MAX = 40 };

/* Fills `err` for libxml2's error `number`, code "xml.syntax". At most
 * XML_ECHO_MAX bytes of `near` (may be NULL) are repeated. */
void xml_words_set(struct err *err, int number, const char *near);

#endif
