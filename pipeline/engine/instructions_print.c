/* Filling the template of the instructions. */
#include "pipeline/engine/instructions.h"

#include "pipeline/engine/page.h"
#include "pipeline/engine/page_style.h"
#include "pipeline/engine/words.h"
#include "pipeline/model/settings.h"
#include "pipeline/output/xml_write.h"

/* How many of the calendar's years are told. */
enum { YEARS_TOLD = 3 };

struct filling {
    const struct catalogue *catalogue;
    struct instructed whose;
    struct buf *out;
};

/* Whether a unit of the folder owes the form; everybody's page has them all. */
static bool is_owed(const struct filling *f, struct view form)
{
    for (size_t i = 0; i < f->whose.count; i++)
        if (view_equal(f->whose.units[i]->form, form))
            return true;
    return !f->whose.count;
}

static int last_year(const struct catalogue *catalogue)
{
    int year = 0;
    for (size_t i = 0; i < catalogue->calendar_count; i++)
        if (catalogue->calendar[i].year > year)
            year = catalogue->calendar[i].year;
    return year;
}

/* A page that everybody gets, whenever it is made, holds no day of today. */
static void fill_dates(const struct filling *f, enum language language)
{
    const struct catalogue *c = f->catalogue;
    struct html html = {.out = f->out};
    struct page page = {c, language, &html};
    int last = last_year(c);
    page_table(&page, NULL, page_date_heads);
    for (size_t i = 0; i < c->calendar_count; i++)
        if (c->calendar[i].year > last - YEARS_TOLD &&
            is_owed(f, c->calendar[i].form))
            page_date(&page, &c->calendar[i]);
    page_table_end(&page);
}

static void fill_title(const struct filling *f, enum language language)
{
    xml_escape(f->catalogue->settings->title[language], f->out);
}

static void fill_contact(const struct filling *f, enum language language)
{
    struct view contact = f->catalogue->settings->contact[language];
    xml_escape(contact.n ? contact
                         : words_of(f->catalogue, "no-contact", language),
               f->out);
}

static void fill_sender(const struct filling *f, enum language language)
{
    (void)language;
    xml_escape(f->whose.count ? f->whose.units[0]->sender : VIEW("SENDER"),
               f->out);
}

static void fill_inbox(const struct filling *f, enum language language)
{
    buf_adds(f->out, "inbox/");
    fill_sender(f, language);
}

static void fill_receipts(const struct filling *f, enum language language)
{
    buf_adds(f->out, "receipts/");
    fill_sender(f, language);
}

static void fill_style(const struct filling *f, enum language language)
{
    (void)language;
    buf_adds(f->out, page_style);
}

static const struct {
    const char *name;
    void (*fill)(const struct filling *f, enum language language);
    enum language language;
} marks[] = {
    {"title-zh", fill_title, LANGUAGE_ZH},
    {"title-en", fill_title, LANGUAGE_EN},
    {"contact-zh", fill_contact, LANGUAGE_ZH},
    {"contact-en", fill_contact, LANGUAGE_EN},
    {"dates-zh", fill_dates, LANGUAGE_ZH},
    {"dates-en", fill_dates, LANGUAGE_EN},
    {"sender", fill_sender, LANGUAGE_ZH},
    {"inbox", fill_inbox, LANGUAGE_ZH},
    {"receipts", fill_receipts, LANGUAGE_ZH},
    {"style", fill_style, LANGUAGE_ZH},
};

static bool fill(const struct filling *f, struct view name)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (view_equal(name, view_of(marks[i].name))) {
            marks[i].fill(f, marks[i].language);
            return true;
        }
    return false;
}

static enum status unknown(struct view name, long line, struct err *err)
{
    err_set(err, FAULT_CONFIG, "there is no {{%.*s}}", VIEW_ARG(name));
    err_remedy(err, "known are {{style}}, {{sender}}, {{inbox}}, {{receipts}} "
                    "and title, contact and dates with -zh or -en");
    err->line = line;
    return STATUS_FATAL;
}

/* "{{name}}" at the front; false if what stands there is none. */
static bool mark_at(struct view text, struct view *name)
{
    if (!view_starts(text, VIEW("{{")))
        return false;
    struct view rest = {text.p + 2, text.n - 2};
    *name = view_cut(&rest, '}');
    return rest.p && view_starts(rest, VIEW("}"));
}

enum status instructions_print(const struct catalogue *catalogue,
                               struct view template, struct instructed whose,
                               struct buf *out, struct err *err)
{
    struct filling f = {catalogue, whose, out};
    struct view name;
    for (long line = 1; template.n;) {
        size_t taken = 1;
        if (mark_at(template, &name)) {
            if (!fill(&f, name))
                return unknown(name, line, err);
            taken = name.n + 4;
        } else {
            line += *template.p == '\n';
            buf_byte(out, *template.p);
        }
        template = (struct view){template.p + taken, template.n - taken};
    }
    return out->failed ? err_memory(err) : STATUS_OK;
}
