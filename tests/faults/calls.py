"""System calls of the supervisor alone: listing them, failing one of them."""
import errno
import os
import random
import re
import subprocess

from sites import call, command

INJECT = os.path.abspath(os.environ["BUILD"] + "/tests/faults/inject")

# What changes a disk, or makes a change last.
CHANGES = """write pwrite64 pwritev writev rename renameat renameat2 unlink
    unlinkat mkdir mkdirat rmdir symlink symlinkat link linkat fsync fdatasync
    syncfs sync_file_range ftruncate truncate fallocate fchmod fchmodat chmod
    fchown fchownat utimensat copy_file_range sendfile flock""".split()
WATCHED = CHANGES + ["openat", "open", "close", "dup", "dup3", "fcntl"]

LINE = re.compile(r"^(\w+)\((.*)\)\s+= (-?\d+|\?)")
WRITING = re.compile(r"O_(WRONLY|RDWR|CREAT|TRUNC|TMPFILE)")


class Point:
    """The k-th call of a name; `of` is what the call was about. `changes`: the
    disk is another after it; a mkdir of what is there changes nothing."""

    def __init__(self, name, k, of):
        self.name, self.k, self.of = name, k, of
        self.changes = self.writes = True
        self.late = False  # all is answered and has left the inbox

    def key(self):
        return f"{self.name}:{self.k}"


def points(site, config, log):
    """Every call that changes something, closes what was written, or opens
    anything once the lock is held; in order. strace counts by name, so all
    calls of a name are counted. Without -f it follows the supervisor alone."""
    subprocess.run(["strace", "-qq", "-y", "-s", "200", "-o", log, "-e",
                    "trace=" + ",".join("?" + c for c in WATCHED),
                    *command(site, config)],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    found, counts, written, locked = [], {}, set(), False
    with open(log, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            m = LINE.match(line)
            if not m:
                continue
            name, arguments, result = m.groups()
            counts[name] = counts.get(name, 0) + 1
            locked = locked or "/lock\"" in arguments
            point = Point(name, counts[name], arguments[:400])
            point.changes = int(result) >= 0 if result != "?" else True
            if name in ("open", "openat"):
                point.writes = bool(WRITING.search(arguments))
                point.changes = point.changes and point.writes
                if point.writes:
                    written.add(result)
                else:
                    written.discard(result)
                if locked or point.writes:
                    found.append(point)
            elif name == "close":
                point.changes = False
                if arguments.split("<")[0] in written:
                    found.append(point)
            elif name in CHANGES:
                found.append(point)
    last = max(i for i, p in enumerate(found) if "/.taken/" in p.of
               or '".taken/' in p.of or "/receipts/" in p.of)
    for point in found[last + 1:]:
        point.late = True
    return found


def inject(point, error, arguments):
    """errno 0: a kill."""
    return [INJECT, point.name, str(point.k), str(error), *arguments]


def may_trace():
    return call([INJECT, "write", "1", str(errno.EIO), "true"])[0] == 0


def killed_at(point, arguments):
    """True when it was reached: before the call is done."""
    status, _ = call(inject(point, 0, arguments))
    return status == -9


def failed_at(point, error, arguments):
    return call(inject(point, getattr(errno, error), arguments))


def spread(things):
    """An order in which every front of it lies over the whole; always the
    same one."""
    return random.Random(1).sample(things, len(things))
