# receive and its locks, the calendar, a full disk, and what cron gets to read.

load ../site

bats_require_minimum_version 1.5.0

setup() {
    SITE=$BATS_TEST_TMPDIR/site
    empty_site "$SITE"
    mkdir "$SITE/inbox/440103"
}

teardown() { [ -z "${HOLDER:-}" ] || kill "$HOLDER" 2>/dev/null || true; }

good() { cp samples/inbox/440103/440103_2018.xml.gz "$SITE/inbox/440103/"; }
bad() { cp samples/inbox/440103/440103_2019_补.xml.gz "$SITE/inbox/440103/"; }
receive() {
    run --separate-stderr "$NIANBAO" receive --site "$SITE" --settle 0 \
        --clock $CLOCK "$@"
}
go() {
    run --separate-stderr "$NIANBAO" run --site "$SITE" --settle 0 \
        --clock $CLOCK "$@"
}
receipts() { find "$SITE/receipts" -name "*.xml" | wc -l; }
refuse_past() { sed -i 's/^past = .*/past = refuse/' "$SITE/config/site.conf"; }

# Holds a lock of the site until it is killed, or for so many seconds.
hold() { # LOCK [SECONDS]
    flock "$SITE/$1" sleep "${2:-60}" 3>&- &
    HOLDER=$!
    until ! flock -n "$SITE/$1" true; do sleep 0.05; done
}

# A return of that year, one figure.
year() { # YEAR
    echo '<submission xmlns="urn:nianbao:submission:1" unit="440103"' \
        "period=\"$1\"><value of=\"ELD.BEDS\">10</value></submission>" \
        >"$SITE/inbox/440103/$1.xml"
}

@test "receive: archive, verdict and receipt, but no release" {
    good
    bad
    receive
    [ "$status" -eq 1 ]
    [ "$(receipts)" -eq 2 ]
    [ ! -e "$SITE/current" ]
    [ -z "$(find "$SITE/inbox" -type f -not -path '*/.taken/*')" ]
    receive
    [ "$status" -eq 0 ]
    [ -z "$output$stderr" ]
    go
    [ "$status" -eq 0 ]
    [ -e "$SITE/current/en/comparison.csv" ]
}

@test "receive: what is answered and still lies there is no news" {
    good
    for time in 1 2 3; do
        receive
        echo "$output $stderr"
        [ "$status" -eq 0 ]
        [ -z "$output$stderr" ]
        good
    done
    [ "$(receipts)" -eq 1 ]
    [ "$(sqlite3 "$SITE/ledger.sqlite" 'SELECT count(*) FROM drops')" -eq 1 ]
}

@test "receive: then run publishes what one run would have" {
    good
    receive
    go
    release=$(readlink "$SITE/current")
    SITE=$BATS_TEST_TMPDIR/other
    empty_site "$SITE"
    mkdir "$SITE/inbox/440103"
    good
    go
    [ "$(readlink "$SITE/current")" = "$release" ]
    diff -r "$SITE/current/" "$BATS_TEST_TMPDIR/site/current/"
}

@test "receive: that meets another leaves with 0 and a line, nothing touched" {
    good
    before=$(digests "$SITE")
    hold lock.receive
    receive
    echo "$stderr"
    [ "$status" -eq 0 ]
    [[ $stderr == "nianbao: notice: "*lock.receive* ]]
    [ -z "$output" ]
    [ "$(digests "$SITE" | grep -v lock)" = "$before" ]
    receive --json
    [[ $output == *'"busy":true'* ]]
}

@test "receive: a run waits for it, and then takes its turn" {
    good
    hold lock.receive 1
    go --wait 30
    [ "$status" -eq 0 ]
    [ "$(receipts)" -eq 1 ]
}

@test "receive: a run does not wait for ever" {
    good
    hold lock.receive
    go --wait 1
    [ "$status" -eq 75 ]
    [[ $stderr == *"error: "*lock.receive*"--wait SECONDS"* ]]
    [ "$(receipts)" -eq 0 ]
}

@test "receive: a second run leaves with 75 at once, while the first waits" {
    good
    hold lock.receive
    "$NIANBAO" run --site "$SITE" --settle 0 --clock $CLOCK --wait 60 3>&- &
    first=$!
    # Looked at, not tried: who tries it has it, if only for a moment.
    for i in $(seq 200); do [ ! -e "$SITE/lock" ] || break; sleep 0.05; done
    sleep 0.5
    SECONDS=0
    go --wait 60
    [ "$status" -eq 75 ]
    [ "$SECONDS" -lt 10 ]
    kill "$HOLDER"
    wait "$first"
    [ "$(receipts)" -eq 1 ]
}

@test "receive: a full disk stops everything before it is touched" {
    good
    before=$(digests "$SITE")
    cp -R "$SITE/config" "$BATS_TEST_TMPDIR/config"
    sed -i 's/^free-least.*/free-least = 1125899906842624/' \
        "$BATS_TEST_TMPDIR/config/site.conf"
    for command in receive run; do
        run "$NIANBAO" $command --site "$SITE" --settle 0 --clock $CLOCK \
            --config "$BATS_TEST_TMPDIR/config"
        echo "$output"
        [ "$status" -eq 73 ]
        [[ $output == *"nearly full"*"nothing was touched"* ]]
        [ "$(digests "$SITE")" = "$before" ]
    done
}

