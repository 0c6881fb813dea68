"""The three forms of a release's validation report say the same, and add up."""
import csv
import json
import re
import sys
import xml.etree.ElementTree as tree
from collections import Counter

NS = "{urn:nianbao:validation:1}"
folder = sys.argv[1]


def table(name):
    with open(f"{folder}/en/{name}.csv", encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


def number(row, column):
    return int(row[column] or 0)


def check_structure(entries):
    """The parts and words of the ESSnet's structure, version 1.0.1."""
    for e in entries:
        assert set(e) <= {"id", "type", "event", "rule", "aggregate", "data",
                          "value"}, e
        assert isinstance(e["event"]["time"], str) and e["event"]["actor"]
        for side in ("source", "target"):
            assert all(len(key) == 4 and all(isinstance(p, str) for p in key)
                       for key in e["data"][side]), e
        if e["type"] == "validation":
            rule = e["rule"]
            assert rule["language"] and rule["expression"], e
            assert rule["severity"] in ("information", "warning", "error"), e
            assert rule.get("change", "down") in ("up", "down"), e
            assert e["value"] in ("0", "1", "NA") and e["data"]["target"], e
        else:
            assert e["type"] == "aggregation", e
            assert e["aggregate"]["language"] and e["aggregate"]["expression"]
            assert isinstance(e["value"], str), e
    ids = Counter(e["id"] for e in entries)
    assert max(ids.values()) == 1, ids.most_common(1)


def main():
    entries = json.load(open(f"{folder}/validation.json", encoding="utf-8"))
    check_structure(entries)
    validations = [e for e in entries if e["type"] == "validation"]
    counts = {e["id"]: int(e["value"]) for e in entries
              if e["type"] == "aggregation"}

    rows = table("validation")
    part = {name: [r for r in rows if r["part"] == name]
            for name in ("total", "severity", "type", "rule", "unit",
                         "finding")}
    (total,) = part["total"]
    noted = [r for r in table("findings") if r["rule"] == "publish.noted"]
    printed = [r for r in table("findings") if r["rule"] != "publish.noted"]
    capped = sum(int(re.search(r"applied (\d+) times", r["text"])[1])
                 for r in noted)
    assert number(total, "findings") == len(printed) + capped
    assert number(total, "explained") == sum(bool(r["explained"])
                                             for r in printed)
    assert len(validations) == len(printed)

    # Every breakdown adds up to the whole.
    for name in ("severity", "rule", "finding"):
        for column in ("findings", "explained"):
            assert sum(number(r, column) for r in part[name]) == \
                number(total, column), (name, column)
    for column in ("passed", "failed", "undecided"):
        for name in ("type", "rule"):
            assert sum(number(r, column) for r in part[name]) == \
                number(total, column), (name, column)
    by_severity = Counter(r["severity"] for r in printed)
    by_severity["information"] += capped
    for r in part["severity"]:
        assert number(r, "findings") == by_severity[r["severity"]], r

    # What failed is what was found, rule by rule.
    by_rule = Counter(r["rule"] for r in printed)
    tried = [r for r in part["rule"] if r["type"]]
    assert len(tried) > 50
    for r in tried:
        assert number(r, "failed") == number(r, "findings") == \
            by_rule[r["rule"]], r
        for column, value in (("passed", "1"), ("failed", "0"),
                              ("undecided", "NA")):
            assert counts[f"{r['rule']}={value}"] == number(r, column), r
    assert counts["all=1"] == number(total, "passed")

    # Every unit's tries, levels 1 and 2; review's are nobody's.
    for column in ("passed", "failed", "undecided"):
        own = sum(number(r, column) for r in tried if int(r["level"]) <= 2)
        assert sum(number(r, column) for r in part["unit"]) == own, column

    report = tree.parse(f"{folder}/validation.xml").getroot()
    assert len(report.findall(NS + "validation")) == len(validations)
    for a, b in zip(report.findall(NS + "validation"), validations):
        assert a.get("id") == b["id"], (a.get("id"), b["id"])
        assert a.find(f"{NS}rule/{NS}expression").text == \
            b["rule"]["expression"]
    of = {f"{a.get('rule')}={a.get('of')}": int(a.get("value"))
          for a in report.findall(NS + "aggregation")}
    assert of == counts
    assert report.get("time") == validations[0]["event"]["time"]
    print(report.get("time"), "adds up")


main()
