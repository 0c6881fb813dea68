"""Compares the tables of a site with those of one that had a city's whole
return: compare.py SINGLE CHAINED BELOW... Prints every cell that differs but for
what belongs to who reported: coverage, source, what a whole or control stated;
rows that say only that nobody reported; and the areas BELOW the city, of which
the chain knows nothing."""
import csv
import sys

ASIDE = {"reported/expected", "source", "stated by whole or control"}
TABLES = ["comparison", "ranking", "series", "bulletin", "honours", "index",
          "robustness", "standards"] + [
    "table-" + section for section in
    "assistance charity children community elderly general organizations "
    "party services".split()]


def read(current, table):
    with open(f"{current}/en/{table}.csv", encoding="utf-8-sig", newline="") as f:
        rows = list(csv.DictReader(f))
    keys = {}
    for row in rows:
        key = tuple(row.get(k, "") for k in KEYS)
        while key in keys:
            key += ("again",)
        keys[key] = row
    return keys


SILENT = "", "expected; not reported"
KEYS = ["indicator", "key", "area", "code", "city", "year", "period", "name",
        "item", "area name"]


def main(single, chained, *below):
    cells = differ = 0
    for table in TABLES:
        a, b = read(single, table), read(chained, table)
        for key in sorted(a.keys() ^ b.keys()):
            row = a.get(key) or b.get(key)
            if row.get("flags") in SILENT and not row.get("value"):
                continue
            differ += 1
            print(f"{table} {[k for k in key if k]}: only in "
                  f"{'one site' if key in a else 'the chain'}: "
                  f"{row}")
        for key in sorted(a.keys() & b.keys()):
            if a[key].get("area") in below:
                continue
            for column in sorted(a[key].keys() - ASIDE):
                x, y = a[key][column], b[key].get(column, "no column")
                cells += 1
                if x != y:
                    differ += 1
                    print(f"{table} {[k for k in key if k]} {column}: "
                          f"{x!r} became {y!r}")
    print(f"{cells} cells compared, {differ} differ")
    return differ > 0 or cells < 1000


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
