"""Sixty organizations' workbooks in one zip.

`sixty.py PROGRAM SITE SCRATCH ZIP` takes each one's form, fills it in another
way each time and packs them all; `sixty.py check SCRATCH LEDGER RECEIPTS` holds
what the ledger has against what was filled in."""
import json
import os
import sqlite3
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile

from books import WAYS, load, number

COUNT = 60
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(n):
    """A social organization registered by Guangzhou (GB 32100-2015)."""
    body = "53440100" + "%08d" % (70000000 + n * 37)
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    rest = (11 - sum(int(c) * w for c, w in zip(body[8:], weights)) % 11) % 11
    body += "0123456789X"[rest]
    total = sum(ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return body + ALPHABET[(31 - total % 31) % 31]


def make(program, site, scratch, path):
    told = {}
    ways = sorted(WAYS)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(COUNT):
            unit, value = credit_code(n), 1000 + 13 * n
            out = subprocess.run(
                [program, "template", "--site", site, "--out", scratch, unit,
                 "2021"], check=True, capture_output=True, text=True)
            sheets = load(out.stdout.splitlines()[0])
            # The fifth is wrong, and only the fifth.
            sheets[0].put("SAS.AID.GOODS.ORG", "本年数值",
                          "1,0" if n == 4 else number(str(value)))
            sheets[0].put("CHV.WISH.ORG", "本年数值", str(n + 1))
            row, column = sheets[0].find("填报单位")
            sheets[0].rows[row][column + 1] = "样例协会%d" % n
            book = os.path.join(scratch, "book.xlsx")
            WAYS[ways[n % len(ways)]]().save(book, sheets)
            archive.write(book, "社会组织/%s 第%d家.xlsx" % (unit, n + 1))
            told[unit] = n
    with open(os.path.join(scratch, "told.json"), "w") as f:
        json.dump(told, f)


def check(scratch, ledger, receipts):
    with open(os.path.join(scratch, "told.json")) as f:
        told = json.load(f)
    rows = sqlite3.connect(ledger).execute(
        "SELECT unit, form, period, acceptance FROM submissions").fetchall()
    assert len(rows) == COUNT, len(rows)
    for unit, form, period, acceptance in rows:
        assert (form, period) == ("organization", "2021")
        assert acceptance == (2 if told[unit] == 4 else 0), (unit, acceptance)
    assert {r[0] for r in rows} == set(told)
    receipt, = [ET.parse(os.path.join(receipts, n)).getroot()
                for n in os.listdir(receipts)
                if n.endswith(".xml") and "年" not in n]
    assert receipt.get("verdict") == "partly-accepted"
    finding, = [f for f in receipt if f.get("severity") == "error"]
    assert finding.get("file").endswith("第5家.xlsx"), finding.attrib
    assert finding.get("cell").startswith("填报表!D"), finding.attrib
    assert finding.get("label"), finding.attrib
    back, = [n for n in os.listdir(receipts) if "第" in n]
    assert load(os.path.join(receipts, back))[1].find("样例协会4")
    assert back.startswith("社会组织.zip_") and back.endswith("第5家.xlsx"), back
    print("ok")


if __name__ == "__main__":
    if sys.argv[1] == "check":
        check(*sys.argv[2:])
    else:
        make(*sys.argv[1:])
