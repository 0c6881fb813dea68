"""A power cut at every call: a kill, then a file system that forgets whatever
it has not written. Somebody else's file is synced before, for else a journal
that nobody committed would hide what was never synced."""
import ctypes
import fcntl
import os
import shutil
import struct
import subprocess

import calls
import sites

FS_IOC_SHUTDOWN, NO_LOG_FLUSH = 0x8004587D, 2
IMAGE_BYTES = {"ext4": 96 << 20, "xfs": 320 << 20}
MAKE = {"ext4": ["mkfs.ext4", "-q", "-F"], "xfs": ["mkfs.xfs", "-q", "-f"]}


def tool(name):
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
    return shutil.which(name, path=path)


class Unavailable(Exception):
    pass


class Disk:
    """A file system on a loop device."""

    def __init__(self, kind, work, name=None, options=()):
        self.at = f"{work}/{name or kind}"
        self.image = self.at + ".image"
        make = [tool(MAKE[kind][0]), *MAKE[kind][1:], *options, self.image]
        if not make[0]:
            raise Unavailable(f"{MAKE[kind][0]} is not installed")
        with open(self.image, "wb") as f:
            f.truncate(IMAGE_BYTES[kind])
        subprocess.run(make, check=True, stdout=subprocess.DEVNULL)
        os.mkdir(self.at)
        self.mount()

    def mount(self):
        done = subprocess.run(["mount", "-o", "loop", self.image, self.at],
                              capture_output=True, check=False)
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip()
            raise Unavailable("loop devices are not allowed here: " + said)

    def unmount(self):
        subprocess.run(["umount", self.at], check=True)

    def sync(self):
        fd = os.open(self.at, os.O_RDONLY)
        if ctypes.CDLL(None, use_errno=True).syncfs(fd):
            raise OSError(ctypes.get_errno(), "syncfs")
        os.close(fd)

    def commit_of_another(self):
        with open(self.at + "/another", "wb") as f:
            f.write(os.urandom(16))
            f.flush()
            os.fsync(f.fileno())

    def cut(self):
        fd = os.open(self.at, os.O_RDONLY)
        fcntl.ioctl(fd, FS_IOC_SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
        os.close(fd)
        self.unmount()
        self.mount()

    def close(self):
        self.unmount()
        os.remove(self.image)


def half_shown(site):
    """A release or a receipt that can be seen and is not whole."""
    try:
        shown = sites.current(site)
    except (FileNotFoundError, NotADirectoryError):
        return "current leads to a release without its MANIFEST"
    if shown and "broken" in shown:
        return "current leads to a release that is not as its MANIFEST says"
    return None


class Power:
    def __init__(self, sweeps, disk):
        self.sweeps, self.disk = sweeps, disk
        self.config, self.wanted = sweeps.config, sweeps.wanted

    def loosen(self):
        """From here on without syncs: a configuration of its own, hence a
        release of its own to compare with."""
        template = self.sweeps.template
        self.config = template.configured("config-loose", durable="no")
        site = template.copy(self.disk.at + "/loose")
        sites.night(site, self.config)
        self.wanted = sites.outcome(site)
        shutil.rmtree(site)

    def attempt(self, point, foreign):
        """What is wrong after the cut, or None."""
        sweeps = self.sweeps
        site = sweeps.template.copy(self.disk.at + "/site")
        try:
            self.disk.sync()
            calls.killed_at(point, calls.command(site, self.config))
            if foreign:
                self.disk.commit_of_another()
            self.disk.cut()
            lost = sites.lost(site, sweeps.template.originals)
            if lost:
                return f"{point.of[:60]}: lost {len(lost)}"
            return half_shown(site) or self.heal(site)
        finally:
            shutil.rmtree(site, ignore_errors=True)

    def heal(self, site):
        status, said = sites.night(site, self.config)
        if status not in (0, 1):
            return f"the rerun ends with {status}: {said[-200:]}"
        got = sites.outcome(site)
        wrong = sites.differences(self.wanted, got)
        return "after the rerun differs: " + ", ".join(wrong) if wrong else None

    def cases(self):
        return calls.spread([
            (f"{p.key()}:{'foreign' if foreign else 'alone'}", (p, foreign))
            for p in self.sweeps.points if p.changes
            for foreign in (True, False)])

    def late_points(self):
        """From where the inbox gives up its files on: there is more to lose."""
        points = [p for p in self.sweeps.points if p.changes]
        first = next(i for i, p in enumerate(points) if ".taken" in p.of)
        return calls.spread(points[first:])

    def check(self, case):
        return self.attempt(*case)
