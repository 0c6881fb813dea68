#!/usr/bin/env python3
"""The durable night beside what it cannot do without, in turn A B A B; medians
of ratios. Told, not judged: syncs depend on the disk and on who else uses it.

usage: durable.py NIANBAO FLOOR BARE DATA ROUNDS [LARGER-DATA]
"""
import glob
import os
import shutil
import statistics
import subprocess
import sys
import time

import make

CLOCK = "2022-01-20T02:00:00+08:00"
PERIOD = ["--clock", CLOCK, "--period", "2021"]
NEW = 20  # drops that come after a full night


def settle(folder):
    """What was written before is not to be synced on a night's account."""
    subprocess.run(["sync", "-f", folder], check=True)


class Cost:
    """Of one finished command, children included."""

    def __init__(self, command):
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE)
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.wall = time.monotonic() - start
        self.cpu = used.ru_utime + used.ru_stime
        self.mib = used.ru_maxrss / 1024
        if process.returncode:
            sys.exit("%s: status %d\n%s" % (command[:2], process.returncode,
                                            said[-2000:].decode()))


class Bench:
    def __init__(self, program, floor, bare, data):
        self.program, self.floor, self.bare = program, floor, bare
        self.data = data
        self.site = data + "/site"
        self.config = data + "/config"

    def files(self, kind):
        return sorted(glob.glob(f"{self.data}/inbox/*/{kind}-*.gz"))

    def drop(self, files, inbox):
        for file in files:
            to = f"{inbox}/{file.split('/')[-2]}"
            os.makedirs(to, exist_ok=True)
            shutil.copy(file, to)

    def fresh(self, files):
        """A site with these in its inbox."""
        shutil.rmtree(self.site, ignore_errors=True)
        subprocess.run([self.program, "init", "--site", self.site, "--config",
                        self.config], check=True, stdout=subprocess.DEVNULL)
        self.drop(files, self.site + "/inbox")
        settle(self.site)

    def night(self, *options):
        return Cost([self.program, "run", "--site", self.site, "--settle",
                     "0", "--config", self.config, *PERIOD, *options])

    def limit(self, files):
        return Cost([self.floor, *files])

    def protocol(self, files):
        at = self.data + "/bare"
        shutil.rmtree(at, ignore_errors=True)
        os.makedirs(at)
        self.drop(files, at + "/inbox")
        settle(at)
        cost = Cost([self.bare, at + "/inbox", at])
        shutil.rmtree(at)
        return cost


def say(name, ratios, aim, more=""):
    low, mid, high = min(ratios), statistics.median(ratios), max(ratios)
    print(f"{name:<44} {mid:.3f} [{low:.3f}-{high:.3f}]   (aim {aim}){more}",
          flush=True)


def beside(name, nights, others, aim):
    """By CPU and by the clock, with the night's own seconds."""
    for what in ("cpu", "wall"):
        ours = [getattr(night, what) for night in nights]
        ratios = [a / other(what) for a, other in zip(ours, others)]
        say(f"{name}, {what}", ratios, aim,
            f" night {statistics.median(ours):.2f} s")


def bundles(bench, rounds):
    files = bench.files("bundle")
    nights, others = [], []
    for _ in range(rounds):
        bench.fresh(files)
        nights.append(bench.night())
        limit = bench.limit(files)
        others.append(lambda what, limit=limit: getattr(limit, what))
    beside("durable, bundles / U", nights, others, 1.6)


def singles(bench, rounds):
    files = bench.files("return")
    nights, others = [], []
    for _ in range(rounds):
        bench.fresh(files)
        nights.append(bench.night())
        limit, bare = bench.limit(files), bench.protocol(files)
        others.append(lambda what, limit=limit, bare=bare: getattr(
            bare, what) + 1.35 * getattr(limit, what))
    beside("durable, singles / (bare + 1.35 U)", nights, others, 1.3)


def hide(site, back=False):
    """The originals: who would open one fails."""
    for folder in glob.glob(site + "/archive/" + ("hidden." if back else "")
                            + "[0-9a-f][0-9a-f]"):
        at, name = os.path.split(folder)
        os.rename(folder, at + "/" + (name[7:] if back else "hidden." + name))


def new_drops(bench, count, turn):
    """Returns of units nobody heard of before."""
    for n in range(NEW):
        number = count + turn * NEW + n
        area = make.DISTRICTS[n % len(make.DISTRICTS)]
        text = make.document(make.submission(area, number))
        make.write(f"{bench.site}/inbox/{area}/new-{number}.xml.gz",
                   make.packed(text))
    settle(bench.site)


def after_a_full_night(bench, rounds, count):
    """What the second night costs; all drops are in the ledger."""
    files = bench.files("*")
    nothing, some = [], []
    for _ in range(rounds):
        bench.fresh(files)
        full = bench.night()
        hide(bench.site)
        nothing.append(bench.night().cpu / full.cpu)
        hide(bench.site, back=True)
        new_drops(bench, count, 0)
        aim = 0.1 * full.cpu + NEW * full.cpu / count
        some.append(bench.night().cpu / aim)
    say(f"nothing new, {count} in the ledger / full", nothing, 0.04,
        ", no original opened")
    say(f"{NEW} new / (0.1 full + {NEW} of them), CPU", some, 1)


def two_workers(bench, rounds):
    if (os.cpu_count() or 1) < 2:
        print("two workers: NOT RUN: one core")
        return
    out = bench.data + "/out"
    cpu, walls = [], {"1": [], "2": []}
    for _ in range(rounds):
        costs = {}
        for workers in ("1", "2"):
            shutil.rmtree(out, ignore_errors=True)
            costs[workers] = Cost(
                [bench.program, "run", "--ephemeral", "--site", bench.data,
                 "--out", out, "--workers", workers, *PERIOD])
            walls[workers].append(costs[workers].wall)
        cpu.append(costs["2"].cpu / costs["1"].cpu)
    say("two workers / one, CPU", cpu, 1.05)
    print(f"two workers, speed-up, best of {rounds:<11}"
          f"  {min(walls['1']) / min(walls['2']):.3f}"
          "                 (aim 1.85)", flush=True)


def peak(bench):
    """MiB of the largest process in a night over everything in the inbox."""
    bench.fresh(bench.files("*"))
    return bench.night().mib


def ten_times(bench, larger):
    """The same with ten times as many drops."""
    small, large = peak(bench), peak(larger)
    say("peak memory, ten times as many", [large / small], 1.05,
        f" {large:.1f} MiB, aim 16")
    after_a_full_night(larger, 1, make.count_of(larger.data))
    shutil.rmtree(larger.site)


def main():
    program, floor, bare, data, rounds = sys.argv[1:6]
    bench = Bench(program, floor, bare, data)
    rounds, count = int(rounds), make.count_of(data)
    bundles(bench, rounds)
    singles(bench, rounds)
    after_a_full_night(bench, rounds, count)
    two_workers(bench, rounds)
    if len(sys.argv) > 6:
        ten_times(bench, Bench(program, floor, bare, sys.argv[6]))
    shutil.rmtree(bench.site, ignore_errors=True)


if __name__ == "__main__":
    main()
