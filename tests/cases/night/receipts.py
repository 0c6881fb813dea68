"""Holds the receipts of the sample years against samples/bad.csv:
`receipts.py SAMPLES RECEIPTS`. Prints whatever is wrong.

Each file has one; that of a bad file rejects it and says in Chinese and in
English what is wrong and how to mend it, naming the file and, where a line of
XML is to blame, the line."""
import csv
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

SPACE = "{urn:nianbao:receipt:1}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Ways to be bad that lie outside any line of XML.
WHOLE = {"truncated gzip", "wrong CRC", "trailing bytes", "empty zip",
         "zip with a path", "rar", "old workbook", "zip in zip",
         "inflates too far", "empty file", "encoding declared wrong"}


def read(folder):
    """{"SENDER/file": [receipt]}"""
    receipts = {}
    for root, _, names in os.walk(folder):
        for name in names:
            if not name.endswith(".xml"):
                continue
            e = ElementTree.parse(os.path.join(root, name)).getroot()
            assert e.tag == SPACE + "receipt", name
            key = e.get("sender") + "/" + e.get("file")
            receipts.setdefault(key, []).append(e)
    return receipts


def text_faults(finding):
    """Both languages, each with a remedy."""
    for tag in ("text", "remedy"):
        words = {e.get(LANG): e.text or ""
                 for e in finding.iter(SPACE + tag)}
        if not re.search("[\u4e00-\u9fff]", words.get("zh", "")):
            yield "%s not in Chinese" % tag
        if not re.search("[A-Za-z]{2}", words.get("en", "")):
            yield "%s not in English" % tag
        for word in words.values():
            if "{" in word:
                yield "%s has a placeholder left: %s" % (tag, word)


def bad_faults(receipt, way):
    findings = receipt.findall(SPACE + "finding")
    if receipt.get("verdict") != "rejected":
        yield "is " + receipt.get("verdict")
    if not findings:
        yield "does not say why"
    for finding in findings:
        yield from text_faults(finding)
        if not finding.get("file"):
            yield "names no file"
        if way not in WHOLE and not int(finding.get("line", 0)):
            yield "%s names no line" % finding.get("code")


def faults(samples, receipts):
    with open(os.path.join(samples, "bad.csv"), encoding="utf-8") as file:
        bad = {row["file"]: row["way"] for row in csv.DictReader(file)}
    inbox = os.path.join(samples, "inbox")
    dropped = {os.path.relpath(os.path.join(root, name), inbox)
               for root, _, names in os.walk(inbox) for name in names}
    for key in sorted(dropped | receipts.keys()):
        if key not in dropped or len(receipts.get(key, [])) != 1:
            yield "%s: %d receipts" % (key, len(receipts.get(key, [])))
        elif key in bad:
            for fault in bad_faults(receipts[key][0], bad[key]):
                yield "%s (%s): %s" % (key, bad[key], fault)
        elif receipts[key][0].get("verdict") == "rejected":
            yield key + ": rejected"


if __name__ == "__main__":
    found = list(faults(sys.argv[1], read(sys.argv[2])))
    print("\n".join(found))
    sys.exit(bool(found))
