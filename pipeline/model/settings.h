/* What a site is told once: SITE/config/site.conf, `name = value` a line. */
#ifndef NIANBAO_MODEL_SETTINGS_H
#define NIANBAO_MODEL_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/arena.h"
#include "pipeline/base/err.h"
#include "pipeline/base/text.h"
#include "pipeline/model/decimal.h"

/* Numbers are long throughout, so that the table in settings.c can set them by
 * offset. */
struct settings {
    struct view title[2];   /* title-zh, title-en: the survey's name */
    struct view contact[2]; /* contact-zh, contact-en: whom clerks call */
    long base_year;         /* growth is told against it */
    long first_year;        /* of the tables */
    enum decimal_rounding rounding;
    struct view sdmx_agency; /* empty: after the root area */
    long workers;            /* 0: one a core */
    long settle;             /* seconds a file must have been left alone */
    long wait;               /* seconds `run` waits for a `receive` */
    long file_most;          /* bytes, as dropped */
    long inflated_most;      /* bytes, of one drop */
    long ratio_most;         /* inflated to compressed, above 1 MiB */
    long members_most;       /* files in one zip */
    long elements_most;      /* of XML in one drop */
    long loss_most;          /* per cent of units a night may lose */
    long drop_seconds;       /* a worker may be at one drop, by the clock */
    long free_least;         /* bytes of the disk, below which nothing starts */
    long print_most;         /* findings on a page for people */
    long zone;               /* minutes the calendar's days are ahead of UTC */
    bool past;          /* what comes when its year is locked is accepted */
    bool accept_form;   /* a refused value refuses its return */
    bool templates;     /* forms are handed out when they open */
    bool durable;       /* sync before answering */
    bool jail_required; /* without a jail nothing is read */
};

/* Every setting's default. */
void settings_default(struct settings *settings);

/* Reads a site.conf; unknown names, wrong values, values out of range are
 * FAULT_CONFIG with file and line. */
enum status settings_read(struct settings *settings, const char *file,
                          struct view text, struct arena *arena,
                          struct err *err);

/* One setting by name, as from the command line; FAULT_USAGE. What was set
 * before stays on a fault. */
enum status settings_set(struct settings *settings, struct view name,
                         struct view value, struct arena *arena,
                         struct err *err);

/* The table of settings as lines "name = value   # unit, range: help". */
void settings_describe(const struct settings *settings, struct buf *out);

#endif
