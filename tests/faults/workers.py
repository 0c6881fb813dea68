"""Workers that die, hang, or eat up their memory: that drop alone pays."""
import os
import resource
import signal
import sqlite3
import subprocess
import time

import sites

UNIT = "440103"
SLOW = "00-slow.xml"


def head(period):
    return (f'<submission xmlns="urn:nianbao:submission:1" unit="{UNIT}"'
            f' period="{period}" flags="synthetic">\n')


def slow():
    """Takes a worker some seconds and little memory: small returns."""
    one = head(2020) + "".join(
        f'<remark on="ELD.BEDS">{"年" * 300}{i}</remark>\n' for i in range(40)
    ) + '<value of="ELD.BEDS">1</value></submission>\n'
    return ('<submissions xmlns="urn:nianbao:submission:1">\n' + one * 1000
            + "</submissions>\n")


def greedy():
    """Behind the slow ones a return that wants much more memory."""
    large = head(2020) + '<value of="ELD.BEDS">1</value>\n' * 19000
    return slow().replace("</submissions>", large + "</submission>\n"
                          "</submissions>")


def starve(pid):
    """No more memory than it has."""
    with open(f"/proc/{pid}/statm", encoding="ascii") as f:
        pages = int(f.read().split()[0])
    resource.prlimit(pid, resource.RLIMIT_AS,
                     (pages * resource.getpagesize(),) * 2)


def verdicts(site):
    db = sqlite3.connect(f"file:{site}/ledger.sqlite?mode=ro", uri=True)
    rows = db.execute("SELECT sender || '/' || name, verdict, findings"
                      " FROM drops").fetchall()
    db.close()
    return {file: (verdict, b"ingest.unsafe" in bytes(findings))
            for file, verdict, findings in rows}


def children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as f:
            return [int(p) for p in f.read().split()]
    except OSError:
        return []


def has_open(pid, ending):
    try:
        return any(os.readlink(f"/proc/{pid}/fd/{n}").endswith(ending)
                   for n in os.listdir(f"/proc/{pid}/fd"))
    except OSError:
        return False


def worker_at(supervisor, digest):
    """The worker that has the drop; None when the night is over."""
    while supervisor.poll() is None:
        for template in children(supervisor.pid):
            for worker in children(template):
                if has_open(worker, "/" + digest):
                    return worker
        time.sleep(0.002)
    return None


def trouble(template, work, name, text, harm, count=1, **settings):
    """A night with one bad drop whose worker is harmed; N of N of the drops
    that have the verdict they must have."""
    config = template.configured("config-" + name, **settings)
    site = template.copy(f"{work}/{name}")
    os.makedirs(f"{site}/inbox/{UNIT}", exist_ok=True)
    file = f"{site}/inbox/{UNIT}/{SLOW}"
    with open(file, "w", encoding="utf-8") as f:
        f.write(text)
    digest = sites.sha256(file)
    with subprocess.Popen(sites.command(site, config, workers=count),
                          stdout=subprocess.DEVNULL) as night:
        worker = worker_at(night, digest)
        if worker:
            harm(worker)
        status = night.wait(timeout=200)
    got = verdicts(site)
    wanted = dict(verdicts(work + "/reference"))
    wanted[f"{UNIT}/{SLOW}"] = (4, True)
    good = sum(got.get(f) == v for f, v in wanted.items())
    for f in wanted:
        if got.get(f) != wanted[f]:
            print(f"  {name}: {f}: {got.get(f)}, not {wanted[f]}")
    if status != 1 or not sites.current(site):
        print(f"  {name}: status {status}")
        good = 0
    return good, len(wanted)


def send(number):
    return lambda pid: os.kill(pid, number)


def killed(template, work):
    return trouble(template, work, "killed", slow(), send(signal.SIGKILL))


def killed_of_two(template, work):
    return trouble(template, work, "killed-of-two", slow(),
                   send(signal.SIGKILL), count=2)


def hanging(template, work):
    return trouble(template, work, "hanging", slow(), send(signal.SIGSTOP),
                   drop_seconds=3)


def exhausted(template, work):
    return trouble(template, work, "exhausted", greedy(), starve)
