"""A clerk who has nothing but the form and the receipt.

`stranger.py fill TEMPLATE OUT WAY [WRONG]` fills the form in, with three
mistakes if WRONG is given; `stranger.py mend RECEIPT WORKBOOK OUT WAY` goes
to the cells that the receipt names and writes what belongs there.
"""
import sys
import xml.etree.ElementTree as ET

from books import DAY, WAYS, formula, load, number, place_of

VALUE, CODE = "本年数值", "代码"
RECEIPT = "{urn:nianbao:receipt:1}"

# What the unit would like to report, and how it types it.
RIGHT = {"ELD.BEDS": number("4.7699999999999996E3"), "ELD.YIKANG": "２２",
         "ELD.CANTEENS": number("63"), "SAS.PEOPLE": number("5535"),
         "SAS.PEOPLE.DUE": "5,535", "SOG.PARTYORG": number("66"),
         "COM.SW.SERVED": "22.5万", "SPS.MAR.PARK": "无"}
# A wrong grouping; a number that became a day; a division by nothing.
WRONG = {"ELD.YIKANG": "2,2", "SAS.PEOPLE": number("43163", DAY),
         "ELD.CANTEENS": formula("63/0", "#DIV/0!", "e")}
ITEMS = [("样例先进集体一", "省人民政府", "省级", number("44317", DAY)),
         ("样例先进集体二", "民政部", "国家级", "2021-06-01")]


def fill(template, out, way, wrong=None):
    sheets = load(template)
    values, lists = sheets[0], sheets[1]
    for code, value in {**RIGHT, **(WRONG if wrong else {})}.items():
        values.put(code, VALUE, value)
    row, column = lists.find("GEN.HON.COLL")
    for i, item in enumerate(ITEMS):
        for k, value in enumerate(item):
            lists.rows[row + i][column + 2 + k] = value
    values.sign("单位负责人", "样例负责人")
    values.sign("填表人", "样例填表人")
    values.sign("报出日期", "2022年1月8日")
    # Rows are in the clerk's own order and some are hidden.
    move(values, "SPS.MAR.PARK", "ELD.BEDS")
    values.hidden_rows.add(values.find("SOG.PARTYORG")[0])
    WAYS[way]().save(out, sheets)


def move(sheet, code, other):
    a, b = sheet.find(code)[0], sheet.find(other)[0]
    sheet.rows[a], sheet.rows[b] = sheet.rows[b], sheet.rows[a]


def mend(receipt, workbook, out, way):
    sheets = {s.name: s for s in load(workbook)}
    cells = [f.get("cell") for f in
             ET.parse(receipt).getroot().iter(RECEIPT + "finding")
             if f.get("severity") != "information"]
    for cell in sorted(set(cells)):
        name, place = cell.split("!")
        sheet = sheets[name]
        row, column = place_of(place)
        code = sheet.rows[row][sheet.find(CODE)[1]]
        assert column == sheet.find(VALUE)[1], cell
        sheet.rows[row][column] = RIGHT[code]
        print(cell, code)
    WAYS[way]().save(out, list(sheets.values()))


if __name__ == "__main__":
    {"fill": fill, "mend": mend}[sys.argv[1]](*sys.argv[2:])
