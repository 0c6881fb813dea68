/* Opening the inbox's folders. */
#include "pipeline/store/inbox_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "pipeline/base/text.h"

/* A second name would let its owner change the file after we have looked. */
bool inbox_is_file(const struct stat *is)
{
    return S_ISREG(is->st_mode) && is->st_nlink == 1;
}

bool inbox_is_fault(int number)
{
    return number == EMFILE || number == ENFILE || number == ENOMEM ||
           number == EIO || number == EINTR || number == ENOSPC;
}

DIR *inbox_folder(int parent, const char *name)
{
    int fd =
        openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *folder = fd < 0 ? NULL : fdopendir(fd);
    if (fd >= 0 && !folder)
        close(fd);
    return folder;
}

DIR *inbox_open(const char *site, struct err *err)
{
    struct buf path = {0};
    buf_format(&path, "%s/inbox", site);
    DIR *inbox = path.failed ? NULL : opendir(path.p);
    if (path.failed)
        err_memory(err);
    else if (!inbox)
        err_system(err, "open", path.p);
    buf_release(&path);
    return inbox;
}
