#!/usr/bin/env bats
# Every command README shows in a `sh` block works as it stands.

setup() {
    root=$(pwd)
    cd "$BATS_TEST_TMPDIR"
    ln -s "$root/samples" samples
    ln -s "$root/config" config
    PATH=$(dirname "$NIANBAO"):$PATH
}

# The commands of README's `sh` blocks, in order.
commands() {
    awk '/^```sh$/ { on = 1; next } /^```/ { on = 0 } on' "$root/README.md"
}

@test "the commands of README run as they are written" {
    [ "$(commands | wc -l)" -ge 5 ]
    commands >all.sh
    run sh -e all.sh
    echo "$output"
    [ "$status" -eq 0 ]
    [ -e site/current/en/comparison.csv ]
}

@test "the excerpt of README is what the samples give" {
    nianbao init --site site
    cp -R samples/inbox/. site/inbox/
    nianbao run --site site --settle 0 --clock 2022-02-15T02:00:00+08:00 ||
        [ $? -eq 1 ]
    python3 - "$root/README.md" site/current/en/comparison.csv <<'END'
import csv, re, sys
readme = open(sys.argv[1], encoding="utf-8").read()
table = open(sys.argv[2], encoding="utf-8-sig", newline="")
rows = {r["area name"]: r for r in csv.DictReader(table)
        if r["indicator"] == "ELD.BEDS" and r["year"] == "2021"}
shown = re.findall(r"^\| (\w+) \| (\d+) \| ([\d.]+) % \| ([\d.]+) \|"
                   r" ([\d.]+) % \| ?(\d*) ?\|", readme, re.M)
assert len(shown) >= 4, shown
for area, *cells in shown:
    r = rows[area]
    got = [r["value"], r["share of province (%)"],
           r["per 10,000 inhabitants"],
           r["change on last year (%; points for rates)"], r["rank"]]
    assert got == [c.strip() for c in cells], (area, got, cells)
END
}

@test "every target that make help lists is in the makefile's phony list" {
    cd "$root"
    for goal in $(make help | awk '{print $1}'); do
        grep -q "^$goal:" GNUmakefile
    done
}

# Every kind of edit with every parameter, from the program's own table.
@test "README has every type of edit and every parameter it takes" {
    cd "$root"
    for method in previous mean median slip fraction hb modified-z sigma-gap; do
        grep -q "^| \`VNO\` \`$method\` " README.md
    done
    kinds=$(grep -oE '\{"[A-Z]{3}", ' pipeline/model/edit_kinds.c | sort -u)
    [ "$(wc -l <<<"$kinds")" -ge 17 ]
    for type in $(grep -oE '[A-Z]{3}' <<<"$kinds"); do
        grep -qE "^\| \`$type\`|\`$type\`( and| are|,)" README.md || { echo "$type"; false; }
    done
    names=$(grep -oE '\{"[a-z-]+",? *PARAMETER' pipeline/model/edit_kinds.c |
        grep -oE '[a-z-]{1,}"' | tr -d '"' | sort -u)
    [ "$(wc -l <<<"$names")" -ge 35 ]
    for name in $names; do
        grep -q "^| .*\`$name\`" README.md || { echo "$name"; false; }
    done
}
