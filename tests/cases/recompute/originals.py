"""What people sent, read from a site's archive and nothing else of the site:
containers, encodings, versions. It knows the program's manual, not its code."""
import gzip
import io
import os
import re
import unicodedata
import xml.etree.ElementTree as ElementTree
import zipfile
import zlib
from datetime import datetime

SPACE = "{urn:nianbao:submission:1}"
# What a broken file raises: it is refused whole and nothing in it counts.
REFUSED = (OSError, EOFError, ValueError, zlib.error, zipfile.BadZipFile,
           ElementTree.ParseError)
DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def deliveries(archive):
    """(sender, bytes, digest) of every docket."""
    for folder, _, names in sorted(os.walk(archive)):
        for name in sorted(names):
            if not name.endswith(".docket"):
                continue
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                docket = dict(line.rstrip("\n").split(": ", 1)
                              for line in file if ": " in line)
            with open(os.path.join(folder, docket["digest"]), "rb") as file:
                yield docket["sender"], file.read(), docket["digest"]


def documents(data):
    """The XML files in a drop, as (name, bytes)."""
    if data[:2] == b"\x1f\x8b":
        return [("", gzip.decompress(data))]
    if data[:2] != b"PK":
        return [("", data)]
    with zipfile.ZipFile(io.BytesIO(data)) as members:
        names = members.namelist()
        if any(".." in name or not name.endswith(".xml") for name in names):
            raise ValueError("not a zip of plain XML files")
        return [(name, members.read(name)) for name in names]


def codec(data):
    """Python's name for how the document is written."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    if data[:3] == b"\xef\xbb\xbf":
        return "utf-8-sig"
    declared = re.match(rb'<\?xml[^>]*encoding="([^"]+)"', data)
    name = declared.group(1).decode("ascii").lower() if declared else "utf-8"
    return "gb18030" if name.startswith("gb") else name


def parse(data):
    """Every submission in a document."""
    text = re.sub(r"^<\?xml.*?\?>", "", data.decode(codec(data)))
    if "<!DOCTYPE" in text:
        raise ValueError("a document type")
    root = ElementTree.fromstring(text)
    return [e for e in root.iter(SPACE + "submission")]


def fold(word):
    """Half width, no blanks."""
    return "".join(unicodedata.normalize("NFKC", word or "").split())


def year(word):
    """The year in "2021年度", "二〇二一年度" and the like."""
    found = re.search("[0-9]{4}", fold(word).translate(DIGITS))
    return found.group() if found else ""


class Version:
    """One submission with what decides about it."""

    def __init__(self, sender, digest, element):
        self.sender, self.digest, self.element = sender, digest, element
        self.unit = fold(element.get("unit")).upper()
        self.period = year(element.get("period"))
        self.mode = element.get("mode", "replace")

    def order(self):
        """Revision, then the time of preparation, then the bytes; they all
        came in one night."""
        prepared = self.element.get("prepared")
        return (int(self.element.get("revision", 0)),
                datetime.fromisoformat(prepared).timestamp() if prepared else 0,
                self.digest)


def versions(sender, data, digest):
    """Those of one drop; none if any of it is broken."""
    try:
        return [Version(sender, digest, element)
                for _, document in documents(data)
                for element in parse(document)]
    except REFUSED:
        return []


def counted(found):
    """{unit: the versions whose values count}, of one period."""
    returns = {}
    for version in sorted(found, key=Version.order):
        kept = returns.setdefault(version.unit, [])
        if version.mode != "amend":
            kept.clear()
        if version.mode != "withdraw":
            kept.append(version)
    return returns
