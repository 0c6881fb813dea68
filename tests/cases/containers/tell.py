"""What the receipts of a sender say of each file: `tell.py FOLDER`, a row for
each file and each thing that is wrong with it as such."""
import csv
import glob
import sys
import xml.etree.ElementTree as tree

NS = "{urn:nianbao:receipt:1}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def rows(folder):
    for path in glob.glob(folder + "/*.xml"):
        receipt = tree.parse(path).getroot()
        if receipt.tag != NS + "receipt":
            continue
        found = [f for f in receipt.iter(NS + "finding")
                 if f.get("code").startswith(("ingest.", "xml."))]
        for f in found or [None]:
            texts = {} if f is None else {
                t.get(LANGUAGE): t.text for t in f.iter(NS + "text")}
            yield (receipt.get("file"), receipt.get("verdict"),
                   "" if f is None else f.get("code"),
                   texts.get("zh", ""), texts.get("en", ""))


out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(("file", "verdict", "code", "zh", "en"))
out.writerows(sorted(rows(sys.argv[1])))
