# Every figure and claim of the article comes out of the sample years.

load ../site

HERE=tests/cases/article

setup_file() {
    export SITE=$BATS_FILE_TMPDIR/site
    sample_site "$SITE"
}

check() {
    python3 $HERE/check.py $HERE/expected.csv "$1"
}

@test "article: 145 statements, each with the line that says so" {
    [ "$(tail -n +2 $HERE/expected.csv | wc -l)" -eq 145 ]
    run grep -vE '^(key,line|[A-Z0-9.]+,[0-9]+,)' $HERE/expected.csv
    echo "$output"
    [ "$status" -eq 1 ]
}

@test "article: the bulletin says all of it and nothing else" {
    check "$SITE/current/en/bulletin.csv"
}

@test "article: the Chinese bulletin has the same rows in the same order" {
    keys() { cut -d, -f1 "$SITE/current/$1/bulletin.csv" | tail -n +2; }
    diff <(keys en) <(keys zh)
}

# A check that nothing can fail proves nothing.
@test "article: the check tells a wrong value, a lost row, a lost flag" {
    bad=$BATS_TEST_TMPDIR/bulletin.csv
    sed -e '/^ELD.YIKANG,/s/,179,/,180,/' -e '/^SAS.LEAK,/d' \
        -e '/^ELD.BEDS,/s/synthetic/invented/g' \
        -e '/^CHD.WISH,/s/,10350,/,10000,/' \
        "$SITE/current/en/bulletin.csv" >"$bad"
    run check "$bad"
    [ "$status" -eq 1 ]
    [ "${lines[0]}" = "CHD.WISH (line 13): value '10000' is not within 10000.." ]
    [ "${lines[1]}" = "ELD.BEDS (line 9): not flagged synthetic" ]
    [ "${lines[2]}" = "ELD.YIKANG (line 9): value '180' is not within 179..179" ]
    [ "${lines[3]}" = "SAS.LEAK (line 11): missing" ]
    [ "${#lines[@]}" -eq 4 ]
}
