#!/bin/sh
# Runs the unit test programs given; prints what failed and one closing line.
set -u
passed=0 failed=0
for program in "$@"; do
    if output=$("$program" 2>&1); then
        n=$(printf '%s\n' "$output" | sed -n 's/^\[  PASSED  \] \([0-9]*\) .*/\1/p')
        passed=$((passed + ${n:-0}))
    else
        failed=$((failed + 1))
        printf '%s\n%s\n' "FAILED: $program" "$output"
    fi
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
