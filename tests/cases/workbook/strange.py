"""Workbooks that people and programs really make, and some that nobody should.

`strange.py make FORM FOLDER` writes one for each case below; `strange.py check
PROGRAM CONFIG FOLDER` asks the program about each and tells what differs from
what is expected: verdict, codes with cells, and a word of the message."""
import os
import re
import subprocess
import sys
import zipfile

from books import (CHINESE_DAY, DAY, MAIN, NOT_A_DAY, PERCENT, SHEET_TYPE,
                   Cell, Excel, Sheet, Writer, formula, inline, load, number)

VALUE, CODE, NAME = "本年数值", "代码", "指标名称"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
# Where no value is left the return as a whole is refused.
NOTHING = "validate.nothing 填报表!A1"
CASES = {}


def case(*expected, verdict="accepted", values=None, words=""):
    """The function makes a case of its own name; `expected` are lines
    "code cell" of what is told, information left out."""
    def register(function):
        CASES[function.__name__] = (function, verdict, sorted(expected),
                                    values, words)
        return function
    return register


def good(sheets):
    sheets[0].put("ELD.BEDS", VALUE, number("4770"))


def row_of(sheets, code="ELD.BEDS"):
    return sheets[0].find(code)[0]


# What is wrong with none of them.

@case(values=1)
def merged_in_remarks(sheets):
    good(sheets)
    r = row_of(sheets)
    sheets[0].merges.append("F%d:F%d" % (r, r + 2))


@case(values=1)
def text_number(sheets):
    sheets[0].put("ELD.BEDS", VALUE, "4,770")


@case(values=1)
def full_width_number(sheets):
    sheets[0].put("ELD.BEDS", VALUE, "４７７０")


@case(values=1)
def blank_rows(sheets):
    good(sheets)
    for r in range(500, 10500):
        sheets[0].rows[r] = {c: Cell(None) for c in range(1, 8)}


@case(values=1)
def moved_columns(sheets):
    good(sheets)
    for sheet in sheets[:2]:
        for r, cells in sheet.rows.items():
            sheet.rows[r] = {9 - c: v for c, v in cells.items()}
    sheets[0].merges = []


@case(values=1)
def inserted_column(sheets):
    good(sheets)
    for r, cells in sheets[0].rows.items():
        sheets[0].rows[r] = {c + (c > 1): v for c, v in cells.items()}
    sheets[0].merges = []


@case(values=1)
def moved_rows(sheets):
    good(sheets)
    rows = sheets[0].rows
    head = sheets[0].find(CODE)[0]
    turned = sorted((r for r in rows if r > head), reverse=True)
    moved = {r: rows[t] for r, t in zip(sorted(turned), turned)}
    sheets[0].rows = {**{r: rows[r] for r in rows if r <= head}, **moved}
    sheets[0].merges = []


@case(values=1)
def hidden_rows(sheets):
    good(sheets)
    sheets[0].hidden_rows = set(sheets[0].rows)


@case(values=1)
def rich_text(sheets):
    sheets[0].put("ELD.BEDS", VALUE, inline(
        "<r><t>47</t></r><r><rPr><b/></rPr><t>70</t></r><rPh sb='0' eb='1'>"
        "<t>9</t></rPh>"))


@case(values=1)
def inline_string(sheets):
    sheets[0].put("ELD.BEDS", VALUE, inline("<t>4770</t>"))


@case(values=1)
def date_as_serial_in_a_list(sheets):
    row, column = sheets[1].find("GEN.HON.COLL")
    sheets[1].rows[row][3] = "集体甲"
    sheets[1].rows[row][6] = number("44317", CHINESE_DAY)


@case(values=2)
def a_format_that_only_looks_like_a_day(sheets):
    good(sheets)
    sheets[0].put("ELD.YIKANG", VALUE, number("22", NOT_A_DAY))


@case(values=1)
def booleans(sheets):
    sheets[0].put("ELD.BEDS", VALUE, number("4770"))
    sheets[2].rows[50] = {1: Cell("1", "b")}


