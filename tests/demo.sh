#!/bin/sh
# A site with the sample years, one night of early 2022, and what to look at.
set -eu
program=$1 site=$2
clock=2022-02-15T02:00:00+08:00

rm -rf "$site"
"$program" init --site "$site"
cp -R samples/inbox/. "$site/inbox/"

echo
echo "The night of $clock (some of the samples are bad on purpose):"
status=0
"$program" run --site "$site" --settle 0 --clock "$clock" || status=$?
[ "$status" = 1 ] || { echo "expected status 1, got $status" >&2; exit 1; }

echo
echo "A second night finds nothing new:"
before=$(cd "$site" && find releases -type f -exec sha256sum {} + | sort)
"$program" run --site "$site" --settle 0 --clock "$clock" || true
after=$(cd "$site" && find releases -type f -exec sha256sum {} + | sort)
[ "$before" = "$after" ] || { echo "it changed the release" >&2; exit 1; }
echo "nothing new, not a byte of the release changed"

echo
echo "Volunteers, 2021: value, share and rank (synthetic but for the real totals):"
python3 - "$site/current/en/comparison.csv" <<'END'
import csv, sys
with open(sys.argv[1], encoding="utf-8-sig", newline="") as table:
    rows = [r for r in csv.DictReader(table)
            if r["indicator"] == "CHV.VOLUNTEERS" and r["year"] == "2021"
            and r["rank"]]
rows.sort(key=lambda r: int(r["rank"]))
for r in rows[:5]:
    print("  %3s  %-10s %10s  %6s %%   %s" % (
        r["rank"], r["area name"], r["value"], r["share of province (%)"],
        "synthetic" if "synthetic" in r["flags"] else ""))
END
echo
echo "Open next, in a spreadsheet:"
for table in comparison ranking bulletin findings; do
    echo "  $site/current/en/$table.csv   $site/current/zh/$table.csv"
done
echo "What each sender got back: $site/receipts/"
