"""Which ranks differ between two releases: `moves.py BEFORE AFTER` prints
"KEY AREA YEAR: OLD -> NEW", sorted, as whatif begins its lines."""
import csv
import os
import sys


def ranks(release):
    found = {}
    for table in ("comparison", "districts", "index"):
        path = os.path.join(release, "en", table + ".csv")
        with open(path, encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                if row.get("kind") != "indicator":
                    key = "%(key)s %(area)s %(year)s" % row
                    found[key] = row["rank"] or "-"
    return found


before, after = ranks(sys.argv[1]), ranks(sys.argv[2])
for key in sorted(before):
    if before[key] != after[key]:
        print("%s: %s -> %s" % (key, before[key], after[key]))
