# The chain upwards: a city compiles itself, and its province takes the city's
# whole return as it would have taken everything the city's own units send.

load ../site

HERE=tests/cases/chain
CITY=440100

# Districts of which the bulletin speaks: the chain knows none of them.
BELOW="440103 440105 440106"

site_of() { # NAME: the part of the split survey with its inbox
    "$NIANBAO" init --site "$BATS_FILE_TMPDIR/$1" \
        --config "$BATS_FILE_TMPDIR/split/$1/config" >/dev/null
    cp -R "$BATS_FILE_TMPDIR/split/$1/inbox/." "$BATS_FILE_TMPDIR/$1/inbox/"
}

# One district is silent for years, another for the last: then the city's sums,
# and its sums over years, are partial, and so is what is made from them.
drops() { # FOLDER
    cp -R samples/inbox "$1"
    rm -r "$1/440118" "$1"/440105/440105_2021*
}

setup_file() {
    drops "$BATS_FILE_TMPDIR/drops"
    empty_site "$BATS_FILE_TMPDIR/single"
    cp -R "$BATS_FILE_TMPDIR/drops/." "$BATS_FILE_TMPDIR/single/inbox/"
    night "$BATS_FILE_TMPDIR/single"
    python3 $HERE/split.py $CITY config "$BATS_FILE_TMPDIR/drops" \
        "$BATS_FILE_TMPDIR/split"
    site_of city
    night "$BATS_FILE_TMPDIR/city"
    site_of province
    mkdir "$BATS_FILE_TMPDIR/province/inbox/$CITY"
    cp "$BATS_FILE_TMPDIR/city/current/submission.xml.gz" \
        "$BATS_FILE_TMPDIR/province/inbox/$CITY/"
    night "$BATS_FILE_TMPDIR/province"
}

setup() {
    cd "$BATS_FILE_TMPDIR"
}

repository() { (cd "$BATS_TEST_DIRNAME/../../.." && "$@"); }

compare() { # CHAINED
    repository python3 $HERE/compare.py "$BATS_FILE_TMPDIR/single/current" \
        "$1/current" $BELOW
}

@test "chain: the whole return is a return like any other, a submission a year" {
    gzip -dc city/current/submission.xml.gz >up.xml
    repository xmllint --noout --relaxng config/schemas/submission.rng \
        "$BATS_FILE_TMPDIR/up.xml"
    [ "$(grep -c '<submission unit="440100" ' up.xml)" -eq \
        "$(grep -o '<submission unit="440100" period="[0-9]*"' up.xml |
            sort -u | wc -l)" ]
    for year in 2016 2017 2018 2019 2020 2021; do
        grep -q "<submission unit=\"440100\" period=\"$year\".* scope=\"whole\"" \
            up.xml
    done
    grep -q '<submission unit="440100-lottery-centre" ' up.xml
    grep -q 'flags="[a-z ]*synthetic' up.xml
    grep -q 'flags="[a-z ]*partial' up.xml
    grep -q 'period="2017/2021"' up.xml
    grep -q '<item name=' up.xml
}

# Header of gzip: no name (4th byte 0), time 0 (5th to 8th).
@test "chain: its bytes hold no time and no name" {
    [ "$(head -c 8 city/current/submission.xml.gz | od -An -tx1 | tr -d ' ')" = \
        1f8b080000000000 ]
}

@test "chain: it is taken without a word against it" {
    run grep -c '<finding' -r province/receipts/$CITY
    echo "$output"
    [[ $output == *:0 ]]
    grep -q 'verdict="accepted"' -r province/receipts/$CITY
}

@test "chain: the province's tables are those of one site" {
    run compare "$BATS_FILE_TMPDIR/province"
    echo "$output" | tail -20
    [ "$status" -eq 0 ]
}

@test "chain: the comparison sees what a value changed on the way does" {
    cp -R split/province split/other
    repository "$NIANBAO" init --site "$BATS_FILE_TMPDIR/other" \
        --config "$BATS_FILE_TMPDIR/split/other/config" >/dev/null
    cp -R split/other/inbox/. other/inbox/
    mkdir other/inbox/$CITY
    gzip -dc city/current/submission.xml.gz |
        sed '0,/\(<value of="ELD.BEDS"[^>]*>\)/s//\19/' |
        gzip -n >other/inbox/$CITY/submission.xml.gz
    night other
    run compare "$BATS_FILE_TMPDIR/other"
    [ "$status" -eq 1 ]
    [[ $output == *"ELD.BEDS"*" became "* ]]
}
