/* Names in zip archives: read, and judged. */
#include <strings.h>

#include "stages/ingest/zip_directory.h"

/* Bytes: a folder and a file of 255 each, which is what file systems allow; of
 * a bad name so many are echoed. */
enum { NAME_MOST = 512, SHOWN = 80 };

static bool ends(struct view name, const char *suffix)
{
    struct view s = view_of(suffix);
    return name.p && name.n >= s.n &&
           !strncasecmp(name.p + name.n - s.n, suffix, s.n);
}

/* What systems leave in archives without being asked: clerks do not see it and
 * cannot leave it out, so it is passed over. */
static bool is_litter(struct view name)
{
    static const char *const ends_of_litter[] = {"thumbs.db", "desktop.ini",
                                                 ".ds_store", ".tmp", ".part"};
    struct view last = name, rest = name;
    while (rest.p)
        last = view_cut(&rest, '/');
    if (view_starts(name, VIEW("__MACOSX/")) || view_starts(last, VIEW("._")))
        return true;
    for (size_t i = 0; i < sizeof ends_of_litter / sizeof *ends_of_litter; i++)
        if (ends(last, ends_of_litter[i]))
            return true;
    return false;
}

/* Controls, and those that turn the direction of what a reader sees (U+202A to
 * 202E, U+2066 to 2069): "gnp.xml" may show as "lmx.png". The backslash is a
 * separator to Windows, the colon names a drive or a stream. */
static bool is_treacherous(uint32_t rune)
{
    return rune < 0x20 || (rune >= 0x7F && rune < 0xA0) || rune == '\\' ||
           rune == ':' || rune == 0xFFFD ||
           (rune >= 0x202A && rune <= 0x202E) ||
           (rune >= 0x2066 && rune <= 0x2069);
}

/* Absolute, upwards, or with characters that mean something to a system. No
 * name becomes a path here; but it is shown in receipts, and people unpack. */
static bool is_unsafe(struct view name)
{
    struct view parts = name, runes = name;
    if (!name.n || name.n > NAME_MOST || name.p[0] == '/')
        return true;
    while (runes.n)
        if (is_treacherous(utf8_next(&runes)))
            return true;
    while (parts.p)
        if (view_equal(view_cut(&parts, '/'), VIEW("..")))
            return true;
    return false;
}

/* Folders in the path: "a/b.xml" has one. */
static size_t depth(struct view name)
{
    size_t n = 0;
    for (size_t i = 0; i < name.n; i++)
        n += name.p[i] == '/';
    return n;
}

/* The name in UTF-8. One that is neither that nor GB18030 stays as it is and
 * is found unsafe. */
static struct view decode(struct view raw, struct flow *flow,
                          struct arena *arena)
{
    struct buf out = {0};
    bool decoded = raw.n <= NAME_MOST && !utf8_valid(raw) &&
                   encoding_gb18030(&flow->encoding, raw, &out);
    struct view name = arena_copy(arena, decoded ? buf_view(&out) : raw);
    if (out.failed)
        arena->failed = true; /* else the name would be blamed for it */
    buf_release(&out);
    return name;
}

/* The code of the message for a name that is not wanted, or NULL. One folder is
 * what packing a folder makes. */
static const char *judge(const struct zip_entry *e)
{
    if (e->litter || e->folder)
        return NULL;
    if (depth(e->name) > 1)
        return "ingest.zip-depth";
    if (ends(e->name, ".zip"))
        return "ingest.zip-nested";
    if (!ends(e->name, ".xml") && !e->gzip && !e->workbook)
        return "ingest.zip-member";
    return NULL;
}

static enum status refuse(const struct zip_entry *e, struct flow *flow,
                          const char *code, struct err *err)
{
    return flow_refuse(flow, err, code, "%.*s",
                       VIEW_ARG(utf8_front(e->name, SHOWN)));
}

enum status zip_name_read(struct zip_entry *e, struct flow *flow,
                          struct arena *arena, struct err *err)
{
    e->name = decode(e->raw_name, flow, arena);
    if (arena->failed)
        return err_memory(err);
    e->litter = is_litter(e->name);
    e->folder = e->name.n && e->name.p[e->name.n - 1] == '/';
    e->gzip = ends(e->name, ".xml.gz");
    e->workbook = ends(e->name, ".xlsx") || ends(e->name, ".xlsm");
    return is_unsafe(e->name) ? refuse(e, flow, "ingest.zip-name", err)
                              : STATUS_OK;
}

enum status zip_name_judge(const struct zip_entry *e, struct flow *flow,
                           struct err *err)
{
    const char *code = judge(e);
    return code ? refuse(e, flow, code, err) : STATUS_OK;
}
