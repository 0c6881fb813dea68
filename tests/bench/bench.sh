#!/bin/sh
# The benchmark: makes its data once, then measures. BENCH_SHORT=1: less of it;
# BENCH_LONG=1: also ten times as many drops. The first ratio is judged.
set -eu
program=$1 build=$2
here=$(dirname "$0")
count=10000 rounds=5 durable_rounds=3
[ -z "${BENCH_SHORT:-}" ] || count=2000 rounds=3 durable_rounds=2
export PYTHONDONTWRITEBYTECODE=1

# Made anew when the survey or its maker has changed since.
data() { # COUNT
    data=$build/bench-$1
    if ! [ -d "$data/inbox" ] ||
        [ -n "$(find "$here/make.py" "$here/../../config" -newer "$data/inbox")" ]
    then
        "$here/make.py" "$data" "$1"
    fi
}

larger=
if [ -n "${BENCH_LONG:-}" ]; then
    data $((count * 10))
    larger=$data
fi
data $count
tools=$build/tests/bench
status=0
"$here/bench.py" "$program" "$tools/floor" "$data" "$rounds" 2.5 || status=$?
"$here/durable.py" "$program" "$tools/floor" "$tools/bare" "$data" \
    "$durable_rounds" $larger
"$tools/index" || status=1
exit $status
