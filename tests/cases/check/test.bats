# Looking before sending: inbox/SENDER/check/ and `nianbao check`.

load ../site

bats_require_minimum_version 1.5.0

setup() {
    SITE=$BATS_TEST_TMPDIR/site
    empty_site "$SITE"
    CHECK=$SITE/inbox/440103/check
    PAGES=$SITE/receipts/440103/check
    mkdir -p "$CHECK"
}

# A return of Liwan into a file.
file() { # FILE CONTENT [ATTRIBUTES]
    echo "<submission xmlns=\"urn:nianbao:submission:1\" unit=\"440103\"" \
        "period=\"${YEAR:-2021}\" ${3:-}>$2</submission>" >"$1"
}
receive() {
    "$NIANBAO" receive --site "$SITE" --settle 0 --clock "${1:-$CLOCK}"
}
says() { # TEXT...
    local text
    for text; do
        grep -qF -- "$text" <(sed 's/<[^>]*>//g' "$PAGES"/*.html) ||
            { echo "does not say: $text"; sed 's/<[^>]*>//g' "$PAGES"/*.html
              return 1; }
    done
}
rows() { sqlite3 "$SITE/ledger.sqlite" 'SELECT count(*) FROM drops'; }

@test "check folder: the verdict comes, nothing is recorded, the file stays" {
    file "$CHECK/a.xml" '<value of="ELD.BEDS">3-5</value>'
    before=$(digests "$SITE/inbox")
    receive
    diff <(echo "$before") <(digests "$SITE/inbox")
    says "预检结果（未报送）" "退回：本文件没有采用" "“3-5”" \
        "Pre-check (nothing was delivered)" "Refused: nothing in it counts" \
        "把文件移到上一级文件夹" "move the file to the folder above."
    [ "$(rows)" -eq 0 ]
    [ -z "$(find "$SITE/archive" -type f)" ]
    [ "$(ls "$PAGES" | wc -l)" -eq 2 ]
    python3 tests/cases/receipts/pages.py "$PAGES"
}

@test "check folder: judged beside the unit's own history" {
    YEAR=2020 file "$SITE/inbox/440103/2020.xml" \
        '<value of="ELD.BEDS">470</value>'
    receive
    file "$CHECK/a.xml" '<value of="ELD.BEDS">27</value>'
    receive
    says "已接收，有 1 处需要核实" ELD-14 "Accepted; to be looked at: 1"
    [ "$(rows)" -eq 1 ]
    grep -c ELD-14 "$PAGES"/*.csv
    # Delivered, it gets the verdict that it was promised.
    mv "$CHECK/a.xml" "$SITE/inbox/440103/"
    receive
    grep -l '已接收，有 1 处需要核实' "$SITE"/receipts/440103/a.xml_*.html
}

@test "check folder: what a version would replace is not its history" {
    YEAR=2020 file "$SITE/inbox/440103/2020.xml" \
        '<value of="ELD.BEDS">470</value>'
    file "$SITE/inbox/440103/2021.xml" '<value of="ELD.BEDS">27</value>'
    receive
    file "$CHECK/a.xml" '<value of="ELD.BEDS">480</value>'
    receive
    says "已接收，全部采用"
}

@test "check folder: not judged again while it is the same, anew when changed" {
    file "$CHECK/a.xml" '<value of="ELD.BEDS">3-5</value>'
    receive
    before=$(stat -c '%i %n' "$PAGES"/*)
    receive 2022-02-16
    diff <(echo "$before") <(stat -c '%i %n' "$PAGES"/*)
    file "$CHECK/a.xml" '<value of="ELD.BEDS">35</value>'
    receive
    says "已接收，全部采用" "您要做的：把文件移到上一级文件夹"
    ! grep -q 请保存本回执 "$PAGES"/*.html
    [ "$(ls "$PAGES" | wc -l)" -eq 2 ]
    ! grep -q 退回 "$PAGES"/*.html
}

@test "check folder: when the file goes its pages go, the others stay" {
    file "$CHECK/a.xml" '<value of="ELD.BEDS">35</value>'
    file "$CHECK/b.xml" '<value of="ELD.BEDS">36</value>'
    receive
    [ "$(ls "$PAGES" | wc -l)" -eq 4 ]
    rm "$CHECK/a.xml"
    receive
    [ "$(ls "$PAGES" | grep -c '^b.xml_')" -eq 2 ]
    [ "$(ls "$PAGES" | wc -l)" -eq 2 ]
    rm -r "$CHECK"
    receive
    [ -z "$(ls "$PAGES" 2>/dev/null)" ]
}

@test "check folder: run does it too, and its release does not know of it" {
    file "$SITE/inbox/440103/a.xml" '<value of="ELD.BEDS">35</value>'
    "$NIANBAO" run --site "$SITE" --settle 0 --clock "$CLOCK"
    release=$(readlink "$SITE/current")
    file "$CHECK/b.xml" '<value of="ELD.BEDS">99999</value>'
    "$NIANBAO" run --site "$SITE" --settle 0 --clock "$CLOCK"
    [ "$(readlink "$SITE/current")" = "$release" ]
    says "已接收，全部采用"
}

@test "check folder: too early is told as it would be" {
    sed -i 's/^past = .*/past = refuse/' "$SITE/config/site.conf"
    file "$CHECK/a.xml" '<value of="ELD.BEDS">35</value>'
    receive 2021-12-15
    says "退回" validate.early
}

@test "check folder: hostile files are refused, links and folders left alone" {
    head -c 100 /dev/urandom >"$CHECK/noise.zip"
    head -c 100 samples/inbox/440103/440103_2018.xml.gz >"$CHECK/cut.xml.gz"
    : >"$CHECK/empty.xml"
    mkdir "$CHECK/folder"
    ln -s /etc/passwd "$CHECK/link.xml"
    mkdir -p "$SITE/inbox/440104"
    file "$SITE/inbox/440104/secret.part" 'x'
    ln -s ../440104 "$SITE/inbox/440105"
    receive
    [ "$(ls "$PAGES" | grep -c html)" -eq 3 ]
    [ "$(grep -l 退回 "$PAGES"/*.html | wc -l)" -eq 3 ]
    [ ! -e "$SITE/receipts/440104/check" ]
}

@test "check folder: a file over the limit is refused without being read" {
    sed -i 's/^file-most.*/file-most = 1024/' "$SITE/config/site.conf"
    file "$CHECK/big.xml" "<!-- $(head -c 2000 /dev/zero | tr '\0' x) -->"
    receive
    says "退回" ingest.too-large
}

@test "check folder: another's check folder is no way into somebody's file" {
    mkdir -p "$SITE/inbox/440104/check"
    file "$SITE/inbox/440104/check/own.xml" '<value of="ELD.BEDS">35</value>'
    rm -r "$CHECK"
    ln -s ../440104/check "$CHECK"
    receive
    [ ! -e "$PAGES" ]
}

@test "check: with a site beside its history, as known at a time" {
    YEAR=2020 file "$SITE/inbox/440103/2020.xml" \
        '<value of="ELD.BEDS">470</value>'
    receive
    file "$BATS_TEST_TMPDIR/a.xml" '<value of="ELD.BEDS">27</value>'
    before=$(digests "$SITE")
    run "$NIANBAO" check --site "$SITE" --clock "$CLOCK" \
        "$BATS_TEST_TMPDIR/a.xml"
    echo "$output"
    [ "$status" -eq 0 ]
    [[ $output == *"as known at 2022-02-15 02:00:00 (UTC+08:00)"* ]]
    [[ $output == *"warning ELD-14"*"accepted with warnings"* ]]
    [[ $output == *"not checked:"*ELD-21*"other units"* ]]
    [[ $output != *"not checked:"*ELD-14*"other units"* ]]
    diff <(echo "$before") <(digests "$SITE")
}

@test "check: without a site it names the rules it could not run" {
    file "$BATS_TEST_TMPDIR/a.xml" '<value of="ELD.BEDS">27</value>'
    run "$NIANBAO" check --config config "$BATS_TEST_TMPDIR/a.xml"
    [ "$status" -eq 0 ]
    [[ $output != *"as known at"* ]]
    [[ $output == *"未检查 / not checked:"*ELD-14*ELD-21*"the calendar"* ]]
}

@test "check: many files at once, 1 if any is refused" {
    file "$BATS_TEST_TMPDIR/a.xml" '<value of="ELD.BEDS">27</value>'
    file "$BATS_TEST_TMPDIR/b.xml" '<value of="ELD.BEDS">3-5</value>'
    run "$NIANBAO" check --config config "$BATS_TEST_TMPDIR"/{a,b,a}.xml
    [ "$status" -eq 1 ]
    [ "$(grep -c 'a.xml: 接收 / accepted: 1 submissions' <<<"$output")" -eq 2 ]
    [ "$(grep -c 'b.xml: 退回 / rejected' <<<"$output")" -eq 1 ]
}
