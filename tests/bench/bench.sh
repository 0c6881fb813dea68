#!/bin/sh
# The benchmark: makes its data once, then measures. BENCH_SHORT=1: less of it.
set -eu
program=$1 build=$2
here=$(dirname "$0")
count=10000 rounds=5
[ -z "${BENCH_SHORT:-}" ] || count=2000 rounds=3
data=$build/bench-$count
[ -d "$data/inbox" ] || "$here/make.py" "$data" "$count"
exec "$here/bench.py" "$program" "$build/tests/bench/floor" "$data" \
    "$rounds" 2.5
