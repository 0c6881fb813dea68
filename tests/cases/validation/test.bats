# The validation report; warnings that were explained once.

load ../site

HERE=tests/cases/validation

setup_file() {
    export SAMPLES=$BATS_FILE_TMPDIR/samples
    sample_site "$SAMPLES"
}

setup() {
    SITE=$BATS_TEST_TMPDIR/site
}

# The time is the last day of the calendar that has passed, not the night's.
@test "validation: JSON, XML and table say the same, and add up to the findings" {
    run python3 $HERE/report.py "$SAMPLES/current"
    echo "$output"
    [ "$status" -eq 0 ]
    [ "$output" = "2022-01-01 adds up" ]
}

@test "validation: the XML is valid by its schema" {
    xmllint --noout --relaxng config/schemas/validation.rng \
        "$SAMPLES/current/validation.xml"
}

@test "validation: a finding is told in words, with every value it looked at" {
    run grep -h '^440111,.*CHV-21' "$SAMPLES/current/en/findings.csv"
    [[ $output == *",2166,≤ 1947 (Wishes"* ]]
    [[ $output == *" 440111 2021 = 2166*; "*" 440111 2021 = 1947*"* ]]
    run grep -hE '1\*[A-Z]|CHD\.WISH <=' "$SAMPLES/current/en/findings.csv"
    [ "$status" -eq 1 ]
}

# A return of Liwan with its subsistence allowance and more.
standard() { # NAME YEAR STANDARD ATTRIBUTES [REMARK]
    local remark=
    [ -z "${5:-}" ] ||
        remark="<remark on='SAS.DIBAO.STD' edit='SAS-02'>$5</remark>"
    mkdir -p "$SITE/inbox/440103"
    cat >"$SITE/inbox/440103/$1.xml" <<-END
	<submission xmlns="urn:nianbao:submission:1" unit="440103" period="$2" $4>
	  <value of="SAS.DIBAO.STD">$3</value>
	  <value of="ELD.BEDS">100</value>
	  $remark
	</submission>
	END
}
at() { # MINUTE
    "$NIANBAO" run --site "$SITE" --settle 0 --loss-most 100 \
        --clock "2022-02-15T02:$1:00+08:00" >/dev/null || [ $? -eq 1 ]
}
explained() { # PERIOD
    plain "$SITE/current/en/findings.csv" | python3 -c '
import csv, sys
for r in csv.DictReader(sys.stdin):
    if r["rule"] == "SAS-02" and r["period"] == sys.argv[1]:
        print(r["seen"], r["explained"] or "open")' "$1"
}
overrides() {
    plain "$SITE/current/en/validation.csv" | python3 -c '
import csv, sys
for r in csv.DictReader(sys.stdin):
    if r["part"] == "rule" and r["rule"] == "SAS-02":
        print(r["findings"], r["explained"])'
}

@test "validation: an explanation holds for later versions while the value stands" {
    empty_site "$SITE"
    standard first 2021 250 'revision="1"' 'by decree 7'
    at 00
    [ "$(explained 2021)" = "250 by decree 7" ]
    standard second 2021 250 'revision="2"'
    at 01
    [ "$(explained 2021)" = "250 by decree 7 (2021)" ]
    [ "$(overrides)" = "1 1" ]
    standard third 2021 260 'revision="3"'
    at 02
    [ "$(explained 2021)" = "260 open" ]
    [ "$(overrides)" = "1 0" ]
    standard fourth 2021 250 'revision="4"'
    at 03
    [ "$(explained 2021)" = "250 by decree 7 (2021)" ]
}

@test "validation: and from year to year, whatever the order they come in" {
    empty_site "$SITE"
    standard c 2021 250 ''
    at 00
    [ "$(explained 2021)" = "250 open" ]
    standard a 2019 250 '' 'by decree 7'
    at 01
    [ "$(explained 2021)" = "250 open" ]
    standard b 2020 250 ''
    at 02
    [ "$(explained 2019)" = "250 by decree 7" ]
    [ "$(explained 2020)" = "250 by decree 7 (2019)" ]
    [ "$(explained 2021)" = "250 by decree 7 (2019)" ]
    [ "$(overrides)" = "3 3" ]
    cp -R "$SITE/current/." "$BATS_TEST_TMPDIR/before"
    "$NIANBAO" rebuild --site "$SITE"
    "$NIANBAO" report --site "$SITE" --clock 2022-02-15T02:02:00+08:00
    diff -r "$BATS_TEST_TMPDIR/before" "$SITE/current/"
}

@test "validation: an error is not explained away, and the sender is told" {
    empty_site "$SITE"
    mkdir "$SITE/inbox/440103"
    cat >"$SITE/inbox/440103/r.xml" <<-'END'
	<submission xmlns="urn:nianbao:submission:1" unit="440103" period="2021">
	  <value of="SAS.PEOPLE">9</value>
	  <value of="SAS.PEOPLE.DUE">8</value>
	  <value of="ELD.BEDS">100</value>
	  <remark on="SAS.PEOPLE" edit="SAS-01">it is right</remark>
	</submission>
	END
    at 00
    receipt=$(cat "$SITE"/receipts/440103/*.xml)
    [[ $receipt == *'verdict="partly-accepted"'* ]]
    [[ $receipt == *'code="SAS-01" severity="error"'* ]]
    [[ $receipt == *"What edit SAS-01 found is an error; a remark does not stand for a correction"* ]]
}

@test "validation: bad rules stop before the site is touched, with line and column" {
    empty_site "$SITE"
    before=$(digests "$SITE")
    sed -i 's|<edit id="SAS-02" type="VIR"|<edit id="SAS-02" type="VSA"|' \
        "$SITE/config/edits.xml"
    line=$(grep -n 'type="VSA"' "$SITE/config/edits.xml" | cut -d: -f1)
    run "$NIANBAO" run --site "$SITE" --settle 0 --clock "$CLOCK"
    echo "$output"
    [ "$status" -eq 2 ]
    [[ $output == *"edits.xml:$line:3: "*"VCO compares sums over years"* ]]
    [ ! -e "$SITE/current" ]
}
