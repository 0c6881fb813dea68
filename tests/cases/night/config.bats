# A mistake in the configuration stops everything before the site is touched.

load ../site

HERE=tests/cases/night

setup_file() {
    export SITE=$BATS_FILE_TMPDIR/site PYTHONDONTWRITEBYTECODE=1
    empty_site "$SITE"
    mkdir "$SITE/inbox/440103"
    cp samples/inbox/440103/440103_2018.xml.gz "$SITE/inbox/440103/"
    night "$SITE"
    cp samples/inbox/440103/440103_2016.xml.gz "$SITE/inbox/440103/"
}

# Runs over a configuration; the site must be as it was, to the last byte.
refused() { # CONFIG
    before=$(digests "$SITE")
    run "$NIANBAO" run --site "$SITE" --config "$1" --settle 0 --clock $CLOCK
    echo "status $status: $output"
    [ "$status" -eq 2 ] && diff <(echo "$before") <(digests "$SITE")
}

# Rules prove themselves in `rules --test`, not each night.
@test "config: one mistake in each file, told with file, line and word" {
    failed=
    for n in $(seq 1 99); do
        config=$BATS_TEST_TMPDIR/$n
        cp -R config "$config"
        what=$(python3 $HERE/break.py "$config" "$n") || break
        read -r file line says <<<"$what"
        echo "break $n: $what"
        refused "$config" &&
            [[ $output == *"$file:$line"[:\ ]* && $output == *"$says"* ]] ||
            failed="$failed $n"
    done
    [ "$n" -eq "$(wc -l <$HERE/breaks.csv)" ]
    echo "failed:$failed"
    [ -z "$failed" ]
}

@test "config: a file that is missing is told by its name" {
    for file in site.conf areas.csv indicators.csv messages.csv tables.xml \
        normalize.xml; do
        config=$BATS_TEST_TMPDIR/$file
        cp -R config "$config"
        rm "$config/$file"
        refused "$config"
        [[ $output == *"$file"* ]]
    done
}

@test "config: bytes that are no UTF-8 are told with file and line" {
    config=$BATS_TEST_TMPDIR/config
    cp -R config "$config"
    iconv -f UTF-8 -t GB18030 config/areas.csv >"$config/areas.csv"
    refused "$config"
    [[ $output == *"areas.csv:2"* ]]
}

@test "config: XML that is not well-formed is told with file and line" {
    for file in tables.xml normalize.xml; do
        config=$BATS_TEST_TMPDIR/$file
        cp -R config "$config"
        sed -i '$d' "$config/$file"
        refused "$config"
        [[ $output == *"$file:"[0-9]* ]]
    done
}

@test "config: a rule whose own example does not hold fails its self-test" {
    config=$BATS_TEST_TMPDIR/config
    cp -R config "$config"
    "$NIANBAO" rules --test --config "$config"
    sed -i '0,/out="75000"/s//out="7500"/' "$config/normalize.xml"
    run "$NIANBAO" rules --test --config "$config"
    echo "$output"
    [ "$status" -eq 2 ]
    [[ $output == *"normalize.xml:"[0-9]*wanted*7500*got*75000* ]]
}
