# Versions of a return: which counts, and what is told of the others.

load ../site

setup() {
    SITE=$BATS_TEST_TMPDIR/site
    empty_site "$SITE"
    mkdir "$SITE/inbox/440103"
}

# A return of Liwan for 2021 with one figure.
version() { # NAME BEDS [ATTRIBUTE...]
    local name=$1 beds=$2
    shift 2
    cat >"$SITE/inbox/440103/$name.xml" <<-END
	<submission xmlns="urn:nianbao:submission:1" unit="440103" period="2021" $*>
	  <value of="ELD.BEDS">$beds</value>
	</submission>
	END
}

# A night of that minute, which a withdrawal of the only unit there is does not
# hold back; what it published for Liwan and for 2021.
at() { # MINUTE
    "$NIANBAO" run --site "$SITE" --settle 0 \
        --clock "2022-02-15T02:$1:00+08:00" --loss-most 100
}
value() { # INDICATOR
    plain "$SITE/current/en/districts.csv" | python3 -c '
import csv, sys
for r in csv.DictReader(sys.stdin):
    if r["area"] == "440103" and r["indicator"] == sys.argv[1] \
            and r["year"] == "2021":
        print(r["value"] or "none")' "$1"
}
beds() { value ELD.BEDS; }
release() { readlink "$SITE/current"; }
# The newest receipt of that name: its verdict, its codes.
receipt() { # NAME
    grep -l "file=\"$1.xml\"" -r "$SITE/receipts" | xargs ls -t | head -n 1
}
verdict() { sed -n 's/.* verdict="\([^"]*\)".*/\1/p' "$(receipt "$1")"; }
conflict() {
    sed -n '/code="version.conflict"/,/<\/finding>/{/<text/p}' "$(receipt "$1")"
}
codes() { sed -n 's/.*code="\(version[^"]*\)".*/\1/p' "$(receipt "$1")"; }

@test "versions: A, then B by mistake, then A again publishes A" {
    version a 100
    at 00
    first=$(release)
    [ "$(beds)" = 100 ]
    version b 999
    at 01
    [ "$(beds)" = 999 ]
    version a 100
    at 02
    [ "$(beds)" = 100 ]
    [ "$(verdict a)" = accepted ]
    [ "$(release)" != "$first" ]
    [ "$(sqlite3 "$SITE/ledger.sqlite" 'SELECT count(*) FROM drops')" -eq 3 ]
}

@test "versions: bytes equal to the version that counts change nothing" {
    version a 100
    at 00
    before=$(release)
    version a 100
    run at 01
    [ "$status" -eq 0 ]
    [ -z "$output" ]
    [ "$(release)" = "$before" ]
    version other-name 100
    run at 02
    [ "$status" -eq 0 ]
    [ "$(verdict other-name)" = repeated ]
    [ "$(codes other-name)" = version.repeated ]
    [ "$(release)" = "$before" ]
    [ "$(find "$SITE/archive" -name '*.docket' | wc -l)" -eq 3 ]
}

@test "versions: a repetition that comes when the year is locked is one still" {
    sed -i 's/^past = .*/past = refuse/' "$SITE/config/site.conf"
    version a 100
    at 00
    version a 100
    run "$NIANBAO" run --site "$SITE" --settle 0 --period 2021 \
        --clock 2022-12-01
    [ "$status" -eq 0 ]
    [ "$(sqlite3 "$SITE/ledger.sqlite" \
        'SELECT group_concat(verdict) FROM drops')" = 1,5 ]
    [ "$(beds)" = 100 ]
}

@test "versions: a drop that came between ends a repetition, in any order" {
    version a 100
    at 00
    version a 100
    at 02
    [ "$(sqlite3 "$SITE/ledger.sqlite" \
        'SELECT group_concat(verdict) FROM drops')" = 1,5 ]
    version b 999
    at 01
    [ "$(beds)" = 100 ]
    out_of_order=$(release)
    SITE=$BATS_TEST_TMPDIR/again
    empty_site "$SITE"
    mkdir "$SITE/inbox/440103"
    version a 100 && at 00
    version b 999 && at 01
    version a 100 && at 02
    [ "$(beds)" = 100 ]
    [ "$(release)" = "$out_of_order" ]
    digests "$SITE/$(release)" >"$BATS_TEST_TMPDIR/one"
    digests "$BATS_TEST_TMPDIR/site/$out_of_order" |
        diff "$BATS_TEST_TMPDIR/one" -
}

@test "versions: a lower revision is kept, does not count and is told why" {
    version two 200 'revision="2"'
    at 00
    version one 100 'revision="1"'
    at 01
    [ "$(beds)" = 200 ]
    [ "$(verdict one)" = accepted ]
    [ "$(codes one)" = version.outranked ]
    grep -q 'revision=&quot;2&quot;, two.xml' "$(receipt one)"
    grep -q 'state revision 3' "$(receipt one)"
    [ -z "$(codes two)" ]
}

