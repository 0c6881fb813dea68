# What a night does to a site, and what it leaves alone.

load ../site

HERE=tests/cases/night

setup_file() {
    export SITE=$BATS_FILE_TMPDIR/site PYTHONDONTWRITEBYTECODE=1
    sample_site "$SITE"
}

# A site of one's own that has had its night.
copy_site() { # NAME
    cp -a "$SITE" "$BATS_TEST_TMPDIR/$1"
    echo "$BATS_TEST_TMPDIR/$1"
}

# Raoping, which reported nothing for 2021, says one figure.
raoping() { # FILE
    cat >"$1" <<-'END'
	<submission xmlns="urn:nianbao:submission:1" unit="445122" period="2021"
	            prepared="2022-02-20T10:00:00+08:00" flags="synthetic">
	  <value of="ELD.BEDS">1234</value>
	</submission>
	END
}

@test "night: the sample years are published, some files refused" {
    grep -q "313 seen" "$SITE.log"
    [ -s "$SITE/current/en/comparison.csv" ]
}

@test "night: a second one changes no byte and ends with 0" {
    site=$(copy_site site)
    truth() { digests "$site" | grep -v ' \./inbox/'; readlink "$site/current"; }
    before=$(truth)
    run "$NIANBAO" run --site "$site" --settle 0 --clock $CLOCK
    [ "$status" -eq 0 ]
    diff <(echo "$before") <(truth)
}

@test "night: on a terminal it says that nothing is new, cron hears nothing" {
    script -qec true /dev/null || skip "no pseudo-terminal here"
    site=$(copy_site site)
    command="'$NIANBAO' run --site '$site' --settle 0 --clock $CLOCK"
    run script -qec "$command" /dev/null
    [ "$status" -eq 0 ]
    [[ $output == *"nothing new: the tables stand as they are"* ]]
    run sh -c "$command"
    [ "$status" -eq 0 ]
    [ -z "$output" ]
}

@test "night: a new file makes a new release, the old one stays" {
    site=$(copy_site site)
    old=$(readlink "$site/current")
    before=$(digests "$site/$old")
    raoping "$site/inbox/445122/new.xml"
    run "$NIANBAO" run --site "$site" --settle 0 --clock $CLOCK
    [ "$status" -eq 0 ]
    new=$(readlink "$site/current")
    [ "$old" != "$new" ]
    [ "$(digests "$site/$old")" = "$before" ]
    [ "$(ls "$site/releases" | wc -l)" -eq 2 ]
    grep -qa '^[^,]*,445122,.*,ELD.BEDS,.*,1234,' \
        "$site/current/en/districts.csv"
}

@test "night: the inbox is emptied, its folders stay" {
    [ -z "$(find "$SITE/inbox" -type f -not -path '*/.taken/*')" ]
    site=$(copy_site site)
    night "$site"
    [ -z "$(find "$site/inbox" -type f)" ]
    [ -d "$site/inbox/440103" ]
}

@test "night: the archive holds every original under its SHA-256" {
    originals() { (cd samples/inbox && find . -type f -exec sha256sum {} +); }
    objects() { find "$SITE/archive" -type f -path '*/[0-9a-f][0-9a-f]/*' \
        -not -name '*.docket' "$@"; }
    [ "$(objects | wc -l)" -ge 300 ]
    diff <(originals | cut -c1-64 | sort -u) <(objects -printf '%f\n' | sort)
    diff <(objects -printf '%f\n' | sort) \
        <(objects -exec sha256sum {} + | cut -c1-64 | sort)
    [ -z "$(objects -printf '%f %h\n' | awk '$1 !~ "^" substr($2,
        length($2) - 1)')" ]
}

@test "night: each delivery has its docket, with its own sender and name" {
    dockets() { find "$SITE/archive" -name '*.docket' -exec awk '
        sub(/^sender: /, "") { s = $0 } sub(/^name: /, "") { print s "/" $0 }
        ' {} +; }
    [ "$(dockets | wc -l)" -ge 300 ]
    diff <(cd samples/inbox && find * -type f | sort) <(dockets | sort)
}

@test "night: the manifest holds every file of the release, and they match" {
    cd "$SITE/current/"
    sha256sum --quiet --strict -c MANIFEST
    diff <(find . -type f -not -name MANIFEST -printf '%P\n' | LC_ALL=C sort) \
        <(cut -c67- MANIFEST)
}

@test "night: every table is valid as XML, by both schemas" {
    tables=$(ls "$SITE"/current/{zh,en}/*.xml)
    [ "$(wc -l <<<"$tables")" -ge 20 ]
    xmllint --noout --relaxng config/schemas/table.rng $tables
    xmllint --noout --schema config/schemas/table.xsd $tables
}

@test "night: both languages have the same tables with as many rows" {
    shape() { (cd "$SITE/current/$1" && wc -l *.csv && ls *.xml); }
    diff <(shape zh) <(shape en)
}

@test "night: CSV has a BOM, CRLF, and as many cells in every row" {
    python3 - "$SITE"/current/{zh,en}/*.csv <<-'END'
	import csv, sys
	for path in sys.argv[1:]:
	    data = open(path, "rb").read()
	    assert data.startswith(b"\xef\xbb\xbf"), path
	    assert data.count(b"\r\n") == data.count(b"\n"), path
	    rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
	    assert {len(row) for row in rows} == {len(rows[0])}, path
	END
}

@test "night: a bad file is told why in two languages, the others count" {
    python3 $HERE/receipts.py samples "$SITE/receipts"
}

@test "night: a bad file keeps no neighbour out of the tables" {
    for unit in $(cut -d/ -f1 samples/bad.csv | grep '^44' | sort -u); do
        [ -n "$(find samples/inbox/$unit -name "*2021*")" ] || continue
        grep -qa ",$unit,.*,2021,2021" "$SITE"/current/en/{districts,comparison}.csv ||
            [ "$unit" = 440603 ]
    done
}