@case(values=1)
def another_sheet(sheets):
    good(sheets)
    sheets.insert(0, Sheet("随手记", {1: {1: "电话", 2: "代码"}, 3: {2: "x"}}))


@case(values=1)
def strings_of_another_vocabulary(sheets):
    good(sheets)
    sheets[0].extra = ('<extLst xmlns:x="urn:x"><x:row r="1"><x:c r="A1"><x:v>'
                       "1</x:v></x:c></x:row></extLst>")


# What is read, and told.

@case("ingest.book-formula 填报表!D%d", verdict="warnings", values=1,
      words="saved result 4770")
def formula_with_its_value(sheets):
    sheets[0].put("ELD.BEDS", VALUE, formula("4700+70", "4770"))


@case("ingest.book-formula 填报表!D%d", "ingest.book-formula 填报表!D%d+1",
      verdict="warnings", values=2)
def shared_formula(sheets):
    first, second = formula("E1+1", "4770"), formula("", "22")
    first.formula = '<f t="shared" ref="D15:D16" si="0">E1+1</f>'
    second.formula = '<f t="shared" si="0"/>'
    r = row_of(sheets)
    sheets[0].rows[r][4], sheets[0].rows[r + 1][4] = first, second


@case("ingest.book-formula-empty 填报表!D%d", NOTHING, verdict="rejected", values=0,
      words="recalculate")
def formula_without_its_value(sheets):
    sheets[0].put("ELD.BEDS", VALUE, formula("1+1", None))


@case("ingest.book-error 填报表!D%d", NOTHING, verdict="rejected", values=0,
      words="#DIV/0!")
def error_value(sheets):
    sheets[0].put("ELD.BEDS", VALUE, formula("1/0", "#DIV/0!", "e"))


@case("normalize.range 填报表!D%d", NOTHING, verdict="rejected", values=1,
      words="2018-03-04")
def number_that_became_a_day(sheets):
    sheets[0].put("ELD.BEDS", VALUE, number("43163", DAY))


@case("ingest.book-count 填报表!D%d-6", verdict="warnings", values=1,
      words="the list names 1")
def count_beside_a_list(sheets):
    sheets[0].put("GEN.HON.COLL", VALUE, "3")
    row, column = sheets[1].find("GEN.HON.COLL")
    sheets[1].rows[row][3] = "集体甲"


@case("normalize.indicator 填报表!D%d", NOTHING, verdict="rejected", values=1)
def a_code_of_nobody(sheets):
    good(sheets)
    sheets[0].rows[row_of(sheets)][3] = "ELD.BEDZ"


# What is refused.

@case("ingest.book-blank 填报表!A1", verdict="rejected", words="is blank")
def blank(sheets):
    pass


@case("ingest.book-code-missing 填报表!D%d", verdict="rejected",
      words="Restore the code")
def value_without_code(sheets):
    good(sheets)
    del sheets[0].rows[row_of(sheets)][3]


@case("ingest.book-code-twice 填报表!C%d+1", verdict="rejected",
      words="ELD.BEDS stands in the form twice")
def code_twice(sheets):
    good(sheets)
    sheets[0].rows[row_of(sheets) + 1][3] = "ELD.BEDS"


@case("ingest.book-code-slipped 填报表!C%d",
      "ingest.book-code-slipped 填报表!C%d+1", verdict="rejected")
def codes_slipped(sheets):
    good(sheets)
    r = row_of(sheets)
    rows = sheets[0].rows
    rows[r][3], rows[r + 1][3] = rows[r + 1][3], rows[r][3]


@case("ingest.book-merged 填报表!D%d:D%d+1", verdict="rejected")
def merged_values(sheets):
    good(sheets)
    r = row_of(sheets)
    sheets[0].merges.append("D%d:D%d" % (r, r + 1))


@case("ingest.book-merged 填报表!C%d:D%d", verdict="rejected")
def value_merged_into_its_code(sheets):
    good(sheets)
    r = row_of(sheets)
    sheets[0].merges.append("C%d:D%d" % (r, r))


