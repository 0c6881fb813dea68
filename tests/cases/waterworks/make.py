"""Puts the records of records.csv into an inbox: `make.py INBOX [UNIT...]`,
of those units or of all. A record with nothing in it is not sent."""
import csv
import os
import sys
from xml.sax.saxutils import quoteattr

HERE = os.path.dirname(os.path.abspath(__file__))
SPACE = "urn:nianbao:submission:1"
REASONS = ("nil", "not-available", "not-applicable", "too-small")


def value(code, text):
    if text in REASONS:
        return "  <none of=%s as=%s/>" % (quoteattr(code), quoteattr(text))
    return "  <value of=%s>%s</value>" % (quoteattr(code), text)


def records():
    with open(os.path.join(HERE, "records.csv"), newline="") as file:
        yield from csv.DictReader(file)


def main(inbox, wanted):
    for record in records():
        unit, year = record.pop("unit"), record.pop("year")
        said = [value(c, t) for c, t in record.items() if t]
        if not said or (wanted and unit not in wanted):
            continue
        folder = os.path.join(
            inbox, "works" if unit.startswith("WW") else "rivers")
        os.makedirs(folder, exist_ok=True)
        name = os.path.join(folder, "%s-%s.xml" % (unit, year))
        with open(name, "w", encoding="utf-8") as file:
            file.write("<submission xmlns=%s unit=%s period=%s%s>\n%s\n"
                       "</submission>\n" % (
                           quoteattr(SPACE), quoteattr(unit), quoteattr(year),
                           ' scope="whole"' if unit == "lower" else "",
                           "\n".join(said)))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