@test "versions: a higher revision counts and nothing is told" {
    version one 100 'revision="1"'
    at 00
    version two 200 'revision="2"'
    at 01
    [ "$(beds)" = 200 ]
    [ -z "$(codes two)" ]
}

@test "versions: same revision and time, other content: both are told" {
    prepared='prepared="2022-02-10T10:00:00+08:00"'
    version a 100 "$prepared"
    version b 200 "$prepared"
    at 00
    [ "$(codes a)" = version.conflict ]
    [ "$(codes b)" = version.conflict ]
    diff <(conflict a) <(conflict b)
    grep -q 'version.conflict' "$SITE/current/en/findings.csv"
    version c 300 'prepared="2022-02-11T10:00:00+08:00"'
    at 01
    [ -z "$(codes c)" ]
    [ "$(beds)" = 300 ]
}

@test "versions: withdraw, and report again" {
    version a 100
    at 00
    version gone 0 'mode="withdraw"'
    sed -i /value/d "$SITE/inbox/440103/gone.xml"
    at 01
    [ "$(verdict gone)" = accepted ]
    [ "$(codes gone)" = version.withdrawn ]
    [ "$(beds)" != 100 ]
    version a 100
    at 02
    [ "$(beds)" = 100 ]
}

@test "versions: nothing to withdraw, nothing to amend" {
    version gone 0 'mode="withdraw"'
    sed -i /value/d "$SITE/inbox/440103/gone.xml"
    at 00
    [ "$(codes gone)" = version.withdraw-nothing ]
    version more 50 'mode="amend"'
    at 01
    [ "$(codes more)" = version.amend-nothing ]
    [ "$(beds)" = 50 ]
}

@test "versions: an amendment overlays, a replacement starts anew" {
    version a 100
    sed -i '2a<value of="ELD.YIKANG">7</value>' "$SITE/inbox/440103/a.xml"
    at 00
    version more 150 'mode="amend"'
    at 01
    [ "$(beds)" = 150 ]
    [ "$(value ELD.YIKANG)" = 7 ]
    [ -z "$(codes more)" ]
    version b 300
    at 02
    [ "$(beds)" = 300 ]
    [ "$(value ELD.YIKANG)" != 7 ]
}

@test "versions: a full nil return says there is none" {
    version a 100
    at 00
    version none 0
    sed -i 's/<value.*/<nil\/>/' "$SITE/inbox/440103/none.xml"
    at 01
    [ "$(beds)" = 0 ]
    [ "$(verdict none)" = accepted ]
}

@test "versions: a rejected one changes nothing, and every attempt is kept" {
    version a 100
    at 00
    version bad 'many' 'revision="9"'
    run at 01
    [ "$status" -eq 1 ]
    [ "$(verdict bad)" = rejected ]
    [ "$(beds)" = 100 ]
    version bad 'many' 'revision="9"'
    run at 02
    [ "$status" -eq 1 ]
    [ "$(find "$SITE/archive" -name '*.docket' | wc -l)" -eq 3 ]
}

@test "versions: with accept = form one refused value refuses the return" {
    version a 100
    sed -i '2a<value of="CHV.VOLUNTEERS">3-5</value>' \
        "$SITE/inbox/440103/a.xml"
    cp "$SITE/inbox/440103/a.xml" "$SITE/inbox/440103/b.xml"
    run at 00
    [ "$status" -eq 1 ]
    [ "$(verdict a)$(verdict b)" = partly-acceptedrepeated ] ||
        [ "$(verdict a)$(verdict b)" = repeatedpartly-accepted ]
    [ "$(beds)" = 100 ]
    sed -i 's/^accept = .*/accept = form/' "$SITE/config/site.conf"
    version c 200
    sed -i '2a<value of="CHV.VOLUNTEERS">3-5</value>' \
        "$SITE/inbox/440103/c.xml"
    run at 01
    [ "$status" -eq 1 ]
    [ "$(verdict c)" = rejected ]
    grep -q 'code="validate.form-refused"' "$(receipt c)"
    # What came before is judged by the survey as it stands now.
    [ "$(verdict a)$(verdict b)" = rejectedrejected ]
    [ "$(beds)" = none ] || [ -z "$(beds)" ]
}

# Two returns of Liwan in one file.
bundle() { # NAME BEDS BEDS
    cat >"$SITE/inbox/440103/$1.xml" <<-END
	<submissions xmlns="urn:nianbao:submission:1">
	<submission unit="440103" period="2020"><value of="ELD.BEDS">$2</value>
	</submission>
	<submission unit="440103" period="2021"><value of="ELD.BEDS">$3</value>
	</submission></submissions>
	END
}

@test "versions: a bundle repeats when all in it does" {
    bundle one 90 100
    at 00
    before=$(release)
    bundle two 90 100
    at 01
    [ "$(verdict two)" = repeated ]
    [ "$(release)" = "$before" ]
    version single 300
    at 02
    [ "$(beds)" = 300 ]
    bundle three 90 100
    at 03
    [ "$(verdict three)" = accepted ]
    [ "$(beds)" = 100 ]
    [ "$(release)" != "$before" ]
}