@case("ingest.book-twice", verdict="rejected", words="填报表")
def two_sheets_of_one_name(sheets):
    good(sheets)
    sheets.append(Sheet("填报表", {1: {1: "x"}}))


@case("ingest.book-foreign", verdict="rejected", words="receipts folder")
def a_sheet_copied_into_a_new_workbook(sheets):
    good(sheets)
    del sheets[2]


@case("ingest.book-layout", verdict="rejected", words="questionnaire:99")
def a_layout_to_come(sheets):
    good(sheets)
    sheets[2].rows[1][1] = "urn:nianbao:questionnaire:99"


@case("ingest.book-head", verdict="rejected", words="代码 (Code)")
def no_column_of_codes(sheets):
    good(sheets)
    row, column = sheets[0].find(CODE)
    sheets[0].rows[row][column] = "编号"


@case("ingest.book-head", verdict="rejected")
def two_columns_of_values(sheets):
    good(sheets)
    row, column = sheets[0].find("备注")
    sheets[0].rows[row][column] = VALUE


# What the writer of a workbook does. Those that have `save` write themselves.

class Macros(Writer):
    macros = True


class Links(Writer):
    links = True


class Linking(Writer):
    workbook_extra = ('<externalReferences><externalReference r:id="rId92"/>'
                      "</externalReferences>")


class Doctype(Writer):
    doctype = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'


class From1904(Writer):
    from_1904 = True


class Missing(Writer):
    def parts(self, sheets):
        return [p for p in super().parts(sheets)
                if p[0] != "xl/sharedStrings.xml"]


class Short(Writer):
    """Fewer strings than the cells ask for."""

    def parts(self, sheets):
        parts = super().parts(sheets)
        return [(n, c if n != "xl/sharedStrings.xml" else
                 re.sub("<si>.*?</si>", "", c, 3)) for n, c in parts]


class Bomb(Writer):
    """As many rows as a sheet may have, packed into next to nothing."""

    def sheet(self, sheet):
        return super().sheet(sheet).replace(
            "</sheetData>", "<row></row>" * 1000000 + "</sheetData>")


class Strings(Writer):
    """More texts than any form has."""

    def parts(self, sheets):
        many = "".join("<si><t>%x</t></si>" % (i * 2654435761 % 2 ** 32)
                       for i in range(210000))
        return [(n, c.replace("</sst>", many + "</sst>"))
                for n, c in super().parts(sheets)]


class Deep(Writer):
    def parts(self, sheets):
        deep = "<a>" * 200 + "</a>" * 200
        return [(n, c.replace("</sheetData>", "</sheetData>" + deep))
                for n, c in super().parts(sheets)]


class Upwards(Writer):
    def target(self, name):
        return "../xl/" + name if "sheet" in name else name


class Binary(Writer):
    types_extra = ('<Override PartName="/xl/workbook.bin" ContentType="'
                   'application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>')


class Document(Writer):
    def types(self, parts):
        return super().types(parts).replace(
            SHEET_TYPE + "sheet.main+xml", "application/vnd.openxmlformats-"
            "officedocument.wordprocessingml.document.main+xml")


def written(name, way, expected, verdict="rejected", values=None, words="",
            fill=good):
    CASES[name] = ((fill, way), verdict, expected, values, words)


class Nested(Writer):
    """Rows in cells, which no schema allows."""

    def cell(self, name, value):
        return super().cell(name, value).replace(
            "</v></c>", "</v><row><c><v>1</v></c></row></c>")


class Twice(Writer):
    """Each cell twice: which one counts?"""

    def cell(self, name, value):
        return super().cell(name, value) * 2


class Backwards(Writer):
    def sheet(self, sheet):
        one, two = '<row r="9"></row>', '<row r="8"></row>'
        return super().sheet(sheet).replace("</sheetData>",
                                            one + two + "</sheetData>")


