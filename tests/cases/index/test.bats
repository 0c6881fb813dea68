# A composite index of fifty areas and fifty indicators in three levels, with
# denominators, stand-ins of the peer group, outliers drawn in, min-max and the
# arithmetic mean, and one of every other method, beside an implementation of
# their own.

load ../site

HERE=tests/cases/index

setup_file() {
    export WORK=$BATS_FILE_TMPDIR PYTHONDONTWRITEBYTECODE=1
    cp -R tests/cases/survey/config "$WORK/config"
    python3 $HERE/make.py "$WORK/config" "$WORK/inbox" "$WORK/data.json"
    "$NIANBAO" init --site "$WORK/site" --config "$WORK/config"
    cp -R "$WORK/inbox/." "$WORK/site/inbox/"
    "$NIANBAO" run --site "$WORK/site" --settle 0 --clock $CLOCK
}

@test "index: every score and rank is that of the independent implementation" {
    python3 $HERE/independent.py "$WORK/data.json" \
        "$WORK/site/current/en/index.csv"
}

# A comparison that finds nothing anywhere proves nothing.
@test "index: the comparison sees a score that is off by little" {
    sed 's/\(FIFTY,FIFTY,A07,[^,]*,[0-9.]*\)/\10001/
        s/^\(FIFTY,FIFTY,A08,[^,]*,[0-9]*\)\./\11./
        s/^\(MIXED,M2,A09,[^,]*,[0-9]*\)\./\11./' \
        "$WORK/site/current/en/index.csv" >"$BATS_TEST_TMPDIR/index.csv"
    run python3 $HERE/independent.py "$WORK/data.json" \
        "$BATS_TEST_TMPDIR/index.csv"
    [ "$status" -eq 1 ]
    [[ $output == *"FIFTY A08 score"* && $output == *"M2 A09 score"* ]]
    [[ $output != *"FIFTY A07 score"* ]]
}

@test "index: the shape agrees with the schema" {
    xmllint --noout --relaxng config/schemas/index.rng "$WORK/config/index.xml"
}

@test "index: the survey's documentation names it" {
    "$NIANBAO" rules --config "$WORK/config" |
        grep -Eq '^index +MIXED +Mixed$'
}

# Whoever configures one has README alone.
@test "index: the example of README is an index" {
    cp -R config "$BATS_TEST_TMPDIR/config"
    awk '/^### The composite index/ { here = 1 }
        here && /^```xml$/ { on = 1; next } /^```/ { on = 0 } on' README.md \
        >"$BATS_TEST_TMPDIR/config/index.xml"
    grep -q 'code="CARE"' "$BATS_TEST_TMPDIR/config/index.xml"
    xmllint --noout --relaxng config/schemas/index.rng \
        "$BATS_TEST_TMPDIR/config/index.xml"
    "$NIANBAO" rules --config "$BATS_TEST_TMPDIR/config" --test
}

# The same bytes whatever came first, and by how many workers.
@test "index: order of arrival and workers change no byte" {
    site=$BATS_TEST_TMPDIR/site
    "$NIANBAO" init --site "$site" --config "$WORK/config"
    cp -R "$WORK/inbox/." "$site/inbox/"
    rm "$site"/inbox/*[02468]/202*.xml
    "$NIANBAO" run --site "$site" --settle 0 --clock $CLOCK --workers 2
    run cmp "$WORK/site/current/en/index.csv" "$site/current/en/index.csv"
    [ "$status" -eq 1 ]
    for area in $(ls "$WORK/inbox" | grep '[02468]$' | sort -r); do
        cp "$WORK/inbox/$area"/202*.xml "$site/inbox/$area/"
    done
    "$NIANBAO" run --site "$site" --settle 0 --clock $CLOCK --workers 1
    diff <(cd "$WORK/site/current" && digests zh && digests en) \
        <(cd "$site/current" && digests zh && digests en)
}

@test "index: the interval holds the rank that most runs have" {
    python3 - "$WORK/site/current/en/index.csv" <<'PY'
import csv, sys
rows = [r for r in csv.DictReader(open(sys.argv[1], encoding="utf-8-sig"))
        if r["part"] == "FIFTY"]
assert len(rows) == 50
wide = 0
for r in rows:
    low, high = int(r["rank-low"]), int(r["rank-high"])
    assert 1 <= low <= high <= 50
    wide += low < high
assert wide > 25, wide
PY
}

# Which city is first is none of a test's business.
@test "index: the sample's index says whose it is, and every city has its rank" {
    empty_site "$BATS_TEST_TMPDIR/site"
    cp -R samples/inbox/. "$BATS_TEST_TMPDIR/site/inbox/"
    night "$BATS_TEST_TMPDIR/site"
    python3 - "$BATS_TEST_TMPDIR/site/current" <<'PY'
import csv, sys
for language, own in (("en", "our own"), ("zh", "自")):
    path = "%s/%s/index.csv" % (sys.argv[1], language)
    with open(path, encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    whole = [dict(zip(head, row)) for row in rows if row[5] == "IDX"]
    assert len(whole) == 21
    for row in whole:
        name, basis, rank, low, high, flags = (
            row[head[k]] for k in (1, 28, 10, 14, 15, 25))
        assert own in name and own in basis
        assert 1 <= int(low) <= int(high) <= 21 and 1 <= int(rank) <= 21
        assert flags
PY
}

@test "index: a Monte Carlo run costs no more than a computation" {
    "$BUILD/tests/bench/index"
}
