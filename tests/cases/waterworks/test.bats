# A survey from another field, written from README alone: waterworks of a delta,
# with numbers of their own, twenty edits, records with gaps, and imputation.
# What is made up is worked out again in expected.py, by other code.

load ../site

HERE=tests/cases/waterworks

setup_file() {
    export SITE=$BATS_FILE_TMPDIR/site PYTHONDONTWRITEBYTECODE=1
    "$NIANBAO" init --site "$SITE" --config $HERE/config
    python3 $HERE/make.py "$SITE/inbox"
    night "$SITE" >"$SITE.log"
}

table() { # NAME
    plain "$SITE/current/en/$1.csv"
}

@test "waterworks: its rules hold" {
    "$NIANBAO" rules --test --config $HERE/config
}

@test "waterworks: every value and how much of it was imputed, by other code" {
    run python3 $HERE/expected.py "$SITE/current"
    echo "$output"
    [ "$status" -eq 0 ]
    [ "${output%% *}" -ge 30 ]
}

@test "waterworks: the other code tells a value that is one too high" {
    cp -R "$SITE/current/" "$BATS_TEST_TMPDIR/release"
    sed -i '/^W.STAFF,delta,2021,/s/,2021,\([0-9]*\)/,2021,1\1/' \
        "$BATS_TEST_TMPDIR/release/en/comparison.csv"
    run python3 $HERE/expected.py "$BATS_TEST_TMPDIR/release"
    [ "$status" -eq 1 ]
    [[ $output == *"('W.STAFF', 'delta', '2021'): expected"* ]]
}

@test "waterworks: the source names method and parents, in both languages" {
    table reaches | grep -F 'WW-203 imputed, ratio: 86 * 8558 / 174 =' |
        grep -F -- '= 4229.816092 -> 4230; WW-201 WW-202 WW-204'
    plain "$SITE/current/zh/reaches.csv" | grep -F 'WW-203 推算，按比率：86'
    plain "$SITE/current/zh/findings.csv" | grep -F '4230 补缺（按比率: ""86 * 8558'
    plain "$SITE/current/zh/findings.csv" | grep -F '已改为 112（多了负号）'
}

@test "waterworks: what is made of imputed values says so" {
    table comparison | grep -E '^W.YIELD,delta,2021,[0-9.]+,.*imputed'
    table comparison | grep -E '^W.POWER,upper,2019,[0-9.]+,,,'
}

@test "waterworks: the rate of imputation, by units and by values" {
    table quality | grep -xE 'W.POWER,2021,2/2,5/12,41.67,44.[0-9]+'
    table quality | grep -xF 'W.COST,2021,2/2,,0.00,'
}

@test "waterworks: an imputed value goes when its unit reports" {
    site=$BATS_TEST_TMPDIR/site
    cp -R "$SITE" "$site"
    table findings | grep '^aggregate.imputed,WW-206,2021,W.STAFF,'
    mkdir -p "$site/inbox/works"
    printf '%s' '<submission xmlns="urn:nianbao:submission:1" unit="ww 206"' \
        ' period="2021"><value of="W.STAFF">140</value></submission>' \
        >"$site/inbox/works/WW-206.xml"
    CLOCK=2022-02-16T02:00:00+08:00 night "$site"
    run grep '^aggregate.imputed,WW-206,2021,W.STAFF,' \
        "$site/current/en/findings.csv"
    [ "$status" -eq 1 ]
    grep -E '^W.STAFF,reach-c,2021,226,,2/2,' "$site/current/en/reaches.csv"
}

@test "waterworks: without imputation.csv what is missing stays missing" {
    site=$BATS_TEST_TMPDIR/off
    "$NIANBAO" init --site "$site" --config $HERE/config
    rm "$site/config/imputation.csv"
    python3 $HERE/make.py "$site/inbox"
    night "$site"
    run grep -rE ' imputed, |推算，' "$site/current/en"
    [ "$status" -eq 1 ]
    grep -E '^W.POWER,delta,2021,[0-9.]+,partial' \
        "$site/current/en/comparison.csv"
}

@test "waterworks: a slip that the survey mends is flagged and told" {
    table findings | grep "^validate.corrected,WW-201,2021,W.LOST,'-112,"
    table findings | grep -F 'said -112 and was corrected to 112 (sign)'
    table reaches | grep -E '^W.LOST,reach-a,2021,[0-9]+,[^,]*imputed,'
}

# The return has ten times the homes' water; nobody is asked to believe it.
slip() { # FILE
    printf '%s' '<submission xmlns="urn:nianbao:submission:1" unit="WW-202"' \
        ' period="2021"><value of="W.SOLD">60</value>' \
        '<value of="W.HOME">300</value><value of="W.TRADE">20</value>' \
        '<value of="W.PUBLIC">10</value></submission>' >"$1"
}

@test "waterworks: a slip by ten is mended where the survey says so" {
    slip "$BATS_TEST_TMPDIR/a.xml"
    run "$NIANBAO" check --config $HERE/config "$BATS_TEST_TMPDIR/a.xml"
    echo "$output"
    [ "$status" -eq 0 ]
    [[ $output == *"said 300 and was corrected to 30 (ten)"* ]]
    [[ $output != *W-01* ]]
}

@test "waterworks: and only proposed where it does not" {
    slip "$BATS_TEST_TMPDIR/a.xml"
    cp -R $HERE/config "$BATS_TEST_TMPDIR/config"
    rm "$BATS_TEST_TMPDIR/config/corrections.csv"
    run "$NIANBAO" check --config "$BATS_TEST_TMPDIR/config" \
        "$BATS_TEST_TMPDIR/a.xml"
    echo "$output"
    [ "$status" -eq 1 ]
    [[ $output == *"Water sold is not the sum of its three uses"* ]]
    [[ $output == *"says 300; 30 may be meant (ten)"* ]]
}

@test "waterworks: the order in which the drops come shows nowhere" {
    site=$BATS_TEST_TMPDIR/order
    "$NIANBAO" init --site "$site" --config $HERE/config
    for unit in WW-206 lower WW-101 reach-a; do
        python3 $HERE/make.py "$site/inbox" $unit
        night "$site"
    done
    python3 $HERE/make.py "$site/inbox"
    CLOCK=2022-02-16T02:00:00+08:00 night "$site"
    for table in comparison reaches quality; do
        cmp "$SITE/current/en/$table.csv" "$site/current/en/$table.csv"
    done
}

@test "waterworks: who is neither works nor office is refused" {
    printf '%s' '<submission xmlns="urn:nianbao:submission:1" unit="WW-901"' \
        ' period="2021"><value of="W.STAFF">140</value></submission>' \
        >"$BATS_TEST_TMPDIR/WW-901.xml"
    run "$NIANBAO" check --config $HERE/config "$BATS_TEST_TMPDIR/WW-901.xml"
    [ "$status" -eq 1 ]
    [[ $output == *"no works' number"* ]]
}
