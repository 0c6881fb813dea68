/* sendmsg and recvmsg with the patience they need. */
#include "pipeline/engine/channel.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CHUNK = 64 << 10 };

/* Room for one descriptor, aligned as control messages must be. */
union control {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(sizeof(int))];
};

enum status channel_pair(int ends[2], struct err *err)
{
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends))
        return err_system(err, "cannot make a socket pair", "workers");
    return STATUS_OK;
}

static void attach(struct msghdr *message, union control *control, int fd)
{
    memset(control, 0, sizeof *control);
    message->msg_control = control->bytes;
    message->msg_controllen = sizeof control->bytes;
    struct cmsghdr *c = CMSG_FIRSTHDR(message);
    c->cmsg_level = SOL_SOCKET;
    c->cmsg_type = SCM_RIGHTS;
    c->cmsg_len = CMSG_LEN(sizeof fd);
    memcpy(CMSG_DATA(c), &fd, sizeof fd);
}

enum status channel_send(int channel, struct view bytes, int fd,
                         struct err *err)
{
    while (bytes.n) {
        union control control;
        struct iovec part = {(void *)(uintptr_t)bytes.p, bytes.n};
        struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
        if (fd >= 0)
            attach(&message, &control, fd);
        ssize_t n = sendmsg(channel, &message, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && (errno == EPIPE || errno == ECONNRESET))
            return STATUS_END;
        if (n < 0)
            return err_system(err, "cannot write to", "a worker");
        fd = -1;
        bytes.p += n;
        bytes.n -= (size_t)n;
    }
    return STATUS_OK;
}

static void detach(struct msghdr *message, int *fd)
{
    struct cmsghdr *c = CMSG_FIRSTHDR(message);
    if (!c || c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS)
        return;
    int got;
    memcpy(&got, CMSG_DATA(c), sizeof got);
    if (fd)
        *fd = got;
    else
        close(got);
}

enum status channel_receive(int channel, struct buf *bytes, int *fd,
                            struct err *err)
{
    union control control;
    char *to = buf_room(bytes, CHUNK);
    if (!to)
        return err_memory(err);
    struct iovec part = {to, CHUNK};
    struct msghdr message = {.msg_iov = &part,
                             .msg_iovlen = 1,
                             .msg_control = control.bytes,
                             .msg_controllen = sizeof control.bytes};
    ssize_t n;
    do {
        n = recvmsg(channel, &message, MSG_CMSG_CLOEXEC);
    } while (n < 0 && errno == EINTR);
    if (n == 0 || (n < 0 && errno == ECONNRESET))
        return STATUS_END;
    if (n < 0)
        return err_system(err, "cannot read from", "a worker");
    detach(&message, fd);
    bytes->n += (size_t)n;
    return STATUS_OK;
}
