"""Workbooks by hand: reads a questionnaire, and writes it again the way Excel,
WPS or a stranger would. The standard library alone."""
import re
import xml.etree.ElementTree as ET
import zipfile
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
SHEET_TYPE = ("application/vnd.openxmlformats-officedocument."
              "spreadsheetml.")
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'

# Styles of cells, by their number in cellXfs.
GENERAL, DAY, PERCENT, CHINESE_DAY, NOT_A_DAY = range(5)
STYLES = (
    '<numFmts count="2">'
    '<numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d'
    '&quot;日&quot;"/>'
    '<numFmt numFmtId="177" formatCode="0&quot;day&quot;"/></numFmts>'
    '<fonts count="1"><font><sz val="11"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders>'
    '<cellStyleXfs count="2"><xf numFmtId="14"/><xf numFmtId="9"/>'
    '</cellStyleXfs><cellXfs count="5"><xf numFmtId="0"/>'
    '<xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="9"/>'
    '<xf numFmtId="176"/><xf numFmtId="177"/></cellXfs>'
    '<dxfs count="1"><dxf><numFmt numFmtId="178" formatCode="yyyy"/></dxf>'
    '</dxfs>')


class Cell:
    """A cell as it is stored: type, style, what stands in <v>, a formula."""

    def __init__(self, value, kind="n", style=GENERAL, formula=None):
        self.value, self.kind = value, kind
        self.style, self.formula = style, formula


def number(text, style=GENERAL):
    return Cell(text, "n", style)


def formula(text, cached, kind="n"):
    return Cell(cached, kind, GENERAL, "<f>%s</f>" % escape(text))


def inline(xml):
    return Cell(xml, "inlineStr")


class Sheet:
    def __init__(self, name, rows=None):
        self.name, self.rows = name, rows or {}
        self.merges, self.hidden, self.hidden_rows = [], False, set()
        self.extra = ""

    def find(self, text):
        """(row, column) of the cell that shows `text`, or begins with it."""
        for r in sorted(self.rows):
            for c, v in sorted(self.rows[r].items()):
                if isinstance(v, str) and v.split("\n")[0] == text:
                    return r, c
        raise KeyError(text)

    def put(self, code, label, value):
        """Into the row of `code`, under the column labelled so."""
        row = self.find(code)[0]
        self.rows[row][self.find(label)[1]] = value
        return self.name + "!" + name_of(row, self.find(label)[1])

    def sign(self, label, value):
        row, column = self.find(label)
        self.rows[row][column + 1] = value


def name_of(row, column):
    letters, left = "", column
    while left:
        left, rest = divmod(left - 1, 26)
        letters = chr(65 + rest) + letters
    return letters + str(row)


def place_of(name):
    letters, digits = re.match(r"([A-Z]+)([0-9]+)$", name).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits), column


def texts(element):
    return "".join(t.text or "" for t in element.findall(".//{*}t"))


def string(si):
    """Without the phonetic hints."""
    for parent in list(si.iter()):
        for hint in parent.findall("{*}rPh"):
            parent.remove(hint)
    return texts(si)


def load(path):
    """The sheets of a workbook, whoever wrote it."""
    with zipfile.ZipFile(path) as archive:
        def part(name):
            name = name[1:] if name[0] == "/" else "xl/" + name
            return ET.fromstring(archive.read(name))
        shared = [string(si) for si in part("sharedStrings.xml")]
        rels = {r.get("Id"): r.get("Target")
                for r in part("_rels/workbook.xml.rels")}
        sheets = []
        for s in part("workbook.xml").findall(".//{*}sheet"):
            sheet = Sheet(s.get("name"))
            sheet.hidden = s.get("state") == "hidden"
            rid = s.get("{%s}id" % RELS) or s.get("{%s}id" % STRICT_RELS)
            read_rows(sheet, part(rels[rid]), shared)
            sheets.append(sheet)
        return sheets


