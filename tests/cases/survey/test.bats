# Another survey, from another field: the schools of a lake's three towns. The
# program knows nothing of it but what lies here in config/.

load ../site

HERE=tests/cases/survey

setup_file() {
    export SITE=$BATS_FILE_TMPDIR/site
    "$NIANBAO" init --site "$SITE" --config $HERE/config
    cp -R $HERE/inbox/. "$SITE/inbox/"
    "$NIANBAO" run --site "$SITE" --settle 0 --clock $CLOCK
}

@test "survey: every file is accepted and its rules hold" {
    run grep -L 'verdict="accepted"' -r --include='*.xml' "$SITE/receipts"
    [ -z "$output" ]
    "$NIANBAO" rules --test --config $HERE/config
}

@test "survey: the comparison of the towns" {
    same_as $HERE/comparison.csv "$SITE/current/en/comparison.csv"
}

@test "survey: the sentences, in both languages" {
    same_as $HERE/bulletin.en.csv "$SITE/current/en/bulletin.csv"
    same_as $HERE/bulletin.zh.csv "$SITE/current/zh/bulletin.csv"
}

@test "survey: its tables are those of its own tables.xml" {
    [ "$(cd "$SITE/current/en" && echo *)" = \
        "bulletin.csv bulletin.xml comparison.csv comparison.xml" ]
}

@test "survey: no word of the other survey is in it" {
    run grep -rlE 'ELD\.|440100|Guangdong|广东|民政' "$SITE/current/"
    echo "$output"
    [ "$status" -eq 1 ]
}

@test "survey: a case that fails prints the difference and how to accept it" {
    printf 'town,pupils\nnorth,1\n' >"$BATS_TEST_TMPDIR/expected.csv"
    printf 'town,pupils\r\nnorth,2\r\n' >"$BATS_TEST_TMPDIR/table.csv"
    ACCEPT= run same_as "$BATS_TEST_TMPDIR"/{expected,table}.csv
    [ "$status" -eq 1 ]
    [[ $output == *-north,1*+north,2*"ACCEPT=1 "*"bats $BATS_TEST_TMPDIR" ]]
    ACCEPT=1 same_as "$BATS_TEST_TMPDIR"/{expected,table}.csv
    grep -qx 'north,2' "$BATS_TEST_TMPDIR/expected.csv"
}
