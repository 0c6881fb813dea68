"""Outlier methods computed a second time, from their papers, and compared.

Random data with a fixed seed; nothing is shared with the program but numbers.
"""
import math
import random
import statistics
import subprocess
import sys

TOLERANCE = 1e-9


def close(a, b):
    if math.isinf(a) or math.isinf(b):
        return a == b
    return abs(a - b) <= TOLERANCE * max(1.0, abs(a), abs(b))


def quantile(values, p):
    """R's type 7, by the statistics module's inclusive method for quartiles."""
    ordered = sorted(values)
    if len(ordered) == 1:
        return ordered[0]
    cuts = statistics.quantiles(ordered, n=4, method="inclusive")
    return cuts[{0.25: 0, 0.5: 1, 0.75: 2}[p]]


def hb(pairs, u, a, c, least):
    """Hidiroglou and Berthelot 1986, with what is done where half stand still."""
    still = sum(now == before for now, before in pairs)
    changed = 2 * still >= len(pairs)
    used = [p for p in pairs if p[0] != p[1]] if changed else pairs
    if not used or len(used) < least:
        return None
    middle = statistics.median(now / before for now, before in used)

    def effect(now, before):
        r = now / before
        s = 1 - middle / r if r < middle else r / middle - 1
        return s * max(now, before) ** u

    effects = [effect(*p) for p in used]
    q1, m, q3 = (quantile(effects, p) for p in (0.25, 0.5, 0.75))
    floor = a if m == 0 else abs(a * m)
    low = m - c * max(m - q1, floor)
    high = m + c * max(q3 - m, floor)
    return changed, middle, low, high, [effect(*p) for p in pairs]


def check_hb(out, pairs, u, a, c, least):
    words = out.split()
    expected = hb(pairs, u, a, c, least)
    if expected is None:
        assert words[0] == "0", out
        return
    changed, middle, low, high, effects = expected
    assert words[0] == "1" and words[1] == str(int(changed)), out
    got = [float(w) for w in words[2:5]]
    assert all(map(close, got, (middle, low, high))), (got, middle, low, high)
    rest = [float(w) for w in words[5:]]
    for i, (now, before) in enumerate(pairs):
        e, ratio_low, ratio_high = rest[3 * i:3 * i + 3]
        assert close(e, effects[i]), (e, effects[i])
        # The bounds are ratios at which the effect is just the limit, for a
        # unit of the same size.
        size = max(now, before) ** u
        for bound, limit in ((ratio_low, low), (ratio_high, high)):
            s = 1 - middle / bound if bound < middle else bound / middle - 1
            assert close(s * size, limit), (bound, limit, s * size)


def check_z(out, values):
    got = [float(w) for w in out.split()]
    median = statistics.median(values)
    mad = statistics.median(abs(x - median) for x in values)
    assert close(got[0], median) and close(got[1], mad), out
    for x, z in zip(values, got[2:]):
        assert close(z, 0.6745 * (x - median) / mad), (x, z)


def check_gap(out, values, beta, start):
    ordered = sorted(values)
    median = statistics.median(values)
    mad = statistics.median(abs(x - median) for x in values)
    first = int((len(ordered) - 1) * start)
    high, low = math.inf, -math.inf
    for i in range(first, len(ordered) - 1):
        if ordered[i + 1] - ordered[i] > beta * mad:
            high = ordered[i + 1]
            break
    for i in range(len(ordered) - 1 - first, 0, -1):
        if ordered[i] - ordered[i - 1] > beta * mad:
            low = ordered[i - 1]
            break
    got = [float(w) for w in out.split()]
    assert close(got[0], low) and close(got[1], high), (out, low, high)


def main():
    rng = random.Random(20211126)
    lines, checks = [], []

    def ask(line, check):
        lines.append(line)
        checks.append(check)

    for trial in range(200):
        count = rng.randint(2, 80)
        pairs = []
        for _ in range(count):
            before = round(rng.lognormvariate(6, 2), 3) + 1
            now = round(before * rng.lognormvariate(0, 0.3), 3) + 0.001
            if trial % 3 == 0 and rng.random() < 0.6:
                now = before
            if rng.random() < 0.05:
                now = before * 10
            pairs.append((now, before))
        u = rng.choice((0.5, 0.5, 0.0, 1.0, 0.3))
        a, c = rng.choice((0.05, 0.05, 0.2)), rng.choice((4, 20))
        least = rng.choice((3, 10))
        words = " ".join(f"{n!r}/{b!r}" for n, b in pairs)
        ask(f"hb {u} {a} {c} {least} {words}",
            lambda out, x=(pairs, u, a, c, least): check_hb(out, *x))
        shuffled = pairs[:]
        rng.shuffle(shuffled)
        words = " ".join(f"{n!r}/{b!r}" for n, b in shuffled)
        ask(f"hb {u} {a} {c} {least} {words}",
            lambda out, x=(shuffled, u, a, c, least): check_hb(out, *x))
        values = [round(rng.gauss(50, 9), 4) for _ in range(count + 2)]
        words = " ".join(map(repr, values))
        ask("z " + words, lambda out, v=values: check_z(out, v))
        beta = rng.choice((0.3, 0.8, 2.0))
        ask(f"gap {beta} 0.75 {words}",
            lambda out, v=values, b=beta: check_gap(out, v, b, 0.75))
    out = subprocess.run([sys.argv[1]], input="\n".join(lines) + "\n", text=True,
                         capture_output=True, check=True).stdout.splitlines()
    assert len(out) == len(checks)
    for line, check in zip(out, checks):
        check(line)
    print(len(checks), "agree")


main()
