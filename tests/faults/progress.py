"""What was tried already, how much time is left, and what is said of it."""
import concurrent.futures
import hashlib
import json
import os
import threading
import time


class Progress:
    """Kept in a file: a call that ran out of time is taken up by the next.
    Another program begins anew."""

    def __init__(self, path, program, seconds):
        self.path = path
        self.until = time.monotonic() + seconds
        self.failures = 0
        self.lock = threading.Lock()  # two sweeps may go on at once
        self.state = {"program": digest(program), "done": {}}
        try:
            with open(path, encoding="utf-8") as f:
                state = json.load(f)
            if state["program"] == self.state["program"]:
                self.state = state
        except (OSError, ValueError, KeyError):
            pass

    def save(self):
        with self.lock:
            with open(self.path + ".new", "w", encoding="utf-8") as f:
                json.dump(self.state, f)
            os.replace(self.path + ".new", self.path)

    def left(self):
        return self.until - time.monotonic()

    def say(self, name, good, total, more=""):
        self.failures += good != total
        print(f"{name}: {good} of {total}{more}", flush=True)

    def sweep(self, name, cases, attempt, most=None, until=None, workers=None):
        """attempt(case) gives None or what is wrong, for each (key, case) not
        done yet, until the time is up. Failures are not kept as done, so they
        are tried again."""
        done = set(self.state["done"].setdefault(name, []))
        todo = [c for c in cases if c[0] not in done]
        chosen = todo[:most] if most is not None else todo
        here = {key for key, _ in cases}
        good, wrong = len(done & here), []
        stop = min(self.until, until) if until else self.until

        def one(case):
            if time.monotonic() > stop:
                return case[0], "left"
            return case[0], attempt(case[1])

        with concurrent.futures.ThreadPoolExecutor(
                workers or os.cpu_count()) as pool:
            for n, (key, why) in enumerate(pool.map(one, chosen)):
                if why is None:
                    self.state["done"][name].append(key)
                    good += 1
                elif why != "left":
                    wrong.append(key)
                    print(f"  {name} {key}: {why}", flush=True)
                if n % 50 == 49:
                    self.save()
        self.save()
        left = len(cases) - good - len(wrong)
        more = f", {left} left for the next call" if left else ""
        self.say(name, good, good + len(wrong), more)


def digest(path):
    with open(path, "rb") as f:
        return hashlib.sha256(f.read()).hexdigest()
