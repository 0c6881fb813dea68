# One sender with a thousand bad files, or with files that bring their readers
# down, keeps nobody waiting for long, and is answered for each of them.

load ../site

# Turns do not depend on syncs, which cost the most here.
hasty() { sed -i 's/^durable = .*/durable = no/' "$SITE/config/site.conf"; }

setup() {
    SITE=$BATS_TEST_TMPDIR/site
    empty_site "$SITE"
    mkdir "$SITE"/inbox/{440103,440104}
    hasty
}

ledger() { sqlite3 "file:$SITE/ledger.sqlite?mode=ro" "$@"; }

@test "fair: a thousand bad files get a thousand verdicts, the others go first" {
    for i in $(seq 1000); do
        echo "<broken $i" >"$SITE/inbox/440103/$i.xml"
    done
    cp samples/inbox/440104/440104_2016.xml.gz "$SITE/inbox/440104/"
    run "$NIANBAO" run --site "$SITE" --settle 0 --clock $CLOCK
    echo "$output"
    [ "$status" -eq 1 ]
    [[ $output == *"1001 seen: 1 accepted"*"1000 rejected"* ]]
    [ "$(grep -l 'verdict="rejected"' "$SITE"/receipts/440103/*.xml |
        wc -l)" -eq 1000 ]
    grep -q 'verdict="accepted' "$SITE"/receipts/440104/*.xml
    [ -z "$(find "$SITE/inbox" -name '*.xml*' -not -path '*/.taken/*')" ]
    # Answered together with the first five hundred, not behind the last.
    [ "$(ledger "SELECT count(*) FROM drops WHERE sender = '440103' AND
        id < (SELECT id FROM drops WHERE sender = '440104')")" -eq 500 ]
    receipt=$(ls "$SITE"/receipts/440104/*.xml)
    [ "$(find "$SITE/receipts/440103" -newer "$receipt" -name '*.xml' |
        wc -l)" -ge 500 ]
}

@test "fair: turns or one, the release is the same" {
    for n in 1 2; do
        SITE=$BATS_TEST_TMPDIR/$n
        empty_site "$SITE"
        hasty
        mkdir "$SITE/inbox/440103"
        cp samples/inbox/440103/*.gz "$SITE/inbox/440103/"
        [ $n = 1 ] || continue
        for i in $(seq 600); do echo "x$i" >"$SITE/inbox/440103/$i.xml"; done
        night "$SITE" >/dev/null
    done
    for half in '[1-3]' '[4-9]'; do
        for i in $(seq 600); do
            [[ $i != $half* ]] || echo "x$i" >"$SITE/inbox/440103/$i.xml"
        done
        night "$SITE" >/dev/null
    done
    diff -r "$BATS_TEST_TMPDIR/1/current/" "$SITE/current/"
    [ "$(readlink "$BATS_TEST_TMPDIR/1/current")" = \
        "$(readlink "$SITE/current")" ]
}

# The first three may take the two seconds that are the limit here.
@test "fair: who brings three readers down has a second for each further file" {
    sed -i 's/^drop-seconds = .*/drop-seconds = 2/' "$SITE/config/site.conf"
    cp samples/inbox/440104/440104_2016.xml.gz "$SITE/inbox/440104/"
    HANG=5 run python3 tests/cases/jail/look.py "$SITE" "$NIANBAO" receive \
        --site "$SITE" --settle 0 --clock $CLOCK --workers 1
    echo "$output"
    [ "${lines[-1]}" = "status 1" ]
    [ "$(grep -l '(&gt; 2 s)' "$SITE"/receipts/440103/*.xml | wc -l)" -eq 3 ]
    [ "$(grep -l '(&gt; 1 s)' "$SITE"/receipts/440103/*.xml | wc -l)" -eq 2 ]
    grep -q 'verdict="accepted' "$SITE"/receipts/440104/*.xml
}
