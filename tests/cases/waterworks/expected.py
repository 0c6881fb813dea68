"""Makes up what is missing in records.csv by rules of its own, adds it up, and
holds a release's tables against it: `expected.py RELEASE`. Prints whatever
differs. Fractions throughout; nothing of the program's is used but its survey's
lists of units, areas, indicators and imputations."""
import csv
import os
import sys
from fractions import Fraction

HERE = os.path.dirname(os.path.abspath(__file__))
REPORT = 2021
WHY = {"not-available": "unknown", "not-applicable": "idle"}


def read(name):
    path = os.path.join(HERE, name)
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


AREAS = {a["code"]: a["parent"] for a in read("config/areas.csv")}
UNITS = {u["code"]: u for u in read("config/units.csv")}
INDICATORS = {i["code"]: i for i in read("config/indicators.csv")
              if not i["formula"]}
PLACES = {c: int(i["decimals"]) for c, i in INDICATORS.items()}
PARTS = {c: i["components"].split("+") for c, i in INDICATORS.items()
         if i["components"]}


def half_up(x, places):
    scaled = abs(x) * 10 ** places
    whole = int(scaled + Fraction(1, 2))
    return Fraction(whole if x >= 0 else -whole, 10 ** places)


def printed(x, places):
    whole = half_up(x, places) * 10 ** places
    digits = "%0*d" % (places + 1, abs(whole))
    sign = "-" if whole < 0 else ""
    return sign + (digits[:-places] + "." + digits[-places:]
                   if places else digits)


def number(text):
    """A fraction, "unknown", "idle", or None for what was not said."""
    if text == "nil":
        return Fraction(0)
    return WHY.get(text) or (Fraction(text) if text else None)


def known(x):
    return isinstance(x, Fraction)


def mend(record):
    """The one slip that this survey mends in these records: a sign."""
    rules = {(r["edit"], r["slip"]) for r in read("config/corrections.csv")}
    lost = record.get("W.LOST")
    if known(lost) and lost < 0 and ("W-04", "sign") in rules:
        record["W.LOST"] = -lost


def refused(record):
    """The codes that errors of edits.xml take out of one record."""
    bad = set()

    def rule(codes, holds):
        values = [record.get(c) for c in codes]
        if all(known(v) for v in values) and not set(codes) & bad:
            if not holds(*values):
                bad.update(codes)
    for code in record:
        rule([code], lambda x: x >= (code == "W.STAFF"))
    rule(["W.SOLD"] + PARTS["W.SOLD"], lambda s, a, b, c: s == a + b + c)
    rule(["W.SOLD", "W.LOST", "W.TAKEN"], lambda s, l, t: s + l <= t)
    return bad


def said():
    """{(unit, code, year): what} of everything that counts."""
    values = {}
    for row in read("records.csv"):
        unit, year = row.pop("unit"), int(row.pop("year"))
        record = {c: number(t) for c, t in row.items()
                  if number(t) is not None}
        mend(record)
        for code in refused(record):
            del record[code]
        values.update({(unit, c, year): v for c, v in record.items()})
    return values


def owed():
    """Every (unit, code, year) of whom a value is expected."""
    for code, i in INDICATORS.items():
        for unit, u in UNITS.items():
            if u["form"] == i["forms"] and unit != "lower":
                for year in range(2019, REPORT + 1):
                    yield unit, code, year


class Imputation:
    def __init__(self, values):
        self.said, self.made, self.method = values, {}, {}
        rules = read("config/imputation.csv")
        for unit, code, year in owed():
            self.fill([r for r in rules if r["indicator"] == code],
                      unit, code, year)
        for rule in rules:
            if rule["method"] == "components":
                self.fit_components(rule)
            elif rule["method"] == "areas":
                self.fit_areas(rule)

    def value(self, unit, code, year):
        x = self.said.get((unit, code, year))
        return x if known(x) else None

    def lacks(self, rule, key):
        x = self.said.get(key)
        return x is None or (x == "unknown" and rule["unavailable"] == "yes")

    def fill(self, rules, unit, code, year):
        for rule in rules:
            method = getattr(self, rule["method"], None)
            if method is None or not self.lacks(rule, (unit, code, year)):
                continue
            found = method(rule, unit, code, year)
            if found is not None:
                key = unit, code, year
                self.made[key] = half_up(found, PLACES[code])
                self.method[key] = rule["method"]
                return

    def previous(self, rule, unit, code, year):
        for back in range(1, int(rule["years"] or 1) + 1):
            if self.value(unit, code, year - back) is not None:
                return self.value(unit, code, year - back)
        return None

    def trend(self, rule, unit, code, year):
        n = int(rule["years"] or 1)
        path = [self.value(unit, code, year - 1 - k) for k in range(n + 1)]
        if None in path or not sum(path[1:]):
            return None
        return path[0] * sum(path[:-1]) / sum(path[1:])

    def peers(self, unit, code, year):
        """Works in sibling areas, that is of the same valley here."""
        area = UNITS[unit]["area"]
        for other in sorted(UNITS):
            if (UNITS[other]["kind"] == UNITS[unit]["kind"] and
                    AREAS[UNITS[other]["area"]] == AREAS[area] and
                    other not in ("lower", unit) and
                    self.value(other, code, year) is not None):
                yield other, self.value(other, code, year)

    def mean(self, rule, unit, code, year):
        xs = [x for _, x in self.peers(unit, code, year)]
        if len(xs) < int(rule["donors"] or 3):
            return None
        return sum(xs) / len(xs)

    def ratio(self, rule, unit, code, year):
        by = rule["by"] or code
        when = year if rule["by"] else year - 1
        pairs = [(x, self.value(u, by, when))
                 for u, x in self.peers(unit, code, year)
                 if self.value(u, by, when) is not None]
        z = self.value(unit, by, when)
        total = sum(b for _, b in pairs)
        if z is None or len(pairs) < int(rule["donors"] or 3) or not total:
            return None
        return z * sum(x for x, _ in pairs) / total

    def sum(self, rule, unit, code, year):
        xs = [self.said.get((unit, c, year)) for c in PARTS[code]]
        if any(x is None or x == "unknown" for x in xs):
            return None
        return sum(x for x in xs if known(x))

    def fit(self, method, total, keys):
        """Largest remainder of what the total leaves for those not said."""
        left = total - sum(self.said[k] for k in keys
                           if known(self.said.get(k)))
        open_keys = [k for k in keys if self.said.get(k) in (None, "unknown")]
        weights = [self.made.get(k) for k in open_keys]
        if not open_keys or left < 0:
            return
        if None in weights:
            if len(open_keys) > 1:
                return
            weights = [Fraction(1)]
        if not sum(weights):
            return
        unit = Fraction(1, 10 ** PLACES[keys[0][1]])
        quotas = [left / unit * w / sum(weights) for w in weights]
        parts = [int(q) for q in quotas]
        order = sorted(range(len(parts)), key=lambda i: parts[i] - quotas[i])
        for i in order[:int(left / unit) - sum(parts)]:
            parts[i] += 1
        for key, part in zip(open_keys, parts):
            self.made[key], self.method[key] = part * unit, method

    def fit_components(self, rule):
        code = rule["indicator"]
        for (unit, c, year), total in sorted(self.said.items()):
            if c == code and known(total):
                self.fit("components", total,
                         [(unit, p, year) for p in PARTS[code]])

    def fit_areas(self, rule):
        for year in range(2019, REPORT + 1):
            total = self.value("lower", rule["indicator"], year)
            if total is not None:
                self.fit("areas", total,
                         [(u, rule["indicator"], year)
                          for u in sorted(UNITS) if u.startswith("reach")])


