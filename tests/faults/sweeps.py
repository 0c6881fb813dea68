"""A kill, and each error, at every call of the supervisor that matters."""
import os
import random
import shutil
import tempfile

import calls
import sites

ERRORS = ["EIO", "ENOSPC", "EINTR", "EMFILE"]

# Full is full; whatever else the machine does is an error of input or output.
STATUSES = {"EIO": {74}, "ENOSPC": {73}, "EINTR": {74}, "EMFILE": {74}}
# SQLite tells a full disk only where it writes.
LEDGER_STATUSES = {73, 74}
# What is printed goes to a disk that is not the site's.
PRINTED_STATUSES = {74}


def of_inbox(point):
    return "/inbox" in point.of


def of_ledger(point):
    return "ledger.sqlite" in point.of


def of_output(point):
    return point.name == "write" and point.of.startswith("1<")


def statuses(point, error):
    if of_output(point):
        return PRINTED_STATUSES
    # Why the folder of its journal was not synced SQLite does not keep.
    ledger = of_ledger(point) or (point.name == "fdatasync"
                                  and of_site_folder(point))
    return LEDGER_STATUSES if ledger else STATUSES[error]


def of_site_folder(point):
    return point.of.endswith(("/site>", '/site", O_RDONLY|O_CLOEXEC'))


# Why a night may end well although a call failed: nothing was lost by it. That
# is not taken on trust: all but the inbox must then be as in an undisturbed
# night, before any rerun. Syncs leave no such trace, so what is said of them
# here is all that may be.
SILENT = {
    "what was interrupted is done again":
        lambda p, e: e == "EINTR" and not of_output(p),
    "what was answered leaves the inbox the next time":
        lambda p, e: of_inbox(p) and p.name != "write",
    "the digest of all verdicts is kept to save time, and computed anew":
        lambda p, e: p.late and (of_ledger(p) or of_site_folder(p)),
    "SQLite does not ask how the sync of its journal's folder went; the"
    " journal itself and the ledger it does":
        lambda p, e: p.name in ("fdatasync", "openat") and of_site_folder(p),
    "SQLite gives the journal the ledger's owner, which it has already":
        lambda p, e: p.name in ("fchown", "fchmod"),
    "SQLite seeds its numbers from the clock where there is no chance":
        lambda p, e: '"/dev/urandom"' in p.of,
    "whether a batch broke off is looked for where it cannot be told":
        lambda p, e: p.name == "openat" and '/archive", O_RDONLY' in p.of,
    "a descriptor whose bytes were synced, or are synced by name":
        lambda p, e: p.name == "close",
    "the folder is there already":
        lambda p, e: p.name in ("mkdir", "mkdirat") and not p.changes,
    "what should go is not there":
        lambda p, e: p.name in ("unlink", "unlinkat") and not p.changes,
}


class Sweeps:
    def __init__(self, template, work):
        self.template, self.work = template, work
        self.config = template.config
        reference = template.copy(work + "/reference")
        status, said = sites.night(reference, self.config)
        assert status == template.status, (status, said)
        self.wanted = sites.outcome(reference)
        assert self.wanted["ledger"]["check"] == [("ok",)]
        # As deep as the others: each folder on the way is a call.
        os.mkdir(work + "/traced")
        traced = template.copy(work + "/traced/site")
        self.points = calls.points(traced, self.config, work + "/calls.log")
        self.silent = {}

    def fresh(self):
        folder = tempfile.mkdtemp(dir=self.work)
        return self.template.copy(folder + "/site")

    def heal(self, site):
        """What is wrong after a rerun, or None."""
        status, said = sites.night(site, self.config)
        if status not in (0, 1):
            return f"the rerun ends with {status}: {said[-200:]}"
        wrong = sites.differences(self.wanted, sites.outcome(site))
        if wrong:
            return "after the rerun differs: " + ", ".join(wrong)
        lying = sites.lying(site)
        return f"still in the inbox: {lying[:3]}" if lying else None

    def check_kill(self, point):
        site = self.fresh()
        try:
            if not calls.killed_at(point, calls.command(site, self.config)):
                return "was not reached"
            lost = sites.lost(site, self.template.originals)
            if lost:
                return f"{point.of[:60]}: lost {len(lost)}"
            why = self.heal(site)
            return why and f"{point.of[:60]}: {why}"
        finally:
            shutil.rmtree(os.path.dirname(site))

    def check_twice(self, pair):
        """The rerun is killed, too, at some other place."""
        site = self.fresh()
        try:
            for point in pair:
                calls.killed_at(point, calls.command(site, self.config))
            if sites.lost(site, self.template.originals):
                return "lost an original"
            return self.heal(site)
        finally:
            shutil.rmtree(os.path.dirname(site))

    def check_taken_back(self, point):
        """After the kill senders take back whatever has its docket: it was
        delivered, and stays so."""
        site = self.fresh()
        try:
            calls.killed_at(point, calls.command(site, self.config))
            for sender, name in sites.dockets(site):
                file = f"{site}/inbox/{sender}/{name}"
                if os.path.exists(file):
                    os.remove(file)
            return self.heal(site)
        finally:
            shutil.rmtree(os.path.dirname(site))

    def quiet(self, site, point, error):
        """A night that ended well: is all there, and may it be silent?"""
        got = sites.outcome(site)
        wrong = sites.differences(self.wanted, got)
        if wrong:
            return "ends well, but differs: " + ", ".join(wrong)
        for why, applies in SILENT.items():
            if applies(point, error):
                self.silent.setdefault(why, {})[
                    f"{point.name}/{error}"] = point.of
                return None
        return "ends well without a reason why it may"

    def check_error(self, case):
        point, error = case
        site = self.fresh()
        try:
            status, said = calls.failed_at(
                point, error, calls.command(site, self.config))
            why = None
            if status in (0, 1):
                why = self.quiet(site, point, error)
            elif status not in statuses(point, error):
                why = f"status {status}: {said[-160:]}"
            if sites.lost(site, self.template.originals):
                why = "lost an original"
            why = why or self.heal(site)
            return why and f"{point.of[:60]}: {why}"
        finally:
            shutil.rmtree(os.path.dirname(site))

    def kill_cases(self):
        changing = [p for p in self.points if p.changes]
        return calls.spread([(p.key(), p) for p in changing])

    def twice_cases(self):
        chance = random.Random(1)
        changing = [p for p in self.points if p.changes]
        pairs = [chance.sample(changing, 2) for _ in range(200)]
        return [(f"{a.key()}+{b.key()}", (a, b)) for a, b in pairs]

    def taken_back_cases(self):
        """Where the archive has its names and the ledger no rows yet."""
        changing = [p for p in self.points if p.changes]
        first = next(i for i, p in enumerate(changing)
                     if p.name == "renameat" and "tmp/" in p.of)
        last = next(i for i, p in enumerate(changing)
                    if p.name == "unlinkat" and '"batch"' in p.of)
        return calls.spread([(p.key(), p)
                             for p in changing[first:last + 2]])

    def error_cases(self):
        """Opening to read cannot fill a disk and is not interrupted."""
        return calls.spread([
            (f"{p.key()}:{e}", (p, e)) for p in self.points for e in ERRORS
            if p.writes or e in ("EIO", "EMFILE")])

    def tell_silent(self):
        for why, where in sorted(self.silent.items()):
            print(f"  may be silent: {why}: " + " ".join(sorted(where)))
