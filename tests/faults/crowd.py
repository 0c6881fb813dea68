"""Many at once: starts, writers, readers."""
import hashlib
import os
import random
import subprocess
import threading
import time

import sites

STARTS, WRITERS = 8, 50


def eight_starts(template, work, wanted):
    """All at once: each either works or leaves with 75, and what comes out is
    one night. Then seven against one that is held."""
    site = template.copy(work + "/starts")
    line = sites.command(site, template.config)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    crowd = [subprocess.Popen(line, **quiet) for _ in range(STARTS)]
    ended = [p.wait(timeout=60) for p in crowd]
    good = sum(status in (0, 1, 75) for status in ended)
    if ended.count(1) != 1 or sites.differences(wanted, sites.outcome(site)):
        good = min(good, STARTS - 1)
    return good, STARTS


def holds_lock(pid, site):
    try:
        names = os.listdir(f"/proc/{pid}/fd")
        open_files = [os.readlink(f"/proc/{pid}/fd/{n}") for n in names]
    except OSError:
        return False
    inode = f":{os.stat(site + '/lock').st_ino} " \
        if os.path.exists(site + "/lock") else None
    with open("/proc/locks", encoding="ascii") as locks:
        held = inode and any(inode in line and "FLOCK" in line
                             for line in locks)
    return bool(held) and any(f.endswith("/lock") for f in open_files)


def seven_against_one(template, work, wanted):
    """Who meets a run that holds the lock leaves with 75 within a second."""
    import signal
    site = template.copy(work + "/held")
    line = sites.command(site, template.config)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    first = subprocess.Popen(line, **quiet)
    while first.poll() is None and not holds_lock(first.pid, site):
        pass
    first.send_signal(signal.SIGSTOP)
    before = sites.archive(site)
    good = 0
    for _ in range(STARTS - 1):
        start = time.monotonic()
        status, _ = sites.call(line, timeout=30)
        good += status == 75 and time.monotonic() - start < 1
    untouched = sites.archive(site) == before
    first.send_signal(signal.SIGCONT)
    good += (first.wait(timeout=60) == 1 and untouched
             and not sites.differences(wanted, sites.outcome(site)))
    return good, STARTS


def body(unit, number, size):
    """A return that carries its own digest in its last line."""
    text = (f'<submission xmlns="urn:nianbao:submission:1" unit="{unit}"'
            f' period="2021" prepared="2022-02-20T10:00:00+08:00"'
            f' flags="synthetic">\n  <value of="ELD.BEDS">{number}</value>\n'
            f'</submission>\n' + f"<!-- {'x' * 60} -->\n" * size).encode()
    return text + b"<!-- %s -->\n" % hashlib.sha256(text).hexdigest().encode()


def is_whole(data):
    text, last = data[:-74], data[-74:]
    digest = hashlib.sha256(text).hexdigest()
    return last == f"<!-- {digest} -->\n".encode()


