# The sample years are what their tables say: made again, byte for byte.

setup() { OUT=$(mktemp -d); }
teardown() { rm -rf "$OUT"; }

@test "samples: made again they are the files that lie there" {
    python3 samples/make.py "$OUT/inbox"
    diff -rq samples/inbox "$OUT/inbox"
}

@test "samples: the locale and the time zone decide nothing" {
    LC_ALL=C TZ=Pacific/Kiritimati PYTHONHASHSEED=7 \
        python3 samples/make.py "$OUT/inbox"
    diff -rq samples/inbox "$OUT/inbox"
}

@test "samples: at least twelve bad files, no two bad in the same way" {
    ways=$(tail -n +2 samples/bad.csv | cut -d, -f2 | sort -u | wc -l)
    rows=$(tail -n +2 samples/bad.csv | wc -l)
    [ "$rows" -ge 12 ]
    [ "$ways" -eq "$rows" ]
}
