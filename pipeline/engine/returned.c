/* Writes the workbooks that go back. */
#include "pipeline/engine/returned.h"

#include <stdlib.h>

#include "pipeline/base/file.h"
#include "pipeline/engine/complain.h"
#include "pipeline/engine/hand_out.h"
#include "pipeline/model/record.h"
#include "pipeline/output/questionnaire_book.h"
#include "pipeline/store/site.h"

/* Bytes of a drop's and of a member's name: together they fit a file system's
 * 255. */
enum { NAME_MOST = 100, DIGEST_SHOWN = 12 };

struct returning {
    struct night *night;
    const struct ledger_drop *drop;
    struct arena arena; /* of one return */
};

/* Of a name that came from outside: what means nothing to a file system, a
 * shell or a reader's eye. */
static bool is_safe(uint32_t rune)
{
    return (rune >= '0' && rune <= '9') || (rune >= 'A' && rune <= 'Z') ||
           (rune >= 'a' && rune <= 'z') || rune == '-' || rune == '_' ||
           rune == '.' || (rune >= 0x4e00 && rune <= 0x9fff);
}

/* A name never begins with a dot. */
static void add_safe(struct buf *out, struct view name)
{
    name = utf8_front(name, NAME_MOST);
    while (name.n) {
        uint32_t rune = utf8_next(&name);
        bool hidden = rune == '.' && !out->n;
        buf_rune(out, is_safe(rune) && !hidden ? rune : '_');
    }
}

/* The drop's name and receipt number, so that a folder shows it beside the
 * receipt; of a bundle also the return's number, and the member's name, which
 * is what its clerk knows. */
static struct view name_of(struct returning *r, const struct submission *s,
                           int ordinal)
{
    struct buf out = {0};
    struct view member = s->place.file;
    view_cut(&member, '!');
    add_safe(&out, r->drop->name);
    buf_format(&out, "_%.*s-%d",
               VIEW_ARG(utf8_front(r->drop->digest, DIGEST_SHOWN)),
               r->drop->docket);
    if (member.p) {
        buf_format(&out, "_%d_", ordinal + 1);
        add_safe(&out, member);
    }
    if (!member.p || !view_ends(buf_view(&out), VIEW(".xlsx")))
        buf_adds(&out, ".xlsx");
    struct view name = arena_copy(&r->arena, buf_view(&out));
    r->arena.failed = r->arena.failed || out.failed;
    buf_release(&out);
    return name;
}

static enum status save(struct returning *r, struct view name,
                        const struct buf *bytes, struct err *err)
{
    struct view folder =
        arena_format(&r->arena, "receipts/%.*s", VIEW_ARG(r->drop->sender));
    const char *into = site_path(&r->arena, r->night->site, folder.p);
    const char *path =
        arena_format(&r->arena, "%s/%.*s", into, VIEW_ARG(name)).p;
    if (r->arena.failed || bytes->failed)
        return err_memory(err);
    enum status s = file_make_folders(into, err);
    return s == STATUS_OK ? file_replace(path, buf_view(bytes), false, err) : s;
}

/* Whose form it is, by the words that were read: a return that was refused
 * early has nothing else. False if it is nobody's. */
static bool read_order(const struct catalogue *catalogue,
                       const struct submission *s, struct unit *unit,
                       struct view *form, int *year)
{
    struct period period;
    if (!catalogue_unit(catalogue, view_trim(s->unit_word), unit) ||
        !period_parse(view_trim(s->period_word), &period))
        return false;
    *form = s->form_word.n ? view_trim(s->form_word) : unit->form;
    *year = period.last;
    return catalogue_form(catalogue, *form) != NULL;
}

static enum status write_book(struct returning *r, struct questionnaire *q,
                              const struct submission *s, int ordinal,
                              struct err *err)
{
    struct buf bytes = {0};
    enum status status = hand_out_last(q, r->night->ledger, &r->arena, err);
    if (status == STATUS_OK) {
        complain_fill(q, s, r->night->settings->zone, &r->arena);
        complain_tell(q, s, &r->arena);
        status = questionnaire_book(q, &bytes, err);
    }
    if (status == STATUS_OK)
        status = save(r, name_of(r, s, ordinal), &bytes, err);
    buf_release(&bytes);
    return status;
}

/* A unit that the form asks nothing gets its receipt alone. */
static enum status give_back(struct returning *r, const struct submission *s,
                             int ordinal, struct err *err)
{
    const struct catalogue *catalogue = r->night->config->catalogue;
    struct questionnaire q;
    struct unit unit;
    struct view form;
    int year;
    if (!read_order(catalogue, s, &unit, &form, &year))
        return STATUS_OK;
    enum status status =
        questionnaire_make(&q, catalogue, &unit, form, year, &r->arena, err);
    if (status == STATUS_OK)
        return write_book(r, &q, s, ordinal, err);
    if (err->fault != FAULT_USAGE)
        return status;
    *err = (struct err){0};
    return STATUS_OK;
}

static enum status visit(void *self, const struct ledger_submission *row,
                         struct err *err)
{
    struct returning *r = self;
    int ordinal = row->ordinal;
    arena_clear(&r->arena);
    struct view record = arena_copy(&r->arena, row->record);
    struct submission *s =
        record_unpack(record, r->night->config->catalogue, &r->arena, err);
    if (!s)
        return STATUS_FATAL;
    bool is_workbook = s->place.cell.n;
    return is_workbook && s->acceptance != ACCEPTED
               ? give_back(r, s, ordinal, err)
               : STATUS_OK;
}

/* What is called .xml or .gz holds no workbook, and most drops are. */
static bool may_hold_workbooks(struct view name)
{
    return !view_ends(name, VIEW(".xml")) && !view_ends(name, VIEW(".gz"));
}

enum status returned_write(struct night *night, const struct ledger_drop *drop,
                           struct err *err)
{
    struct returning r = {.night = night, .drop = drop};
    bool wrong = drop->verdict == VERDICT_WARNINGS ||
                 drop->verdict == VERDICT_PARTLY ||
                 drop->verdict == VERDICT_REJECTED;
    if (!wrong || !may_hold_workbooks(drop->name))
        return STATUS_OK;
    arena_init(&r.arena, 0);
    enum status s = ledger_of_drop(night->ledger, drop->id, visit, &r, err);
    arena_release(&r.arena);
    return s;
}
