/* Any bytes as a worksheet of a workbook whose archive is good: for libFuzzer,
 * clang -fsanitize=fuzzer with tests/support/zip_maker.c. */
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "pipeline/base/xml.h"
#include "pipeline/model/settings.h"
#include "stages/ingest/ingest.h"
#include "tests/support/zip_maker.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELS                                                                   \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define RELATION(id, type, target)                                             \
    "<Relationship Id='" id "' Type='" RELS "/" type "' Target='" target "'/>"

enum { ARENA_MOST = 16 << 20, SHEET = 5, PARTS = 7 };

static struct settings settings;
static struct catalogue catalogue = {.settings = &settings};
static const struct config config = {&catalogue, "config"};
static struct arena arena;
static void *stage;
static int fd;

static struct zip_member parts[PARTS] = {
    {.name = "[Content_Types].xml"},
    {.name = "_rels/.rels"},
    {.name = "xl/workbook.xml"},
    {.name = "xl/_rels/workbook.xml.rels"},
    {.name = "xl/sharedStrings.xml"},
    {.name = "xl/worksheets/sheet1.xml"},
    {.name = "xl/worksheets/sheet2.xml"},
};

static const char *const contents[PARTS] = {
    "<Types xmlns='" PACKAGE "content-types'><Override PartName='/xl/workbook."
    "xml' ContentType='application/vnd.openxmlformats-officedocument."
    "spreadsheetml.sheet.main+xml'/></Types>",
    "<Relationships xmlns='" PACKAGE "relationships'>" RELATION(
        "r", "officeDocument", "xl/workbook.xml") "</Relationships>",
    "<workbook xmlns='" MAIN "' xmlns:r='" RELS "'><sheets><sheet name='a' "
    "r:id='s1'/><sheet name='b' r:id='s2'/></sheets></workbook>",
    "<Relationships xmlns='" PACKAGE
    "relationships'>" RELATION("s1", "worksheet", "worksheets/sheet1.xml")
        RELATION("s2", "worksheet", "worksheets/sheet2.xml") RELATION(
            "t", "sharedStrings", "sharedStrings.xml") "</Relationships>",
    "<sst xmlns='" MAIN "'><si><t>代码</t></si><si><t>本年数值</t></si>"
    "<si><t>名称</t></si><si><r><t>_x0041_</t></r></si></sst>",
    NULL,
    "<worksheet xmlns='" MAIN "'><sheetData><row><c t='inlineStr'><is><t>"
    "urn:nianbao:questionnaire:1</t></is></c></row></sheetData></worksheet>",
};

static struct arena *fresh(void *self)
{
    (void)self;
    arena_clear(&arena);
    return &arena;
}

/* Reads every byte that was handed out. */
static enum status take(void *self, struct submission *s, struct err *err)
{
    (void)self, (void)err;
    for (size_t i = 0; i < s->observations.count; i++)
        if (!utf8_valid(submission_observation(s, i)->text))
            abort();
    return STATUS_OK;
}

static void start(void)
{
    struct err err;
    xml_setup();
    settings_default(&settings);
    settings.inflated_most = 8 << 20;
    arena_init(&arena, ARENA_MOST);
    fd = memfd_create("drop", MFD_CLOEXEC);
    if (fd < 0 || ingest_stage.open(&config, &stage, &err) != STATUS_OK)
        abort();
    for (int i = 0; i < PARTS; i++)
        parts[i].content = view_of(contents[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct emit emit = {NULL, fresh, take};
    struct err err = {0};
    struct buf book = {0};
    if (!stage)
        start();
    parts[SHEET].content = (struct view){(const char *)bytes, n};
    zip_make(&book, parts, PARTS);
    if (ftruncate(fd, 0) == 0 &&
        pwrite(fd, book.p, book.n, 0) == (ssize_t)book.n) {
        struct drop drop = {fd, VIEW("d"), VIEW("440103"),
                            VIEW("2022-01-08T02:00:00Z"), book.n};
        enum status s = ingest_stage.feed(stage, &drop, &emit, &err);
        if (s == STATUS_END || s == STATUS_FATAL ||
            (s == STATUS_REJECT && !err.code))
            abort();
    }
    buf_release(&book);
    return 0;
}
