"""Every allocation fails, one at a time, alone or with all behind it: in the
supervisor, the workers' template, a worker."""
import os
import shutil
import struct
import subprocess

import calls
import sites

SHIM = os.path.abspath(os.environ["BUILD"] + "/tests/faults/alloc.so")
WHO = {"supervisor": 0, "template": 1, "worker": 2}
REJECTED = 4
MOST = 1 << 18  # words in a list


def shimmed(arguments, **how):
    """With the shim's orders; where things are loaded stays the same."""
    orders = [f"ALLOC_{key.upper()}={value}" for key, value in how.items()]
    return ["setarch", "-R", "env", "LD_PRELOAD=" + SHIM,
            *orders, *arguments]


def paths(sweeps, depth):
    """The call path of every allocation of an undisturbed night."""
    site = sweeps.fresh()
    try:
        to = os.path.dirname(site) + "/list"
        with open(to, "wb") as f:
            f.truncate(8 * MOST)
        subprocess.run(shimmed(calls.command(site, sweeps.config), list=to,
                               depth=depth), check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(to, "rb") as f:
            count, *words = struct.unpack(f"={MOST}Q", f.read())
        assert 0 < count < MOST, count
        return words[:count]
    finally:
        shutil.rmtree(os.path.dirname(site))


def cases(sweeps, who):
    """(key, (n, on)): first one of each call path, then all the others; what
    is done of a front lies over the whole."""
    seen, first, others = set(), [], []
    for n, path in enumerate(paths(sweeps, WHO[who]), 1):
        (others if path in seen else first).append(n)
        seen.add(path)
    return [(f"{n}{'+' if on else ''}", (n, on))
            for part in (first, others) for n, on in calls.spread(
                [(n, on) for n in part for on in (0, 1)])]


def disturbed(sweeps, site, who, case):
    """Status, what was said, whether the allocation was reached."""
    n, on = case
    mark = os.path.dirname(site) + "/mark"
    with open(mark, "wb") as f:
        f.truncate(8)
    line = shimmed(calls.command(site, sweeps.config), fail=n, on=on,
                   depth=WHO[who], mark=mark)
    status, said = sites.call(line)
    with open(mark, "rb") as f:
        return status, said, any(f.read())


def well(sweeps, site):
    """A night that ended well must be as if nothing had been."""
    wrong = sites.differences(sweeps.wanted, sites.outcome(site))
    return "ends well, but differs: " + ", ".join(wrong) if wrong else None


def check_supervisor(sweeps, who, case):
    site = sweeps.fresh()
    try:
        before = sites.listing(site)
        status, said, reached = disturbed(sweeps, site, who, case)
        why = None if reached else "was not reached"
        if status in (0, 1) and reached:
            why = well(sweeps, site)
        elif status != 71 and reached:
            why = f"status {status}: {said[-200:]}"
        if why or sites.listing(site) == before:  # it did not come so far
            return why
        if sites.lost(site, sweeps.template.originals):
            return "lost an original"
        return sweeps.heal(site)
    finally:
        shutil.rmtree(os.path.dirname(site))


def by_file(rows):
    return {(row[0], row[3]): row for row in rows}


def spoiled(wanted, got):
    """The drops that could not be read safely; None if any other differs."""
    victims, old, new = set(), by_file(wanted), by_file(got)
    for file in old:
        row = new.get(file)
        if row == old[file]:
            continue
        if not row or row[4] != REJECTED or b"ingest.unsafe" not in \
                bytes.fromhex(row[8]):
            return None
        victims.add(file)
    return victims if old.keys() == new.keys() else None


def check_worker(sweeps, who, case):
    """At most one drop may pay for it, the one that was being read."""
    site = sweeps.fresh()
    try:
        status, said, reached = disturbed(sweeps, site, who, case)
        if not reached:
            return "was not reached"
        if status == 71:  # before it was at any drop
            return sweeps.heal(site)
        if status != 1:
            return f"status {status}: {said[-200:]}"
        got, wanted = sites.outcome(site), sweeps.wanted
        victims = spoiled(wanted["ledger"]["drops"], got["ledger"]["drops"])
        if victims is None or len(victims) > 1:
            return f"other drops paid, too: {victims}"
        if not victims:
            return well(sweeps, site)
        if "broken" in got["current"] or got["archive"] != wanted["archive"]:
            return "archive or release are not whole"
        status, said = sites.night(site, sweeps.config)
        again = sites.outcome(site)
        return None if status == 0 and not sites.differences(got, again) \
            else f"the rerun changes something: {status} {said[-200:]}"
    finally:
        shutil.rmtree(os.path.dirname(site))


CHECKS = {"supervisor": check_supervisor, "template": check_supervisor,
          "worker": check_worker}


def sweep(progress, sweeps, who, most=None, until=None):
    progress.sweep(f"allocation, {who}", cases(sweeps, who),
                   lambda case: CHECKS[who](sweeps, who, case), most=most,
                   until=until)
