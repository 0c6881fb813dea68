#!/usr/bin/env python3
"""Memory of a night's processes over one bundle of so many MiB, inflated.

usage: flat.py NIANBAO FOLDER MIB...

For each size a site of its own takes in one .xml.gz of organizations' returns,
the same bytes every time; prints what worker and supervisor took at most. The kernel
counts roughly, so the last size is held against two smaller ones.
"""
import os
import shutil
import subprocess
import sys
import time
import zlib

from make import credit_code

REPOSITORY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..",
                          "..")
SENDER = "440100"
MOST = 16  # MiB of a worker
CODES = ("SAS.AID.GOODS.ORG", "SAS.AID.AMT.ORG", "CHV.WISH.ORG",
         "CHV.FUNDRAISE.ORG")


def submission(number):
    """Some 5 KB, most of it words as people write them."""
    lines = ["<submission unit=\"%s\" period=\"2021\" form=\"organization\""
             " name=\"测试社会组织%d\" flags=\"synthetic\">"
             % (credit_code(SENDER, number), number)]
    lines += ["<value of=\"%s\" source=\"年度登记台账第%d页\">%d</value>"
              % (code, n, number * (n + 7) % 9000)
              for n, code in enumerate(CODES)]
    lines += ["<remark on=\"%s\">%s%d</remark>"
              % (code, "与登记台账核对无误，" * 40, number)
              for code in CODES]
    return "\n".join(lines) + "\n</submission>\n"


def bundle(path, size):
    """How many submissions are in it."""
    pack = zlib.compressobj(1, zlib.DEFLATED, 31)
    count = done = 0
    with open(path, "wb") as f:
        f.write(pack.compress(
            b"<submissions xmlns=\"urn:nianbao:submission:1\">\n"))
        while done < size:
            text = "".join(submission(count + i)
                           for i in range(100)).encode("utf-8")
            f.write(pack.compress(text))
            done += len(text)
            count += 100
        f.write(pack.compress(b"</submissions>\n") + pack.flush())
    return count


def children(pid):
    try:
        with open("/proc/%d/task/%d/children" % (pid, pid),
                  encoding="ascii") as f:
            return [int(p) for p in f.read().split()]
    except OSError:
        return []


def peak(pid):
    """KiB that the process ever took; 0 once it is gone."""
    try:
        with open("/proc/%d/status" % pid, encoding="ascii") as f:
            for line in f:
                if line.startswith("VmHWM"):
                    return int(line.split()[1])
    except OSError:
        pass
    return 0


def watch(night):
    """The most a worker took, and the supervisor."""
    worker = supervisor = 0
    while night.poll() is None:
        supervisor = max(supervisor, peak(night.pid))
        for template in children(night.pid):
            for pid in children(template):
                worker = max(worker, peak(pid))
        time.sleep(0.01)
    return worker, supervisor


def hand_out_nothing(config):
    """What is measured is a bundle, not the forms of the year."""
    path = os.path.join(config, "site.conf")
    with open(path, encoding="utf-8") as f:
        text = f.read()
    with open(path, "w", encoding="utf-8") as f:
        f.write(text.replace("\ntemplates = yes\n", "\ntemplates = no\n"))


def measure(program, folder, size):
    site = os.path.join(folder, "site-%d" % size)
    shutil.rmtree(site, ignore_errors=True)
    subprocess.run([program, "init", "--site", site, "--config",
                    os.path.join(REPOSITORY, "config")], check=True,
                   stdout=subprocess.DEVNULL)
    hand_out_nothing(os.path.join(site, "config"))
    inbox = os.path.join(site, "inbox", SENDER)
    os.makedirs(inbox)
    count = bundle(os.path.join(inbox, "bundle.xml.gz"), size << 20)
    night = subprocess.Popen(
        [program, "receive", "--site", site, "--settle", "0", "--workers",
         "1", "--clock", "2022-02-15T02:00:00+08:00"])
    worker, supervisor = watch(night)
    if night.returncode != 0:
        sys.exit("%d MiB: status %d" % (size, night.returncode))
    print("%5d MiB  %7d submissions  worker %6d KiB  supervisor %7d KiB"
          % (size, count, worker, supervisor), flush=True)
    shutil.rmtree(site)
    return worker


def main():
    program, folder = sys.argv[1:3]
    workers = [measure(program, folder, int(size)) for size in sys.argv[3:]]
    ratio = workers[-1] / max(workers[:-1])
    print("worker, the last over those before: %.3f (at most 1.05)" % ratio)
    print("worker, most: %.1f MiB (at most %d)" % (max(workers) / 1024, MOST))
    sys.exit(not 0 < ratio <= 1.05 or max(workers) > MOST << 10)


if __name__ == "__main__":
    main()
