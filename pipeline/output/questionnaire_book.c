/* Makes a questionnaire's workbook in memory. */
#include "pipeline/output/questionnaire_book.h"

#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/output/questionnaire_parts.h"

enum { PATH_TEXT = 32 };

/* For the program alone, which reads back whose form it is; a sheet and no
 * property of the file, for those some programs drop. */
void book_hidden(struct book *book)
{
    lxw_worksheet *sheet = book_sheet(book, "nianbao");
    const struct questionnaire *q = book->q;
    const char *year = arena_format(&book->arena, "%d", q->year).p;
    const char *values[QUESTIONNAIRE_KEYS] = {
        [QUESTIONNAIRE_UNIT] = book_text(book, q->unit.code),
        [QUESTIONNAIRE_PERIOD] = year ? year : "",
        [QUESTIONNAIRE_FORM] = book_text(book, q->form->code),
    };
    if (!sheet)
        return;
    book_put(book, sheet, 0, 0, QUESTIONNAIRE_MARK, LOOK_FACT);
    for (int i = 0; i < QUESTIONNAIRE_KEYS; i++) {
        book_put(book, sheet, i + 1, 0, questionnaire_keys[i], LOOK_FACT);
        book_put(book, sheet, i + 1, 1, values[i], LOOK_FACT);
    }
    worksheet_hide(sheet);
    worksheet_protect(sheet, NULL, NULL);
}

/* The day the form opens, or the end of its year: any time that is not the
 * clock's. Years are within 1900..2199, so mktime's kin cannot fail. */
static time_t created(const struct questionnaire *q)
{
    struct tm tm = {.tm_year = q->year - 1900 + 1, .tm_mday = 1};
    if (q->calendar && q->calendar->opening.n)
        strptime(q->calendar->opening.p, "%Y-%m-%d", &tm);
    return timegm(&tm);
}

static void set_properties(struct book *book)
{
    const struct questionnaire *q = book->q;
    lxw_doc_properties properties = {
        .title = book_text(book, q->form->name[LANGUAGE_ZH]),
        .subject = book_text(book, q->unit.name[LANGUAGE_ZH]),
        .author = book_text(book, VIEW("nianbao")),
        .created = created(q),
    };
    workbook_set_properties(book->workbook, &properties);
}

/* The library closes the workbook whatever happens; its words are few and hold
 * nothing of ours. */
static enum status finish(struct book *book, struct err *err)
{
    lxw_error fault = workbook_close(book->workbook);
    if (fault == LXW_NO_ERROR)
        fault = book->fault;
    if (book->arena.failed || fault == LXW_ERROR_MEMORY_MALLOC_FAILED)
        return err_memory(err);
    if (fault != LXW_NO_ERROR)
        return err_set(err, FAULT_IO, "cannot make the workbook of %.*s: %s",
                       VIEW_ARG(book->q->unit.code), lxw_strerror(fault));
    return STATUS_OK;
}

static void fill(struct book *book)
{
    set_properties(book);
    if (book->q->verdict.n)
        book_complaints(book);
    book_values(book);
    if (book->q->lists)
        book_lists(book);
    book_hidden(book);
}

static enum status write_to(const char *path, const struct questionnaire *q,
                            struct err *err)
{
    struct book book = {.q = q, .workbook = workbook_new(path)};
    if (!book.workbook)
        return err_memory(err);
    arena_init(&book.arena, 0);
    if (book_dress(&book))
        fill(&book);
    else
        book.fault = LXW_ERROR_MEMORY_MALLOC_FAILED;
    enum status s = finish(&book, err);
    arena_release(&book.arena);
    return s;
}

static enum status read_back(int fd, struct buf *out, struct err *err)
{
    struct stat st;
    if (fstat(fd, &st))
        return err_system(err, "read back", "the workbook");
    char *room = buf_room(out, (size_t)st.st_size + 1);
    if (!room)
        return err_memory(err);
    ssize_t n = pread(fd, room, (size_t)st.st_size, 0);
    if (n != (ssize_t)st.st_size)
        return err_system(err, "read back", "the workbook");
    out->n += (size_t)n;
    room[n] = '\0';
    return STATUS_OK;
}

/* The library writes to a path alone: that of a file in memory. */
enum status questionnaire_book(const struct questionnaire *q, struct buf *out,
                               struct err *err)
{
    char path[PATH_TEXT];
    int fd = memfd_create("workbook", MFD_CLOEXEC);
    if (fd < 0)
        return err_system(err, "make", "a workbook in memory");
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    enum status s = write_to(path, q, err);
    if (s == STATUS_OK)
        s = read_back(fd, out, err);
    close(fd);
    return s;
}