def read_rows(sheet, root, shared):
    row = 0
    for r in root.findall(".//{*}row"):
        row = int(r.get("r") or row + 1)
        column = 0
        for c in r.findall(".//{*}c"):
            column = place_of(c.get("r"))[1] if c.get("r") else column + 1
            value = read_cell(c, shared)
            if value:
                sheet.rows.setdefault(row, {})[column] = value
    for m in root.findall(".//{*}mergeCell"):
        sheet.merges.append(m.get("ref"))


def read_cell(c, shared):
    v, kind = c.find("{*}v"), c.get("t", "n")
    if kind == "inlineStr":
        return string(c)
    if v is None:
        return None
    if kind == "s":
        return shared[int(v.text)]
    f = c.find("{*}f")
    return Cell(v.text, kind, int(c.get("s", 0)) % 5,
                None if f is None else "<f>%s</f>" % escape(f.text or ""))


class Writer:
    """One way of writing. The ways differ in what the standard leaves open."""

    strict = False
    names = "worksheets/sheet%d.xml"
    absolute = False  # targets from the root of the package
    macros = links = from_1904 = False
    doctype = ""
    types_extra = workbook_extra = ""

    def __init__(self):
        self.shared, self.numbers = [], {}

    def index(self, text):
        if text not in self.numbers:
            self.numbers[text] = len(self.shared)
            self.shared.append(self.string(text))
        return self.numbers[text]

    def string(self, text):
        return '<si><t xml:space="preserve">%s</t></si>' % escape(text)

    def cell(self, name, value):
        if not isinstance(value, Cell):
            return '<c r="%s" t="s"><v>%d</v></c>' % (name, self.index(value))
        v = "" if value.value is None else "<v>%s</v>" % value.value
        if value.kind == "inlineStr":
            v = "<is>%s</is>" % value.value
        elif value.kind == "s":
            v = "<v>%d</v>" % self.index(value.value)
        return '<c r="%s" s="%d" t="%s">%s%s</c>' % (
            name, value.style, value.kind, value.formula or "", v)

    def row(self, number, cells, hidden):
        return '<row r="%d"%s>%s</row>' % (
            number, ' hidden="1"' if hidden else "", "".join(
                self.cell(name_of(number, c), cells[c])
                for c in sorted(cells)))

    def main(self):
        return STRICT if self.strict else MAIN

    def sheet(self, sheet):
        merges = "".join('<mergeCell ref="%s"/>' % m for m in sheet.merges)
        return (HEAD + self.doctype + '<worksheet xmlns="%s"><cols><col min="1"'
                ' max="1" width="70.5" customWidth="1"/></cols><sheetData>%s'
                '</sheetData>%s%s</worksheet>') % (
            self.main(), "".join(
                self.row(r, sheet.rows[r], r in sheet.hidden_rows)
                for r in sorted(sheet.rows)),
            merges and "<mergeCells>%s</mergeCells>" % merges, sheet.extra)

    def relations(self, rows):
        base = STRICT_RELS if self.strict else RELS
        return HEAD + '<Relationships xmlns="%srelationships">%s' \
            "</Relationships>" % (PACKAGE, "".join(
                '<Relationship Id="%s" Type="%s" Target="%s"/>' % (
                    i, t if "://" in t else base + "/" + t, target)
                for i, t, target in rows))

    def target(self, name):
        return "/xl/" + name if self.absolute else name

    def workbook(self, sheets):
        tabs = "".join(
            '<sheet name=%s sheetId="%d"%s r:id="rId%d"/>' % (
                quoteattr(s.name), i + 1, ' state="hidden"' if s.hidden else "",
                i + 1) for i, s in enumerate(sheets))
        return (HEAD + '<workbook xmlns="%s" xmlns:r="%s"><workbookPr%s/>'
                "<sheets>%s</sheets>%s</workbook>") % (
            self.main(), STRICT_RELS if self.strict else RELS,
            ' date1904="1"' if self.from_1904 else "", tabs,
            self.workbook_extra)

    def types(self, parts):
        kind = "application/vnd.ms-excel.sheet.macroEnabled.main+xml" \
            if self.macros else SHEET_TYPE + "sheet.main+xml"
        return HEAD + ('<Types xmlns="%scontent-types"><Default '
                       'Extension="xml" ContentType="application/xml"/>'
                       '<Override PartName="/xl/workbook.xml" ContentType="%s"'
                       "/>%s</Types>") % (PACKAGE, kind, self.types_extra)

    def parts(self, sheets):
        """Names and contents, in the order they are packed."""
        names = [self.names % (i + 1) for i in range(len(sheets))]
        parts = [("xl/" + n, self.sheet(s)) for n, s in zip(names, sheets)]
        rows = [("rId%d" % (i + 1), "worksheet", self.target(n))
                for i, n in enumerate(names)]
        rows += [("rId90", "styles", self.target("styles.xml")),
                 ("rId91", "sharedStrings", self.target("sharedStrings.xml"))]
        if self.links:
            rows.append(("rId92", "externalLink", "externalLinks/e1.xml"))
        strings = HEAD + '<sst xmlns="%s">%s</sst>' % (
            self.main(), "".join(self.shared))
        styles = HEAD + '<styleSheet xmlns="%s">%s</styleSheet>' % (
            self.main(), STYLES)
        return [("[Content_Types].xml", self.types(parts)),
                ("_rels/.rels", self.relations(
                    [("rId1", "officeDocument", "xl/workbook.xml")])),
                ("xl/workbook.xml", self.workbook(sheets)),
                ("xl/_rels/workbook.xml.rels", self.relations(rows)),
                ("xl/sharedStrings.xml", strings),
                ("xl/styles.xml", styles)] + parts

    def save(self, path, sheets):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts(sheets):
                archive.writestr(zipfile.ZipInfo(name), content,
                                 zipfile.ZIP_DEFLATED)


