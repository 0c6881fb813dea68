/* A Unix socket between two of our processes, which can carry a descriptor. */
#ifndef NIANBAO_ENGINE_CHANNEL_H
#define NIANBAO_ENGINE_CHANNEL_H

#include "pipeline/base/err.h"
#include "pipeline/base/text.h"

/* A connected pair, closed on exec; FAULT_IO or FAULT_MEMORY. */
enum status channel_pair(int ends[2], struct err *err);

/* Sends every byte of `bytes`, which must not be empty; `fd` (or -1) rides
 * along with the first. STATUS_END when the other end is gone. */
enum status channel_send(int channel, struct view bytes, int fd,
                         struct err *err);

/* Appends what has arrived, waiting for at least a byte; a descriptor that
 * came along is put into *fd (left as it is otherwise; `fd` may be NULL).
 * STATUS_END when the other end is gone. */
enum status channel_receive(int channel, struct buf *bytes, int *fd,
                            struct err *err);

#endif
