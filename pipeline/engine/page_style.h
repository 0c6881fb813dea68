/* The one style sheet of our pages for clerks. */
#ifndef NIANBAO_ENGINE_PAGE_STYLE_H
#define NIANBAO_ENGINE_PAGE_STYLE_H

/* Readable on a phone, in print, light and dark; contrasts are at least 4.5 to
 * 1 (WCAG 2.1, 1.4.3). */
extern const char page_style[];

#endif
