/* The languages everything for people exists in. */
#ifndef NIANBAO_MODEL_LANGUAGE_H
#define NIANBAO_MODEL_LANGUAGE_H

enum language { LANGUAGE_ZH, LANGUAGE_EN, LANGUAGE_COUNT };

/* "zh", "en": folder names and attribute values. */
const char *language_code(enum language language);

#endif
