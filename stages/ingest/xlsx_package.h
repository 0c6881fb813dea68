/* The parts of a workbook and how they hang together. */
#ifndef NIANBAO_STAGES_INGEST_XLSX_PACKAGE_H
#define NIANBAO_STAGES_INGEST_XLSX_PACKAGE_H

#include "stages/ingest/zip.h"

/* How a cell's number is shown, as far as it changes what was meant. */
enum shown { SHOWN_PLAIN, SHOWN_DATE, SHOWN_PERCENT };

/* A sheet, in the order of its tab. */
struct worksheet {
    struct view name;
    struct view id; /* of its relationship */
    struct view part;
};

/* A workbook's facts besides its cells; all in `arena`. */
struct package {
    struct zip *zip;
    struct xml *xml;
    struct arena *arena;
    bool macros, binary, workbook; /* as its content types say */
    struct view main, strings, styles;
    struct array sheets;  /* struct worksheet */
    struct array shared;  /* struct view: the shared strings */
    struct array formats; /* enum shown, by a cell's style */
    bool from_1904;       /* days are counted from there */
};

/* Handlers of one part, as in pipeline/base/xml.h. Elements of namespaces that
 * are not ours are passed over with all that is in them. */
struct part_handler {
    void *self;
    enum status (*start)(void *self, const struct xml_element *, struct err *);
    enum status (*text)(void *self, struct view text, struct err *);
    enum status (*end)(void *self, struct view name, struct err *);
};

/* Reads a part; `name` without a leading slash. STATUS_REJECT
 * "ingest.book-damaged" if it is absent or no XML, or what a handler says. */
enum status part_read(struct package *package, struct view name,
                      const struct part_handler *handler, struct err *err);

/* Follows content types and relationships to the sheets, strings and styles.
 * STATUS_REJECT "ingest.book-foreign", "-macros", "-links", "-twice". */
enum status package_open(struct package *package, struct err *err);

/* Reads shared strings and styles. STATUS_REJECT "ingest.book-large". */
enum status package_strings(struct package *package, struct err *err);
enum status package_styles(struct package *package, struct err *err);

/* A cell's text with _xHHHH_ (22.9.2.19) resolved; controls become blanks. */
struct view package_text(struct arena *arena, struct view text);

#endif
