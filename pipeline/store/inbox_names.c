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

/* The part before the name, behind the inode. */
static int stamp(const struct stat *is, char *to, size_t room)
{
    return snprintf(to, room, "%" PRIdMAX "-%" PRIdMAX ".%09ld-",
                    (intmax_t)is->st_size, (intmax_t)is->st_mtim.tv_sec,
                    is->st_mtim.tv_nsec);
}

/* The end of it that has room: what it is by its ending stays, and should it
 * go back to the inbox under that name it must not be litter there. */
static struct view shorten(struct view name, size_t room)
{
    while (name.n > room || (name.n && inbox_is_litter(name)))
        utf8_next(&name);
    return name;
}

void inbox_taken_name(struct view name, const struct stat *is,
                      char taken[INBOX_TAKEN_NAME])
{
    char inode[24], before[80];
    size_t n = (size_t)stamp(is, before, sizeof before);
    n += (size_t)snprintf(inode, sizeof inode, "%" PRIuMAX "-",
                          (uintmax_t)is->st_ino);
    name = shorten(name, NAME_LONGEST - n);
    snprintf(taken, INBOX_TAKEN_NAME, ".taken/%s%s%.*s", inode, before,
             VIEW_ARG(name));
}

/* Past digits and `after`; NULL if it is something else. */
static const char *past(const char *text, char after)
{
    size_t n = text ? strspn(text, "0123456789") : 0;
    return n && text[n] == after ? text + n + 1 : NULL;
}

/* The inode is not compared: a site that was copied has others. */
bool inbox_is_as_taken(const char *taken, const struct stat *is)
{
    char before[80];
    size_t n = (size_t)stamp(is, before, sizeof before);
    if (view_starts(view_of(taken), VIEW(".taken/")))
        taken += sizeof ".taken/" - 1;
    return S_ISREG(is->st_mode) && is->st_nlink == 1 &&
           view_starts(view_of(past(taken, '-')), (struct view){before, n});
}

const char *inbox_original(const char *taken)
{
    const char *time = past(past(taken, '-'), '-');
    if (time && *time == '-')
        time++;
    const char *name = past(past(time, '.'), '-');
    return name && *name ? name : NULL;
}
