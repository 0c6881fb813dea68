# receipts/SENDER/open.*: what the night knows that a receipt cannot say.

load ../site

setup() {
    SITE=$BATS_TEST_TMPDIR/site
    empty_site "$SITE"
    mkdir -p "$SITE/inbox/440103" "$SITE/inbox/440104"
}

drop() { # UNIT CONTENT [ATTRIBUTES [FOLDER]]
    mkdir -p "$SITE/inbox/${4:-$1}"
    echo "<submission xmlns=\"urn:nianbao:submission:1\" unit=\"$1\"" \
        "period=\"2021\" ${3:-}>$2</submission>" \
        >"$SITE/inbox/${4:-$1}/$1.xml"
}
night_of() { # DAY
    "$NIANBAO" run --site "$SITE" --settle 0 --clock "$1T02:00:00+08:00" ||
        [ $? -eq 1 ]
}
read_page() { sed -e 's/<[^>]*>//g' -e '/^$/d' "$SITE/receipts/$1/open.html"; }
says() { # SENDER TEXT...
    local sender=$1 text
    shift
    for text; do
        grep -qF -- "$text" <<<"$(read_page "$sender")" ||
            { echo "does not say: $text"; read_page "$sender"; return 1; }
    done
}
says_not() { # SENDER TEXT
    ! grep -F -- "$2" <<<"$(read_page "$1")"
}
WARNED='<value of="ELD.BEDS">10</value><value of="ELD.FAMBEDS">20</value>'

@test "open: a warning stays until it is explained or mended" {
    drop 440103 "$WARNED"
    night_of 2022-02-15
    says 440103 ELD-03 "家庭养老床位数多于机构养老床位数" \
        "There are more family care beds than beds in homes" \
        "在备注（remark）里写明规则编号和原因" \
        "say why in a remark that names the rule"
    drop 440103 "$WARNED<remark on=\"ELD.BEDS\" edit=\"ELD-03\">so</remark>" \
        'revision="1"'
    night_of 2022-02-16
    says_not 440103 ELD-03
}

@test "open: what only the figures show is told to the bureau of the area" {
    drop 440103 '<value of="ELD.BEDS">70000</value>'
    night_of 2022-02-15
    ! grep -l ELD-21 "$SITE"/receipts/440103/440103.xml_*.html
    says 440103 ELD-21 "养老床位数超过常住人口的百分之五" \
        "Elderly care beds exceed five per cent of the inhabitants"
    grep -q ELD-21 "$SITE/receipts/440103/open.csv"
    says_not 440104 ELD-21
}

@test "open: returns due, then overdue, then in" {
    drop 440103 '<value of="ELD.BEDS">10</value>'
    night_of 2022-02-15
    says_not 440103 2022-02-28
    says 440104 "应报未报" "待报" 2022-02-28 2022-03-31 "Returns not yet in" due
    night_of 2022-03-02
    says 440104 "逾期未报" overdue
    grep -q '440104,.*,2021,逾期未报,overdue,.*截止 2022-02-28' \
        "$SITE/receipts/440104/open.csv"
    for year in 2016 2017 2018 2019 2020; do
        echo "<submission xmlns=\"urn:nianbao:submission:1\" unit=\"440104\"" \
            "period=\"$year\"><nil/></submission>" \
            >"$SITE/inbox/440104/$year.xml"
    done
    drop 440104 '<nil/>'
    night_of 2022-03-03
    says 440104 "没有待办事项" "Nothing is open"
}

@test "open: a year that is locked for good is no debt" {
    sed -i 's/^past = .*/past = refuse/' "$SITE/config/site.conf"
    drop 440103 '<value of="ELD.BEDS">10</value>'
    night_of 2022-02-15
    [ "$(grep -c '^440104' "$SITE/receipts/440104/open.csv")" -eq 1 ]
}

@test "open: what does not change is not touched, and comes again the same" {
    drop 440103 "$WARNED"
    night_of 2022-02-15
    before=$(stat -c '%i %Y %n' "$SITE"/receipts/*/open.*)
    drop 440104 '<value of="ELD.BEDS">10</value>'
    night_of 2022-02-16
    diff <(grep -v /440104/ <<<"$before") \
        <(stat -c '%i %Y %n' "$SITE"/receipts/*/open.* | grep -v /440104/)
    pages() { digests "$SITE/receipts" | grep open; }
    before=$(pages)
    rm -r "$SITE"/receipts/*/open.* "$SITE/current" "$SITE"/releases/*
    "$NIANBAO" report --site "$SITE" --clock 2022-02-17T02:00:00+08:00
    diff <(echo "$before") <(pages)
}

@test "open: a page that a killed night left torn is mended" {
    drop 440103 "$WARNED"
    night_of 2022-02-15
    before=$(digests "$SITE/receipts")
    echo torn >"$SITE/receipts/440103/open.html"
    rm "$SITE/current"
    night_of 2022-02-15
    diff <(echo "$before") <(digests "$SITE/receipts")
}

@test "open: an organization and the bureau that registered it are told" {
    code=51440105000000107U
    drop $code '<value of="CHD.WISH">约300</value>' '' 440105
    night_of 2022-02-15
    grep -l $code "$SITE/receipts/440105/open.csv"
    [ -e "$SITE/receipts/$code/open.html" ]
    drop $code '<value of="CHD.WISH">300</value>' 'revision="1"' 440105
    night_of 2022-02-16
    [ ! -e "$SITE/receipts/$code/open.html" ]
    [ ! -e "$SITE/receipts/$code/open.csv" ]
}

@test "open: every page of the sample years is well made" {
    cp -R samples/inbox/. "$SITE/inbox/"
    night "$SITE"
    python3 tests/cases/receipts/pages.py "$SITE/receipts"
    [ "$(ls "$SITE"/receipts/*/open.html | wc -l)" -ge 50 ]
    says 445122 "潮州市饶平县民政局" "待报"
}

@test "open: an ephemeral run writes none" {
    drop 440103 "$WARNED"
    "$NIANBAO" run --site "$SITE" --settle 0 --clock "$CLOCK" --ephemeral \
        --out "$BATS_TEST_TMPDIR/out"
    [ -z "$(find "$SITE/receipts" -name "open.*")" ]
}
