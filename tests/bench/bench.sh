#!/bin/sh
# The benchmark: makes its data once, then measures. BENCH_SHORT=1: less of it.
set -eu
program=$1 build=$2
here=$(dirname "$0")
count=10000 rounds=5
[ -z "${BENCH_SHORT:-}" ] || count=2000 rounds=3
data=$build/bench-$count
# Made anew when the survey or its maker has changed since.
if ! [ -d "$data/inbox" ] ||
    [ -n "$(find "$here/make.py" "$here/../../config" -newer "$data/inbox")" ]
then
    "$here/make.py" "$data" "$count"
fi
exec "$here/bench.py" "$program" "$build/tests/bench/floor" "$data" \
    "$rounds" 2.5
