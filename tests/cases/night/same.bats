# The same set of files gives the same bytes, however it came.

load ../site

setup_file() {
    export SITE=$BATS_FILE_TMPDIR/site
    sample_site "$SITE"
}

# A release is named by what is in it, so its name is compared, too.
same_release() { # SITE
    diff -r "$SITE/current/" "$1/current/"
    [ "$(readlink "$SITE/current")" = "$(readlink "$1/current")" ]
}

# Copies the sample files that sha256sum puts first, or the rest.
drop_half() { # SITE DIGITS
    (cd samples/inbox && find * -type f | while read -r file; do
        case $(sha256sum <<<"$file") in [$2]*)
            mkdir -p "$1/inbox/${file%/*}"
            cp "$file" "$1/inbox/$file"
        esac
    done)
}

@test "same: in two nights, either half first" {
    for halves in "0-7 89a-f" "89a-f 0-7"; do
        site=$BATS_TEST_TMPDIR/${halves% *}
        empty_site "$site"
        for half in $halves; do
            drop_half "$site" "$half"
            night "$site"
        done
        [ "$(ls "$site/releases" | wc -l)" -eq 2 ]
        same_release "$site"
    done
}

@test "same: dropped in another order, with other times" {
    site=$BATS_TEST_TMPDIR/site
    empty_site "$site"
    (cd samples/inbox && find * -type f | sort -r | while read -r file; do
        mkdir -p "$site/inbox/${file%/*}"
        cp "$file" "$site/inbox/$file"
        touch -d "2001-01-01 + ${#file} days" "$site/inbox/$file"
    done)
    night "$site"
    same_release "$site"
}

@test "same: in another time zone, locale, folder and umask" {
    site="$BATS_TEST_TMPDIR/年报 site"
    umask 077
    empty_site "$site"
    cp -R samples/inbox/. "$site/inbox/"
    TZ=Pacific/Kiritimati LANG=zh_CN.GB18030 LC_ALL=C.UTF-8 night "$site"
    same_release "$site"
}

@test "same: with one worker and with three" {
    for workers in 1 3; do
        site=$BATS_TEST_TMPDIR/$workers
        empty_site "$site"
        cp -R samples/inbox/. "$site/inbox/"
        night "$site" --workers $workers
        same_release "$site"
    done
}

# A docket says when its file came, so another day makes another release; but
# within a phase of the calendar no table holds the hour of the night. That of
# who has reported when has the day a return came: it is left out.
@test "same: another night of the same month, the tables' bytes are the same" {
    site=$BATS_TEST_TMPDIR/site
    empty_site "$site"
    cp -R samples/inbox/. "$site/inbox/"
    night "$site" --clock 2022-02-20T23:59:59+08:00
    for language in zh en; do
        (cd "$site/current/$language" && sha256sum $(ls *.csv |
            grep -v '^status')) |
            (cd "$SITE/current/$language" && sha256sum --quiet -c)
    done
}

@test "same: report makes it again from the ledger alone" {
    site=$BATS_TEST_TMPDIR/site
    cp -a "$SITE" "$site"
    rm -rf "$site/current" "$site/releases/"* "$site/inbox/"*
    "$NIANBAO" report --site "$site" --clock $CLOCK
    same_release "$site"
}

@test "same: an ephemeral run makes the same tables and keeps nothing" {
    site=$BATS_TEST_TMPDIR/site out=$BATS_TEST_TMPDIR/out
    empty_site "$site"
    cp -R samples/inbox/. "$site/inbox/"
    before=$(digests "$site")
    night "$site" --ephemeral --out "$out"
    [ "$(digests "$site")" = "$before" ]
    for language in zh en; do
        diff -r -x '*.xml' "$SITE/current/$language" "$out/$language"
    done
}
