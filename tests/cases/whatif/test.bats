# What would move if a value were another: the schools of three towns, with an
# index and an edit of their own.

load ../site

HERE=tests/cases/whatif

setup() {
    export SITE=$BATS_TEST_TMPDIR/site
    cp -R tests/cases/survey/config "$BATS_TEST_TMPDIR/config"
    cp $HERE/config/* "$BATS_TEST_TMPDIR/config/"
    "$NIANBAO" init --site "$SITE" --config "$BATS_TEST_TMPDIR/config"
    cp -R tests/cases/survey/inbox/. "$SITE/inbox/"
    night "$SITE"
}

whatif() {
    "$NIANBAO" whatif --site "$SITE" --clock $CLOCK "$@"
}

@test "whatif: what it says is what comes to pass" {
    whatif SCH.TEACHERS mill-west 2021 90 >"$BATS_TEST_TMPDIR/told"
    cp -RL "$SITE/current" "$BATS_TEST_TMPDIR/before"
    cp $HERE/mended/2021.xml "$SITE/inbox/mill-west/mended.xml"
    night "$SITE"
    python3 $HERE/moves.py "$BATS_TEST_TMPDIR/before" "$SITE/current" \
        >"$BATS_TEST_TMPDIR/moved"
    [ "$(wc -l <"$BATS_TEST_TMPDIR/moved")" -ge 6 ]
    grep -q '^SCHX mill 2021' "$BATS_TEST_TMPDIR/moved"
    sed -n 's/ ([0-9]*).*//p' "$BATS_TEST_TMPDIR/told" | LC_ALL=C sort |
        diff - "$BATS_TEST_TMPDIR/moved"
    grep -q "$(wc -l <"$BATS_TEST_TMPDIR/moved") ranks move" \
        "$BATS_TEST_TMPDIR/told"
}

@test "whatif: an area by its name, several cells, nothing that moves" {
    whatif SCH.TEACHERS 西坊 2021 71 SCH.SCHOOLS north 2021 5 \
        >"$BATS_TEST_TMPDIR/told"
    grep -q '^没有位次变动 / no rank moves$' "$BATS_TEST_TMPDIR/told"
}

@test "whatif: nothing is recorded" {
    digests "$SITE" >"$BATS_TEST_TMPDIR/before"
    whatif SCH.TEACHERS mill-west 2021 90
    whatif --open-warnings
    digests "$SITE" >"$BATS_TEST_TMPDIR/after"
    diff "$BATS_TEST_TMPDIR/before" "$BATS_TEST_TMPDIR/after"
}

# 70 teachers of 1106 pupils: with a tenth more Mill West passes Mill East.
@test "whatif: where a rank would lie if an open warning were right" {
    whatif --open-warnings >"$BATS_TEST_TMPDIR/told"
    grep -A3 '^SCH-01 mill-west ' "$BATS_TEST_TMPDIR/told" >"$BATS_TEST_TMPDIR/one"
    grep -q '^    SCH.TEACHERS mill-west 2021: 2 \[2, 2\] (2); ' "$BATS_TEST_TMPDIR/one"
    grep -q '^    SCH.RATIO mill-west 2021: 2 \[1, 2\] (2); ' "$BATS_TEST_TMPDIR/told"
    whatif --open-warnings --tolerance 1 >"$BATS_TEST_TMPDIR/less"
    run grep -q 'SCH.RATIO mill-west' "$BATS_TEST_TMPDIR/less"
    [ "$status" -eq 1 ]
}

@test "whatif: what it cannot suppose it says" {
    run whatif SCH.TEECHERS mill-west 2021 90
    [ "$status" -eq 2 ]
    [[ $output == *'called "SCH.TEECHERS"'*indicators.csv* ]]
    run whatif SCH.TEACHERS nowhere 2021 90
    [[ $status -eq 2 && $output == *'no area "nowhere"'* ]]
    run whatif SCH.TEACHERS mill-west soon 90
    [[ $status -eq 2 && $output == *'no period "soon"'* ]]
    run whatif SCH.TEACHERS mill-west 2021 many
    [[ $status -eq 2 && $output == *'no number "many"'* ]]
    run whatif SCH.RATIO mill-west 2021 90
    [[ $status -eq 2 && $output == *"is computed as 100*SCH.TEACHERS/SCH.PUPILS"* ]]
    run whatif SCH.TEACHERS mill-west 2018 90
    [[ $status -eq 2 && $output == *"nobody says SCH.TEACHERS of mill-west in 2018"* ]]
    run whatif SCH.TEACHERS mill-west
    [[ $status -eq 2 && $output == *"INDICATOR AREA PERIOD VALUE"* ]]
    run whatif
    [[ $status -eq 2 && $output == *"--open-warnings"* ]]
    run whatif --open-warnings --tolerance lots
    [[ $status -eq 2 && $output == *"per cent"* ]]
}

@test "whatif: without a ledger there is nothing to look at" {
    "$NIANBAO" init --site "$BATS_TEST_TMPDIR/new" \
        --config "$BATS_TEST_TMPDIR/config"
    run "$NIANBAO" whatif --site "$BATS_TEST_TMPDIR/new" --clock $CLOCK \
        SCH.TEACHERS mill-west 2021 90
    [ "$status" -eq 74 ]
    [ ! -e "$BATS_TEST_TMPDIR/new/ledger.sqlite" ]
}
