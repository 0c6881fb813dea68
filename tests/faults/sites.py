"""Sites made for the faults, and everything a night leaves in one."""
import csv
import hashlib
import os
import re
import shutil
import sqlite3
import subprocess
import zlib

PROGRAM = os.environ["NIANBAO"]
CLOCK = "2022-02-15T02:00:00+08:00"
SAMPLES = "samples"
# Small files: a night of them is short, and every kind of bad one is among
# them.
GOOD, BAD = 26, 22


def relative_files(folder):
    for at, _, names in os.walk(folder):
        for name in names:
            yield os.path.relpath(os.path.join(at, name), folder)


def all_samples():
    return sorted(relative_files(SAMPLES + "/inbox"))


def mixed_samples():
    """The smallest good ones and as many bad ones, each kind once."""
    with open(SAMPLES + "/bad.csv", encoding="utf-8-sig", newline="") as f:
        bad = [row["file"] for row in csv.DictReader(f)]
    inbox = SAMPLES + "/inbox/"
    good = sorted(set(all_samples()) - set(bad),
                  key=lambda f: (os.path.getsize(inbox + f), f))
    return good[:GOOD] + bad[:BAD]


def drop(site, files):
    for file in files:
        to = f"{site}/inbox/{file}"
        os.makedirs(os.path.dirname(to), exist_ok=True)
        shutil.copy(f"{SAMPLES}/inbox/{file}", to)


class Template:
    """A site to be copied, its configuration apart so that copies are cheap."""

    status = 1  # how an undisturbed night ends: some drops are bad

    def __init__(self, folder, files):
        self.folder = folder
        self.config = folder + "/config"
        self.site = folder + "/template"
        base = folder + "/base"
        subprocess.run([PROGRAM, "init", "--site", base, "--config", "config"],
                       check=True, stdout=subprocess.DEVNULL)
        if not os.path.exists(self.config):
            shutil.copytree(base + "/config", self.config)
        shutil.rmtree(base + "/config")
        change(self.config, free_least=0, templates="no")
        os.rename(base, self.site)
        drop(self.site, files)
        self.originals = [sha256(self.site + "/inbox/" + f) for f in files]

    def copy(self, to):
        shutil.copytree(self.site, to, symlinks=True)
        return to

    def configured(self, name, **settings):
        """Another configuration with some settings changed."""
        to = f"{self.folder}/{name}"
        if not os.path.exists(to):
            shutil.copytree(self.config, to)
            change(to, **settings)
        return to


class Judged(Template):
    """A site that had its night, with another survey since: the next judges
    all of it again."""

    status = 0  # nothing came in that night

    def __init__(self, template, folder):
        self.folder = folder
        self.originals = template.originals
        self.site = template.copy(folder + "/judged")
        night(self.site, template.config)
        self.config = folder + "/config-again"
        shutil.copytree(template.config, self.config)
        change(self.config, title_en="Judged again")


def change(config, **settings):
    """Sets what site.conf sets already."""
    path = config + "/site.conf"
    with open(path, encoding="utf-8") as f:
        text = f.read()
    for key, value in settings.items():
        name = key.replace("_", "-")
        text, n = re.subn(f"(?m)^{name} = .*$", f"{name} = {value}", text)
        assert n == 1, key
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def command(site, config, *options, clock=CLOCK, workers=1):
    timing = ["--clock", clock] if clock else []
    return [PROGRAM, "run", "--site", site, "--config", config, "--settle",
            "0", "--workers", str(workers), *timing, *options]


def call(arguments, timeout=120):
    """Status and what it said; a hang is a failure of its own (-99)."""
    try:
        done = subprocess.run(arguments, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=timeout,
                              stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return -99, "hangs"
    return done.returncode, done.stdout.decode(errors="replace").strip()


def night(site, config, *options, **how):
    return call(command(site, config, *options, **how))


def sha256(path):
    with open(path, "rb") as f:
        return hashlib.sha256(f.read()).hexdigest()


def docket(path):
    """Without the inode, which a copied site cannot have in common."""
    with open(path, "rb") as f:
        text = f.read()
    body, crc = text[:-14], text[-14:]
    if crc != b"crc: %08x\n" % zlib.crc32(body):
        return "torn"
    return re.sub(rb"inode: \d+\n", b"", body)


def files_of(folder, read=sha256):
    return {f: read(f"{folder}/{f}") for f in relative_files(folder)}


def archive(site):
    def read(path):
        return docket(path) if path.endswith(".docket") else sha256(path)
    return files_of(site + "/archive", read)


DROPS = ("SELECT sender, received, digest, name, verdict, answered, size,"
         " docket, hex(findings) FROM drops ORDER BY 1, 2, 3, 4")
SUBMISSIONS = (
    "SELECT d.sender, d.received, d.digest, d.name, s.ordinal, s.revision,"
    " s.mode, s.acceptance, s.counts, s.unit, s.form, s.period, s.prepared,"
    " hex(s.record) FROM submissions s LEFT JOIN drops d ON d.id = s.drop_id"
    " ORDER BY 1, 2, 3, 4, 5")


def ledger(site):
    """The ledger by natural keys: its row ids say who came when."""
    if not os.path.exists(site + "/ledger.sqlite"):
        return None
    db = sqlite3.connect(f"file:{site}/ledger.sqlite?mode=ro", uri=True)
    try:
        return {"drops": db.execute(DROPS).fetchall(),
                "submissions": db.execute(SUBMISSIONS).fetchall(),
                "check": db.execute("PRAGMA integrity_check").fetchall()}
    finally:
        db.close()


def current(site):
    """The release: its id and files, checked against its MANIFEST."""
    try:
        to = os.readlink(site + "/current")
    except FileNotFoundError:
        return None
    found = files_of(f"{site}/{to}")
    with open(f"{site}/{to}/MANIFEST", encoding="utf-8") as f:
        said = {line[66:-1]: line[:64] for line in f}
    manifest = found.pop("MANIFEST")
    if said != found:
        return {"broken": to}
    return {"to": to, "manifest": manifest}


def lying(site):
    """What waits in the inbox, without what was taken out."""
    return sorted(f for f in relative_files(site + "/inbox")
                  if "/.taken/" not in f)


def outcome(site):
    """All that must be the same however a night went, as named parts."""
    return {"archive": archive(site),
            "receipts": files_of(site + "/receipts"),
            "ledger": ledger(site),
            "current": current(site),
            "releases": sorted(os.listdir(site + "/releases")),
            "parts": sorted(n for n in os.listdir(site) if "ledger" in n)}


def listing(site):
    """Every file with its size."""
    return sorted((f, os.path.getsize(f"{site}/{f}"))
                  for f in relative_files(site))


def dockets(site):
    """(sender, name) of every docket."""
    for file in relative_files(site + "/archive"):
        if file.endswith(".docket") and not file.startswith("tmp/"):
            with open(f"{site}/archive/{file}", encoding="utf-8") as f:
                lines = dict(line.rstrip("\n").split(": ", 1)
                             for line in f if ": " in line)
            yield lines["sender"], lines["name"]


def differences(wanted, got):
    return [part for part in wanted if wanted[part] != got[part]]


def lost(site, originals):
    """Originals whose bytes neither inbox nor archive holds."""
    held = {sha256(f"{site}/inbox/{f}")
            for f in relative_files(site + "/inbox")}
    missing = []
    for digest in originals:
        path = f"{site}/archive/{digest[:2]}/{digest}"
        if digest in held:
            continue
        if not os.path.exists(path) or sha256(path) != digest:
            missing.append(digest)
    return missing
