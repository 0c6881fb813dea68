"""Reads a release's SDMX files with nothing but the standard library, checks
what no schema sees, and compares every observation with the tables.

read.py CURRENT           says how many observations agree, and with what
read.py CURRENT --broken  reads from standard input instead: for the test that
                          the checks see what is wrong
"""
import csv
import re
import sys
import urllib.parse
import xml.etree.ElementTree as ET

SCHEMAS = "{http://www.sdmx.org/resources/sdmxml/schemas/v2_1/%s}"
STR, COM = SCHEMAS % "structure", SCHEMAS % "common"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def code_of(identifier):
    """The survey's code, by the mapping that the program's header states."""
    text = identifier.replace("_", ".").replace("@", "/").replace("$", "%")
    return urllib.parse.unquote(text)


class Structure:
    def __init__(self, path):
        root = ET.parse(path).getroot()
        self.lists, self.names = {}, {}
        for codelist in root.iter(STR + "Codelist"):
            self.read_list(codelist)
        dsd = root.find(".//" + STR + "DataStructureComponents")
        self.parts = {}
        for tag in "Dimension TimeDimension Attribute PrimaryMeasure".split():
            for part in dsd.iter(STR + tag):
                if part.get("id"):
                    self.read_part(root, tag, part)

    def read_list(self, codelist):
        key = codelist.get("agencyID"), codelist.get("id"), codelist.get("version")
        assert key not in self.lists, key
        codes = codelist.findall(STR + "Code")
        ids = [code.get("id") for code in codes]
        assert len(ids) == len(set(ids)), ("twice in", key)
        self.lists[key] = set(ids)
        for code in codes:
            self.read_code(key, code)

    def read_code(self, key, code):
        names = {n.get(LANG): n.text for n in code.findall(COM + "Name")}
        assert set(names) == {"zh", "en"}, (key, code.get("id"), names)
        self.names[key[1], code.get("id")] = names["en"]
        told = code.find(".//" + COM + "AnnotationTitle")
        if told is not None:
            assert code_of(code.get("id")) == told.text, told.text
        parent = code.find(STR + "Parent/Ref")
        assert parent is None or parent.get("id") in self.lists[key], "parent"

    def read_part(self, root, tag, part):
        ref = part.find(STR + "LocalRepresentation/" + STR + "Enumeration/Ref")
        key = ref is not None and (
            ref.get("agencyID"), ref.get("id"), ref.get("version"))
        assert not key or key in self.lists, ("dangling", key)
        concept = part.find(STR + "ConceptIdentity/Ref").get("id")
        assert any(c.get("id") == concept for c in root.iter(STR + "Concept"))
        mandatory = part.get("assignmentStatus", "Mandatory") == "Mandatory"
        self.parts[part.get("id")] = (key, mandatory and tag != "PrimaryMeasure")


def observations(structure, source):
    """{(freq, area, indicator, time): attributes}, each checked."""
    found = {}
    root = ET.parse(source).getroot()
    ids = {s.get("structureID") for s in root.iter(SCHEMAS % "message" + "Structure")}
    data = root.find(SCHEMAS % "message" + "DataSet")
    assert data.get(SCHEMAS % "data/structurespecific" + "structureRef") in ids
    for series in data:
        for observation in series:
            o = {**series.attrib, **observation.attrib}
            key = o["FREQ"], o["REF_AREA"], o["INDICATOR"], o["TIME_PERIOD"]
            assert key not in found, ("twice", key)
            check(structure, o, key)
            found[key] = o
    return found


def check(structure, o, key):
    for name, (codes, mandatory) in structure.parts.items():
        assert name in o or not mandatory, ("lacks", name, key)
        if codes and name in o:
            assert o[name] in structure.lists[codes], ("no such code", name, key)
    for name in o:
        assert name in structure.parts, ("undeclared", name, key)
    if "OBS_VALUE" in o:
        point = o["OBS_VALUE"].partition(".")[2]
        assert len(point) == int(o["DECIMALS"]), ("decimals", key)
    elif not o.get("VALUE_GRADE") and not o.get("VALUE_TEXT"):
        assert o["OBS_STATUS"] in "HJLMNOQ", ("no reason", key)


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


def shown(structure, o):
    """As the English tables print it."""
    if "VALUE_GRADE" in o:
        return structure.names["CL_GRADE", o["VALUE_GRADE"]]
    return o.get("OBS_VALUE", o.get("VALUE_TEXT", ""))


def coded(found):
    """By the survey's own codes."""
    return {(code_of(i), code_of(a), f, t): o
            for (f, a, i, t), o in found.items()}


def compare_long(structure, found, current):
    seen = set()
    for name in "comparison", "districts":
        for row in table(f"{current}/en/{name}.csv"):
            key = row["indicator"], row["area"], "A", row["year"]
            assert shown(structure, found[key]) == row["value"].lstrip("'"), key
            assert bool(row["flags"]) == ("OBS_FLAGS" in found[key]), key
            assert found[key].get("OBS_SOURCE", "") == row["source"], key
            seen.add(key)
    annual = {key for key in found if key[2] == "A"}
    assert seen == annual, seen ^ annual
    return len(seen)


def compare_series(structure, found, current):
    seen = spans = 0
    for row in table(f"{current}/en/series.csv"):
        for column, value in row.items():
            if re.fullmatch(r"\d{4}", column) and re.match(r"-?\d", value):
                o = found[row["indicator"], row["area"], "A", column]
                assert shown(structure, o) == value, (row["indicator"], column)
                seen += 1
            span = re.fullmatch(r"(\d{4})-(\d{4}) total", column)
            if span and value:
                years = int(span[2]) - int(span[1]) + 1
                key = (row["indicator"], row["area"], f"A{years}",
                       f"{span[1]}-01-01/P{years}Y")
                if key in found:
                    assert shown(structure, found[key]) == value, key
                    spans += 1
    return seen, spans


def compare_csv(found, path, front):
    """The same observations with the same cells; nothing that is in one only."""
    with open(path, "rb") as f:
        raw = f.read()
    assert raw.startswith(front[0].encode() + b","), raw[:20]
    assert raw.count(b"\n") == raw.count(b"\r\n")
    rows = list(csv.DictReader(raw.decode("utf-8").splitlines()))
    assert len(rows) == len(found), (len(rows), len(found))
    for row in rows:
        for name in front:
            assert row.pop(name), name
        key = row["FREQ"], row["REF_AREA"], row["INDICATOR"], row["TIME_PERIOD"]
        cells = {name: cell for name, cell in row.items() if cell}
        if "VALUE_TEXT" in cells:
            cells["VALUE_TEXT"] = cells["VALUE_TEXT"].removeprefix("'")
        assert cells == found[key], key


def main(current, *broken):
    structure = Structure(f"{current}/structure.sdmx.xml")
    if broken:
        return observations(structure, sys.stdin)
    found = observations(structure, f"{current}/figures.sdmx.xml")
    compare_csv(found, f"{current}/figures.sdmx.csv", ["DATAFLOW"])
    compare_csv(found, f"{current}/figures.sdmx2.csv",
                ["STRUCTURE", "STRUCTURE_ID", "ACTION"])
    long = compare_long(structure, coded(found), current)
    seen, spans = compare_series(structure, coded(found), current)
    print(f"{len(found)} observations, {long} in the long tables, "
          f"{seen} and {spans} spans in series")
    assert seen and spans
    return 0


if __name__ == "__main__":
    try:
        sys.exit(bool(main(*sys.argv[1:])))
    except AssertionError as e:
        sys.exit(f"SDMX: {e}")