written("rows_in_cells", Nested, ["ingest.book-damaged"], words="out of order")
written("cells_twice", Twice, ["ingest.book-damaged"], words="次序不对")
written("rows_backwards", Backwards, ["ingest.book-damaged"])
written("macros", Macros, ["ingest.book-macros"], words="without macros")
written("links", Links, ["ingest.book-links"], words="break the links")
written("linking", Linking, ["ingest.book-links"])
written("doctype", Doctype, ["ingest.book-damaged"], words="DOCTYPE")
written("a_part_is_missing", Missing, ["ingest.book-damaged"],
        words="sharedStrings.xml")
written("a_string_is_missing", Short, ["ingest.book-damaged"])
written("a_bomb", Bomb, ["ingest.ratio"])
written("too_many_strings", Strings, ["ingest.book-large"])
written("too_deep", Deep, ["ingest.book-damaged"])
written("targets_upwards", Upwards, [], "accepted", 1)
written("binary", Binary, ["ingest.book-foreign"], words="xlsb")
written("a_text_document", Document, ["ingest.book-foreign"])


def day_of_1904(sheets):
    row, column = sheets[1].find("GEN.HON.COLL")
    sheets[1].rows[row][3] = "集体甲"
    sheets[1].rows[row][6] = number("42855", DAY)


written("days_from_1904", From1904, [], "accepted", 1, fill=day_of_1904)


def encrypted(path):
    entry = "EncryptedPackage".encode("utf-16-le")
    with open(path, "wb") as f:
        f.write(OLE + bytes(512) + b"R\0" + bytes(126) + entry + bytes(96))


def old_workbook(path):
    with open(path, "wb") as f:
        f.write(OLE + bytes(512) + "Workbook".encode("utf-16-le"))


def an_empty_package(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")


BYTES = {
    "encrypted": (encrypted, ["ingest.book-encrypted"], "password"),
    "old_workbook": (old_workbook, ["ingest.wrong-kind"], ".xls"),
    "an_empty_package": (an_empty_package, ["ingest.book-foreign"], ""),
}
for name, (write, expected, words) in BYTES.items():
    CASES[name] = (write, "rejected", expected, None, words)


def make(form, folder):
    for name, (how, *_) in CASES.items():
        path = os.path.join(folder, name + ".xlsx")
        if name in BYTES:
            how(path)
            continue
        fill, way = how if isinstance(how, tuple) else (how, Excel)
        sheets = load(form)
        fill(sheets)
        way().save(path, sheets)


WORDS = {"接收": "accepted", "接收，有提示": "warnings",
         "部分接收": "partly", "退回": "rejected"}


def heard(program, config, path):
    out = subprocess.run([program, "check", "--config", config, path],
                         capture_output=True, text=True)
    assert not out.stderr, out.stderr
    lines = out.stdout.splitlines()
    verdict, values = re.search(
        r"(?m): (\S+) / .*: \d+ submissions, (\d+) values$", out.stdout).groups()
    told = []
    for line in lines:
        m = re.match(r"[^ ]+?\.xlsx:(?:(\S+!\S+)|[\d:]+): (\w+) (\S+)$", line)
        if m and m[2] != "information":
            told.append((m[3] + " " + (m[1] or "")).strip())
    return WORDS[verdict], sorted(told), int(values), out.stdout


def places(expected, row):
    """%d is the row of the beds; what is added to it is worked out."""
    return sorted(re.sub(r"%d([+-]\d+)?",
                         lambda m: str(row + int(m[1] or 0)), e)
                  for e in expected)


def check(program, config, folder):
    row, wrong = None, 0
    text = os.path.join(folder, "text_number.xlsx")
    row = row_of(load(text))
    for name, (_, verdict, expected, values, words) in sorted(CASES.items()):
        got = heard(program, config, os.path.join(folder, name + ".xlsx"))
        want = (verdict, places(expected, row))
        if got[:2] != want or words not in got[3] or (
                values is not None and got[2] != values):
            wrong += 1
            print("%s: wanted %s %s %s, got\n%s" % (
                name, want, values, words, got[3]))
    print("%d cases, %d wrong" % (len(CASES), wrong))
    return wrong


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(*sys.argv[2:])
    else:
        sys.exit(bool(check(*sys.argv[2:])))