class Excel(Writer):
    """Rich runs, phonetic hints, scientific numbers, marks of other
    vocabularies on every row."""

    def string(self, text):
        first, line, rest = text.partition("\n")
        if not line:
            return super().string(text)
        return ('<si><r><t xml:space="preserve">%s\n</t></r><r><rPr><sz '
                'val="8"/></rPr><t>%s</t></r><rPh sb="0" eb="1"><t>dai ma</t>'
                '</rPh><phoneticPr fontId="1"/></si>') % (
            escape(first), escape(rest))

    def row(self, number, cells, hidden):
        row = super().row(number, cells, hidden)
        return row.replace("<row ", '<row spans="1:7" x14ac:dyDescent="0.15" ')

    def sheet(self, sheet):
        extra = ('<extLst><ext uri="{X}" xmlns:x14="urn:x"><x14:c><x14:v>9'
                 "</x14:v></x14:c></ext></extLst>")
        return super().sheet(sheet).replace(
            "<worksheet ", '<worksheet xmlns:mc="http://schemas.openxmlformats'
            '.org/markup-compatibility/2006" mc:Ignorable="x14ac xr" xmlns:x14'
            'ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" '
            'xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/'
            'revision" xr:uid="{0}" ').replace("</worksheet>",
                                               extra + "</worksheet>")


class Wps(Writer):
    """Targets from the root, other names of parts, no phonetic hints."""

    absolute = True
    names = "worksheets/s%d_1.xml"

    def cell(self, name, value):
        # What was typed stays as typed; dates keep a style of their own.
        return super().cell(name, value).replace(' s="0"', "")


class Bare(Writer):
    """The least the standard asks for: rows and cells without names, strings
    in line, in its strict dialect."""

    strict = True

    def cell(self, name, value):
        if isinstance(value, str):
            value = inline("<t>%s</t>" % escape(value))
        return re.sub(r' r="[A-Z0-9]+"', "", super().cell(name, value), 1)

    def row(self, number, cells, hidden):
        last = max(cells, default=0)
        full = {c: cells.get(c, "") for c in range(1, last + 1)}
        return re.sub(r' r="[0-9]+"', "", super().row(number, full, hidden), 1)

    def sheet(self, sheet):
        rows = {r: sheet.rows.get(r, {}) for r in range(1, max(sheet.rows) + 1)}
        full = Sheet(sheet.name, rows)
        return super().sheet(full)


WAYS = {"excel": Excel, "wps": Wps, "bare": Bare, "plain": Writer}
