/* SHA-256, by libmd. */
#ifndef NIANBAO_BASE_DIGEST_H
#define NIANBAO_BASE_DIGEST_H

#include <stdint.h>
#include <sha256.h>

#include "pipeline/base/text.h"

enum { DIGEST_TEXT = 65 }; /* 64 lower-case hexadecimal digits and a NUL */

struct digest {
    SHA256_CTX state;
};

void digest_init(struct digest *digest);
void digest_add(struct digest *digest, struct view bytes);
/* Adds the length first, so that ("a","bc") and ("ab","c") differ. */
void digest_field(struct digest *digest, struct view bytes);
void digest_text(struct digest *digest, char text[DIGEST_TEXT]);

#endif
