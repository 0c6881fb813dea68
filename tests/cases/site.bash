# What the cases share: sites made from the sample years, and their nights.

: "${NIANBAO:?names the program}"
CLOCK=2022-02-15T02:00:00+08:00

# Some of the samples are bad on purpose: then a night ends with 1.
night() { # SITE [OPTION...]
    local site=$1 status=0
    shift
    "$NIANBAO" run --site "$site" --settle 0 --clock "$CLOCK" "$@" || status=$?
    [ "$status" -le 1 ]
}

# The configuration is the repository's, wherever the program was built.
empty_site() { # SITE
    "$NIANBAO" init --site "$1" --config config >/dev/null
    # Forms are handed out where a case is about them.
    sed -i 's/^templates = yes/templates = no/' "$1/config/site.conf"
}

sample_site() { # SITE
    empty_site "$1"
    cp -R samples/inbox/. "$1/inbox/"
    night "$1" >"$1.log"
}

# Every file below a folder with its digest, to compare two of them.
digests() { # FOLDER
    (cd "$1" && find . -type f -print0 | sort -z | xargs -0r sha256sum)
}

# A table as people compare it: no BOM, no CR.
plain() { # FILE
    sed -e '1s/^\xEF\xBB\xBF//' -e 's/\r$//' "$1"
}

# With ACCEPT set what came out becomes what is expected.
same_as() { # EXPECTED ACTUAL
    plain "$2" >"$BATS_TEST_TMPDIR/actual"
    if [ -n "${ACCEPT:-}" ]; then cp "$BATS_TEST_TMPDIR/actual" "$1"; fi
    diff -u "$1" "$BATS_TEST_TMPDIR/actual" && return
    echo "if that is right: ACCEPT=1 NIANBAO=$NIANBAO bats ${1%/*}"
    return 1
}
