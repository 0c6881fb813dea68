# A night that would lose too many units does not publish.

load ../site

setup_file() {
    export SITE=$BATS_FILE_TMPDIR/site
    sample_site "$SITE"
}

setup() {
    site=$BATS_TEST_TMPDIR/site
    cp -a "$SITE" "$site"
    before=$(readlink "$site/current")
}

report() { run "$NIANBAO" report --site "$site" --clock $CLOCK "$@"; }
go() { run "$NIANBAO" run --site "$site" --settle 0 --clock $CLOCK "$@"; }

# As a slip with a spreadsheet would: every district of Guangzhou is gone.
# Organizations there are known by their codes and stay.
lose_guangzhou() {
    sed -i '/^4401[0-9][0-9],bureau/d' "$site/config/units.csv"
}

# Withdraws the units' returns for 2021.
withdraw() { # UNIT...
    local unit
    for unit; do
        mkdir -p "$site/inbox/$unit"
        cat >"$site/inbox/$unit/back.xml" <<-END
	<submission xmlns="urn:nianbao:submission:1" unit="$unit" period="2021"
	  mode="withdraw" revision="9" prepared="2022-02-20T10:00:00+08:00"/>
	END
    done
}

of_2021() { sed -n 's/^\(44....\),2021$/\1/p' "$site/current/counted.csv"; }

stands() {
    [ "$(readlink "$site/current")" = "$before" ]
    (cd "$site/current/" && sha256sum --quiet --strict -c MANIFEST)
}

@test "gate: a release lists who counts, in order, and nobody twice" {
    head -n 1 "$site/current/counted.csv" | grep -qx unit,period
    [ "$(wc -l <"$site/current/counted.csv")" -gt 200 ]
    tail -n +2 "$site/current/counted.csv" | LC_ALL=C sort -u -c -t, -k1,1 -k2
    grep -q ' counted.csv$' "$site/current/MANIFEST"
}

@test "gate: units that go from units.csv hold the release back, by report and run" {
    lose_guangzhou
    for command in report go; do
        $command
        echo "$output"
        [ "$status" -eq 65 ]
        [[ $output == *"nianbao: error: not published: "*" units counted for "*"--loss-most 100"* ]]
        stands
    done
    grep -q '^440103,2021$' "$site/withheld.txt"
    [ -z "$(grep '^440303,' "$site/withheld.txt")" ]
    grep -q '不再计入' "$site/withheld.txt"
    grep -q 'would not count any more' "$site/withheld.txt"
}

@test "gate: the summary says so, to people and to programs" {
    lose_guangzhou
    run sh -c "'$NIANBAO' report --site '$site' --clock $CLOCK 2>/dev/null"
    [[ $output == *"withheld   the tables stand as they were; why is in $site/withheld.txt"* ]]
    run sh -c "'$NIANBAO' report --site '$site' --clock $CLOCK --json 2>/dev/null"
    [ "$status" -eq 65 ]
    python3 - "$output" "${before#*/}" <<-'END'
	import json, sys
	said = json.loads(sys.argv[1])
	assert said["status"] == 65 and said["published"] is False, said
	assert said["release"] == sys.argv[2], said
	assert "not published" in said["error"], said
	assert "--loss-most 100" in said["remedy"], said
	END
}

@test "gate: --loss-most lets it pass once, and then nothing is new" {
    lose_guangzhou
    report
    [ "$status" -eq 65 ]
    report --loss-most 100
    echo "$output"
    [ "$status" -eq 0 ]
    [ "$(readlink "$site/current")" != "$before" ]
    [ ! -e "$site/withheld.txt" ]
    [ -z "$(grep '^440103,' "$site/current/counted.csv")" ]
    go
    [ "$status" -eq 0 ]
    [ -z "$output" ]
}

@test "gate: --loss-most of run does the same" {
    lose_guangzhou
    go --loss-most 100
    echo "$output"
    [ "$status" -eq 0 ]
    [ "$(readlink "$site/current")" != "$before" ]
}

@test "gate: when what was lost is back, the notice goes and nothing is new" {
    cp "$site/config/units.csv" "$BATS_TEST_TMPDIR/units.csv"
    lose_guangzhou
    report
    [ "$status" -eq 65 ]
    cp "$BATS_TEST_TMPDIR/units.csv" "$site/config/units.csv"
    go
    [ "$status" -eq 0 ]
    stands
    [ ! -e "$site/withheld.txt" ]
}

@test "gate: withdrawals of a year count, answered all the same; a few pass" {
    withdraw $(of_2021 | head -n 3)
    go
    echo "$output"
    [ "$status" -eq 0 ]
    [ "$(readlink "$site/current")" != "$before" ]
    before=$(readlink "$site/current")
    withdraw $(of_2021 | head -n 20)
    go
    echo "$output"
    [ "$status" -eq 65 ]
    [[ $output == *"20 of the "*" units counted for 2021 would be lost"* ]]
    stands
    [ -z "$(find "$site/inbox" -name '*.xml' -not -path '*/.taken/*')" ]
    [ "$(grep -l 'file="back.xml"' -r "$site/receipts" | wc -l)" -eq 23 ]
    [ "$(tail -n +2 "$site/withheld.txt" | grep -c ',2021$')" -eq 20 ]
    go
    [ "$status" -eq 65 ]
}

@test "gate: a replacement is no loss, though it is worse" {
    for unit in $(of_2021); do
        mkdir -p "$site/inbox/$unit"
        cat >"$site/inbox/$unit/new.xml" <<-END
	<submission xmlns="urn:nianbao:submission:1" unit="$unit" period="2021"
	  revision="9" prepared="2022-02-20T10:00:00+08:00"><value
	  of="ELD.BEDS">7</value></submission>
	END
    done
    go
    [ "$status" -eq 0 ]
    [ "$(readlink "$site/current")" != "$before" ]
}

@test "gate: a first release has none, nor one behind a release without a list" {
    rm "$site/current"
    lose_guangzhou
    report
    [ "$status" -eq 0 ]
    sed -i '/^4403[0-9][0-9],bureau/d' "$site/config/units.csv"
    rm "$site/current/counted.csv"
    report
    [ "$status" -eq 0 ]
}

@test "gate: loss-most of site.conf decides, 0 to 100" {
    lose_guangzhou
    report --loss-most 101
    [ "$status" -eq 2 ]
    [[ $output == *"loss-most"*"expected 0 to 100"* ]]
    sed -i 's/^loss-most = .*/loss-most = 60/' "$site/config/site.conf"
    report
    echo "$output"
    [ "$status" -eq 0 ]
}
