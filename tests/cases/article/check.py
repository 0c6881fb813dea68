"""Holds a bulletin against expected.csv: `check.py EXPECTED BULLETIN`. Prints
whatever differs.

A row of expected.csv is a statement of the article: `line` is where it says
so. A number lies within lo..hi; without hi the article says "more than", so
lo itself is too little. `word` is a claim, a grade or a task; a row with
neither is told in words of its own. `synthetic`: something the value is made
of was invented for the samples, so the flags say so."""
import csv
import sys
from decimal import Decimal, InvalidOperation


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    keys = [row["key"] for row in rows]
    assert len(keys) == len(set(keys)), "a key twice in " + path
    return {row["key"]: row for row in rows}


def is_within(text, low, high):
    try:
        value = Decimal(text)
    except InvalidOperation:
        return False
    return Decimal(low) <= value <= Decimal(high) if high \
        else value > Decimal(low)


def value_fault(want, value):
    if want["lo"]:
        if not is_within(value, want["lo"], want["hi"]):
            return "value %r is not within %s..%s" % (
                value, want["lo"], want["hi"])
    elif want["word"]:
        if value != want["word"]:
            return "value is %r, not %r" % (value, want["word"])
    elif not value:
        return "says nothing"
    return None


def faults(want, got):
    for column in ("class", "area", "period"):
        if got[column] != want[column]:
            yield "%s is %r, not %r" % (column, got[column], want[column])
    fault = value_fault(want, got["value"])
    if fault:
        yield fault
    says = "synthetic" in got["flags"]
    if says != (want["synthetic"] == "yes"):
        yield "flagged synthetic" if says else "not flagged synthetic"
    if not got["text"]:
        yield "no sentence"


def compare(expected, bulletin):
    for key in expected.keys() - bulletin.keys():
        yield "%s (line %s): missing" % (key, expected[key]["line"])
    for key in bulletin.keys() - expected.keys():
        yield "%s: not in the article" % key
    for key in expected.keys() & bulletin.keys():
        for fault in faults(expected[key], bulletin[key]):
            yield "%s (line %s): %s" % (key, expected[key]["line"], fault)


if __name__ == "__main__":
    found = sorted(compare(read(sys.argv[1]), read(sys.argv[2])))
    print("\n".join(found))
    sys.exit(bool(found))
