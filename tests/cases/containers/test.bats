# What senders may drop: every kind of container and encoding, good and hostile,
# with the words its sender gets back.

load ../site

bats_require_minimum_version 1.5.0

HERE=tests/cases/containers

setup() {
    export PYTHONDONTWRITEBYTECODE=1
    SITE=$BATS_TEST_TMPDIR/site
    empty_site "$SITE"
    mkdir "$SITE/inbox/440103"
}

receive() {
    run --separate-stderr "$NIANBAO" receive --site "$SITE" --settle 0 \
        --clock $CLOCK "$@"
}

@test "containers: each file has its verdict and its own words" {
    python3 $HERE/make.py "$SITE/inbox/440103"
    dropped=$(ls "$SITE/inbox/440103" | wc -l)
    receive
    [ "$status" -eq 1 ]
    [ -z "$stderr" ]
    python3 $HERE/tell.py "$SITE/receipts/440103" >"$BATS_TEST_TMPDIR/told"
    [ "$(tail -n +2 "$BATS_TEST_TMPDIR/told" | cut -d, -f1 | sort -u |
        wc -l)" -eq "$dropped" ]
    same_as $HERE/expected.csv "$BATS_TEST_TMPDIR/told"
}

# Four years of one unit, some 200 KB.
bundle() { # UNIT
    echo '<submissions xmlns="urn:nianbao:submission:1">'
    for year in 2016 2017 2018 2019; do
        printf '<submission unit="%s" period="%s"><!--%50000s-->' "$1" $year .
        echo '<value of="ELD.BEDS">1</value></submission>'
    done
    echo '</submissions>'
}

# Each limit met by one who may have more of it and by one who may not.
@test "containers: who bundles may send more, others are told the limit" {
    while read -r setting most row code words; do
        SITE=$BATS_TEST_TMPDIR/$setting
        empty_site "$SITE"
        mkdir "$SITE"/inbox/{440103,440100}
        sed -i "s/^$setting = .*/$setting = $most/" "$SITE/config/site.conf"
        sed -i "2s/.*/bundle,$row/" "$SITE/config/limits.csv"
        bundle 440103 >"$SITE/inbox/440103/bundle.xml"
        bundle 440100 >"$SITE/inbox/440100/bundle.xml"
        receive
        told=$(cat "$SITE"/receipts/440103/*.xml)
        echo "$setting: $status: $told"
        [ "$status" -eq 1 ]
        grep -q ' verdict="accepted"' "$SITE"/receipts/440100/*.xml
        [[ $told == *" verdict=\"rejected\""* ]]
        [[ $told == *"code=\"$code\""* && $told == *"$words"* ]]
        [[ $told == *请按单位拆成几个文件再报送*放宽上限* ]]
        [[ $told == *"Split it into several files"*"larger limit"* ]]
    done <<-END
	file-most 150000 300000,,,,, ingest.too-large (limit 150000 bytes)
	inflated-most 150000 ,300000,,,, ingest.inflated limit of 150000 bytes
	elements-most 8 ,,,,9, ingest.elements limit of 8 elements
	END
}
