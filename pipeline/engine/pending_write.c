/* Keeps receipts/SENDER/open.* as they should be. */
#include "pipeline/engine/pending.h"

#include <unistd.h>

#include "pipeline/base/file.h"
#include "pipeline/engine/page_file.h"
#include "pipeline/store/site.h"

/* One sender's turn; the two numbers are the first finding and the first debt
 * that are not before it. */
struct turn {
    const struct night *night;
    struct pending pending;
    struct arena arena; /* of one sender */
    size_t next, next_owed;
};

static const char *path_of(struct turn *t, struct view sender, const char *name)
{
    struct view part = arena_format(&t->arena, "receipts/%.*s%s%s",
                                    VIEW_ARG(sender), *name ? "/" : "", name);
    return part.p ? site_path(&t->arena, t->night->site, part.p) : NULL;
}

static enum status save(struct turn *t, struct view sender, const char *name,
                        struct buf *text, struct err *err)
{
    const char *path = path_of(t, sender, name);
    if (!path || text->failed || t->arena.failed)
        return err_memory(err);
    enum status s = page_save(path, buf_view(text), err);
    buf_clear(text);
    return s;
}

static void take_findings(struct turn *t, struct view sender,
                          struct listing *listing)
{
    const struct pending_pair *told = t->pending.told.at;
    size_t count = t->pending.told.count;
    for (; t->next < count && view_equal(told[t->next].sender, sender);
         t->next++)
        listing_add(listing, told[t->next].finding, &t->arena);
    listing_sort(listing);
}

static void take_returns(struct turn *t, struct view sender,
                         struct array *returns)
{
    const struct array *owed = &t->pending.owed;
    const struct standing **at = owed->at;
    size_t from = t->next_owed;
    while (t->next_owed < owed->count &&
           view_equal(at[t->next_owed]->unit->sender, sender))
        t->next_owed++;
    *returns = (struct array){.at = owed->count ? at + from : NULL,
                              .count = t->next_owed - from};
}

static enum status write_pages(struct turn *t, const struct pending_page *page,
                               struct err *err)
{
    struct buf text = {0};
    const char *folder = path_of(t, page->sender, "");
    enum status s = folder ? file_make_folders(folder, err) : err_memory(err);
    if (s == STATUS_OK) {
        pending_print_page(page, &text);
        s = save(t, page->sender, "open.html", &text, err);
    }
    if (s == STATUS_OK) {
        pending_print_csv(page, &t->arena, &text);
        s = save(t, page->sender, "open.csv", &text, err);
    }
    buf_release(&text);
    return s;
}

static enum status serve(struct turn *t, struct view sender, struct err *err)
{
    struct listing findings = {0};
    struct array returns = {0};
    arena_clear(&t->arena);
    take_findings(t, sender, &findings);
    take_returns(t, sender, &returns);
    struct pending_page page = {&t->pending, sender, &findings, &returns};
    return write_pages(t, &page, err);
}

static bool has_page(const struct pending *p, struct view sender)
{
    const struct view *at = p->senders.at;
    size_t from = 0, until = p->senders.count;
    while (from < until) {
        size_t middle = from + (until - from) / 2;
        int order = view_compare(at[middle], sender);
        if (!order)
            return true;
        if (order < 0)
            from = middle + 1;
        else
            until = middle;
    }
    return false;
}

/* Pages of those who have nothing open any more and are not listed. */
static enum status sweep(struct turn *t, struct err *err)
{
    static const char *const names[] = {"open.html", "open.csv"};
    struct array folders = {0};
    struct arena list;
    arena_init(&list, 0);
    const char *receipts = site_path(&list, t->night->site, "receipts");
    enum status s =
        receipts ? file_list(receipts, &list, &folders, err) : err_memory(err);
    const struct view *at = folders.at;
    for (size_t i = 0; s == STATUS_OK && i < folders.count; i++) {
        arena_clear(&t->arena);
        for (int k = 0; k < 2 && !has_page(&t->pending, at[i]); k++)
            if (path_of(t, at[i], names[k]))
                unlink(path_of(t, at[i], names[k]));
    }
    arena_release(&list);
    return s;
}

enum status pending_write(const struct night *night, const struct run *run,
                          struct err *err)
{
    struct turn t = {.night = night};
    arena_init(&t.arena, 0);
    enum status s = pending_open(&t.pending, run, err);
    const struct view *at = t.pending.senders.at;
    for (size_t i = 0; s == STATUS_OK && i < t.pending.senders.count; i++)
        s = serve(&t, at[i], err);
    if (s == STATUS_OK)
        s = sweep(&t, err);
    arena_release(&t.arena);
    return s;
}
