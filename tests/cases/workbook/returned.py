"""`returned.py WORKBOOK [OUT]`: what a returned workbook must have. With OUT the
cells it marks are mended in it, as a clerk does."""
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

from books import MAIN, WAYS, load, place_of
from stranger import CODE, RIGHT, VALUE

WRONG_FILL = "FFF8A5A5"


def comments(path):
    """cell -> text of each comment on a sheet of values."""
    found = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if re.match(r"xl/comments\d+\.xml", name):
                for c in ET.fromstring(archive.read(name)).iter(
                        "{%s}comment" % MAIN):
                    found[c.get("ref")] = "".join(
                        t.text for t in c.iter("{%s}t" % MAIN))
    return found


def coloured(path, number):
    """Cells of the n-th sheet that are filled in the colour of what is wrong."""
    with zipfile.ZipFile(path) as archive:
        styles = ET.fromstring(archive.read("xl/styles.xml"))
        sheet = ET.fromstring(
            archive.read("xl/worksheets/sheet%d.xml" % number))
    fills = [f.find(".//{%s}fgColor" % MAIN)
             for f in styles.iter("{%s}fill" % MAIN)]
    wrong = [i for i, f in enumerate(fills)
             if f is not None and f.get("rgb") == WRONG_FILL]
    looks = [int(x.get("fillId")) in wrong
             for x in styles.find("{%s}cellXfs" % MAIN)]
    return {c.get("r") for c in sheet.iter("{%s}c" % MAIN)
            if looks[int(c.get("s", 0))]}


def main(path, out=None):
    sheets = load(path)
    assert [s.name for s in sheets] == ["退回说明", "填报表", "名单", "nianbao"]
    values = sheets[1]
    wrong = coloured(path, 2)
    notes = comments(path)
    assert len(wrong) == 3, wrong
    for cell in wrong:
        row, column = place_of(cell)
        assert column == values.find(VALUE)[1]
        assert "→" in notes[cell] and re.search("[a-z]{4}", notes[cell])
        code = values.rows[row][values.find(CODE)[1]]
        assert values.rows[row][column], cell  # the text as it was read
        values.rows[row][column] = RIGHT[code]
    assert values.find("样例负责人") and values.find("2022-01-10")
    assert sheets[2].find("样例先进集体二")
    if out:
        WAYS["excel"]().save(out, sheets)


main(*sys.argv[1:])
