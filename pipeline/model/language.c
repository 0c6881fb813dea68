/* The languages everything for people exists in. */
#include "pipeline/model/language.h"

/* ISO 639-1. One more language is one more enum value, column and folder. */
const char *language_code(enum language language)
{
    return language == LANGUAGE_ZH ? "zh" : "en";
}
