#!/bin/sh
# Line and branch coverage of the sources after a run with --coverage: a row a
# folder, the least covered files last.
set -eu
build=$1
top=$(pwd)
out=$build/gcov
rm -rf "$out" && mkdir -p "$out"
cd "$out"
find "$top/$build/pipeline" "$top/$build/stages" -name '*.gcda' |
    xargs gcov --branch-probabilities --preserve-paths >summary.txt 2>/dev/null
awk -v top="$top/" '
    /^File/ {
        file = substr($0, 7, length($0) - 7)
        sub("^" top, "", file)
        ours = file ~ /^(pipeline|stages)\/.*\.c$/
    }
    !ours { next }
    /^Lines executed/ { split($0, a, /[:% ]+/); lines[file] = a[3]; of[file] = a[5] }
    /^Taken at least/ { split($0, a, /[:% ]+/); taken[file] = a[5]; ways[file] = a[7] }
    END {
        for (f in lines) {
            folder = f; sub("/[^/]*$", "", folder)
            n[folder] += of[f]; hit[folder] += lines[f] * of[f]
            b[folder] += ways[f]; bhit[folder] += taken[f] * ways[f]
            printf "%6.1f %% of %4d lines  %s\n", lines[f], of[f], f > "files.txt"
        }
        for (d in n)
            printf "%-22s lines %5.1f %%   branches %5.1f %%\n", d,
                hit[d] / n[d], b[d] ? bhit[d] / b[d] : 0
    }' summary.txt | sort
echo "least covered:"
sort -n files.txt | head -12
