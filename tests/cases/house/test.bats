# The rules of the house that a machine can check.

HERE=tests/cases/house
CODE="pipeline stages"
TESTS="tests/*/*.c tests/*/*.h"

@test "house: every include goes the way the arrows go" {
    python3 $HERE/arrows.py .
}

# A check that finds nothing anywhere proves nothing.
@test "house: the check of the arrows sees what is wrong" {
    root=$BATS_TEST_TMPDIR
    mkdir -p "$root"/pipeline/{base,engine} "$root"/stages/{ingest,review}
    echo '#include "pipeline/engine/b.h"' >"$root/pipeline/base/a.c"
    echo '#include "stages/ingest/c.h"' >"$root/pipeline/engine/b.h"
    echo '#include "stages/review/d.h"' >"$root/stages/ingest/c.h"
    echo '#include "c.h"' >"$root/stages/review/d.h"
    echo '#include "stages/review/d.h"' >"$root/stages/stages.c"
    run python3 $HERE/arrows.py "$root"
    [ "$status" -eq 1 ]
    [ "${#lines[@]}" -eq 4 ]
    [[ $output == *"base does not look up to engine"* ]]
    [[ $output == *"pipeline does not know the stages"* ]]
    [[ $output == *"no stage knows another"* ]]
    [[ $output == *"not by its path from the root"* ]]
}

# The compiler gets every header by a line of its own; what one of them lacks
# another may give it only if it comes first, so each is compiled alone.
@test "house: every header compiles alone" {
    flags="-std=c11 -D_GNU_SOURCE -I. -fsyntax-only -x c"
    flags="$flags $(pkg-config --cflags libxml-2.0 libpcre2-8 sqlite3)"
    find $CODE -name '*.h' |
        xargs -P 4 -n 8 sh -c 'for h; do
            echo "#include \"$h\"" | ${CC:-gcc} '"$flags"' - ||
            { echo "not alone: $h"; exit 255; }
        done' sh
}

@test "house: the banned functions do not occur" {
    banned='strcpy|sprintf|strtok|atoi|atof|gmtime|localtime|gets'
    run grep -rnEw "($banned) *\(" $CODE $TESTS
    echo "$output"
    [ "$status" -eq 1 ]
}

# A worker's _exit ends a process of its own, not the program.
@test "house: nothing but main.c ends the program" {
    run grep -rnEw '(exit|quick_exit|abort) *\(' $CODE --exclude=main.c
    echo "$output"
    [ "$status" -eq 1 ]
}

@test "house: no binary floating point between input and output" {
    run grep -rnEw '(float|strtod|strtof|atof) ' $CODE
    echo "$output"
    [ "$status" -eq 1 ]
}

# Characters, not bytes: a line of Chinese is as wide as it looks to an editor.
@test "house: no line is over 80 columns" {
    run env LC_ALL=C.UTF-8 grep -rnE '^.{81,}$' $CODE $TESTS \
        --include='*.[ch]'
    echo "$output"
    [ "$status" -eq 1 ]
}

@test "house: every file says first what it is, in one sentence" {
    bad=$(find $CODE -name '*.[ch]' -exec awk 'FNR == 1 && !/^\/\* [A-Za-z]/ {
        print FILENAME ": " $0 }' {} +)
    echo "$bad"
    [ -z "$bad" ]
}

# What has no words is told by its code alone, which mends nothing.
@test "house: every message code has its words in messages.csv" {
    stages='version|ingest|normalize|validate|aggregate|review|compare|publish|xml|regex'
    used=$(grep -rohE "\"($stages)\.[a-z-]+\"" $CODE --include='*.c' |
        tr -d '"' | sort -u)
    [ "$(wc -l <<<"$used")" -gt 50 ]
    missing=$(comm -23 <(echo "$used") <(cut -d, -f1 config/messages.csv | sort))
    echo "$missing"
    [ -z "$missing" ]
}

@test "house: what a detail says has its Chinese in details.csv" {
    run python3 tests/cases/house/details.py
    echo "$output"
    [ "${#lines[@]}" -eq 1 ]
    [ "$output" -gt 55 ]
}

# libxml2 has doors that a return must never come near: files and the network,
# queries, schemas, catalogues, inclusion. Asking the program what it imports
# also sees what a header's macro calls. A sanitizer's build imports more.
imports() { # PROGRAM
    nm -D --undefined-only "$1" | sed -E 's/.* U ([^@]*).*/\1/' | sort -u
}
CLOSED='^xml(XPath|XPtr|Schema|RelaxNG|XInclude|LoadCatalog|Nano|Text|Read)'
CLOSED="$CLOSED|^xml(File|IO|Parser(Get|Input).*File|ParseFile|ParseMemory)"
CLOSED="$CLOSED|^html|^(__)?(strcpy|sprintf|vsprintf|strtok|gets)(_chk)?$"
CLOSED="$CLOSED|^(atoi|atol|atof|gmtime|localtime|system|popen|exec.*)$"

@test "house: the program imports none of the doors that stay closed" {
    command -v nm >/dev/null || skip "no nm here"
    [ "$(imports "$NIANBAO" | grep -c '^xml')" -gt 10 ]
    run grep -E "$CLOSED" <(imports "$NIANBAO")
    echo "$output"
    [ "$status" -eq 1 ]
}

@test "house: the check of the doors sees an open one" {
    cd "$BATS_TEST_TMPDIR"
    cat >a.c <<-'END'
	#include <libxml/parser.h>
	#include <string.h>
	int main(int n, char **v)
	{
	    return strtok(v[0], v[n - 1]) && xmlReadFile(v[0], 0, 0) != 0;
	}
	END
    ${CC:-gcc} $(pkg-config --cflags libxml-2.0) a.c -o a \
        $(pkg-config --libs libxml-2.0)
    run grep -E "$CLOSED" <(imports a)
    [ "$output" = $'strtok\nxmlReadFile' ]
}
