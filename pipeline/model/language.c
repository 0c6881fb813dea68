/* The languages everything for people exists in. */
#include "pipeline/model/language.h"

const char *language_code(enum language language)
{
    return language == LANGUAGE_ZH ? "zh" : "en";
}
