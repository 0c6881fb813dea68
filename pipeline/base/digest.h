/* SHA-256, by nettle: it uses the processor's own instructions for it. */
#ifndef NIANBAO_BASE_DIGEST_H
#define NIANBAO_BASE_DIGEST_H

#include <nettle/sha2.h>

#include "pipeline/base/text.h"

enum { DIGEST_TEXT = 65 }; /* 64 lower-case hexadecimal digits and a NUL */

/* A digest under way; once digest_text has told it, it must be initialised
 * again. */
struct digest {
    struct sha256_ctx state;
};

/* Ready for the first byte. */
void digest_init(struct digest *digest);
/* Adds bytes as they stand: where one call ends and the next begins makes no
 * difference to the digest. */
void digest_add(struct digest *digest, struct view bytes);
/* Adds the length first, so that ("a","bc") and ("ab","c") differ. */
void digest_field(struct digest *digest, struct view bytes);
/* The digest of all that was added, as FIPS 180-4 and sha256sum write it. */
void digest_text(struct digest *digest, char text[DIGEST_TEXT]);

#endif
