/* A drop's receipt: the same facts for programs and, twice, for people. */
#include "pipeline/engine/receipt.h"

#include "pipeline/base/file.h"
#include "pipeline/engine/receipt_parts.h"
#include "pipeline/model/record.h"
#include "pipeline/store/site.h"

/* What a drop's submissions are unpacked into, one after the other. */
struct collecting {
    struct receipt *receipt;
    struct arena arena;
};

static enum status collect(void *self, const struct ledger_submission *row,
                           struct err *err)
{
    struct collecting *c = self;
    arena_clear(&c->arena);
    struct view record = arena_copy(&c->arena, row->record);
    struct submission *s =
        record_unpack(record, c->receipt->catalogue, &c->arena, err);
    if (!s)
        return STATUS_FATAL;
    receipt_take(c->receipt, s, row->counts);
    return c->receipt->arena.failed ? err_memory(err) : STATUS_OK;
}

static enum status fill(struct night *night, const struct ledger_drop *drop,
                        struct receipt *r, struct err *err)
{
    struct collecting c = {.receipt = r};
    arena_init(&c.arena, 0);
    r->sender = drop->sender;
    r->name = drop->name;
    r->digest = drop->digest;
    r->received = drop->received;
    r->verdict = drop->verdict;
    r->id = receipt_id(&r->arena, drop->digest, drop->docket);
    enum status s = receipt_take_packed(r, drop->findings, err);
    if (s == STATUS_OK)
        s = ledger_of_drop(night->ledger, drop->id, collect, &c, err);
    arena_release(&c.arena);
    receipt_settle(r);
    return s == STATUS_OK && r->arena.failed ? err_memory(err) : s;
}

/* `text` is emptied for the next. */
static enum status save(struct night *night, struct receipt *r,
                        struct view part, struct buf *text, struct err *err)
{
    const char *path = site_path(&r->arena, night->site, part.p);
    if (r->arena.failed || text->failed)
        return err_memory(err);
    enum status s = file_replace(path, buf_view(text), false, err);
    buf_clear(text);
    return s;
}

static struct view page_path(struct receipt *r, const char *ending)
{
    struct view name = receipt_name(&r->arena, r->name, r->id);
    return arena_format(&r->arena, "receipts/%.*s/%.*s.%s", VIEW_ARG(r->sender),
                        VIEW_ARG(name), ending);
}

/* The one for programs comes last: who finds it finds the others. */
static enum status save_all(struct night *night, struct receipt *r, int docket,
                            struct err *err)
{
    struct buf text = {0};
    receipt_print_page(r, &text);
    enum status s = save(night, r, page_path(r, "html"), &text, err);
    if (s == STATUS_OK) {
        receipt_print_csv(r, &text);
        s = save(night, r, page_path(r, "csv"), &text, err);
    }
    if (s == STATUS_OK) {
        receipt_print_xml(r, &text);
        s = save(night, r,
                 receipt_path(&r->arena, r->sender, r->digest, docket), &text,
                 err);
    }
    buf_release(&text);
    return s;
}

static enum status make_folder(struct night *night, struct receipt *r,
                               struct err *err)
{
    struct view folder =
        arena_format(&r->arena, "receipts/%.*s", VIEW_ARG(r->sender));
    const char *path = site_path(&r->arena, night->site, folder.p);
    return r->arena.failed ? err_memory(err) : file_make_folders(path, err);
}

enum status receipt_write(struct night *night, const struct ledger_drop *drop,
                          struct err *err)
{
    struct receipt r;
    receipt_init(&r, night->config->catalogue);
    enum status s = fill(night, drop, &r, err);
    if (s == STATUS_OK)
        s = make_folder(night, &r, err);
    if (s == STATUS_OK)
        s = save_all(night, &r, drop->docket, err);
    receipt_release(&r);
    return s;
}
