# The exit statuses of DESIGN, as far as a test can bring them about.

load ../site

setup() {
    SITE=$BATS_TEST_TMPDIR/site
    empty_site "$SITE"
    mkdir "$SITE/inbox/440103"
}

good() { cp samples/inbox/440103/440103_2018.xml.gz "$SITE/inbox/440103/"; }
bad() { cp samples/inbox/440103/440103_2019_补.xml.gz "$SITE/inbox/440103/"; }

go() { run "$NIANBAO" run --site "$SITE" --settle 0 --clock $CLOCK "$@"; }

@test "status: 0 for a good file, an empty inbox, and nothing new" {
    good
    for night in 1 2 3; do
        go
        echo "$output"
        [ "$status" -eq 0 ]
    done
}

@test "status: 1 when a file was refused, and only in that night" {
    good
    bad
    go
    [ "$status" -eq 1 ]
    go
    [ "$status" -eq 0 ]
}

@test "status: 2 for a command line that is wrong, with a word about it" {
    while IFS='|' read -r words says; do
        run "$NIANBAO" $words
        echo "$words: $status $output"
        [ "$status" -eq 2 ]
        [[ $output == *"$says"* ]]
    done <<-END
	rnu|no command rnu
	run --wrokers 2|run does not know --wrokers
	run --site $SITE --clock yesterday|--clock yesterday is no time
	run --site $SITE --settle soon|settle
	run --site $SITE --period MMXXI|--period MMXXI is no year
	run --site $SITE --ephemeral|--ephemeral wants --out DIR
	run --site $BATS_TEST_TMPDIR/none|no configuration in
	check --site $SITE|check wants at least one FILE
	report --site $SITE file|report takes no operand: file
	END
}

@test "status: 2 without a command, 0 for help" {
    run "$NIANBAO"
    [ "$status" -eq 2 ]
    run "$NIANBAO" --help
    [ "$status" -eq 0 ]
    [[ $output == *"75 another run holds the lock"* ]]
    run "$NIANBAO" run --help
    [ "$status" -eq 0 ]
    [[ $output == *"--ephemeral"* ]]
}

@test "status: 74 when the inbox cannot be read" {
    rm -r "$SITE/inbox"
    go
    echo "$output"
    [ "$status" -eq 74 ]
    [[ $output == *inbox* ]]
}

@test "status: 75 while another run holds the lock, and nothing happens" {
    good
    run flock "$SITE/lock" "$NIANBAO" run --site "$SITE" --settle 0 \
        --clock $CLOCK
    echo "$output"
    [ "$status" -eq 75 ]
    [[ $output == *"another run holds"*lock* ]]
    [ -f "$SITE/inbox/440103/440103_2018.xml.gz" ]
    go
    [ "$status" -eq 0 ]
}

@test "status: check judges as a night would, and records nothing" {
    good
    bad
    before=$(digests "$SITE")
    run "$NIANBAO" check --site "$SITE" "$SITE"/inbox/440103/440103_2018.xml.gz
    [ "$status" -eq 0 ]
    run "$NIANBAO" check --site "$SITE" "$SITE"/inbox/440103/*
    echo "$output"
    [ "$status" -eq 1 ]
    [[ $output == *"退回 / rejected"* ]]
    [ "$(digests "$SITE")" = "$before" ]
}

@test "status: 74 when what is printed does not arrive" {
    good
    bad
    cp -R "$SITE" "$SITE.json"
    to() { # FILE WORD...
        local to=$1
        shift
        run sh -c '"$@" >'"$to" to "$NIANBAO" "$@"
        echo "$* >$to: $status $output"
    }
    while read -r words; do
        to /dev/full $words
        [ "$status" -eq 74 ]
        [[ $output == *"cannot write to standard output: No space left"* ]]
        to '&-' $words
        [ "$status" -eq 74 ]
        to /dev/null $words
        [ "$status" -le 1 ]
    done <<-END
	--help
	--version
	run --help
	rules --config config
	rules --config config --test
	check --site $SITE $SITE/inbox/440103/440103_2018.xml.gz
	init --site $BATS_TEST_TMPDIR/new --config config
	receive --site $SITE.json --settle 0 --clock $CLOCK --json
	run --site $SITE.json --settle 0 --clock $CLOCK --json
	report --site $SITE.json --clock $CLOCK --json
	END
}

@test "status: a lost summary loses nothing else; silence needs no output" {
    good
    bad
    run sh -c "'$NIANBAO' run --site '$SITE' --settle 0 --clock $CLOCK >/dev/full"
    [ "$status" -eq 74 ]
    [ -s "$SITE/current/MANIFEST" ]
    [ "$(find "$SITE/receipts" -name "*.xml" | wc -l)" -eq 2 ]
    run sh -c "'$NIANBAO' run --site '$SITE' --settle 0 --clock $CLOCK >&-"
    echo "$output"
    [ "$status" -eq 0 ]
    [ "$(sqlite3 "$SITE/ledger.sqlite" "PRAGMA integrity_check")" = ok ]
}

@test "status: what went wrong in the run is not hidden by a lost summary" {
    rm -r "$SITE/inbox"
    run sh -c "'$NIANBAO' run --site '$SITE' --settle 0 --json >/dev/full"
    echo "$output"
    [ "$status" -eq 74 ]
    [[ $output == *inbox* ]]
    run sh -c "'$NIANBAO' nonsense >/dev/full"
    [ "$status" -eq 2 ]
}
