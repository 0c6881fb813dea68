"""make faults: kills, errors, power cuts, full disks, no memory, crowds; each
prints `name: N of N`.

FAULTS_SECONDS is the time it may take (1200); what is not done then is left
for the next call. FAULTS_SHORT=1 takes a sample, two minutes."""
import concurrent.futures
import os
import shutil
import sys
import tempfile
import time

import calls
import crowd
import full
import memory
import order
import power
import sites
import syncs
import workers
from progress import Progress
from sweeps import Sweeps


ROOM = 2 << 30  # images of disks, and sites


def scratch():
    """In memory where there is such: kills need no disk, and are many. What
    needs one brings its own."""
    shared = "/dev/shm"
    good = os.access(shared, os.W_OK) and \
        shutil.disk_usage(shared).free >= ROOM
    return tempfile.mkdtemp(prefix="nianbao-faults.",
                            dir=shared if good else None)


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


def publications(progress, work, short):
    """The first kind of readers does as README says; the other cannot but mix,
    and shows that mixing would be seen."""
    count = 1000 if short else 10000
    one, by_path = crowd.publications(work, count)
    bad = one["missing"] + one["mixed"] + one["changed"]
    progress.say(f"readers of current, {count} publications",
                 one["rounds"] - bad, one["rounds"],
                 f" ({one['seen']} releases seen)")
    progress.say("readers of current, control by path",
                 int(by_path["mixed"] > 0 and by_path["missing"] == 0), 1,
                 f" (mixes {by_path['mixed']} times, as it must)")


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


def power_cuts_on(kind, progress, sweeps, work, short, share):
    try:
        disk = power.Disk(kind, work)
    except power.Unavailable as why:
        print(f"power cut, {kind}: NOT RUN: {why}", flush=True)
        return
    try:
        cuts = power.Power(sweeps, disk)
        progress.sweep(f"power cut, {kind}", cuts.cases(), cuts.check,
                       most=8 if short else None, workers=1,
                       until=time.monotonic() + share)
        control(progress, f"power cut, {kind}", cuts, 10 if short else 40)
    finally:
        disk.close()


def power_cuts(*how):
    """Each kind has a disk of its own, so they go side by side."""
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(power_cuts_on, kind, *how)
                     for kind in ("ext4", "xfs")]:
            done.result()


def sweep_all(progress, sweeps, short):
    """What has most cases comes last: a call that runs out of time has done
    some of each."""
    def most(sample):
        return sample if short else None
    progress.sweep("killed twice", sweeps.twice_cases(), sweeps.check_twice,
                   most=most(6))
    progress.sweep("killed, then taken back", sweeps.taken_back_cases(),
                   sweeps.check_taken_back, most=most(6))
    progress.sweep("kill", sweeps.kill_cases(), sweeps.check_kill,
                   most=most(30), until=time.monotonic() + progress.left() / 2)
    for who in memory.WHO:
        memory.sweep(progress, sweeps, who, most=most(20),
                     until=time.monotonic() + progress.left() / 3)
    progress.sweep("error", sweeps.error_cases(), sweeps.check_error,
                   most=most(40))
    sweeps.tell_silent()


def judged_again(progress, template, work, short):
    """The same of a night that makes the ledger anew."""
    os.mkdir(work + "/again")
    sweeps = Sweeps(sites.Judged(template, work + "/again"), work + "/again")
    progress.sweep("judging again, kill", sweeps.kill_cases(),
                   sweeps.check_kill, most=20 if short else None)
    progress.sweep("judging again, error", sweeps.error_cases(),
                   sweeps.check_error, most=20 if short else None,
                   until=time.monotonic() + progress.left() / 3)
    sweeps.tell_silent()


def main():
    short = bool(os.environ.get("FAULTS_SHORT"))
    seconds = float(os.environ.get("FAULTS_SECONDS", 150 if short else 1200))
    build = os.environ.get("BUILD", "build") + "/faults"
    os.makedirs(build, exist_ok=True)
    # A short call proves what it can anew; it must not eat the long one's.
    state = build + ("/short.json" if short else "/state.json")
    if short and os.path.exists(state):
        os.remove(state)
    if not calls.may_trace():
        print("faults: NOT RUN: processes may not be traced here")
        return 0 if short else 1
    progress = Progress(state, sites.PROGRAM, seconds)
    work = scratch()
    try:
        sweeps = Sweeps(sites.Template(work, sites.mixed_samples()), work)
        arrange = order.Order(sweeps, work)
        progress.sweep("error of syncfs", syncs.cases(sweeps),
                       lambda k: syncs.check(sweeps, k))
        progress.sweep("same set, same bytes",
                       arrange.cases(10 if short else 100), arrange.check)
        troubles(progress, sweeps, work)
        crowds(progress, sweeps, work, short)
        publications(progress, work, short)
        full.sweep(progress, sweeps, work, short)
        power_cuts(progress, sweeps, work, short, progress.left() / 4)
        judged_again(progress, sweeps.template, work, short)
        sweep_all(progress, sweeps, short)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return 1 if progress.failures else 0


if __name__ == "__main__":
    sys.exit(main())
