# A bundle streams through its worker: sixteen times as much takes no more.

load ../site

@test "memory: a worker takes the same for a large bundle as for a small one" {
    ! grep -q __asan_init "$NIANBAO" || skip "built with a sanitizer"
    PYTHONDONTWRITEBYTECODE=1 run tests/bench/flat.py "$NIANBAO" \
        "$BATS_TEST_TMPDIR" 4 8 64
    echo "$output"
    [ "$status" -eq 0 ]
}
