# Rules prove themselves: what `rules --test` finds, with file, line and what to
# do; and what is refused before it, when the survey is loaded.

load ../site

setup() {
    C=$BATS_TEST_TMPDIR/config
    cp -R tests/cases/waterworks/config "$C"
}

edit() { # ID FORMULA GOOD BAD
    local formula
    formula=$(sed 's/</\\\&lt;/g' <<<"$2")
    sed -i "s|^</edits>\$|<edit id=\"$1\" type=\"VCO\" severity=\"warning\" \
level=\"1\"><formula>$formula</formula><zh remedy=\"x\">x</zh>\
<en remedy=\"x\">x</en><good>$3</good><bad>$4</bad></edit>\n</edits>|" \
        "$C/edits.xml"
}

rules() {
    run "$NIANBAO" rules --test --config "$C"
    echo "$output"
}

@test "rules: a survey without mistakes" {
    rules
    [ "$status" -eq 0 ]
    [ "$output" = "47 examples, 0 do not hold" ]
    "$NIANBAO" rules --test --config config
}

@test "rules: an example that does not hold" {
    sed -i 's|<bad>W.LOST=60 W.TAKEN=100|<bad>W.LOST=40 W.TAKEN=100|' \
        "$C/edits.xml"
    rules
    [ "$status" -eq 2 ]
    [[ $output == *"rule W-13: W.LOST=40 W.TAKEN=100: wanted fail, got pass"* ]]
}

@test "rules: edits that contradict each other" {
    edit X-01 'W.LOST < 0' W.LOST=-1 W.LOST=1
    rules
    [ "$status" -eq 2 ]
    line=$(grep -n 'id="X-01"' "$C/edits.xml" | cut -d: -f1)
    [[ $output == *"edits.xml:$line: mistake: rule X-01: no values can satisfy \
it beside W-04 (line "*"); change one of them, or its level"* ]]
    [[ $output == *"1 mistakes"* ]]
}

@test "rules: a condition that never holds is a warning" {
    edit X-01 'if W.LOST < 0 then W.TAKEN > 5' 'W.LOST=-1 W.TAKEN=6' \
        'W.LOST=-1 W.TAKEN=1'
    rules
    [ "$status" -eq 0 ]
    [[ $output == *"warning: rule X-01: its condition can never hold beside \
W-04"* ]]
}

@test "rules: the same rule twice, differently written" {
    edit X-01 '0.5 * W.TAKEN >= W.LOST' 'W.LOST=20 W.TAKEN=100' \
        'W.LOST=60 W.TAKEN=100'
    rules
    [ "$status" -eq 2 ]
    [[ $output == *"rule X-01: it says the same as W-13 (line "*"remove one"* ]]
}

@test "rules: an edit that can never be decided" {
    edit X-01 'R.GAUGES <= W.LEAKS' 'R.GAUGES=1 W.LEAKS=2' \
        'R.GAUGES=3 W.LEAKS=2'
    rules
    [ "$status" -eq 2 ]
    [[ $output == *"rule X-01: it can never be decided: R.GAUGES and W.LEAKS \
are on no form together; raise its level to 3"* ]]
}

@test "rules: a good example that another rule fails is a warning" {
    edit X-01 'W.LEAKS <= 900' 'W.LEAKS=-5' 'W.LEAKS=901'
    rules
    [ "$status" -eq 0 ]
    [[ $output == *"rule X-01: its good example \"W.LEAKS=-5\" fails W-07"* ]]
}

@test "rules: two normalization rules with one pattern, the second shadowed" {
    sed -i 's|^<rule id="YEAR"|<rule id="FIGURES" for="number" outcome="ok" \
read="number"><match>^(?\&lt;sign>-)?(?\&lt;amount>[0-9]+(?:\\.[0-9]+)?)\\s*(?\&lt;unit>[^0-9\\s.,]*)$</match><zh>x</zh><en>x</en>\
<example in="7人" measure="人" out="7" outcome="ok"/></rule>\n&|' \
        "$C/normalize.xml"
    rules
    [ "$status" -eq 2 ]
    [[ $output == *"mistake: rule FIGURES: it has the pattern of NUMBER (line \
"*"make one rule of them"* ]]
    [[ $output == *"rule FIGURES: 7人: wanted ok 7, got the rule took no part: \
NUMBER read it"* ]]
}

# What the loader refuses is told by every command, before the site is touched.
refused() { # EXPECTED
    rules
    [ "$status" -eq 2 ]
    [[ $output == *"$1"* ]]
}

@test "rules: an unknown name" {
    edit X-01 'W.WATER > 0' W.TAKEN=1 W.TAKEN=0
    refused 'the formula of X-01, character 1: there is no indicator'
}

@test "rules: measures that cannot be compared" {
    edit X-01 'W.TAKEN > W.STAFF' W.TAKEN=1 W.TAKEN=0
    refused 'the formula of X-01'
    [[ $output == *edits.xml:* ]]
}

@test "rules: derived indicators that need each other" {
    sed -i 's|100\*W.SOLD/W.TAKEN|W.BACK|' "$C/indicators.csv"
    echo 'W.BACK,water,返,Back,,,,number,%,2,none,none,no,higher,,,,W.YIELD,,' \
        >>"$C/indicators.csv"
    refused indicators.csv:
    [[ $output == *W.YIELD*W.BACK* || $output == *W.BACK*W.YIELD* ]]
}

@test "rules: a pattern that does not compile" {
    sed -i 's|<match>^(?&lt;y>20|<match>^(?\&lt;y>20(|' "$C/normalize.xml"
    refused normalize.xml:
}

@test "rules: an imputation without sense" {
    echo 'W.LOST,ratio,R.GAUGES,parent,,,' >>"$C/imputation.csv"
    refused 'imputation.csv:18: column "by": R.GAUGES is not counted by those'
}
