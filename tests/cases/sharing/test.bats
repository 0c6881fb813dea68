# Sharing a site: one sender's folders are nobody else's.

load ../site

SERVICE=61000 LIWAN=61001 HAIZHU=61002

setup() {
    ROOT=$(mktemp -d)
    chmod 755 "$ROOT"
    SITE=$ROOT/site
}

teardown() { rm -rf "$ROOT"; }

only_root() { [ "$(id -u)" -eq 0 ] || skip "needs root to be two users"; }
as() { # UID COMMAND...
    local id=$1
    shift
    (umask 0027 && cd / &&
        setpriv --reuid "$id" --regid "$id" --clear-groups -- "$@")
}
# A site that two senders share, and the program where anybody may run it.
shared_site() {
    only_root
    cp "$NIANBAO" "$ROOT/nianbao"
    empty_site "$SITE"
    sh config/sharing/folders.sh "$SITE" 440103 $LIWAN $LIWAN $SERVICE
    sh config/sharing/folders.sh "$SITE" 440105 $HAIZHU $HAIZHU $SERVICE
}
drop() { # UID UNIT
    echo "<submission xmlns=\"urn:nianbao:submission:1\" unit=\"$2\"" \
        "period=\"2021\"><value of=\"ELD.BEDS\">10</value></submission>" |
        as "$1" sh -c "umask 0007; cat >'$SITE/inbox/$2/a.xml'"
}
receive() {
    as $SERVICE "$ROOT/nianbao" receive --site "$SITE" --settle 0 \
        --clock "$CLOCK"
}

@test "sharing: a sender drops, the service takes, the sender reads" {
    shared_site
    drop $LIWAN 440103
    drop $HAIZHU 440105
    receive
    [ -z "$(find "$SITE/inbox" -name a.xml)" ]
    for pair in "$LIWAN 440103" "$HAIZHU 440105"; do
        set -- $pair
        as "$1" sh -c "cat '$SITE/receipts/$2'/a.xml_*.html" |
            grep -q 已接收，全部采用
        as "$1" ls "$SITE/receipts/$2" | grep instructions
    done
}

@test "sharing: Liwan can neither read nor list nor write what is Haizhu's" {
    shared_site
    drop $HAIZHU 440105
    receive
    drop $HAIZHU 440105
    for path in inbox/440105 receipts/440105 inbox receipts .; do
        run as $LIWAN ls "$SITE/$path"
        [ "$status" -ne 0 ]
    done
    receipt=$(ls "$SITE"/receipts/440105/a.xml_*.html)
    for file in "$SITE/inbox/440105/a.xml" "$receipt" "$SITE/ledger.sqlite" \
        "$SITE/config/units.csv"; do
        [ -e "$file" ]
        run as $LIWAN cat "$file"
        [ "$status" -ne 0 ]
    done
    for file in inbox/440105/b.xml receipts/440105/b receipts/440103/b \
        inbox/b archive/b; do
        run as $LIWAN touch "$SITE/$file"
        [ "$status" -ne 0 ]
    done
    run as $LIWAN rm -f "$SITE/inbox/440105/a.xml"
    [ -e "$SITE/inbox/440105/a.xml" ]
}

@test "sharing: what comes later has the same owners: checks, nights, init" {
    shared_site
    drop $LIWAN 440103
    as $LIWAN sh -c "umask 0007; cp '$SITE/inbox/440103/a.xml' \
        '$SITE/inbox/440103/check/b.xml'"
    as $SERVICE "$ROOT/nianbao" run --site "$SITE" --settle 0 --clock "$CLOCK"
    as $LIWAN sh -c "cat '$SITE/receipts/440103/check'/b.xml_*.html \
        '$SITE/receipts/440103/open.html'" >/dev/null
    run as $HAIZHU ls "$SITE/receipts/440103/check"
    [ "$status" -ne 0 ]
    run as $LIWAN cat "$SITE/current/en/status.csv"
    [ "$status" -ne 0 ]
}

@test "sharing: the script refuses what is no sender and no site" {
    empty_site "$SITE"
    for sender in "" .. ../x a/b .hidden; do
        run sh config/sharing/folders.sh "$SITE" "$sender" 0 0 0
        [ "$status" -eq 2 ]
        [[ $output == *"is no sender's folder"* ]]
    done
    run sh config/sharing/folders.sh "$ROOT" 440103 0 0 0
    [ "$status" -eq 2 ]
    [[ $output == *"is no site"* ]]
    run sh config/sharing/folders.sh "$SITE"
    [ "$status" -eq 2 ]
    [[ $output == *"SITE SENDER USER GROUP"* ]]
}

@test "sharing: Samba accepts the example, and keeps each to its own" {
    command -v testparm >/dev/null || skip "no samba here"
    sed '/^    include/d' config/samba/smb.conf >"$ROOT/smb.conf"
    run testparm -s "$ROOT/smb.conf"
    echo "$output"
    [ "$status" -eq 0 ]
    [[ $output != *nknown* ]]
    get() { testparm -s --section-name "$1" --parameter-name "$2" \
        "$ROOT/smb.conf" 2>/dev/null; }
    for sender in 440103 440105; do
        [ "$(get $sender "valid users")" = "nb$sender" ]
        [ "$(get $sender "read only")" = No ]
        [ "$(get $sender "force create mode")" = 0660 ]
        [ "$(get $sender-receipts "valid users")" = "nb$sender" ]
        [ "$(get $sender-receipts "read only")" = Yes ]
        [ "$(get $sender "follow symlinks")" = No ]
    done
}

@test "sharing: the shares that the script prints are those of the example" {
    shares() { sed -n '/^\[4/,$p' "$1" | sed -e 's/^[[:space:]]*//' -e '/^#/d' \
        -e '/^comment/d' -e '/^$/d'; }
    sh config/samba/senders.sh 440103 440105 >"$ROOT/senders.conf"
    diff <(shares config/samba/smb.conf) <(shares "$ROOT/senders.conf")
}

@test "sharing: sshd accepts the example" {
    sshd=$(command -v sshd || ls /usr/sbin/sshd) || skip "no sshd here"
    [ -d /run/sshd ] || mkdir /run/sshd || skip "cannot make /run/sshd"
    ssh-keygen -q -t ed25519 -N '' -f "$ROOT/key"
    run "$sshd" -t -f config/sftp/sshd_config -h "$ROOT/key"
    echo "$output"
    [ "$status" -eq 0 ]
    echo "    NoSuchOption yes" | cat config/sftp/sshd_config - >"$ROOT/wrong"
    run "$sshd" -t -f "$ROOT/wrong" -h "$ROOT/key"
    [ "$status" -ne 0 ]
}