@test "calendar: too early is refused, late is flagged and told" {
    while read -r clock verdict code; do
        SITE=$BATS_TEST_TMPDIR/$clock
        empty_site "$SITE"
        mkdir "$SITE/inbox/440103"
        refuse_past
        year 2021
        run "$NIANBAO" receive --site "$SITE" --settle 0 --clock "$clock"
        receipt=$(cat "$SITE"/receipts/440103/*.xml)
        echo "$clock: $receipt"
        [[ $receipt == *" verdict=\"$verdict\""* ]]
        [ "$code" = - ] || [[ $receipt == *"code=\"$code\""* ]]
        [ "$code" != - ] || [[ $receipt != *"code=\"validate."* ]]
    done <<-END
	2021-12-31T23:59:59+08:00 rejected validate.early
	2022-01-01T00:00:00+08:00 accepted -
	2022-02-28T23:59:59+08:00 accepted -
	2022-03-01T00:00:00+08:00 accepted validate.late
	2022-04-01T00:00:00+08:00 accepted-with-warnings validate.correction
	2022-07-01T00:00:00+08:00 rejected validate.locked
	END
}

@test "calendar: a late value counts, and says that it came late" {
    year 2021
    run "$NIANBAO" run --site "$SITE" --settle 0 --clock 2022-03-05
    [ "$status" -eq 0 ]
    grep -a '440103.*ELD.BEDS.*2021' "$SITE/current/en/districts.csv" |
        grep -q late
}

@test "calendar: past years are history where the site says so" {
    year 2016
    receive
    [ "$status" -eq 0 ]
    refuse_past
    year 2017
    receive
    [ "$status" -eq 1 ]
    grep -l validate.locked -r "$SITE/receipts"
}

@test "calendar: check of a file judges no time" {
    refuse_past
    year 2017
    run "$NIANBAO" check --site "$SITE" "$SITE/inbox/440103/2017.xml"
    [ "$status" -eq 0 ]
}

@test "cron: hears nothing while all is well, a page when it is not" {
    good
    go
    [ "$status" -eq 0 ]
    [ -z "$output$stderr" ]
    for i in $(seq 30); do
        echo "broken $i" >"$SITE/inbox/440103/$i.xml"
    done
    go
    [ "$status" -eq 1 ]
    echo "$output"
    [ -z "$stderr" ]
    [ "${#lines[@]}" -le 30 ]
    [[ $output == *"30 rejected"* ]]
    [[ $output == *"rejected   440103/1.xml"* ]]
    [[ $output == *"and        10 more"* ]]
    [ "$(receipts)" -eq 31 ]
}

@test "cron: a name cannot write into the mail what it likes" {
    printf 'x' >"$SITE/inbox/440103/"$'a\e[2J\nrejected b.xml'
    receive
    echo "$output"
    [ "$status" -eq 1 ]
    [[ $output == *'440103/a\x1b[2J\x0arejected b.xml'* ]]
}

@test "json: a summary for programs, also of a failure" {
    good
    printf 'x' >"$SITE/inbox/440103/"$'q"\n.xml'
    go --json
    [ "$status" -eq 1 ]
    python3 - "$output" <<-'END'
	import json, sys
	s = json.loads(sys.argv[1])
	assert s["command"] == "run" and s["status"] == 1, s
	assert (s["drops"], s["accepted"], s["rejected"]) == (2, 1, 1), s
	assert s["published"] is True and len(s["release"]) == 16, s
	[t] = s["troubles"]
	assert t["name"] == 'q"\n.xml' and t["verdict"] == "rejected", t
	assert t["receipt"].startswith("receipts/440103/"), t
	END
    rm -r "$SITE/inbox"
    receive --json
    [ "$status" -eq 74 ]
    python3 -c 'import json, sys; s = json.loads(sys.argv[1])
assert s["status"] == 74 and "inbox" in s["error"], s' "$output"
}

@test "log: each line says how bad it is, to the journal in its own way" {
    rm -r "$SITE/inbox"
    receive
    [[ $stderr == "nianbao: error: "* ]]
    JOURNAL_STREAM=1:2 receive
    [[ $stderr == "<3>nianbao: error: "* ]]
}

@test "terminal: progress with a rate, and a summary of a clean night" {
    script -qec true /dev/null || skip "no pseudo-terminal here"
    good
    run script -qec "'$NIANBAO' run --site '$SITE' --settle 0 --clock $CLOCK" \
        /dev/null
    [ "$status" -eq 0 ]
    [[ $output == *"1 seen: 1 accepted"* ]]
}

@test "units: systemd reads them, and crontab's lines have their fields" {
    grep -qE '^[0-9,/*-]+ [0-9,/*-]+ \* \* \* +nianbao +nianbao receive$' \
        config/cron/nianbao
    grep -qE '^[0-9]+ [0-9]+ \* \* \* +nianbao +nianbao run$' \
        config/cron/nianbao
    command -v systemd-analyze >/dev/null || skip "no systemd here"
    mkdir "$BATS_TEST_TMPDIR/units"
    for unit in config/systemd/*; do
        sed -e "s:/usr/local/bin/nianbao:$NIANBAO:" -e /^Documentation/d \
            "$unit" >"$BATS_TEST_TMPDIR/units/${unit##*/}"
    done
    cd "$BATS_TEST_TMPDIR/units"
    run systemd-analyze verify ./*
    echo "$output"
    [ "$status" -eq 0 ]
    [ -z "$output" ]
}