class Writer(threading.Thread):
    """Drops, replaces, renames; remembers what must not get lost: what stood
    whole under a name that nobody but it touches."""

    def __init__(self, site, unit, seed, until):
        super().__init__()
        self.folder = f"{site}/inbox/{unit}"
        self.unit, self.until = unit, until
        self.chance = random.Random(seed)
        self.number = 0
        self.standing = {}
        self.owed = []
        os.makedirs(self.folder, exist_ok=True)

    def fresh(self):
        self.number += 1
        return body(self.unit, self.chance.randrange(10 ** 6),
                    self.chance.choice((1, 30, 2000)))

    def slowly(self, path, data):
        """Written in place, under its own name, with pauses."""
        with open(path, "wb") as f:
            for piece in range(0, len(data), len(data) // 3 + 1):
                f.write(data[piece:piece + len(data) // 3 + 1])
                f.flush()
                time.sleep(self.chance.random() * 0.2)

    def moved(self, path, data):
        with open(path + ".part", "wb") as f:
            f.write(data)
        os.rename(path + ".part", path)

    def rename(self):
        """To another name; it may be gone, taken as it was."""
        if not self.standing:
            return
        name = self.chance.choice(sorted(self.standing))
        data = self.standing.pop(name)
        to = f"renamed{self.number}-{name}"
        try:
            os.rename(f"{self.folder}/{name}", f"{self.folder}/{to}")
        except FileNotFoundError:
            self.owed.append(data)
            return
        self.standing[to] = data

    def write(self, how):
        """Over an older file of its own, or a new one. What it wrote over is
        not owed: it took it back."""
        old = sorted(self.standing)
        name = (self.chance.choice(old) if old and self.chance.random() < 0.4
                else f"{self.number}.xml")
        data = self.fresh()
        self.standing.pop(name, None)
        how(f"{self.folder}/{name}", data)
        self.standing[name] = data

    def run(self):
        while time.monotonic() < self.until:
            self.chance.choice((lambda: self.write(self.slowly),
                                lambda: self.write(self.moved),
                                self.rename))()
            time.sleep(self.chance.random() * 0.3)
        self.owed += self.standing.values()


def objects(site):
    for file in sites.relative_files(site + "/archive"):
        if not file.endswith(".docket") and not file.startswith("tmp/") \
                and file != "batch":
            with open(f"{site}/archive/{file}", "rb") as f:
                yield f.read()


def settle_night(site, config, settle):
    """By the real clock: a file must have been left alone for a second."""
    return sites.call([sites.PROGRAM, "run", "--site", site, "--config",
                       config, "--settle", str(settle), "--period", "2021"])


def fifty_writers(template, work, seconds, settle=1):
    """(whole, taken), (kept, owed): no torn file taken, nothing lost."""
    site = template.copy(f"{work}/writers{settle}")
    units = sorted({f.split("/")[0] for f in sites.all_samples()
                    if len(f.split("/")[0]) == 6})[:WRITERS]
    until = time.monotonic() + seconds
    writers = [Writer(site, unit, seed, until)
               for seed, unit in enumerate(units)]
    for writer in writers:
        writer.start()
    statuses = []
    while any(w.is_alive() for w in writers):
        statuses.append(settle_night(site, template.config, settle))
    time.sleep(2.5)
    for _ in range(3):
        statuses.append(settle_night(site, template.config, settle))
    bad = [s for s in statuses if s[0] not in (0, 1)]
    if bad:
        print("  writers: a run ended with", bad[0])
    mine = [data for data in objects(site) if b"synthetic" in data
            and hashlib.sha256(data).hexdigest() not in template.originals]
    whole = sum(map(is_whole, mine))
    taken = {hashlib.sha256(data).digest() for data in mine}
    owed = {hashlib.sha256(d).digest() for w in writers for d in w.owed}
    if sites.lying(site):
        print("  writers: left in the inbox:", sites.lying(site)[:3])
    return (whole - len(bad), len(mine)), (len(owed & taken), len(owed))


class Reader(threading.Thread):
    """Opens `current` once a round and reads everything through that."""

    def __init__(self, site):
        super().__init__(daemon=True)
        self.site, self.stop = site, False
        self.rounds = self.good = 0
        self.seen = set()

    def read(self, folder, name):
        fd = os.open(name, os.O_RDONLY, dir_fd=folder)
        with open(fd, "rb") as f:
            return f.read()

    def round(self):
        folder = os.open(self.site + "/current", os.O_RDONLY | os.O_DIRECTORY)
        try:
            manifest = self.read(folder, "MANIFEST")
            self.seen.add(hashlib.sha256(manifest).hexdigest())
            for line in manifest.decode().splitlines():
                data = self.read(folder, line[66:])
                if hashlib.sha256(data).hexdigest() != line[:64]:
                    return False
            return True
        finally:
            os.close(folder)

    def run(self):
        while not self.stop:
            self.rounds += 1
            try:
                self.good += self.round()
            except OSError as e:
                print("  reader:", e)


def readers(template, work, seconds):
    """Publications one after the other under four readers."""
    site = template.copy(work + "/read")
    sites.night(site, template.config)
    crowd = [Reader(site) for _ in range(4)]
    for reader in crowd:
        reader.start()
    until, published, before = time.monotonic() + seconds, 0, None
    while time.monotonic() < until:
        for period in ("2019", "2020", "2021"):
            sites.night(site, template.config, "--period", period)
            to = os.readlink(site + "/current")
            published += to != before
            before = to
    for reader in crowd:
        reader.stop = True
    for reader in crowd:
        reader.join()
    return (sum(r.good for r in crowd), sum(r.rounds for r in crowd),
            published, len(set().union(*(r.seen for r in crowd))))


PUBLISH = os.environ["BUILD"] + "/tests/faults/publish"


def publications(work, count, crowd=4):
    """Small releases as fast as they come: what readers through one
    descriptor, and what readers by path have seen, as dictionaries."""
    site = work + "/publications"
    done = subprocess.run([PUBLISH, site, str(count), str(crowd)], check=True,
                          stdout=subprocess.PIPE, text=True)
    names = ("rounds", "missing", "mixed", "changed", "seen")
    return [dict(zip(names, map(int, line.split())))
            for line in done.stdout.splitlines()]
