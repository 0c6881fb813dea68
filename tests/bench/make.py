#!/usr/bin/env python3
"""Makes a survey and an inbox for the benchmark: the same bytes every time.

usage: make.py OUT [SUBMISSIONS]

OUT/config is a survey of 60 indicators that organizations count; OUT/inbox
holds half of the submissions as single .xml.gz and half in bundles of 100.
"""
import gzip
import io
import os
import random
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
CONFIG = os.path.join(HERE, "..", "..", "config")
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
INDICATORS = 60
BUNDLE = 100
DISTRICTS = ["4401%02d" % n for n in (3, 4, 5, 6, 11, 12, 13, 14, 15, 17, 18)]


def organization_check(body):
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    n = 11 - sum(int(c, 36) * w for c, w in zip(body, weights)) % 11
    return "X" if n == 10 else "0" if n == 11 else str(n)


def credit_code(area, number):
    """A valid code of GB 32100-2015 for an invented organization."""
    body = "%08d" % number
    code = "52" + area + body + organization_check(body)
    total = sum(ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(code))
    return code + ALPHABET[(31 - total % 31) % 31]


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as out:
        out.write(data)


def packed(text):
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as z:
        z.write(text.encode("utf-8"))
    return out.getvalue()


def survey(out):
    """The shipped configuration with a list of indicators of its own."""
    shutil.copytree(CONFIG, out)
    for name in ("statements.csv", "edits.xml", "index.xml"):
        if os.path.exists(os.path.join(out, name)):
            os.remove(os.path.join(out, name))
    with open(os.path.join(CONFIG, "indicators.csv"), encoding="utf-8") as f:
        header = f.readline()
    columns = header.strip().split(",")
    lines = [header]
    for n in range(INDICATORS):
        row = dict.fromkeys(columns, "")
        row.update(code="BEN.N%d" % n, section="general",
                   name_zh="测试指标", name_en="bench",
                   definition_zh="测试", definition_en="bench",
                   forms="organization", type="number", measure="个",
                   decimals="0", over_areas="sum", over_time="sum",
                   stock="no", direction="higher", counted_by="organization")
        lines.append(",".join(row[c] for c in columns) + "\n")
    write(os.path.join(out, "indicators.csv"), "".join(lines).encode("utf-8"))


def value(dice):
    """A count the way people write counts; one in ten needs a rule."""
    n = dice.randrange(1, 200000)
    kind = dice.randrange(100)
    if kind < 70:
        return str(n)
    if kind < 85:
        return format(n, ",")
    if kind < 90:
        return str(n).translate({48 + i: 0xFF10 + i for i in range(10)})
    if kind < 95:
        return "%d.%d万" % (n % 90 + 1, n % 10)
    return "无" if kind < 98 else "%d个" % n


def submission(area, number):
    dice = random.Random(number)
    lines = ['<submission xmlns="urn:nianbao:submission:1" unit="%s"'
             ' period="2021" form="organization" name="测试社会组织%d"'
             ' flags="synthetic">' % (credit_code(area, number), number),
             '  <head chief="负责人" statistician="统计员"'
             ' phone="020-00000000"/>']
    for n in range(INDICATORS):
        lines.append('  <value of="BEN.N%d" measure="个" source="年度登记台账'
                     '第%d页">%s</value>' % (n, n, value(dice)))
    lines.append("</submission>")
    return "\n".join(lines) + "\n"


def document(text):
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + text


def inbox(out, count):
    singles = count // 2
    for n in range(singles):
        area = DISTRICTS[n % len(DISTRICTS)]
        write(os.path.join(out, area, "return-%06d.xml.gz" % n),
              packed(document(submission(area, n))))
    for start in range(singles, count, BUNDLE):
        area = DISTRICTS[start // BUNDLE % len(DISTRICTS)]
        texts = [submission(area, n)
                 for n in range(start, min(start + BUNDLE, count))]
        body = '<submissions xmlns="urn:nianbao:submission:1">\n%s' \
               '</submissions>\n' % "".join(texts)
        write(os.path.join(out, area, "bundle-%06d.xml.gz" % start),
              packed(document(body)))


def count_of(out):
    """How many submissions lie there."""
    singles = bundles = 0
    for _, _, names in os.walk(os.path.join(out, "inbox")):
        singles += sum(name.startswith("return-") for name in names)
        bundles += sum(name.startswith("bundle-") for name in names)
    return singles + bundles * BUNDLE


def main():
    out = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10000
    shutil.rmtree(out, ignore_errors=True)
    survey(os.path.join(out, "config"))
    inbox(os.path.join(out, "inbox"), count)


if __name__ == "__main__":
    main()
