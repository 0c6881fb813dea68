#!/usr/bin/env python3
"""CPU of `nianbao run --ephemeral` over the floor, in turn A B A B.

usage: bench.py NIANBAO FLOOR DATA ROUNDS MOST
"""
import glob
import os
import resource
import shutil
import statistics
import subprocess
import sys


def cpu(command):
    """User and system seconds of a finished command, children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit("%s: status %d\n%s%s" % (
            command[0], done.returncode, done.stdout[-2000:].decode(),
            done.stderr[-2000:].decode()))
    return (after.ru_utime - before.ru_utime +
            after.ru_stime - before.ru_stime)


def spread(values):
    return "%.3f [%.3f-%.3f]" % (statistics.median(values), min(values),
                                 max(values))


def main():
    program, floor, data, rounds, most = sys.argv[1:6]
    out = os.path.join(data, "out")
    files = sorted(glob.glob(os.path.join(data, "inbox", "*", "*.gz")))
    night = [program, "run", "--ephemeral", "--site", data, "--out", out,
             "--clock", "2022-01-20T02:00:00+08:00", "--period", "2021"]
    ours, limit = [], []
    for turn in range(int(rounds) + 1):
        shutil.rmtree(out, ignore_errors=True)
        pair = cpu(night), cpu([floor] + files)
        if turn:  # the first warms the caches
            ours.append(pair[0])
            limit.append(pair[1])
    ratios = [a / b for a, b in zip(ours, limit)]
    print("files %d" % len(files))
    print("night, ephemeral   CPU s  %s" % spread(ours))
    print("inflate and parse  CPU s  %s" % spread(limit))
    print("ratio                     %s   (at most %s)" % (spread(ratios),
                                                           most))
    sys.exit(statistics.median(ratios) > float(most))


if __name__ == "__main__":
    main()
