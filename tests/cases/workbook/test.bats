# The clerk's loop by workbook: a form out, a workbook in, what is wrong back.

load ../site

bats_require_minimum_version 1.5.0

HERE=tests/cases/workbook
export PYTHONDONTWRITEBYTECODE=1

setup() {
    SITE=$BATS_TEST_TMPDIR/site
    RECEIPTS=$SITE/receipts/440103
    "$NIANBAO" init --site "$SITE" --config config >/dev/null
    sed -i 's/^durable = yes/durable = no/' "$SITE/config/site.conf"
    mkdir "$SITE/inbox/440103"
}

# One of the days of 2022; later ones see what earlier ones left.
receive() { # DAY
    run --separate-stderr "$NIANBAO" receive --site "$SITE" --settle 0 \
        --clock "2022-$1T10:00:00+08:00"
    echo "$output$stderr"
}
form() { echo "$RECEIPTS"/440103_*_2021年_*.xlsx; }
receipt_of() { grep -l "file=\"$1\"" "$RECEIPTS"/*.xml; }
verdict_of() { sed -n 's/.* verdict="\([a-z-]*\)".*/\1/p' "$(receipt_of "$1")"; }
stranger() { python3 $HERE/stranger.py "$@"; }

# What the district's tables say: code,value of every row about Liwan.
told() {
    plain "$SITE/current/en/districts.csv" | python3 -c '
import csv, sys
for r in csv.DictReader(sys.stdin):
    if r["area"] == "440103" and r["year"] == "2021" and r["value"]:
        print(r["indicator"], r["value"])'
}

# The whole way: three mistakes, the receipt, the cells it names, accepted.
whole_way() { # WAY [CONVERTER]
    local convert=${2:-cp}
    receive 01-05
    stranger fill "$(form)" "$BATS_TEST_TMPDIR/a.xlsx" "$1" wrong
    $convert "$BATS_TEST_TMPDIR/a.xlsx" "$SITE/inbox/440103/荔湾年报.xlsx"
    receive 01-10
    [ "$status" -eq 1 ]
    [ "$(verdict_of 荔湾年报.xlsx)" = partly-accepted ]
    cp "$(receipt_of 荔湾年报.xlsx)" "$BATS_TEST_TMPDIR/receipt.xml"
    stranger mend "$BATS_TEST_TMPDIR/receipt.xml" "$BATS_TEST_TMPDIR/a.xlsx" \
        "$BATS_TEST_TMPDIR/b.xlsx" "$1" >"$BATS_TEST_TMPDIR/mended"
    cat "$BATS_TEST_TMPDIR/mended"
    [ "$(wc -l <"$BATS_TEST_TMPDIR/mended")" -eq 3 ]
    $convert "$BATS_TEST_TMPDIR/b.xlsx" "$SITE/inbox/440103/荔湾年报改.xlsx"
    accepted 荔湾年报改.xlsx
}

# The drop is taken whole, and its values are in the tables.
accepted() { # NAME
    run "$NIANBAO" run --site "$SITE" --settle 0 \
        --clock 2022-01-20T02:00:00+08:00
    cat "$(receipt_of "$1")"
    [ "$status" -eq 0 ]
    [ "$(verdict_of "$1")" = accepted ]
    told >"$BATS_TEST_TMPDIR/told"
    cat "$BATS_TEST_TMPDIR/told"
    for value in 'ELD.BEDS 4770' 'ELD.YIKANG 22' 'ELD.CANTEENS 63' \
        'SAS.PEOPLE 5535' 'SAS.PEOPLE.DUE 5535' 'SOG.PARTYORG 66' \
        'COM.SW.SERVED 225000' 'SPS.MAR.PARK 0' 'GEN.HON.COLL 2'; do
        grep -qx "$value" "$BATS_TEST_TMPDIR/told"
    done
}

@test "workbook: the whole way as Excel writes" { whole_way excel; }
@test "workbook: the whole way as WPS writes" { whole_way wps; }
@test "workbook: the whole way in the strict dialect, nothing named" {
    whole_way bare
}

libreoffice() { # FROM TO
    HOME=$BATS_TEST_TMPDIR soffice --headless --convert-to xlsx \
        --outdir "$BATS_TEST_TMPDIR/saved" "$1" >/dev/null 2>&1
    mv "$BATS_TEST_TMPDIR/saved/$(basename "$1")" "$2"
}

@test "workbook: the whole way as LibreOffice saves" {
    command -v soffice >/dev/null ||
        skip "soffice is not installed (libreoffice-calc-nogui)"
    whole_way plain libreoffice
}

@test "workbook: the one that came back is mended and sent again" {
    receive 01-05
    stranger fill "$(form)" "$SITE/inbox/440103/荔湾 (1).xlsx" excel wrong
    receive 01-10
    back=$(echo "$RECEIPTS"/荔湾__1_.xlsx_*-1.xlsx)
    [ -f "$back" ]
    python3 $HERE/returned.py "$back"
    stranger mend "$(receipt_of "荔湾 (1).xlsx")" "$SITE/archive"/*/"$(
        sed -n 's/.* sha256="\([0-9a-f]*\)".*/\1/p' \
            "$(receipt_of "荔湾 (1).xlsx")")" \
        "$BATS_TEST_TMPDIR/b.xlsx" plain
    # The clerk works in the copy that came back: rows are in the form's order.
    python3 $HERE/returned.py "$back" "$SITE/inbox/440103/back.xlsx"
    accepted back.xlsx
}

@test "workbook: a remark that names the edit answers its warning" {
    receive 01-05
    python3 $HERE/put.py "$(form)" "$SITE/inbox/440103/a.xlsx" \
        ELD.BEDS:本年数值:10 ELD.FAMBEDS:本年数值:20
    receive 01-10
    [ "$(verdict_of a.xlsx)" = accepted-with-warnings ]
    grep 'code="ELD-03".*cell="填报表!D' "$(receipt_of a.xlsx)"
    [ -f "$RECEIPTS"/a.xlsx_*-1.xlsx ]
    python3 $HERE/put.py "$(form)" "$SITE/inbox/440103/b.xlsx" \
        ELD.BEDS:本年数值:10 ELD.FAMBEDS:本年数值:20 \
        ELD.FAMBEDS:备注:家庭床位多于机构 ELD.FAMBEDS:所说明的审核:ELD-03
    receive 01-11
    cat "$(receipt_of b.xlsx)"
    [ "$(verdict_of b.xlsx)" = accepted ]
}

# A body of the province has a row for each city, its code with the city's.
@test "workbook: one value for each city" {
    mkdir "$SITE/inbox/440000-lottery-centre"
    "$NIANBAO" template --site "$SITE" 440000-lottery-centre 2021
    forms=$SITE/receipts/440000-lottery-centre
    python3 $HERE/put.py "$forms"/*.xlsx \
        "$SITE/inbox/440000-lottery-centre/a.xlsx" \
        CHV.LOT.SALES@440300:本年数值:2828390000 \
        CHV.LOT.SALES@441900:本年数值:14亿
    "$NIANBAO" run --site "$SITE" --settle 0 --clock 2022-02-01T02:00:00+08:00
    plain "$SITE/current/en/comparison.csv" | grep '^CHV.LOT.SALES,.*,2021,' |
        tee "$BATS_TEST_TMPDIR/sales"
    grep -q ',440300,.*2828390000' "$BATS_TEST_TMPDIR/sales"
    grep -q ',441900,.*1400000000' "$BATS_TEST_TMPDIR/sales"
    grep -q 'a.xlsx:填报表!D' "$BATS_TEST_TMPDIR/sales"
}

@test "workbook: what comes back does not depend on when or by how many" {
    receive 01-05
    stranger fill "$(form)" "$BATS_TEST_TMPDIR/a.xlsx" wps wrong
    cp "$BATS_TEST_TMPDIR/a.xlsx" "$SITE/inbox/440103/"
    receive 01-10
    rm -rf "$SITE/receipts" "$SITE/inbox/440103/.taken"
    sqlite3 "$SITE/ledger.sqlite" 'UPDATE drops SET answered = 0'
    cp -R "$BATS_TEST_TMPDIR/site" "$BATS_TEST_TMPDIR/other"
    receive 01-10
    digests "$SITE/receipts" >"$BATS_TEST_TMPDIR/one"
    SITE=$BATS_TEST_TMPDIR/other
    receive 02-20
    digests "$SITE/receipts" | diff "$BATS_TEST_TMPDIR/one" -
}

@test "workbook: forms go out on the opening day, once, each to its sender" {
    "$NIANBAO" receive --site "$SITE" --settle 0 \
        --clock 2021-12-31T23:59:59+08:00
    [ -z "$(find "$SITE/receipts" -name '*2021年*')" ]
    "$NIANBAO" receive --site "$SITE" --settle 0 \
        --clock 2022-01-01T00:00:00+08:00
    [ "$(find "$SITE/receipts" -name '*2021年*.xlsx' | wc -l)" -eq 54 ]
    [ "$(find "$SITE/receipts" -name '*2021年*.xml' | wc -l)" -eq 54 ]
    echo mine >"$(form)"
    "$NIANBAO" receive --site "$SITE" --settle 0 \
        --clock 2022-01-02T00:00:00+08:00
    [ "$(cat "$(form)")" = mine ]
}

@test "workbook: no forms where the site hands none out" {
    sed -i 's/^templates = yes/templates = no/' "$SITE/config/site.conf"
    receive 01-05
    [ -z "$(find "$SITE/receipts" -name '*年_*')" ]
}

@test "template: the same bytes every time, beside a blank in XML" {
    for i in 1 2; do
        TZ=UTC-$i "$NIANBAO" template --site "$SITE" \
            --out "$BATS_TEST_TMPDIR/$i" 440103 2021
        sleep 1.1
    done
    diff -r "$BATS_TEST_TMPDIR/1" "$BATS_TEST_TMPDIR/2"
    xmllint --noout --relaxng config/schemas/submission.rng \
        "$BATS_TEST_TMPDIR"/1/*.xml
}

@test "template: last year's values stand beside, from the ledger" {
    cp samples/inbox/440103/440103_2020.xml.gz "$SITE/inbox/440103/"
    receive 01-05
    python3 $HERE/column.py "$(form)" 上年数值 >"$BATS_TEST_TMPDIR/last"
    cat "$BATS_TEST_TMPDIR/last"
    grep -qx 'ELD.BEDS 4769' "$BATS_TEST_TMPDIR/last"
}

@test "template: what cannot be is said, with what can" {
    while IFS='|' read -r unit period words; do
        run "$NIANBAO" template --site "$SITE" "$unit" "$period"
        echo "$output"
        [ "$status" -eq 2 ]
        [[ $output == *"$words"* ]]
    done <<-END
	990000|2021|there is no unit 990000
	440103|then|PERIOD then is no year
	440103|1950|asks nothing of 440103 in 1950
	END
    run "$NIANBAO" template --site "$SITE" 440103
    [ "$status" -eq 2 ]
}

# Each organization's form, filled in by another hand, in one zip.
@test "workbook: sixty organizations' workbooks in one zip" {
    mkdir "$SITE/inbox/440100"
    python3 $HERE/sixty.py "$NIANBAO" "$SITE" "$BATS_TEST_TMPDIR" \
        "$SITE/inbox/440100/社会组织.zip"
    receive 02-01
    run python3 $HERE/sixty.py check "$BATS_TEST_TMPDIR" \
        "$SITE/ledger.sqlite" "$SITE/receipts/440100"
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "workbook: strange ones get their verdicts, in words that mend" {
    "$NIANBAO" template --site "$SITE" --out "$BATS_TEST_TMPDIR" 440103 2021
    mkdir "$BATS_TEST_TMPDIR/440103"
    python3 $HERE/strange.py make "$BATS_TEST_TMPDIR"/*.xlsx \
        "$BATS_TEST_TMPDIR/440103"
    run python3 $HERE/strange.py check "$NIANBAO" "$SITE/config" \
        "$BATS_TEST_TMPDIR/440103"
    echo "$output"
    [ "$status" -eq 0 ]
}

# A name of ours that is also the library's would be called in its place.
@test "workbook: no function of ours is called as one of libxlsxwriter" {
    library=$(ldd "$NIANBAO" | sed -n 's/.*libxlsxwriter.* => \([^ ]*\) .*/\1/p')
    [ -n "$library" ]
    nm -D --defined-only "$library" | sed 's/.* //' | sort >"$BATS_TEST_TMPDIR/a"
    nm --defined-only "$BUILD/libnianbao.a" 2>/dev/null |
        sed -n 's/.* T //p' | sort >"$BATS_TEST_TMPDIR/b"
    [ -z "$(comm -12 "$BATS_TEST_TMPDIR/a" "$BATS_TEST_TMPDIR/b")" ]
}
