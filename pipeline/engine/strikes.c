/* A count for each sender that has one. */
#include "pipeline/engine/strikes.h"

struct strike {
    struct view sender;
    int count;
};

/* A walk: there are few of them, on most nights none. */
static struct strike *strike_of(const struct strikes *strikes,
                                struct view sender)
{
    struct strike *s = strikes->senders.at;
    for (size_t i = 0; i < strikes->senders.count; i++)
        if (view_equal(s[i].sender, sender))
            return &s[i];
    return NULL;
}

bool strikes_add(struct strikes *strikes, struct arena *arena,
                 struct view sender)
{
    struct strike *s = strike_of(strikes, sender);
    if (!s) {
        s = array_push(&strikes->senders, arena, sizeof *s);
        if (!s)
            return false;
        *s = (struct strike){.sender = sender};
    }
    s->count++;
    return true;
}

long strikes_seconds(const struct strikes *strikes, struct view sender,
                     long seconds)
{
    const struct strike *s = strike_of(strikes, sender);
    if (!s || s->count < STRIKES_MOST)
        return seconds;
    return seconds > STRIKES_PART ? seconds / STRIKES_PART : 1;
}
