"""A sync that fails: nothing may be believed of what was written before it."""
import os
import shutil

import calls
import sites


def forget_unnamed(site):
    """What the kernel could not write it forgets, though reading still shows
    it for a while: whatever nobody may have relied on yet."""
    def forget(folder):
        for file in list(sites.relative_files(folder)):
            os.chmod(f"{folder}/{file}", 0o600)
            os.truncate(f"{folder}/{file}", 0)
    rows = sites.ledger(site)
    forget(site + "/archive/tmp")
    if not rows or not any(row[5] for row in rows["drops"]):
        forget(site + "/receipts")
    for name in os.listdir(site + "/releases"):
        if name.startswith(".new."):
            forget(f"{site}/releases/{name}")


def check(sweeps, k):
    site = sweeps.fresh()
    try:
        point = calls.Point("syncfs", k, "")
        status, said = calls.failed_at(
            point, "EIO", calls.command(site, sweeps.config))
        if status != 74:
            return f"status {status}: {said[-200:]}"
        forget_unnamed(site)
        if sites.lost(site, sweeps.template.originals):
            return "lost an original"
        return sweeps.heal(site)
    finally:
        shutil.rmtree(os.path.dirname(site))


def cases(sweeps):
    count = sum(p.name == "syncfs" for p in sweeps.points)
    return [(k, k) for k in range(1, count + 1)]
