"""The index of make.py's survey computed once more, from the definitions alone:
`independent.py DATA TABLE` compares every score to 1e-9 and every rank with the
program's table; prints what differs.

Sources: OECD/JRC, Handbook on Constructing Composite Indicators (2008) for the
order of steps, min-max and the arithmetic mean; Joanes and Gill (1998) for
skewness G1 and kurtosis G2; the JRC's rule of thumb for outliers."""
import csv
import json
import math
import sys
from fractions import Fraction

import mixed

TOLERANCE = 1e-9


def moments(x):
    n, mean = len(x), math.fsum(x) / len(x)
    m2, m3, m4 = (math.fsum((v - mean) ** k for v in x) / n for k in (2, 3, 4))
    if n < 4 or m2 == 0:
        return 0, 0
    skew = m3 / m2 ** 1.5 * math.sqrt(n * (n - 1)) / (n - 2)
    kurtosis = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (m4 / m2 ** 2 - 3) + 6)
    return skew, kurtosis


def crooked(x):
    skew, kurtosis = moments(x)
    return abs(skew) > 2 and kurtosis > 3.5


def treat(column):
    """Up to five values become the next one inwards, at the end of the longer
    tail as it then is; if that is not enough, the logarithm."""
    x = list(column.values())
    if not crooked(x):
        return column, "straight"
    tried = sorted(x)
    low = high = 0
    for _ in range(5):
        if moments(tried)[0] > 0:
            high += 1
        else:
            low += 1
        least, most = sorted(x)[low], sorted(x)[-1 - high]
        tried = sorted(min(max(v, least), most) for v in x)
        if not crooked(tried):
            return {k: min(max(v, least), most)
                    for k, v in column.items()}, "drawn in"
    least, most, offset = min(x), max(x), (max(x) - min(x)) / 100
    if moments(x)[0] > 0:
        return {k: math.log(v - least + offset)
                for k, v in column.items()}, "logarithm"
    return {k: -math.log(most - v + offset)
            for k, v in column.items()}, "logarithm"


class Index:
    def __init__(self, data):
        self.data = data
        self.raw = {(i, y, a): v for i, y, a, v in data["values"]}
        self.scores = {}  # code -> (year, area) -> score
        self.done = set()
        self.imputed = set()

    def divided(self, leaf, year, area):
        value = self.raw[leaf["indicator"], year, area]
        by = "1"
        if leaf["per"] == "population":
            by = str(self.data["population"][area])
        elif leaf["per"]:
            by = self.raw[leaf["per"], year, area]
        if value is None or by is None:
            return None
        return float(Fraction(value) * Fraction(leaf["times"]) / Fraction(by))

    def leaf(self, leaf):
        said = {(y, a): self.divided(leaf, y, a) for y in self.data["years"]
                for a in self.data["areas"]}
        column = {}
        for (year, area), value in said.items():
            peers = [v for (y, a), v in said.items()
                     if y == year and v is not None and
                     self.data["group"][a] == self.data["group"][area]]
            if value is None:
                self.imputed.add((leaf["indicator"], year, area))
            column[year, area] = (math.fsum(peers) / len(peers)
                                  if value is None else value)
        column, done = treat(column)
        self.done.add(done)
        least, most = min(column.values()), max(column.values())
        return {k: 100 * (most - v if leaf["lower"] else v - least) /
                (most - least) for k, v in column.items()}

    def node(self, node):
        if "indicator" in node:
            scores = self.leaf(node)
            self.scores[node["indicator"]] = scores
            return scores
        parts = [(child.get("weight"), self.node(child))
                 for child in node["children"]]
        whole = sum(weight for weight, _ in parts)
        scores = {key: math.fsum(weight * s[key] for weight, s in parts) / whole
                  for key in parts[0][1]}
        self.scores[node["code"]] = scores
        return scores


def ranks(scores, year, areas):
    return {a: 1 + sum(scores[year, b] - scores[year, a] > 1e-12 for b in areas)
            for a in areas}


def differences(index, rows):
    years, areas = index.data["years"], index.data["areas"]
    for row in rows:
        scores, area = index.scores[row["part"]], row["area"]
        now, last = scores[years[-1], area], scores[years[-2], area]
        for name, expected in (("score", now), ("last-score", last),
                               ("change", now - last)):
            if abs(float(row[name]) - expected) > TOLERANCE:
                yield row, name, expected
        for name, year in (("rank", years[-1]), ("last-rank", years[-2])):
            if int(row[name]) != ranks(scores, year, areas)[area]:
                yield row, name, ranks(scores, year, areas)[area]
        imputed = (row["part"], years[-1], area) in index.imputed
        if row["part"].startswith("I") and imputed != ("imputed" in row["flags"]):
            yield row, "flags", imputed


def mixed_differences(data, rows):
    """Of the second index: scores, blanks and ranks of the year of report."""
    raw = {(i, y, a): None if v is None else float(v)
           for i, y, a, v in data["values"]}
    scores = mixed.index(raw, data["areas"], data["group"], data["years"][-1])
    blank = ruled = 0
    for row in rows:
        expected = scores[row["part"]][row["area"]]
        known = [s for s in scores[row["part"]].values() if s is not None]
        if expected is None:
            blank += row["part"] == "MIXED"
            if row["score"] or row["rank"] or not row["reasons"]:
                yield row, "score", expected
            continue
        ruled += "veto" in row["reasons"] or "bonus" in row["reasons"]
        rank = 1 + sum(s - expected > 1e-12 for s in known)
        if not row["score"] or abs(float(row["score"]) - expected) > TOLERANCE:
            yield row, "score", expected
        if row["rank"] != str(rank):
            yield row, "rank", rank
    assert len(rows) == len(scores) * 50 == 13 * 50, len(rows)
    assert blank and ruled, (blank, ruled)


def main(data, table):
    with open(data, encoding="utf-8") as file:
        index = Index(json.load(file))
    index.node(index.data["tree"])
    with open(table, encoding="utf-8-sig", newline="") as file:
        every = list(csv.DictReader(file))
    rows = [r for r in every if r["index"] == "FIFTY"]
    found = list(differences(index, rows))
    found += mixed_differences(index.data,
                               [r for r in every if r["index"] == "MIXED"])
    for row, name, expected in found:
        print(row["part"], row["area"], name, row[name], "expected", expected)
    # A comparison that met nothing of what it is for proves nothing.
    assert len(rows) == len(index.scores) * 50 == 66 * 50, len(rows)
    assert index.done == {"straight", "drawn in", "logarithm"}, index.done
    assert len(index.imputed) > 100
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
