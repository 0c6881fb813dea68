# A district and its organizations report the same people: they count once,
# and where the two differ the control says so.

load ../site

CLUB=51440105000000107U
CENTRE=52440105000000115K

# Of the repository's bureaus two districts of one city are all there is.
setup() {
    SITE=$BATS_TEST_TMPDIR/site
    cp -R config "$BATS_TEST_TMPDIR/config"
    grep -E '^(code|440105|440106|[^,]*,institution)' config/units.csv \
        >"$BATS_TEST_TMPDIR/config/units.csv"
    "$NIANBAO" init --site "$SITE" --config "$BATS_TEST_TMPDIR/config"
}

# Drops a return of 2021 with one value.
says() { # UNIT INDICATOR VALUE [FORM]
    mkdir -p "$SITE/inbox/$1"
    cat >"$SITE/inbox/$1/$2.xml" <<-END
	<submission xmlns="urn:nianbao:submission:1" unit="$1" period="2021"
	            form="${4:-annual}" name="$1">
	  <value of="$2">$3</value>
	</submission>
	END
}

compile() {
    "$NIANBAO" run --site "$SITE" --settle 0 --clock $CLOCK
}

# "VALUE FLAGS|STATED" of an indicator in an area; STATED is what a control
# says, if that is something else.
told() { # INDICATOR AREA
    python3 - "$SITE" "$@" <<-'END'
	import csv, sys
	site, code, area = sys.argv[1:]
	for table in "comparison", "districts":
	    path = "%s/current/en/%s.csv" % (site, table)
	    for r in csv.DictReader(open(path, encoding="utf-8-sig")):
	        if (r["indicator"], r["area"], r["year"]) == (code, area, "2021"):
	            print(r["value"], r["flags"] + "|" +
	                  r["stated by whole or control"])
	END
}

findings() {
    grep -ca "$1" "$SITE/current/en/findings.csv"
}

@test "control: 100 by the district and 60 + 40 by two organizations is 100" {
    says 440105 COM.SW.SERVED 100
    says $CLUB COM.SW.SERVED 60 organization
    says $CENTRE COM.SW.SERVED 40 organization
    compile
    [ "$(told COM.SW.SERVED 440105)" = "100 |" ]
    [[ "$(told COM.SW.SERVED 440100)" == "100 partial"* ]]
    [ "$(findings aggregate.control)" -eq 0 ]
}

@test "control: where they differ the district counts and both are told" {
    says 440105 COM.SW.SERVED 100
    says $CLUB COM.SW.SERVED 60 organization
    says $CENTRE COM.SW.SERVED 50 organization
    compile
    [ "$(told COM.SW.SERVED 440105)" = "100 a control source says otherwise|110" ]
    [ "$(findings aggregate.control)" -eq 1 ]
    grep -a aggregate.control "$SITE/current/en/findings.csv" |
        grep -aE '100.*110|110.*100'
    grep -a aggregate.control "$SITE/current/zh/findings.csv" | grep -a 110
}

# Doubt stays where it arose; it is no property of the city's sum.
@test "control: a dispute in a district does not travel to its city" {
    says 440105 COM.SW.SERVED 100
    says $CLUB COM.SW.SERVED 110 organization
    says 440106 COM.SW.SERVED 7
    compile
    [ "$(told COM.SW.SERVED 440100)" = "107 |" ]
}

@test "control: organizations alone are no figure where the district counts" {
    says $CLUB COM.SW.SERVED 60 organization
    says 440106 COM.SW.SERVED 7
    compile
    [[ "$(told COM.SW.SERVED 440105)" == " expected; not reported|"* ]]
    [[ "$(told COM.SW.SERVED 440100)" == "7 partial"* ]]
}

@test "control: two sources that are both counted add up, each once" {
    says 440105 SAS.AID.GOODS.REST 100
    says $CLUB SAS.AID.GOODS.ORG 60 organization
    says $CENTRE SAS.AID.GOODS.ORG 40 organization
    compile
    [ "$(told SAS.AID.GOODS.ORG 440105)" = "100 |" ]
    [ "$(told SAS.AID.GOODS.REST 440105)" = "100 |" ]
    [ "$(told SAS.AID.GOODS 440105)" = "200 |" ]
}

@test "control: a return sent twice counts once" {
    says $CLUB SAS.AID.GOODS.ORG 60 organization
    mkdir "$SITE/inbox/440105"
    cp "$SITE/inbox/$CLUB/SAS.AID.GOODS.ORG.xml" "$SITE/inbox/440105/club.xml"
    compile
    [ "$(told SAS.AID.GOODS.ORG 440105)" = "60 |" ]
}

@test "control: a district that speaks for organizations is refused" {
    says 440105 SAS.AID.GOODS.ORG 100
    run compile
    [ "$status" -eq 1 ]
    grep -q 'code="normalize.source"' "$SITE"/receipts/440105/*.xml
}

# How a word was read asks nothing of anybody: the receipt tells it, the table
# of open findings only how often.
@test "control: what was only read is counted, not listed" {
    says 440105 COM.SW.SERVED 无
    says 440106 COM.SW.SERVED 约100
    compile
    [ "$(findings normalize.about)" -eq 1 ]
    [ "$(findings normalize.nil)" -eq 1 ]
    plain "$SITE/current/en/findings.csv" |
        grep -q ',publish.noted,.*normalize.nil.* was applied 1 times'
    plain "$SITE/current/zh/findings.csv" | grep -q 'normalize.nil”读取了 1 处'
    grep -rq 'code="normalize.nil"' "$SITE/receipts/440105"
}
