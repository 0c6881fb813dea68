# The workers of a running night are jailed, and without a jail nobody reads.

load ../site

bats_require_minimum_version 1.5.0

HERE=tests/cases/jail

setup() {
    SITE=$BATS_TEST_TMPDIR/site
    empty_site "$SITE"
}

go() { # COMMAND...: a night run by it
    run --separate-stderr "$@" "$NIANBAO" run --site "$SITE" --settle 0 \
        --clock $CLOCK --workers 1
}

# AddressSanitizer needs calls that the list does not have: see jail.c.
plain_build() {
    ! grep -q __asan_init "$NIANBAO" || skip "built with a sanitizer"
}

@test "jail: a worker at its drop can do nothing but read" {
    plain_build
    go python3 $HERE/look.py "$SITE"
    echo "$output$stderr"
    [ "$status" -eq 0 ]
    diff - <(echo "$output") <<-'END'
	NoNewPrivs: 1
	Seccomp: 2
	Max cpu time 86400 86400 seconds
	Max file size 0 0 bytes
	Max core file size 0 0 bytes
	Max processes 0 0 processes
	Max open files 16 16 files
	Max address space 1073741824 1073741824 bytes
	open: an original
	open: socket
	status 0
	END
}

# It is in its jail alone: the night goes on without it, and the clerk is told
# the limit.
@test "jail: a worker that hangs costs its drop, and the receipt says why" {
    sed -i 's/^drop-seconds = .*/drop-seconds = 1/' "$SITE/config/site.conf"
    mkdir "$SITE/inbox/440104"
    cp samples/inbox/440104/*.gz "$SITE/inbox/440104/"
    HANG=1 go python3 $HERE/look.py "$SITE"
    echo "$output$stderr"
    [ "${lines[-1]}" = "status 1" ]
    receipt=$(cat "$SITE"/receipts/440103/*.xml)
    echo "$receipt"
    [[ $receipt == *'code="ingest.unsafe"'*"(&gt; 1 s)"*"drop it again"* ]]
    [ "$(grep -l 'verdict="accepted' "$SITE"/receipts/440104/*.xml |
        wc -l)" -ge 1 ]
}

@test "jail: where the kernel has none, nothing is read and it is said" {
    mkdir "$SITE/inbox/440103"
    cp samples/inbox/440103/440103_2018.xml.gz "$SITE/inbox/440103/"
    before=$(digests "$SITE")
    go python3 $HERE/without.py
    echo "$stderr"
    [ "$status" -eq 70 ]
    [[ $stderr == *"no seccomp"*"jail = wanted in site.conf"* ]]
    [ "$(digests "$SITE")" = "$before" ]
}

@test "jail: a site that only wants one goes on and says so once" {
    mkdir "$SITE/inbox/440103"
    cp samples/inbox/440103/440103_2018.xml.gz "$SITE/inbox/440103/"
    sed -i 's/^jail = .*/jail = wanted/' "$SITE/config/site.conf"
    go python3 $HERE/without.py
    echo "$stderr"
    [ "$status" -eq 0 ]
    [ "${#stderr_lines[@]}" -eq 1 ]
    [[ $stderr == "nianbao: warning: this kernel has no seccomp"* ]]
    [ -e "$SITE/current/en/comparison.csv" ]
}

# A service whose own filter forbids the jail would read nothing.
@test "jail: the services may make one" {
    for call in seccomp landlock_create_ruleset landlock_restrict_self; do
        run grep -LE "^SystemCallFilter=([^~].* )?$call( |$)" \
            config/systemd/*.service
        echo "$call: $output"
        [ -z "$output" ]
    done
}

# Under cron no clock is given: nobody has asked the C library for a day before
# the jail was closed.
@test "jail: a night by the machine's own clock reads what it is given" {
    mkdir "$SITE/inbox/440103"
    cp samples/inbox/440103/440103_2018.xml.gz "$SITE/inbox/440103/"
    run --separate-stderr "$NIANBAO" run --site "$SITE" --settle 0
    echo "$output$stderr"
    [ "$status" -eq 0 ]
    grep -q 'verdict="accepted' "$SITE"/receipts/440103/*.xml
}
