/* Runs the stage through its table, on a descriptor without a file. */
#include "tests/support/feeding.h"

#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>
#include <cmocka.h>

#include "pipeline/base/xml.h"
#include "stages/ingest/ingest.h"

/* A quarter of what a worker grants a submission. */
enum { ARENA_MOST = 64 << 20 };

struct taken {
    struct arena arena;
    struct buf text;
};

static struct arena *fresh(void *self)
{
    struct taken *taken = self;
    arena_clear(&taken->arena);
    return &taken->arena;
}

static void write_word(struct buf *out, const char *name, struct view word)
{
    if (word.n)
        buf_format(out, " %s=%.*s", name, VIEW_ARG(word));
}

static void write_place(struct buf *out, const struct place *place)
{
    buf_format(out, " @%ld:%ld\n", place->line, place->column);
}

static void write_observation(struct buf *out, const struct observation *o)
{
    buf_adds(out, o->none ? "N" : o->items ? "I" : "V");
    write_word(out, "of", o->indicator_word);
    write_word(out, "area", o->area_word);
    write_word(out, "period", o->period_word);
    write_word(out, "measure", o->measure_word);
    write_word(out, "source", o->source);
    write_word(out, "flags", o->flags_word);
    buf_format(out, " [%.*s]", VIEW_ARG(o->text));
    for (size_t i = 0; i < o->item_count; i++) {
        buf_adds(out, " {");
        write_word(out, "name", o->items[i].name);
        write_word(out, "by", o->items[i].by);
        write_word(out, "level", o->items[i].level);
        write_word(out, "on", o->items[i].on);
        buf_adds(out, " }");
    }
    write_place(out, &o->place);
}

static void write_head(struct buf *out, const struct submission *s)
{
    buf_adds(out, "S");
    write_word(out, "unit", s->unit_word);
    write_word(out, "period", s->period_word);
    write_word(out, "form", s->form_word);
    write_word(out, "scope", s->scope_word);
    write_word(out, "revision", s->revision_word);
    write_word(out, "prepared", s->prepared);
    write_word(out, "mode", s->mode_word);
    write_word(out, "flags", s->flags_word);
    write_word(out, "name", s->name);
    write_word(out, "chief", s->chief);
    write_word(out, "statistician", s->statistician);
    write_word(out, "filled-by", s->filled_by);
    write_word(out, "phone", s->phone);
    buf_format(out, "%s from %.*s %.*s", s->nil ? " nil" : "",
               VIEW_ARG(s->sender), VIEW_ARG(s->received));
    buf_format(out, " @%.*s:%ld:%ld\n", VIEW_ARG(s->place.file), s->place.line,
               s->place.column);
}

static enum status take(void *self, struct submission *s, struct err *err)
{
    struct taken *taken = self;
    const struct remark *r = s->remarks.at;
    (void)err;
    write_head(&taken->text, s);
    for (size_t i = 0; i < s->observations.count; i++)
        write_observation(&taken->text, submission_observation(s, i));
    for (size_t i = 0; i < s->remarks.count; i++) {
        buf_adds(&taken->text, "R");
        write_word(&taken->text, "on", r[i].indicator_word);
        write_word(&taken->text, "edit", r[i].edit);
        buf_format(&taken->text, " [%.*s]", VIEW_ARG(r[i].text));
        write_place(&taken->text, &r[i].place);
    }
    return STATUS_OK;
}

static enum status run(void *self, struct drop *drop, struct taken *taken,
                       struct err *err)
{
    struct emit emit = {taken, fresh, take};
    enum status s = ingest_stage.feed(self, drop, &emit, err);
    if (s == STATUS_OK)
        return s;
    buf_clear(&taken->text);
    buf_format(&taken->text, "%s%s %s:%ld: %s", s == STATUS_REJECT ? "" : "! ",
               err->code ? err->code : "-", err->file, err->line, err->what);
    return s;
}

static int descriptor(struct view bytes)
{
    int fd = memfd_create("drop", MFD_CLOEXEC);
    assert_true(fd >= 0);
    while (bytes.n) {
        ssize_t n = write(fd, bytes.p, bytes.n);
        assert_true(n > 0);
        bytes.p += n;
        bytes.n -= (size_t)n;
    }
    return fd;
}

/* The same drop twice through one stage: the first must leave nothing behind
 * that the second could see. */
char *feed_limited(struct view bytes, const struct settings *limits)
{
    struct settings standard;
    settings_default(&standard);
    struct catalogue catalogue = {.settings = limits ? limits : &standard};
    struct config config = {&catalogue, "config"};
    struct taken first = {0}, second = {0};
    struct err err = {0};
    void *self;
    xml_setup();
    assert_int_equal(ingest_stage.open(&config, &self, &err), STATUS_OK);
    struct drop drop = {descriptor(bytes), VIEW("d"), VIEW("440103"),
                        VIEW("2022-01-08T02:00:00Z"), bytes.n, 0};
    arena_init(&first.arena, ARENA_MOST);
    arena_init(&second.arena, ARENA_MOST);
    run(self, &drop, &first, &err);
    run(self, &drop, &second, &err);
    close(drop.fd);
    ingest_stage.close(self);
    arena_release(&first.arena);
    arena_release(&second.arena);
    buf_adds(&first.text, "");
    buf_byte(&first.text, '\0');
    buf_byte(&second.text, '\0');
    assert_string_equal(first.text.p, second.text.p);
    buf_release(&second.text);
    return first.text.p;
}

char *feed(struct view bytes)
{
    return feed_limited(bytes, NULL);
}

void feeds(struct view bytes, const char *expected)
{
    char *text = feed(bytes);
    assert_string_equal(text, expected);
    free(text);
}

void feeds_from(struct view bytes, const char *beginning)
{
    char *text = feed(bytes);
    if (strncmp(text, beginning, strlen(beginning)) != 0)
        assert_string_equal(text, beginning);
    free(text);
}

void feeding_submission(struct buf *out, const char *elements)
{
    buf_format(out,
               "<submission xmlns=\"urn:nianbao:submission:1\" "
               "unit=\"440103\" period=\"2021\">%s</submission>",
               elements);
}

const char *feeding_plain(const char *file, char text[256])
{
    snprintf(text, 256,
             "S unit=440103 period=2021 from 440103 2022-01-08T02:00:00Z "
             "@%s:1:1\n",
             file);
    return text;
}

void feeding_encode(struct buf *out, const char *encoding, struct view text)
{
    iconv_t converter = iconv_open(encoding, "UTF-8");
    char *from = (char *)(uintptr_t)text.p;
    size_t left = text.n, room = text.n * 4 + 16, had = room;
    assert_true(converter != (iconv_t)-1);
    char *to = buf_room(out, room);
    assert_true(iconv(converter, &from, &left, &to, &room) != (size_t)-1);
    out->n += had - room;
    iconv_close(converter);
}

void feeding_gzip(struct buf *out, struct view bytes)
{
    z_stream z = {0};
    assert_int_equal(
        deflateInit2(&z, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY),
        Z_OK);
    size_t room = deflateBound(&z, (uLong)bytes.n);
    z.next_in = (z_const Bytef *)(uintptr_t)bytes.p;
    z.avail_in = (uInt)bytes.n;
    z.next_out = (Bytef *)buf_room(out, room);
    z.avail_out = (uInt)room;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    out->n += z.total_out;
    deflateEnd(&z);
}
