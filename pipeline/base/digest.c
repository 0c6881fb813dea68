/* SHA-256 over views. */
#include "pipeline/base/digest.h"

void digest_init(struct digest *digest)
{
    sha256_init(&digest->state);
}

void digest_add(struct digest *digest, struct view bytes)
{
    if (bytes.n > 0)
        sha256_update(&digest->state, bytes.n, (const uint8_t *)bytes.p);
}

/* The length goes ahead in eight bytes, the highest first: the same on every
 * machine. */
void digest_field(struct digest *digest, struct view bytes)
{
    uint64_t length = bytes.n;
    char ahead[8];

    for (size_t i = 0; i < sizeof ahead; i++)
        ahead[i] = (char)(unsigned char)(length >> (56 - 8 * i));
    digest_add(digest, (struct view){ahead, sizeof ahead});
    digest_add(digest, bytes);
}

void digest_text(struct digest *digest, char text[DIGEST_TEXT])
{
    static const char digits[] = "0123456789abcdef";
    uint8_t bytes[SHA256_DIGEST_SIZE];

    sha256_digest(&digest->state, sizeof bytes, bytes);
    for (size_t i = 0; i < sizeof bytes; i++) {
        text[2 * i] = digits[bytes[i] >> 4];
        text[2 * i + 1] = digits[bytes[i] & 15];
    }
    text[DIGEST_TEXT - 1] = '\0';
}