def leaf(i, code, area, year):
    """(total, imputed amount, said, imputed, owed, idle) of one area."""
    keys = [(u, code, year) for u in UNITS
            if UNITS[u]["area"] == area and
            UNITS[u]["form"] == INDICATORS[code]["forms"]]
    good = [i.said[k] for k in keys if known(i.said.get(k))]
    made = [i.made[k] for k in keys if k in i.made]
    idle = sum(i.said.get(k) == "idle" for k in keys)
    return sum(good + made), sum(made), len(good), len(made), len(keys), idle


def inner(i, code, area, year):
    """The same of an area with parts, of which those without any value are
    not in: (total, amount, said units, imputed units), coverage."""
    parts = [a for a, p in AREAS.items() if p == area]
    sums, reported, made_up, expected = [0, 0, 0, 0], 0, 0, 0
    for part in parts:
        has_parts = part in AREAS.values()
        x = (inner(i, code, part, year)[0] if has_parts
             else leaf(i, code, part, year)[:4])
        expected += 1
        if x[2] + x[3]:
            sums = [a + b for a, b in zip(sums, x)]
            reported += x[2] > 0
            made_up += x[2] == 0
    stated = i.value(area, code, year) if area == "lower" else None
    if stated is not None and (made_up or reported < expected):
        sums = [stated, 0, 1, 0]
        return sums, (reported, 0, expected)
    return sums, (reported, made_up, expected)


def coverage(reported, made_up, expected):
    return "%d%s/%d" % (reported, "+%d" % made_up if made_up else "", expected)


def row(code, sums, cover):
    total, amount, good, made = sums
    units = "%d/%d" % (made, good + made) if made else ""
    share = printed(amount * 100 / total, 2) if made and total else ""
    return printed(total, PLACES[code]), coverage(*cover), units, share


def expected(i):
    for code in INDICATORS:
        for year in range(2019, REPORT + 1):
            for area in AREAS:
                if area in AREAS.values():
                    sums, cover = inner(i, code, area, year)
                else:
                    t, amount, good, made, n, idle = leaf(i, code, area, year)
                    sums, cover = (t, amount, good, made), (good + idle, made,
                                                            n)
                if sums[2] + sums[3]:
                    yield (code, area, str(year)), row(code, sums, cover)


def table(release, name):
    path = os.path.join(release, "en", name + ".csv")
    with open(path, encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def got(release):
    for name in ("comparison", "reaches"):
        for r in table(release, name):
            if r["value"] and r["indicator"] in INDICATORS:
                yield (r["indicator"], r["area"], r["year"]), (
                    r["value"], r["reported/expected"], r["imputed units"],
                    r["imputed share"])


def told(release):
    for r in table(release, "findings"):
        if r["rule"] == "aggregate.imputed":
            method = r["text"].rsplit("(", 1)[0] and r["text"].split(
                " is imputed (")[1].split(":")[0]
            yield (r["unit"], r["indicator"], int(r["period"])), (
                Fraction(r["value"]), method)


def differences(want, have):
    for key in sorted(want.keys() | have.keys(), key=str):
        if want.get(key) != have.get(key):
            yield "%s: expected %s, got %s" % (key, want.get(key),
                                               have.get(key))


if __name__ == "__main__":
    imputation = Imputation(said())
    made = {k: (v, imputation.method[k]) for k, v in imputation.made.items()}
    found = list(differences(made, dict(told(sys.argv[1]))))
    found += list(differences(dict(expected(imputation)),
                              dict(got(sys.argv[1]))))
    print("%d values imputed" % len(made))
    print("\n".join(found))
    sys.exit(bool(found))
