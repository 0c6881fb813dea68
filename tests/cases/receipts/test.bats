# What a clerk gets back: pages in both languages, found beside the others.

load ../site

HERE=tests/cases/receipts

setup() {
    SITE=$BATS_TEST_TMPDIR/site
    empty_site "$SITE"
    mkdir "$SITE/inbox/440103"
    FOLDER=$SITE/receipts/440103
}

# A return of Liwan; the rest is its content.
drop() { # NAME CONTENT [ATTRIBUTE...]
    local name=$1 content=$2
    shift 2
    echo "<submission xmlns=\"urn:nianbao:submission:1\" unit=\"440103\"" \
        "period=\"2021\" $*>$content</submission>" \
        >"$SITE/inbox/440103/$name"
}
receive() {
    "$NIANBAO" receive --site "$SITE" --settle 0 --clock "${1:-$CLOCK}" ||
        [ $? -eq 1 ]
}
page() { cat "$FOLDER/$1"_*-1.html; }
# A page as it reads, a line a block.
read_page() { page "$1" | sed -e 's/<[^>]*>//g' -e '/^$/d'; }
says() { # NAME TEXT...
    local name=$1 text
    shift
    for text; do
        grep -qF -- "$text" <<<"$(read_page "$name")" ||
            { echo "does not say: $text"; read_page "$name"; return 1; }
    done
}

@test "receipts: the verdict comes first, in plain words, with what to do" {
    value='<value of="ELD.BEDS">6,812</value>'
    while IFS='|' read -r name content zh zh_do en en_do; do
        drop "$name.xml" "$content"
        receive
        says "$name.xml" "$zh" "$zh_do" "$en" "$en_do"
        [ "$(page "$name.xml" | grep -c '<h1')" -eq 2 ]
        [ "$(page "$name.xml" | grep -m 1 '<h1' | grep -c "$zh")" -eq 1 ]
    done <<-END
	good|$value|已接收，全部采用|无需再做什么|Accepted|Keep this receipt
	part|$value<value of="ELD.BEDS" period="2020">7,5000</value>|部分接收：1 处有错|再把整个文件重新报送|Accepted in part; figures with a mistake do not count: 1|drop the whole file again
	bad|<value of="ELD.BEDS">3-5</value>|退回：本文件没有采用|以前采用的报表不受影响|Refused: nothing in it counts|Returns accepted before stand as they were
	END
}

@test "receipts: a file that repeats what is held is told so" {
    drop a.xml '<value of="ELD.BEDS">10</value>'
    receive
    drop a.xml '<value of="ELD.BEDS">10</value>'
    receive 2022-02-16
    grep -l 内容与已采用的报表完全相同 "$FOLDER"/a.xml_*-2.html
    grep -l 'It repeats what is held already' "$FOLDER"/a.xml_*-2.html
}

@test "receipts: what proves the delivery: digest, number, time in its zone" {
    drop 荔湾.xml '<value of="ELD.BEDS">10</value>'
    sum=$(sha256sum "$SITE/inbox/440103/荔湾.xml" | cut -c1-64)
    receive
    says 荔湾.xml "$sum" "${sum:0:12}-1" "2022-02-15 02:00:00 (UTC+08:00)"
    [ -e "$FOLDER/荔湾.xml_${sum:0:12}-1.html" ]
    [ -e "$FOLDER/荔湾.xml_${sum:0:12}-1.csv" ]
    [ -e "$FOLDER/$sum.1.xml" ]
    grep -q " id=\"${sum:0:12}-1\"" "$FOLDER/$sum.1.xml"
}

@test "receipts: what is wrong, how to mend it, the name, the value, the place" {
    drop a.xml '<value of="ELD.BEDS">7,5000</value>'
    receive
    says a.xml "广州市荔湾区民政局" "“7,5000”" "养老床位" "ELD.BEDS" \
        "a.xml:1:" "Liwan District Civil Affairs Bureau" "Elderly care beds"
    plain "$FOLDER"/a.xml_*-1.csv | python3 -c '
import csv, sys
[first, *_] = rows = list(csv.reader(sys.stdin))
row = dict(zip(first, rows[1]))
assert len(rows) == 3, rows
assert row["结论 / Verdict (中文)"].startswith("退回"), row
assert row["结论 / Verdict (English)"].startswith("Refused"), row
bad = [r for r in rows if "7,5000" in r][0]
assert "440103" in bad and "2021" in bad and "ELD.BEDS" in "".join(bad), bad
assert any(c.startswith("a.xml:1:") for c in bad), bad'
}

