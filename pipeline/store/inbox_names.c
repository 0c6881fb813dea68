/* Which names are litter, and how a taken file remembers what it was. */
#include "pipeline/store/inbox_names.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { NAME_LONGEST = 255 };

static bool ends(struct view name, const char *suffix)
{
    size_t n = strlen(suffix);
    return name.n >= n && strncasecmp(name.p + name.n - n, suffix, n) == 0;
}

static bool is(struct view name, const char *word)
{
    return name.n == strlen(word) && ends(name, word);
}

bool inbox_is_litter(struct view name)
{
    static const char *const endings[] = {".part", ".tmp", ".filepart",
                                          ".crdownload", "~"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends(name, endings[i]))
            return true;
    return view_starts(name, VIEW(".")) || view_starts(name, VIEW("~$")) ||
           is(name, "Thumbs.db") || is(name, "desktop.ini");
}

/* The part before the name. */
static int stamp(const struct stat *is, char *to, size_t room)
{
    return snprintf(to, room, "%" PRIdMAX "-%" PRIdMAX ".%09ld-",
                    (intmax_t)is->st_size, (intmax_t)is->st_mtim.tv_sec,
                    is->st_mtim.tv_nsec);
}

bool inbox_taken_name(struct view name, const struct stat *is,
                      char taken[INBOX_TAKEN_NAME])
{
    char before[80];
    size_t n = (size_t)stamp(is, before, sizeof before);
    if (n >= sizeof before || n + name.n > NAME_LONGEST)
        return false;
    snprintf(taken, INBOX_TAKEN_NAME, ".taken/%s%.*s", before, VIEW_ARG(name));
    return true;
}

bool inbox_is_as_taken(struct view taken, const struct stat *is)
{
    char before[80];
    size_t n = (size_t)stamp(is, before, sizeof before);
    if (view_starts(taken, VIEW(".taken/"))) {
        taken.p += sizeof ".taken/" - 1;
        taken.n -= sizeof ".taken/" - 1;
    }
    return S_ISREG(is->st_mode) && is->st_nlink == 1 &&
           view_starts(taken, (struct view){before, n});
}

/* Past digits and `after`; NULL if it is something else. */
static const char *past(const char *text, char after)
{
    size_t n = text ? strspn(text, "0123456789") : 0;
    return n && text[n] == after ? text + n + 1 : NULL;
}

const char *inbox_original(const char *taken)
{
    const char *time = past(taken, '-');
    if (time && *time == '-')
        time++;
    const char *name = past(past(time, '.'), '-');
    return name && *name ? name : NULL;
}
