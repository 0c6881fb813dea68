# One figure of one district is changed in the file it was dropped in; what the
# program makes of it is counted again from the originals by other code.
# SEED draws the figures: `SEED=7 bats tests/cases/recompute`.

load ../site

HERE=tests/cases/recompute
TRIALS=20

setup_file() {
    export SITE=$BATS_FILE_TMPDIR/site PYTHONDONTWRITEBYTECODE=1
    export SEED=${SEED:-$(date +%s)}
    echo "# SEED=$SEED" >&3
    sample_site "$SITE"
}

# The program and the recount agree, and the change arrived. Without edits: some
# would rightly refuse the changed figure, and what they do is tested elsewhere.
trial() { # N
    local site=$BATS_TEST_TMPDIR/$1 code unit old new file
    empty_site "$site"
    rm "$site/config/edits.xml"
    sed -i 's/^durable = yes/durable = no/' "$site/config/site.conf"
    cp -R samples/inbox/. "$site/inbox/"
    read -r code unit old new file < <(
        python3 $HERE/change.py "$site/inbox" config "$SEED" "$1")
    echo "trial $1 of SEED=$SEED: $code of $unit from $old to $new in $file"
    night "$site" >/dev/null
    grep -qaE "^[^,]*,$unit,[^,]*,$code,.*,2021,2021[^,]*,$new," \
        "$site/current/en/districts.csv"
    python3 $HERE/recount.py "$site" "$code"
    rm -rf "$site"
}

@test "recompute: the sample year, every indicator that districts count" {
    python3 $HERE/recount.py "$SITE"
}

@test "recompute: twenty figures changed, each in a year of its own" {
    for n in $(seq 0 $((TRIALS - 1))); do
        trial "$n"
    done
}

@test "recompute: the recount tells a figure that is one too high" {
    site=$BATS_TEST_TMPDIR/site
    mkdir -p "$site/current/en"
    ln -s "$SITE/config" "$SITE/archive" "$site/"
    sed '/^ELD.BEDS,.*,440100,.*,2021,/s/,75000,/,75001,/' \
        "$SITE/current/en/comparison.csv" >"$site/current/en/comparison.csv"
    run python3 $HERE/recount.py "$site" ELD.BEDS
    [ "$status" -eq 1 ]
    [[ $output == "ELD.BEDS 440100: counted ('75000', "*"('75001', "* ]]
}
