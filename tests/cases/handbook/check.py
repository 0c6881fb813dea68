"""Looks at the documentation of a survey: `check.py CONFIG OUT`. Prints what is
not as it should be: a row of the survey that is not in it, a link to nowhere,
an identifier used twice, anything from a network, a table without headings."""
import csv
import os
import re
import sys
import xml.etree.ElementTree as tree
from html.parser import HTMLParser

VOID = ("meta", "br", "link")


class Page(HTMLParser):
    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.ids, self.links, self.bad, self.open = [], [], [], []
        self.lang = None
        with open(path, encoding="utf-8") as file:
            self.feed(file.read())
        if self.open:
            self.bad.append("not closed: %s" % self.open)

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag not in VOID:
            self.open.append(tag)
        self.lang = self.lang or a.get("lang")
        if "id" in a:
            self.ids.append(a["id"])
        if tag == "a":
            self.links.append(a["href"])
        if tag in ("script", "img", "iframe", "link") or "src" in a:
            self.bad.append("<%s> does not belong here" % tag)
        if tag == "th" and a.get("scope") not in ("row", "col"):
            self.bad.append("a heading of nothing")
        for name in a:
            if name.startswith("on") or name == "style":
                self.bad.append("attribute " + name)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.bad.append("</%s> closes nothing" % tag)


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def codes(config, name):
    path = os.path.join(config, name)
    return [r[0] for r in rows(path)[1:]] if os.path.exists(path) else []


def elements(config, name, tag, key):
    root = tree.parse(os.path.join(config, name)).getroot()
    return [e.get(key) for e in root.iter(tag)]


def wanted(config):
    edits = elements(config, "edits.xml", "edit", "id")
    return {
        "indicators": codes(config, "indicators.csv"),
        "forms": codes(config, "forms.csv"),
        "reading": elements(config, "normalize.xml", "rule", "id"),
        "edits": edits,
        "imputation": codes(config, "imputation.csv"),
        "tables": elements(config, "tables.xml", "table", "name"),
        "statements": codes(config, "statements.csv"),
        "messages": [c for c in codes(config, "messages.csv")
                     if c not in edits],
        "calendar": codes(config, "calendar.csv"),
        "areas": codes(config, "areas.csv"),
    }


def check_page(out, language, want):
    page = Page(os.path.join(out, "index.%s.html" % language))
    yield from page.bad
    if not page.lang.startswith(language):
        yield "the page is in " + page.lang
    for i in page.ids:
        if page.ids.count(i) > 1:
            yield "%s: id %s twice" % (language, i)
    for link in page.links:
        if link[1:] not in page.ids:
            yield "%s: a link to nowhere, %s" % (language, link)
    for chapter, names in want.items():
        for name in names:
            if "%s-%s" % (chapter, name) not in page.ids:
                yield "%s: no %s in %s" % (language, name, chapter)


def check_tables(out, language, want):
    for chapter, names in want.items():
        found = rows(os.path.join(out, language, chapter + ".csv"))
        if [r[0] for r in found[1:]] != names:
            yield "%s/%s.csv: other rows than the survey" % (language, chapter)
        if len({len(r) for r in found}) != 1:
            yield "%s/%s.csv: rows of several widths" % (language, chapter)


def main(config, out):
    want = wanted(config)
    want["areas"] = sorted(want["areas"])
    for language in ("zh", "en"):
        yield from check_page(out, language, want)
        areas = dict(want)
        del areas["areas"]
        yield from check_tables(out, language, areas)
        found = rows(os.path.join(out, language, "areas.csv"))
        if sorted(r[0] for r in found[1:]) != want["areas"]:
            yield language + "/areas.csv: other areas than the survey"


if __name__ == "__main__":
    problems = list(main(sys.argv[1], sys.argv[2]))
    print("\n".join(problems))
    sys.exit(bool(problems))
