"""The same set of drops in any order, in parts, with restarts, by one worker
or four: the same release."""
import os
import random
import shutil

import calls
import sites


def parts(files, chance):
    files = files[:]
    chance.shuffle(files)
    cuts = sorted(chance.sample(range(1, len(files)), chance.randrange(4)))
    return [files[a:b] for a, b in zip([0, *cuts], [*cuts, len(files)])]


class Order:
    def __init__(self, sweeps, work):
        self.sweeps = sweeps
        self.work = work
        self.files = sites.mixed_samples()
        self.changing = [p for p in sweeps.points if p.changes]

    def check(self, seed):
        chance = random.Random(seed)
        site = f"{self.work}/order{seed}"
        template = self.sweeps.template
        shutil.copytree(template.site, site)
        shutil.rmtree(site + "/inbox")
        os.mkdir(site + "/inbox")
        how = []
        try:
            for part in parts(self.files, chance):
                sites.drop(site, part)
                how.append(len(part))
                workers = chance.choice((1, 4))
                line = sites.command(site, template.config, workers=workers)
                if chance.random() < 0.5:
                    point = chance.choice(self.changing)
                    calls.killed_at(point, line)
                    how.append(point.key())
                status, said = sites.call(line)
                if status not in (0, 1):
                    return f"{how}: status {status}: {said[-200:]}"
            got = sites.current(site)
            return None if got == self.sweeps.wanted["current"] else (
                f"{how}: {got}, not {self.sweeps.wanted['current']}")
        finally:
            shutil.rmtree(site)

    def cases(self, count):
        return [(seed, seed) for seed in range(count)]
