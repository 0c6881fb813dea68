"""Counts indicators of the sample year again, from the originals, by rules of
its own, and holds a site's comparison.csv against it.

`recount.py SITE [INDICATOR...]`: of those indicators, by default of all that
districts count. Prints whatever differs."""
import csv
import os
import re
import sys
from decimal import ROUND_HALF_UP, Decimal

import originals

YEAR = "2021"
TIMES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10 ** 4, "亿": 10 ** 8}
NOTHING = ("无", "没有", "-", "—", "/", "N/A", "不详", "未统计", "…", "*", "")
ABSENT, NOT_ASKED = "absent", "not asked"


def number(text):
    """A number as people write it; ABSENT if it is none."""
    text = originals.fold(text)
    if text in ("无", "没有", "-"):
        return Decimal(0)
    if text in NOTHING:
        return ABSENT
    text = re.sub("(?<=[0-9])[,'’](?=[0-9]{3})", "", text)
    found = re.fullmatch("约?([0-9.]+)([十百千万亿]*)[^0-9]*", text)
    if not found:
        raise ValueError("cannot read " + text)
    value = Decimal(found.group(1))
    for times in found.group(2):
        value *= TIMES[times]
    return value


class Survey:
    """The lists of the survey: areas, bureaus, indicators."""

    def __init__(self, config):
        self.config = config
        self.parent = {a["code"]: a["parent"] for a in self.read("areas")}
        self.root = next(c for c, p in self.parent.items() if not p)
        self.bureaus = {u["code"] for u in self.read("units")
                        if u["kind"] == "bureau"}
        self.indicators = {
            i["code"]: i for i in self.read("indicators")
            if i["type"] == "number" and i["over_areas"] == "sum"
            and i["counted_by"] in ("district", "district+own")
            and i["first_year"] <= YEAR <= (i["last_year"] or YEAR)}

    def read(self, name):
        path = os.path.join(self.config, name + ".csv")
        with open(path, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def parts(self, area, indicator):
        """The areas whose bureaus report the parts of `area`."""
        parts = [c for c, p in self.parent.items()
                 if p == area and c in self.bureaus]
        if parts and indicator["counted_by"] == "district+own":
            parts.append(area + "/own")
        return parts


def said(survey, archive):
    """{(indicator, area): number, ABSENT or NOT_ASKED} in what counts."""
    found = [v for drop in originals.deliveries(archive)
             for v in originals.versions(*drop)
             if v.period == YEAR and v.unit == v.sender
             and v.unit in survey.bureaus]
    values = {}
    for kept in originals.counted(found).values():
        for version in kept:
            values.update(said_in(survey, version))
    return values


def said_in(survey, version):
    for e in version.element:
        indicator = survey.indicators.get(e.get("of"))
        if indicator is None or originals.year(e.get("period", YEAR)) != YEAR:
            continue
        area = e.get("area") or version.unit
        whole = version.element.get("scope") == "whole" or e.get("area")
        if survey.parts(area, indicator) and not whole:
            area += "/own"
        yield (indicator["code"], area), value(e)


def value(e):
    if e.tag != originals.SPACE + "none":
        return number(e.text)
    return {"nil": Decimal(0), "not-applicable": NOT_ASKED}.get(
        e.get("as"), ABSENT)


def figure(survey, values, indicator, area):
    """The parts when all that are asked are in, else what was stated for the
    whole, else the parts there are; None if there is nothing."""
    stated = values.get((indicator["code"], area), ABSENT)
    parts = [figure(survey, values, indicator, part)
             for part in survey.parts(area, indicator)]
    if not parts:
        return stated
    known = [p for p in parts if isinstance(p, Decimal)]
    if known and ABSENT not in parts or not isinstance(stated, Decimal):
        return sum(known) if known else ABSENT
    return stated


def whole_number(value):
    return str(value.quantize(Decimal(1), ROUND_HALF_UP))


def two(part, whole):
    """Per cent, as printed."""
    return str((100 * part / whole).quantize(
        Decimal("0.01"), ROUND_HALF_UP)) if whole else ""


def expected(survey, values, indicator):
    """{area: (value, share, rank, ranked)} as comparison.csv prints them."""
    total = figure(survey, values, indicator, survey.root)
    cities = {c: figure(survey, values, indicator, c)
              for c, p in survey.parent.items() if p == survey.root}
    known = {c: v for c, v in cities.items() if isinstance(v, Decimal)}
    rows = {survey.root: (whole_number(total), two(total, total), "", "")}
    for city, v in known.items():
        rank, ranked = 1 + sum(w > v for w in known.values()), len(known)
        if indicator["direction"] == "lower":
            rank = 1 + sum(w < v for w in known.values())
        if indicator["direction"] == "neutral" or ranked < 2:
            rank = ranked = ""
        rows[city] = (whole_number(v), two(v, total), str(rank), str(ranked))
    return rows


def printed(site, code):
    path = os.path.join(site, "current/en/comparison.csv")
    with open(path, encoding="utf-8-sig", newline="") as file:
        return {r["area"]: (r["value"], r["share of province (%)"], r["rank"],
                            r["ranked areas"])
                for r in csv.DictReader(file)
                if r["indicator"] == code and r["year"] == YEAR and r["value"]}


def compare(site, codes):
    survey = Survey(os.path.join(site, "config"))
    values = said(survey, os.path.join(site, "archive"))
    for code in codes or survey.indicators:
        want = expected(survey, values, survey.indicators[code])
        got = printed(site, code)
        for area in sorted(want.keys() | got.keys()):
            if want.get(area) != got.get(area):
                yield "%s %s: counted %s, printed %s" % (
                    code, area, want.get(area), got.get(area))


if __name__ == "__main__":
    found = list(compare(sys.argv[1], sys.argv[2:]))
    print("\n".join(found))
    sys.exit(bool(found))
