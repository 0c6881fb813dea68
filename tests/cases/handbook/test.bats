# The survey documents itself: one page and a table a chapter, in two languages.

load ../site

HERE=tests/cases/handbook

@test "handbook: everything of the survey is in it, and every link leads there" {
    export PYTHONDONTWRITEBYTECODE=1
    for config in config tests/cases/waterworks/config; do
        "$NIANBAO" rules --config $config --out "$BATS_TEST_TMPDIR/book"
        python3 $HERE/check.py $config "$BATS_TEST_TMPDIR/book"
    done
}

@test "handbook: the check sees what is missing" {
    "$NIANBAO" rules --config config --out "$BATS_TEST_TMPDIR/book"
    sed -i 's/id="edits-ELD-03"/id="edits-ELD-02"/' \
        "$BATS_TEST_TMPDIR/book/index.zh.html"
    run python3 $HERE/check.py config "$BATS_TEST_TMPDIR/book"
    [ "$status" -eq 1 ]
    [[ $output == *"id edits-ELD-02 twice"*"nowhere, #edits-ELD-03"* ]]
}

@test "handbook: an edit, an indicator and an imputation in words" {
    "$NIANBAO" rules --config tests/cases/waterworks/config \
        --out "$BATS_TEST_TMPDIR/book"
    plain "$BATS_TEST_TMPDIR/book/zh/edits.csv" |
        grep -F '如果 漏点数 等于 0 ，则 漏损量 不大于 0.3 × 取水量'
    plain "$BATS_TEST_TMPDIR/book/en/edits.csv" |
        grep -F 'if Leaks mended equals 0 then Water lost is at most 0.3'
    plain "$BATS_TEST_TMPDIR/book/en/imputation.csv" |
        grep -x 'W.TAKEN,Water taken,ratio,W.STAFF,same area above,,3'
    plain "$BATS_TEST_TMPDIR/book/en/indicators.csv" |
        grep '^W.SOLD,.*W-01.*"sum of components, prorated to the total",'
}

# A kind of edit without a formula says what it looks at by its parameters.
@test "handbook: every edit says what it looks at" {
    "$NIANBAO" rules --config config --out "$BATS_TEST_TMPDIR/book"
    python3 - "$BATS_TEST_TMPDIR/book/en" <<'END'
import csv, sys
def rows(name):
    with open("%s/%s.csv" % (sys.argv[1], name), encoding="utf-8-sig") as f:
        return list(csv.DictReader(f))
edits = {r["id"]: r["formula"] for r in rows("edits")}
assert all(edits.values()), [e for e, f in edits.items() if not f]
named = {e for r in rows("indicators") for e in r["edits"].split()}
of = {e for e, f in edits.items() if ' on="' in f}
assert of and of <= named, of - named
END
}

@test "handbook: a composite index with its weights" {
    "$NIANBAO" rules --config config --out "$BATS_TEST_TMPDIR/book"
    plain "$BATS_TEST_TMPDIR/book/en/composites.csv" |
        grep -E '^[^,]+,[^,]+,[^,]+,equal,higher is better,ELD\.'
    grep -F '<section id="composites">' "$BATS_TEST_TMPDIR/book/index.zh.html"
}

@test "handbook: the same bytes every time, and no word of the machine" {
    for n in 1 2; do
        "$NIANBAO" rules --config config --out "$BATS_TEST_TMPDIR/$n" >/dev/null
    done
    diff -r "$BATS_TEST_TMPDIR/1" "$BATS_TEST_TMPDIR/2"
    run grep -rl "$BATS_TEST_TMPDIR" "$BATS_TEST_TMPDIR/1"
    [ "$status" -eq 1 ]
}

@test "handbook: a folder that cannot be made" {
    touch "$BATS_TEST_TMPDIR/file"
    run "$NIANBAO" rules --config config --out "$BATS_TEST_TMPDIR/file"
    [ "$status" -eq 74 ]
    [[ $output == *"$BATS_TEST_TMPDIR/file"* ]]
}
