# The archive is the truth: what else a site has is made again from it.

load ../site

setup_file() {
    export SAMPLE=$BATS_FILE_TMPDIR/sample
    sample_site "$SAMPLE"
}

setup() {
    SITE=$BATS_TEST_TMPDIR/site
    cp -a "$SAMPLE" "$SITE"
}

# What a night, a receipt and a ledger say, whatever the order of its rows.
told() { # SITE
    digests "$1/receipts"
    readlink "$1/current"
    digests "$1/current/"
    sqlite3 "$1/ledger.sqlite" "SELECT sender, received, digest, name, verdict,
        answered, hex(findings) FROM drops ORDER BY 1, 2, 3, 4;
        SELECT d.sender, d.received, d.digest, d.name, ordinal, counts,
        acceptance, hex(record) FROM submissions JOIN drops AS d
        ON d.id = drop_id ORDER BY 1, 2, 3, 4, 5;"
}
same_site() { # A B
    told "$1" >"$BATS_TEST_TMPDIR/a"
    told "$2" >"$BATS_TEST_TMPDIR/b"
    cmp "$BATS_TEST_TMPDIR/a" "$BATS_TEST_TMPDIR/b"
}
fsck() { run "$NIANBAO" fsck --site "$SITE"; }
original() { # SENDER/NAME: the path of its original
    local digest
    digest=$(sqlite3 "$SITE/ledger.sqlite" "SELECT digest FROM drops
        WHERE sender || '/' || name = '$1'")
    echo "$SITE/archive/${digest:0:2}/$digest"
}

@test "rebuild: ledger, receipts and releases lost, all is made again" {
    rm -r "$SITE/ledger.sqlite" "$SITE/receipts" "$SITE/releases"
    rm "$SITE/current"
    mkdir "$SITE/receipts" "$SITE/releases"
    run "$NIANBAO" rebuild --site "$SITE"
    [ "$status" -eq 1 ] # some of the samples are bad on purpose
    "$NIANBAO" report --site "$SITE" --clock "$CLOCK"
    same_site "$SAMPLE" "$SITE"
    [ -z "$(find "$SITE" -name 'ledger.sqlite?*')" ]
}

@test "rebuild: a night finds the ledger gone and makes it again" {
    rm "$SITE/ledger.sqlite"
    run "$NIANBAO" run --site "$SITE" --clock "$CLOCK" --json
    [ "$status" -eq 0 ]
    drops=$(sqlite3 "$SITE/ledger.sqlite" 'SELECT count(*) FROM drops')
    [[ $output == *'"drops":0,'*"\"rejudged\":$drops,"* ]]
    same_site "$SAMPLE" "$SITE"
}

@test "rebuild: a damaged ledger is told and made again" {
    dd if=/dev/urandom of="$SITE/ledger.sqlite" bs=4096 seek=2 count=20 \
        conv=notrunc status=none
    run "$NIANBAO" run --site "$SITE" --clock "$CLOCK"
    [ "$status" -eq 74 ]
    [[ $output == *"run nianbao rebuild"* ]]
    run "$NIANBAO" rebuild --site "$SITE"
    [ "$status" -eq 1 ]
    same_site "$SAMPLE" "$SITE"
    [ -e "$SITE/ledger.sqlite.damaged" ]
}

@test "rebuild: another survey judges again what was delivered before" {
    # Years that are locked are refused from now on: most of the samples.
    sed -i 's/^past = .*/past = refuse/' "$SITE/config/site.conf"
    run "$NIANBAO" run --site "$SITE" --clock "$CLOCK" --json --loss-most 100
    [ "$status" -eq 0 ]
    [[ $output != *'"rejudged":0,'* ]]
    # A second night under the same survey has nothing to judge again.
    run "$NIANBAO" run --site "$SITE" --clock "$CLOCK" --json
    [[ $output == *'"rejudged":0,'* ]]
    refused=$(sqlite3 "$SITE/ledger.sqlite" \
        'SELECT count(*) FROM drops WHERE verdict = 4')
    [ "$refused" -gt 100 ]
    # The same as if the survey had been so from the first day on.
    empty_site "$BATS_TEST_TMPDIR/fresh"
    cp "$SITE/config/site.conf" "$BATS_TEST_TMPDIR/fresh/config/"
    cp -R samples/inbox/. "$BATS_TEST_TMPDIR/fresh/inbox/"
    night "$BATS_TEST_TMPDIR/fresh"
    same_site "$BATS_TEST_TMPDIR/fresh" "$SITE"
}

@test "rebuild: what is new tonight is in the summary, what is old is not" {
    rm "$SITE/ledger.sqlite"
    cp samples/inbox/440103/440103_2019_补.xml.gz \
        "$SITE/inbox/440103/again.xml.gz"
    run "$NIANBAO" run --site "$SITE" --settle 0 --clock "$CLOCK" --json
    [ "$status" -eq 1 ]
    [[ $output == *'"drops":1,'*'"rejected":1,'* ]]
}

@test "fsck: a whole site is whole" {
    fsck
    [ "$status" -eq 0 ]
    [[ $output == *": whole" ]]
}

@test "fsck: a damaged original is lost, and no rebuild passes over it" {
    file=$(original 440103/440103_2018.xml.gz)
    [ -e "$file" ]
    chmod u+w "$file"
    printf 'x' | dd of="$file" bs=1 seek=40 conv=notrunc status=none
    fsck
    [ "$status" -eq 74 ]
    [[ $output == *"LOST   archive/${file#*/archive/}: the original is damaged; restore it from a backup"* ]]
    run "$NIANBAO" rebuild --site "$SITE"
    [ "$status" -eq 74 ]
    [[ $output == *"is damaged"* ]]
    same_site "$SAMPLE" "$SITE" # the old ledger stays
}

@test "fsck: an original gone, a docket torn" {
    file=$(original 440103/440103_2018.xml.gz)
    torn=$(original 440103/440103_2017.xml.gz).1.docket
    rm -f "$file"
    chmod u+w "$torn"
    truncate -s 20 "$torn"
    fsck
    [ "$status" -eq 74 ]
    [[ $output == *"the original of this docket is not there"* ]]
    [[ $output == *"${torn#"$SITE/"}: the docket is damaged"* ]]
}

@test "fsck: what can be made again is told apart from what is lost" {
    rm "$(find "$SITE/receipts/440103" -name '*.xml' | sort | head -n 1)"
    sqlite3 "$SITE/ledger.sqlite" "DELETE FROM drops WHERE sender = '440104'
        AND id = (SELECT max(id) FROM drops WHERE sender = '440104')"
    echo x >>"$(readlink -f "$SITE/current")/en/ranking.csv"
    echo x >"$SITE/archive/ab/stray"
    mkdir -p "$SITE/archive/ab"
    fsck
    [ "$status" -eq 1 ]
    [[ $output == *"the receipt is not there; run nianbao rebuild"* ]]
    [[ $output == *"mend   440104/"*"the ledger does not know it"* ]]
    [[ $output == *"not what its MANIFEST says"* ]]
    [[ $output == *"stray  archive/ab/stray"* ]]
}

@test "fsck: without a ledger it says so, and waits for nobody" {
    rm "$SITE/ledger.sqlite"
    fsck
    [ "$status" -eq 1 ]
    [[ $output == *"ledger.sqlite: it is not there; run nianbao rebuild"* ]]
    [ ! -e "$SITE/ledger.sqlite" ]
}
