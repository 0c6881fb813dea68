"""A real disk that is nearly full, with a little more room each time: a night
stops with 73 or has enough; once there is room it goes on as if nothing had
been."""
import os
import shutil

import power
import sites

KIB = 1024
MOST_KIB, STEPS = 6000, 100


class Full:
    def __init__(self, sweeps, work):
        self.sweeps = sweeps
        self.disk = power.Disk("ext4", work, name="full",
                               options=["-m", "0", "-N", "4000"])
        self.filler = self.disk.at + "/filler"

    def close(self):
        self.disk.close()

    def fill(self, left):
        """All but so many KiB. What a file system needs for itself is not
        known before, so everything is taken first."""
        self.disk.sync()
        size, piece = 0, 1 << 20
        with open(self.filler, "wb") as f:
            while piece >= 4 * KIB:
                try:
                    os.posix_fallocate(f.fileno(), size, piece)
                    size += piece
                except OSError:
                    piece //= 2
            f.truncate(max(0, size - left * KIB))
        self.disk.sync()

    def attempt(self, left, config):
        """What is wrong, or None; how the night ended."""
        site = self.sweeps.template.copy(self.disk.at + "/site")
        try:
            before = sites.listing(site)
            self.fill(left)
            status, said = sites.night(site, config)
            untouched = sites.listing(site) == before
            os.remove(self.filler)
            if status not in (1, 73):
                return f"status {status}: {said[-200:]}", status, untouched
            if sites.lost(site, self.sweeps.template.originals):
                return "lost an original", status, untouched
            return self.sweeps.heal(site), status, untouched
        finally:
            shutil.rmtree(site)
            if os.path.exists(self.filler):
                os.remove(self.filler)

    def check(self, left):
        return self.attempt(left, self.sweeps.config)[0]

    def check_least(self, left):
        """With less than is asked for nothing is begun."""
        config = self.sweeps.template.configured("config-least",
                                                 free_least=MOST_KIB * KIB)
        why, status, untouched = self.attempt(left, config)
        if status != 73 or not untouched:
            return f"status {status}, {'un' if untouched else ''}touched"
        return why

    def cases(self, steps):
        return [(left, left) for left in range(0, MOST_KIB, MOST_KIB // steps)]


def sweep(progress, sweeps, work, short):
    try:
        full = Full(sweeps, work)
    except power.Unavailable as why:
        print(f"disk full: NOT RUN: {why}", flush=True)
        return
    try:
        progress.sweep("disk full", full.cases(8 if short else STEPS),
                       full.check, workers=1)
        progress.sweep("disk nearly full, nothing is begun",
                       full.cases(2 if short else 8), full.check_least,
                       workers=1)
    finally:
        full.close()
