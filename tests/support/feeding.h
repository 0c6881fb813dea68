/* Feeds bytes to the ingest stage as a drop and writes down what came out. */
#ifndef NIANBAO_TESTS_SUPPORT_FEEDING_H
#define NIANBAO_TESTS_SUPPORT_FEEDING_H

#include "pipeline/base/text.h"
#include "pipeline/model/settings.h"

/* The drop is called "d" and comes from "440103". An accepted one is told as
 *   S unit=440103 period=2021 ... @d:1:1
 *   V of=ELD.BEDS text=[6,812] @2:3
 * a line for each submission and each thing in it, a refused one as
 *   code file:line: detail
 * The text is the caller's to free. */
char *feed(struct view bytes);
/* The same under other limits; NULL: the standard ones. */
char *feed_limited(struct view bytes, const struct settings *limits);

/* Fails the test unless feeding gives just that. */
void feeds(struct view bytes, const char *expected);
/* The same for the beginning. */
void feeds_from(struct view bytes, const char *beginning);

/* A submission with the given elements between its tags, as bytes of `out`. */
void feeding_submission(struct buf *out, const char *elements);

/* "S ... @FILE:1:1\n": what an empty submission in `file` feeds. */
const char *feeding_plain(const char *file, char text[256]);

/* `text`, which is UTF-8, in another encoding as iconv calls it. */
void feeding_encode(struct buf *out, const char *encoding, struct view text);
/* `bytes` in gzip. */
void feeding_gzip(struct buf *out, struct view bytes);

#endif
