"""Reads every page for people below a folder: `pages.py FOLDER`.

Prints what is wrong: elements that do not nest, a half without its language, a
table without heads, something that runs or fetches, headings out of order."""
import html.parser
import os
import sys

VOID = {"meta", "br", "link"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.stack, self.faults, self.languages = [], [], []
        self.level, self.heads = 0, 0

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag in ("script", "iframe", "img", "object", "form", "base"):
            self.faults.append("has <%s>" % tag)
        for name, value in attributes.items():
            if name.startswith("on") or name in ("src", "action"):
                self.faults.append("%s in <%s>" % (name, tag))
            if name == "href" and "://" in (value or ""):
                self.faults.append("leads outside: " + value)
        if tag == "section":
            self.languages.append(attributes.get("lang"))
        if tag == "table":
            self.heads = 0
        if tag == "th":
            self.heads += attributes.get("scope") == "col"
        if tag in ("h1", "h2", "h3"):
            if int(tag[1]) > self.level + 1:
                self.faults.append("heading %s after %d" % (tag, self.level))
            self.level = int(tag[1])
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag):
        if not self.stack or self.stack.pop() != tag:
            self.faults.append("</%s> closes nothing" % tag)
        if tag == "table" and self.heads < 2:
            self.faults.append("a table without heads")


def faults(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    page = Page()
    page.feed(text)
    yield from page.faults
    if page.stack:
        yield "left open: " + " ".join(page.stack)
    if page.languages != ["zh-CN", "en"]:
        yield "languages %s" % page.languages
    if not text.startswith("<!DOCTYPE html>\n<html lang=\"zh-CN\">"):
        yield "begins as no page does"
    if "{value}" in text or "{text}" in text:
        yield "a placeholder is left"


if __name__ == "__main__":
    found = seen = 0
    for root, _, names in os.walk(sys.argv[1]):
        for name in names:
            if not name.endswith(".html"):
                continue
            seen += 1
            for fault in faults(os.path.join(root, name)):
                found += 1
                print("%s: %s" % (name, fault))
    sys.exit(bool(found) or not seen)
