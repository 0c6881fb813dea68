/* Little-endian numbers as zip archives hold them. */
#ifndef NIANBAO_STAGES_INGEST_ZIP_BYTES_H
#define NIANBAO_STAGES_INGEST_ZIP_BYTES_H

#include <stdint.h>

/* The number of two bytes at `p`, the lowest first (APPNOTE 4.4.1.1), aligned
 * or not. */
static inline unsigned zip_u16(const unsigned char *p)
{
    return (unsigned)p[0] | (unsigned)p[1] << 8;
}

/* As zip_u16, of four bytes. */
static inline uint32_t zip_u32(const unsigned char *p)
{
    return zip_u16(p) | (uint32_t)zip_u16(p + 2) << 16;
}

#endif
