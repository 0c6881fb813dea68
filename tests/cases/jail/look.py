"""Holds a night's worker at its drop and tells what the kernel says of it;
with HANG set to a number there are so many drops, and no worker is let go."""
import os
import signal
import subprocess
import sys
import time


def slow(path, year):
    """Takes a worker long enough to be found at it."""
    one = (f'<submission xmlns="urn:nianbao:submission:1" unit="440103"'
           f' period="{year}">') + "".join(
        f'<remark on="ELD.BEDS">{"年" * 300}{i}</remark>\n' for i in range(40)
    ) + '<value of="ELD.BEDS">1</value></submission>\n'
    with open(path, "w", encoding="utf-8") as f:
        f.write('<submissions xmlns="urn:nianbao:submission:1">\n'
                + one * 300 + "</submissions>\n")


def children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as f:
            return [int(p) for p in f.read().split()]
    except OSError:
        return []


def descriptors(pid):
    try:
        return sorted(os.readlink(f"/proc/{pid}/fd/{n}").split(":")[0]
                      for n in os.listdir(f"/proc/{pid}/fd"))
    except OSError:
        return []


def at_drop(night, known=()):
    """A worker that is not known, once it reads an original, stopped; None if
    never seen."""
    while night.poll() is None:
        for template in children(night.pid):
            for worker in children(template):
                if worker not in known and any(
                        "/archive/" in d for d in descriptors(worker)):
                    os.kill(worker, signal.SIGSTOP)
                    return worker
        time.sleep(0.001)
    return None


def fields(path, names):
    with open(path, encoding="ascii") as f:
        for line in f:
            for name in names:
                if line.startswith(name):
                    yield " ".join(line.split())


def main(site, *command):
    os.makedirs(site + "/inbox/440103", exist_ok=True)
    for i in range(int(os.environ.get("HANG", 1))):
        slow(f"{site}/inbox/440103/{i}.xml", 2016 + i)
    with subprocess.Popen(command) as night:
        worker = at_drop(night)
        if worker is None:
            sys.exit("no worker was seen at its drop")
        known = []
        while worker and len(known) < int(os.environ.get("HANG", 0)):
            known.append(worker)
            if len(known) < int(os.environ["HANG"]):
                worker = at_drop(night, known)
        if known:
            print("status", night.wait(timeout=120))
            return
        for line in fields(f"/proc/{worker}/status",
                           ("NoNewPrivs", "Seccomp:")):
            print(line)
        for line in fields(f"/proc/{worker}/limits", (
                "Max file size", "Max core", "Max processes", "Max open",
                "Max address", "Max cpu")):
            print(line)
        for line in descriptors(worker):
            print("open: " + ("an original" if "/archive/" in line else line))
        os.kill(worker, signal.SIGCONT)
        night.wait(timeout=120)
    print("status", night.returncode)


main(*sys.argv[1:])
