# Who has reported, who is late, what is open: on the screen and in a release.

load ../site

setup() {
    SITE=$BATS_TEST_TMPDIR/site
    empty_site "$SITE"
    mkdir -p "$SITE/inbox/440103" "$SITE/inbox/440104" "$SITE/inbox/440105"
    sed -i -e 's/^past = .*/past = refuse/' \
        -e 's/^loss-most = .*/loss-most = 100/' "$SITE/config/site.conf"
}

# A return for 2021, one figure more or less.
drop() { # UNIT VALUE... [-- ATTRIBUTES]
    local unit=$1
    echo "<submission xmlns=\"urn:nianbao:submission:1\" unit=\"$unit\"" \
        "period=\"2021\" ${3:-}>${2}</submission>" \
        >"$SITE/inbox/$unit/${4:-a}.xml"
}
night_of() { # DAY
    "$NIANBAO" run --site "$SITE" --settle 0 --clock "$1T02:00:00+08:00" ||
        [ $? -eq 1 ]
}
status_of() { # DAY [OPTION...]
    local day=$1
    shift
    "$NIANBAO" status --site "$SITE" --clock "$day" "$@"
}
# A cell of the release's table: unit, year and column, by title.
cell() { # UNIT COLUMN
    plain "$SITE/current/en/status.csv" | python3 -c '
import csv, sys
for r in csv.DictReader(sys.stdin):
    if r["unit"] == sys.argv[1] and r["year"] == "2021":
        print(r[sys.argv[2]])' "$1" "$2"
}
BEDS='<value of="ELD.BEDS">10</value>'

@test "status: due, overdue, on time, late, by the calendar" {
    drop 440103 "$BEDS"
    night_of 2022-02-15
    [ "$(cell 440103 state)" = "on time" ]
    [ "$(cell 440104 state)" = due ]
    [ "$(cell 440104 reminder)" = "remind before the deadline" ]
    drop 440104 "$BEDS"
    night_of 2022-03-02
    [ "$(cell 440103 state)" = "on time" ]
    [ "$(cell 440104 state)" = late ]
    [ "$(cell 440104 "first received")" = 2022-03-02 ]
    [ "$(cell 440105 state)" = overdue ]
    [ "$(cell 440105 reminder)" = "remind now" ]
}

@test "status: a correction does not make a return late, and is a version" {
    drop 440103 "$BEDS"
    night_of 2022-02-15
    drop 440103 '<value of="ELD.BEDS">11</value>'
    night_of 2022-03-02
    [ "$(cell 440103 state)" = "on time" ]
    [ "$(cell 440103 versions)" = 2 ]
    [ "$(cell 440103 "first received")" = 2022-02-15 ]
    [ "$(cell 440103 "last received")" = 2022-03-02 ]
}

@test "status: what was refused or withdrawn is not reported" {
    drop 440103 '<value of="ELD.BEDS">3-5</value>'
    drop 440104 "$BEDS"
    night_of 2022-02-15
    [ "$(cell 440103 verdict)" = refused ]
    [ "$(cell 440103 reported)" = 0 ]
    [ "$(cell 440104 reported)" = 1 ]
    drop 440104 '' 'mode="withdraw" revision="1"' b
    night_of 2022-02-16
    [ "$(cell 440104 reported)" = 0 ]
}

@test "status: completeness, findings and what was explained of them" {
    drop 440103 "$BEDS"
    drop 440104 '<nil/>'
    night_of 2022-02-15
    [ "$(cell 440103 "items reported")" = 1 ]
    asked=$(cell 440103 "items asked")
    [ "$asked" -gt 20 ]
    [ "$(cell 440103 "items reported (%)")" = \
        "$(python3 -c "print('%.2f' % (100 / $asked))")" ]
    [ "$(cell 440104 "items reported (%)")" = 100.00 ]
}

@test "status: totals of a form are the sums of its rows" {
    cp -R samples/inbox/. "$SITE/inbox/"
    sed -i 's/^past = .*/past = accept/' "$SITE/config/site.conf"
    night "$SITE"
    plain "$SITE/current/en/status.csv" | python3 -c '
import collections, csv, sys
sums, totals = collections.Counter(), {}
for r in csv.DictReader(sys.stdin):
    for c in ("expected", "reported", "on time", "late", "overdue", "versions",
              "items asked", "items reported", "findings", "explained"):
        key = r["form"], r["year"], c
        if r["unit"]:
            sums[key] += int(r[c])
        else:
            totals[key] = int(r[c])
assert totals and totals == dict(sums), (totals, sums)
assert totals["annual", "2021", "expected"] == 44
assert totals["annual", "2021", "reported"] == 43'
    [ "$(cell 445122 state)" = due ]
}

@test "status: the screen is aligned, and says as known at when" {
    drop 440103 "$BEDS"
    night_of 2022-02-15
    run status_of 2022-03-05T09:00:00+08:00
    [ "$status" -eq 0 ]
    [[ ${lines[1]} == "2021 年，截至 2022-03-05 09:00:00 (UTC+08:00)" ]]
    [[ $output == *"广州市荔湾区民政局"*"按时"* ]]
    [[ $output == *"广州市越秀区民政局"*"逾期未报"*"请催报"* ]]
    [[ $output == *"合计: 民政部门年报"* ]]
    python3 -c '
import sys, unicodedata
wide = lambda t: sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in t)
lines = sys.argv[1].splitlines()[3:]
starts = {wide(l[:l.index(w)]) for l in lines
          for w in ("按时", "逾期未报") if w in l}
assert len(starts) == 1, starts' "$output"
    run status_of 2022-03-05 --language en
    [[ $output == *"2021, as known at 2022-03-05 08:00:00 (UTC+08:00)"* ]]
    [[ $output == *"Yuexiu District Civil Affairs Bureau"*overdue*"remind now"* ]]
    [ -z "$(grep ' $' <<<"$output")" ]
}

@test "status: as CSV it is the release's table of the same day" {
    drop 440103 "$BEDS"
    night_of 2022-02-15
    for language in zh en; do
        cmp <(status_of 2022-02-15 --csv --language $language) \
            "$SITE/current/$language/status.csv"
    done
}

@test "status: of another year, and what is no year or language" {
    drop 440103 "$BEDS"
    night_of 2022-02-15
    run status_of 2022-02-15 --period 2020
    [[ $output == *"2020 年"* ]]
    run status_of 2022-02-15 --period next
    [ "$status" -eq 2 ]
    [[ $output == *"--period next is no year"* ]]
    run status_of 2022-02-15 --language fr
    [ "$status" -eq 2 ]
    [[ $output == *"--language fr; expected zh or en"* ]]
}

@test "status: a site that has had no night has none" {
    run status_of 2022-02-15
    [ "$status" -eq 74 ]
}

@test "status: a warning counts as a finding until it is explained" {
    values='<value of="ELD.BEDS">10</value><value of="ELD.FAMBEDS">20</value>'
    drop 440103 "$values"
    night_of 2022-02-15
    [ "$(cell 440103 findings)" = 1 ]
    [ "$(cell 440103 explained)" = 0 ]
    [ "$(cell 440103 "findings per 100 items")" = 50.00 ]
    drop 440103 "$values<remark on=\"ELD.BEDS\" edit=\"ELD-03\">yes</remark>" \
        'revision="1"'
    night_of 2022-02-16
    [ "$(cell 440103 findings)" = 1 ]
    [ "$(cell 440103 explained)" = 1 ]
    [ "$(cell 440103 "explained (%)")" = 100.00 ]
}
