# The SDMX files of a release, read by others.

load ../site

HERE=tests/cases/sdmx

setup_file() {
    export SITE=$BATS_FILE_TMPDIR/site
    sample_site "$SITE"
}

# The official schemas are SDMX's and not in this repository: they are looked
# for where SDMX_SCHEMAS says, or beside the checkout.
schemas() { # FOLDER: the official schemas and the release's own, together
    local from=${SDMX_SCHEMAS:-../shared/reference/sdmx/sdmx-ml-2.1-schemas}
    [ -e "$from/SDMXMessage.xsd" ] ||
        skip "no official SDMX 2.1 schemas in $from (SDMX_SCHEMAS)"
    mkdir -p "$1"
    cp "$from"/*.xsd "$SITE/current/figures.sdmx.xsd" "$1/"
}

valid() { # SCHEMA DOCUMENT
    xmllint --nonet --noout --schema "$1" "$2"
}

# What each of these does to the data no valid document may bear.
spoiled() { # SED-SCRIPT
    sed "$1" "$SITE/current/figures.sdmx.xml"
}

@test "sdmx: structure and data are valid against the official schemas" {
    schemas "$BATS_TEST_TMPDIR/xsd"
    valid "$BATS_TEST_TMPDIR/xsd/SDMXMessage.xsd" \
        "$SITE/current/structure.sdmx.xml"
    valid "$BATS_TEST_TMPDIR/xsd/figures.sdmx.xsd" \
        "$SITE/current/figures.sdmx.xml"
}

@test "sdmx: the release's own schema sees what is wrong" {
    schemas "$BATS_TEST_TMPDIR/xsd"
    while IFS= read -r script; do
        spoiled "$script" >"$BATS_TEST_TMPDIR/bad.xml"
        ! cmp -s "$BATS_TEST_TMPDIR/bad.xml" "$SITE/current/figures.sdmx.xml"
        run valid "$BATS_TEST_TMPDIR/xsd/figures.sdmx.xsd" \
            "$BATS_TEST_TMPDIR/bad.xml"
        echo "$script: $status"
        [ "$status" -ne 0 ]
    done <<-'END'
	s/REF_AREA="440300"/REF_AREA="449999"/
	0,/ INDICATOR="[^"]*"/s///
	0,/TIME_PERIOD="2016"/s//TIME_PERIOD="16"/
	0,/OBS_VALUE="[0-9.]*"/s//OBS_VALUE="1,000"/
	0,/OBS_STATUS="A"/s//OBS_STATUS="X"/
	0,/OBS_STATUS="A"/s//OBS_STATUS="A" OBS_MOOD="good"/
	END
}

@test "sdmx: a second reader of schemas finds the same" {
    # Debian's package is for Debian's python3, whichever comes first.
    python=
    for p in python3 /usr/bin/python3; do
        "$p" -c 'import xmlschema' 2>/dev/null && python=$p
    done
    [ "$python" ] || skip "no python3-xmlschema here"
    schemas "$BATS_TEST_TMPDIR/xsd"
    $python $HERE/xsd.py "$BATS_TEST_TMPDIR/xsd/figures.sdmx.xsd" \
        "$SITE/current/structure.sdmx.xml" "$SITE/current/figures.sdmx.xml"
    spoiled '0,/OBS_STATUS="A"/s//OBS_STATUS="X"/' >"$BATS_TEST_TMPDIR/bad.xml"
    run $python $HERE/xsd.py "$BATS_TEST_TMPDIR/xsd/figures.sdmx.xsd" \
        "$BATS_TEST_TMPDIR/bad.xml"
    [ "$status" -eq 1 ]
}

@test "sdmx: read back, it is what the tables say" {
    run python3 $HERE/read.py "$SITE/current"
    echo "$output"
    [ "$status" -eq 0 ]
    [[ $output == *" observations, "* ]]
}

@test "sdmx: what schemas do not see is seen" {
    while IFS='|' read -r script word; do
        spoiled "$script" >"$BATS_TEST_TMPDIR/bad.xml"
        run python3 $HERE/read.py "$SITE/current" --broken \
            <"$BATS_TEST_TMPDIR/bad.xml"
        echo "$script: $output"
        [ "$status" -eq 1 ]
        [[ $output == *"$word"* ]]
    done <<-'END'
	0,/TIME_PERIOD="2017"/s//TIME_PERIOD="2016"/|twice
	0,/ OBS_STATUS="A"/s///|lacks
	0,/ UNIT_MEASURE="[^"]*"/s///|lacks
	0,/UNIT_MEASURE="[^"]*"/s//UNIT_MEASURE="x"/|no such code
	s/structureRef="FIGURES"/structureRef="NOPE"/|SDMX
	0,/OBS_VALUE="\([0-9]*\)"/s//OBS_VALUE="\1.5"/|decimals
	END
}

# A night's clock stands in for the time of arrival, so the ids differ.
timeless() { # FILE
    sed '/<mes:ID>/d' "$1"
}

@test "sdmx: what nights of one phase of the calendar say bears no date of its own" {
    site=$BATS_TEST_TMPDIR/later
    empty_site "$site"
    cp -R samples/inbox/. "$site/inbox/"
    CLOCK=2022-02-20T23:00:00+08:00 night "$site"
    for file in figures.sdmx.csv figures.sdmx2.csv figures.sdmx.xsd \
        submission.xml.gz; do
        cmp "$SITE/current/$file" "$site/current/$file"
    done
    for file in structure figures; do
        diff -q <(timeless "$SITE/current/$file.sdmx.xml") \
            <(timeless "$site/current/$file.sdmx.xml")
    done
}

@test "sdmx: the agency is the one that site.conf names" {
    site=$BATS_TEST_TMPDIR/named
    empty_site "$site"
    sed -i 's/^sdmx-agency.*/sdmx-agency = GD_MZ/' "$site/config/site.conf"
    night "$site"
    grep -q '<mes:Sender id="GD_MZ"/>' "$site/current/figures.sdmx.xml"
    grep -q '<str:Agency id="GD_MZ">' "$site/current/structure.sdmx.xml"
    [[ $(head -1 "$site/current/figures.sdmx.csv") == DATAFLOW,FREQ,* ]]
}

@test "sdmx: another survey has it too, whatever its codes" {
    site=$BATS_TEST_TMPDIR/lake
    "$NIANBAO" init --site "$site" --config tests/cases/survey/config
    cp -R tests/cases/survey/inbox/. "$site/inbox/"
    "$NIANBAO" run --site "$site" --settle 0 --clock $CLOCK
    xmllint --noout "$site"/current/*.sdmx.xml
    schemas "$BATS_TEST_TMPDIR/xsd"
    cp "$site/current/figures.sdmx.xsd" "$BATS_TEST_TMPDIR/xsd/"
    valid "$BATS_TEST_TMPDIR/xsd/SDMXMessage.xsd" \
        "$site/current/structure.sdmx.xml"
    valid "$BATS_TEST_TMPDIR/xsd/figures.sdmx.xsd" \
        "$site/current/figures.sdmx.xml"
}
