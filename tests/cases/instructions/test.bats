# The page that tells clerks how to report: for everybody, and for each folder.

load ../site

bats_require_minimum_version 1.5.0

NAME=报送说明_instructions.html

setup() {
    SITE=$BATS_TEST_TMPDIR/site
    empty_site "$SITE"
}

read_page() { sed -e 's/<[^>]*>//g' "$SITE/$1/$NAME"; }
says() { # FOLDER TEXT...
    local folder=$1 text
    shift
    for text; do
        grep -qF -- "$text" <<<"$(read_page "$folder")" ||
            { echo "does not say: $text"; read_page "$folder"; return 1; }
    done
}

@test "instructions: written by init, in both languages, with dates and contact" {
    says instructions "怎样报送" "How to report" "inbox/SENDER/check/" \
        "联系人：广东省民政厅年报收件处" "Whom to call: Receiving office" \
        2022-02-28 "社会组织年报" "Annual return of institutions"
    python3 tests/cases/receipts/pages.py "$SITE/instructions"
    python3 tests/cases/receipts/pages.py "$SITE/receipts"
    ! grep -rl '{{' "$SITE/instructions" "$SITE/receipts"
}

@test "instructions: in each sender's folder, with its own paths and forms" {
    says receipts/440103 "inbox/440103/" "receipts/440103/open.html" \
        "民政部门年报"
    ! read_page receipts/440103 | grep 机构年报
    says receipts/440000-lottery-centre "inbox/440000-lottery-centre/" \
        "机构年报" "Annual return of institutions"
    for sender in $(cut -d, -f6 config/units.csv | sed 1d | sort -u); do
        [ -e "$SITE/receipts/$sender/$NAME" ]
    done
}

@test "instructions: a second init brings them up to date, and nothing else" {
    before=$(digests "$SITE/config")
    sed -i 's/^contact-en.*/contact-en = Mr <Wang>/' "$SITE/config/site.conf"
    sed -i 's/怎样报送/怎么报/' "$SITE/config/instructions.html"
    "$NIANBAO" init --site "$SITE"
    says receipts/440103 "怎么报" "Mr &lt;Wang&gt;"
    grep -q 'contact-en = Mr' "$SITE/config/site.conf"
    pages=$(cd "$SITE" && find receipts -type f -exec stat -c '%i %n' {} + |
        sort)
    "$NIANBAO" init --site "$SITE"
    diff <(echo "$pages") <(cd "$SITE" &&
        find receipts -type f -exec stat -c '%i %n' {} + | sort)
}

@test "instructions: a placeholder that is none is told with its line" {
    sed -i '12s/{{title-zh}}/{{titel-zh}}/;s/{{contact-en}}/{{phone}}/' \
        "$SITE/config/instructions.html"
    line=$(grep -n '{{phone}}' "$SITE/config/instructions.html" | cut -d: -f1)
    run "$NIANBAO" init --site "$SITE"
    [ "$status" -eq 2 ]
    [[ $output == *"config/instructions.html:$line: there is no {{phone}}"* ]]
    [[ $output == *"{{receipts}}"* ]]
}

@test "instructions: a survey without the file has none" {
    rm "$SITE/config/instructions.html" "$SITE/instructions/$NAME"
    run "$NIANBAO" init --site "$SITE"
    [ "$status" -eq 0 ]
    [ ! -e "$SITE/instructions/$NAME" ]
}

@test "instructions: a run makes them again where they were lost" {
    before=$(digests "$SITE/receipts")
    rm -r "$SITE/receipts/440103" "$SITE/instructions"
    "$NIANBAO" run --site "$SITE" --settle 0 --clock "$CLOCK"
    diff <(echo "$before") <(digests "$SITE/receipts" | grep -v open)
    [ -e "$SITE/instructions/$NAME" ]
}