@test "receipts: how words were read, whom to call, and until when" {
    drop a.xml '<value of="ELD.BEDS">一万二千</value><value of="ELD.HOMES">无</value>'
    sed -i 's/^contact-zh.*/contact-zh = 王科长 <83330000>/' \
        "$SITE/config/site.conf"
    receive
    says a.xml 一万二千 "12000 张" "王科长 &lt;83330000&gt;" 2022-02-28 \
        2022-03-31 2022-06-30 "You may drop it again at any time"
}

@test "receipts: the calendar may say another contact for a form and a year" {
    drop a.xml '<value of="ELD.BEDS">10</value>'
    sed -i -e '1s/$/,contact_zh,contact_en/' -e '2,$s/$/,,/' \
        -e 's/^annual,2021,.*,,$/annual,2021,2022-01-01,2022-02-28,2022-03-31,2022-06-30,年报专线,The hot line/' \
        "$SITE/config/calendar.csv"
    receive
    says a.xml "联系人：年报专线" "Whom to call: The hot line"
}

@test "receipts: all are counted, the page says how many it does not list" {
    values=$(for i in $(seq 30); do
        echo "<value of=\"ELD.BEDS\" period=\"$((1950 + i))\">3-5</value>"
    done)
    drop a.xml "$values"
    sed -i 's/^print-most.*/print-most = 10/' "$SITE/config/site.conf"
    receive
    total=$(sed -n 's/.*<counts total="\([0-9]*\)".*/\1/p' "$FOLDER"/*.xml)
    [ "$total" -gt 30 ]
    says a.xml "本页列出前 10，另有 $((total - 10)) 条未列出" "共 $total 条" \
        "This page lists the first 10; not listed here: $((total - 10)) more"
    [ "$(grep -c '<finding ' "$FOLDER"/*.xml)" -eq "$total" ]
    [ "$(page a.xml | grep -c '<td data-title="问题"')" -eq 10 ]
    [ "$(plain "$FOLDER"/a.xml_*.csv | wc -l)" -eq $((total + 1)) ]
}

@test "receipts: nothing hostile gets into page or table" {
    printf '%s' '<submission xmlns="urn:nianbao:submission:1" unit="440103"' \
        ' period="2021"><value of="ELD.BEDS">=HYPERLINK("x")&lt;script></value>' \
        '</submission>' >"$SITE/inbox/440103/"$'<b>\e[2J..&".xml'
    receive
    ls "$FOLDER"
    [ "$(ls "$FOLDER" | grep -cE '^[A-Za-z0-9_.-]+-1\.(html|csv)$')" -eq 2 ]
    ! grep -l '<script\|<b>' "$FOLDER"/*.html
    ! grep -lP '(^|,)"?=' "$FOLDER"/*.csv
    ! grep -lP '\x1b' "$FOLDER"/*
}

@test "receipts: every page of the sample years is well made" {
    cp -R samples/inbox/. "$SITE/inbox/"
    night "$SITE"
    python3 $HERE/pages.py "$SITE/receipts"
    [ "$(find "$SITE/receipts" -name '*_*.html' | wc -l)" -ge 300 ]
}

@test "receipts: written again they are the same" {
    cp -R samples/inbox/440103/. "$SITE/inbox/440103/"
    receive
    before=$(digests "$SITE/receipts")
    sqlite3 "$SITE/ledger.sqlite" 'UPDATE drops SET answered = 0'
    rm "$FOLDER"/*-1.html
    receive 2022-03-15
    diff <(echo "$before") <(digests "$SITE/receipts")
}

@test "receipts: a survey may say it its own way" {
    drop a.xml '<value of="ELD.BEDS">10</value>'
    echo 'receipt.accepted,information,收到了,Got it,,' \
        >>"$SITE/config/messages.csv"
    receive
    says a.xml 收到了 "Got it"
}

# A word that is not in the table would be printed as its code.
@test "receipts: every word that a page asks for is there in both languages" {
    asked=$(cat pipeline/engine/*.c pipeline/engine/standing_print.c |
        grep -ohE '(page_word|page_element|page_point|page_cell|put_fact|listing_column|words_of|words_print)\([^;]*' |
        grep -oE '"[a-z][a-z0-9-]+"' | tr -d '"' | sort -u |
        grep -vxE 'h1|h2|p|dt|dd|td|span|code|strong|kicker|count|class')
    [ "$(wc -l <<<"$asked")" -ge 20 ]
    for word in $asked; do
        grep -qF "{\"$word\"," pipeline/engine/words.c ||
            { echo "no word: $word"; false; }
    done
}
