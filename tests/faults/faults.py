"""make faults: kills, errors, power cuts, crowds; each prints `name: N of N`.

FAULTS_SECONDS is the time it may take (1200); what is not done then is left
for the next call. FAULTS_SHORT=1 takes a sample of about a minute."""
import os
import shutil
import sys
import tempfile
import time

import crowd
import order
import power
import sites
import syncs
import workers
from progress import Progress
from sweeps import Sweeps


def scratch():
    """In memory where there is such: kills need no disk, and are many. What
    needs one brings its own."""
    memory = "/dev/shm"
    return tempfile.mkdtemp(
        prefix="nianbao-faults.",
        dir=memory if os.access(memory, os.W_OK) else None)


def say_pair(progress, name, pair, more=""):
    progress.say(name, pair[0], pair[1], more)


def crowds(progress, sweeps, work, short):
    template, wanted = sweeps.template, sweeps.wanted
    say_pair(progress, "starts, eight at once",
             crowd.eight_starts(template, work, wanted))
    say_pair(progress, "starts against a held lock",
             crowd.seven_against_one(template, work, wanted))
    whole, kept = crowd.fifty_writers(template, work, 4 if short else 30)
    say_pair(progress, "writers, files taken whole", whole)
    say_pair(progress, "writers, files not lost", kept)
    (good, taken), _ = crowd.fifty_writers(template, work, 3, settle=0)
    progress.say("writers, control without settling", int(good < taken), 1,
                 f" (takes {taken - good} torn, as it must)")
    good, rounds, published, seen = crowd.readers(template, work,
                                                  4 if short else 40)
    progress.say("reader of current", good, rounds,
                 f" ({published} publications, {seen} releases seen)")


def troubles(progress, sweeps, work):
    for name, test in (("worker killed", workers.killed),
                       ("worker killed, one of two", workers.killed_of_two),
                       ("worker hangs", workers.hanging),
                       ("worker out of memory", workers.exhausted)):
        say_pair(progress, name, test(sweeps.template, work))


def control(progress, name, cuts, most):
    """Without syncs the power cuts must find something: a test that cannot
    fail is none."""
    cuts.loosen()
    points = cuts.late_points()[:most]
    wrong = sum(cuts.attempt(p, True) is not None for p in points)
    enough = wrong * 10 >= len(points)
    progress.say(f"{name}, control without syncs", int(enough), 1,
                 f" (fails at {wrong} of {len(points)}, as it must)"
                 if enough else f" (fails at {wrong} of {len(points)} only)")


def power_cuts(progress, sweeps, work, short, share):
    for kind in ("ext4", "xfs"):
        try:
            disk = power.Disk(kind, work)
        except power.Unavailable as why:
            print(f"power cut, {kind}: NOT RUN: {why}", flush=True)
            continue
        try:
            cuts = power.Power(sweeps, disk)
            progress.sweep(f"power cut, {kind}", cuts.cases(), cuts.check,
                           most=8 if short else None, workers=1,
                           until=time.monotonic() + share)
            control(progress, f"power cut, {kind}", cuts,
                    10 if short else 40)
        finally:
            disk.close()


def main():
    short = bool(os.environ.get("FAULTS_SHORT"))
    seconds = float(os.environ.get("FAULTS_SECONDS", 60 if short else 1200))
    build = os.environ.get("BUILD", "build") + "/faults"
    os.makedirs(build, exist_ok=True)
    # A short call proves what it can anew; it must not eat the long one's.
    state = build + ("/short.json" if short else "/state.json")
    if short and os.path.exists(state):
        os.remove(state)
    progress = Progress(state, sites.PROGRAM, seconds)
    work = scratch()
    try:
        sweeps = Sweeps(sites.Template(work, sites.mixed_samples()), work)
        arrange = order.Order(sweeps, work)
        progress.sweep("error of syncfs", syncs.cases(sweeps),
                       lambda k: syncs.check(sweeps, k))
        progress.sweep("same set, same bytes",
                       arrange.cases(20 if short else 100), arrange.check)
        troubles(progress, sweeps, work)
        crowds(progress, sweeps, work, short)
        power_cuts(progress, sweeps, work, short, progress.left() / 5)
        progress.sweep("killed twice", sweeps.twice_cases(),
                       sweeps.check_twice, most=6 if short else None)
        progress.sweep("killed, then taken back", sweeps.taken_back_cases(),
                       sweeps.check_taken_back, most=6 if short else None)
        progress.sweep("kill", sweeps.kill_cases(), sweeps.check_kill,
                       most=30 if short else None,
                       until=time.monotonic() + progress.left() / 2)
        progress.sweep("error", sweeps.error_cases(), sweeps.check_error,
                       most=40 if short else None)
        sweeps.tell_silent()
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return 1 if progress.failures else 0


if __name__ == "__main__":
    sys.exit(main())
