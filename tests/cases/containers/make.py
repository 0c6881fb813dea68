"""Writes files that senders could drop, most of them hostile, each bad in one
way: `make.py FOLDER`. What becomes of each is in expected.csv."""
import gzip
import os
import struct
import sys

from zips import DESCRIPTOR, SYMLINK, Member, archive, end, quoted

NS = 'xmlns="urn:nianbao:submission:1"'
count = 0


def value(n, inside=""):
    return (f'<submission {NS} unit="440103" period="2018" revision="{n}">'
            f'<value of="ELD.BEDS">1,0{n:02}</value>{inside}</submission>')


def xml(inside=""):
    """A return no other file has."""
    global count
    count += 1
    return value(count, inside).encode()


def declared(encoding, codec=None, text="年报"):
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    body = xml(f"<remark>{text}</remark>").decode()
    return (head + body).encode(codec or encoding)


def packed(data):
    return gzip.compress(data, mtime=0)


def flipped(data, from_end):
    data = bytearray(data)
    data[-from_end] ^= 1
    return bytes(data)


def bomb(size):
    """Blanks pack a thousand to one."""
    return xml("<head/>" + " " * 60000).replace(
        b"<head/>", b"<head/>" + (b" " * 60000 + b"<head/>") * (size // 60000))


def of_zip(name="a.xml", data=None, more=(), **lies):
    return archive([Member(name, xml() if data is None else data, **lies),
                    *more])


def second(name="b.xml", **lies):
    return Member(name, xml(), **lies)


def attributes(n):
    return (b"<submission " + NS.encode() + b" " + b" ".join(
        b'a%d=""' % i for i in range(n)) + b"/>")


def laughs():
    lines = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' if i else
                    '<!ENTITY l0 "ha">' for i in range(9))
    return (f"<!DOCTYPE x [{lines}]>{value(1, '<remark>&l8;</remark>')}"
            ).encode()


GOOD = {
    "good-bom.xml": lambda: b"\xef\xbb\xbf" + xml(),
    "good-catalogue.xml": lambda:
        b'<?oasis-xml-catalog catalog="file:///etc/passwd"?>' + xml(),
    "good-gb18030.xml": lambda: declared("GB18030", text="年报㐀𠀀"),
    "good-gb2312.xml": lambda: declared("gb2312", "gb18030"),
    "good-gbk.xml": lambda: declared("GBK"),
    "good-utf16-be.xml": lambda:
        b"\xfe\xff" + declared("UTF-16", "utf-16-be"),
    "good-utf16-le.xml": lambda:
        b"\xff\xfe" + declared("UTF-16", "utf-16-le"),
    "good.xml": xml,
    "good.xml.gz": lambda: packed(xml()),
    "good-descriptor.zip": lambda: of_zip(descriptor=DESCRIPTOR),
    "good-folder.zip": lambda: of_zip(
        "报表/a.xml", more=[Member("__MACOSX/._a.xml", b"junk"),
                            Member("报表/Thumbs.db", b"junk"),
                            second("报表/b.xml.gz", wrap=packed)]),
    # So many that sorting their names takes what small ones do not.
    "good-forty.zip": lambda: archive(
        [Member(f"{i}.xml", xml()) for i in range(40)]),
}

FILES = {
    "empty.xml": lambda: b"",
    "blank.xml": lambda: b" \n\n",
    "bundle-empty.xml": lambda: f"<submissions {NS}/>".encode(),
    "kind-rar.rar": lambda: b"Rar!\x1a\x07\x01\x00" + bytes(50),
    "kind-7z.7z": lambda: b"7z\xbc\xaf\x27\x1c" + bytes(50),
    "kind-ole.et": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1600),
    "kind-pdf.xml": lambda: b"%PDF-1.7\n",
    "kind-bzip2.xml.bz2": lambda: b"BZh91AY&SY" + bytes(50),
    "kind-xz.xml.xz": lambda: b"\xfd7zXZ\x00" + bytes(50),
    "kind-zstd.zst": lambda: b"\x28\xb5\x2f\xfd" + bytes(50),
    "kind-csv.csv": lambda: b"unit,period\n440103,2018\n",
    "encoding-utf7.xml": lambda: declared("UTF-7", "ascii", "+ADw-"),
    "encoding-euc-jp.xml": lambda: declared("EUC-JP", text="a"),
    "encoding-latin1.xml": lambda: declared("ISO-8859-1", text="a"),
    "encoding-not-utf8.xml": lambda: declared("UTF-8", "gbk"),
    "encoding-not-gb18030.xml": lambda:
        declared("GB18030").replace("年".encode("gb18030"), b"\xff\xff"),
    "encoding-not-utf16.xml": lambda: declared("UTF-16", "utf-8"),
    "encoding-half.xml": lambda:
        b"\xff\xfe" + declared("UTF-16", "utf-16-le")[:-1],
    "xml-doctype.xml": lambda: b"<!DOCTYPE submission>" + xml(),
    "xml-entities.xml": laughs,
    "xml-external.xml": lambda:
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        + xml("<remark>&e;</remark>"),
    "xml-version.xml": lambda: b'<?xml version="1.1"?>' + xml(),
    "xml-attributes.xml": lambda: attributes(40000),
    "xml-depth.xml": lambda:
        b"<submission " + NS.encode() + b">" + b"<a>" * 100000,
    "xml-tag.xml": lambda: xml(f'<remark on="{"a" * 70000}"/>'),
    "xml-text.xml": lambda: xml(f'<remark>{"年" * 22000}</remark>'),
    "xml-comment.xml": lambda: xml(f'<!--{"a" * 1100000}-->'),
    "xml-cut.xml": lambda: xml()[:-5],
    "xml-root.xml": lambda: b"<html><body/></html>",
    "xml-namespace.xml": lambda: xml().replace(b"submission:1", b"returns"),
    "xml-control.xml": lambda: xml("<remark>\u202e年报</remark>"),
    "xml-many.xml": lambda: xml("<remark/>" * 20001),
    "gzip-two.xml.gz": lambda: packed(xml()) + packed(xml()),
    "gzip-trailing.xml.gz": lambda: packed(xml()) + bytes(7),
    "gzip-crc.xml.gz": lambda: flipped(packed(xml()), 8),
    "gzip-length.xml.gz": lambda: flipped(packed(xml()), 4),
    "gzip-cut.xml.gz": lambda: packed(xml())[:-9],
    "gzip-twice.xml.gz": lambda: packed(packed(xml())),
    "gzip-bomb.xml.gz": lambda: packed(bomb(4 << 20)),
    "zip-empty.zip": lambda: archive([]),
    "zip-litter.zip": lambda: archive([Member("__MACOSX/._a.xml", b"x")]),
    "zip-encrypted.zip": lambda: of_zip(flags=1),
    "zip-masked.zip": lambda: of_zip(flags=1 << 13),
    "zip-nested.zip": lambda: of_zip("a.zip", of_zip()),
    "zip-same-name.zip": lambda: of_zip(more=[second("a.xml")]),
    "zip-case-name.zip": lambda: of_zip(more=[second("A.XML")]),
    "zip-overlap.zip": lambda: of_zip(more=[second(absent=True)]),
    "zip-quoted.zip": lambda: quoted(bomb(1 << 20), 30),
    "zip-gap.zip": lambda: of_zip(more=[second(before=b"hidden")]),
    "zip-before.zip": lambda: of_zip(before=b"PK\x03\x04 another"),
    "zip-names-differ.zip": lambda: of_zip(local_name="b.xml"),
    "zip-headers-differ.zip": lambda: of_zip(local_crc=1),
    "zip-descriptor.zip": lambda: of_zip(descriptor=DESCRIPTOR, tail_crc=1),
    "zip-crc.zip": lambda: of_zip(crc=1),
    "zip-length.zip": lambda: of_zip(size=1),
    "zip-deflate.zip": lambda: of_zip(junk=b"\x07junk"),
    "zip-two-ends.zip": lambda: of_zip()[:-2] + struct.pack("<H", 22) + end(
        0, 0, 0),
    "zip-split.zip": lambda: of_zip(disk=1),
    "zip-64.zip": lambda: of_zip(start=0xFFFFFFFF),
    "zip-cut.zip": lambda: of_zip()[:-7],
    "zip-method.zip": lambda: of_zip(method=9),
    "zip-many.zip": lambda: archive(
        [Member(f"{i}.xml", xml()) for i in range(65)]),
    "zip-absolute.zip": lambda: of_zip("/etc/a.xml"),
    "zip-upwards.zip": lambda: of_zip("../a.xml"),
    "zip-backslash.zip": lambda: of_zip("..\\a.xml"),
    "zip-drive.zip": lambda: of_zip("C:a.xml"),
    "zip-turned.zip": lambda: of_zip("a\u202elmx.xml"),
    "zip-link.zip": lambda: of_zip(data=b"/etc/passwd", mode=SYMLINK),
    "zip-folders.zip": lambda: of_zip("2018/荔湾/a.xml"),
    "zip-text.zip": lambda: of_zip("a.txt"),
    "zip-half-good.zip": lambda: of_zip(more=[Member("b.xml", b"<x/>")]),
    "zip-bomb.zip": lambda: of_zip(data=bomb(4 << 20)),
    "zip-gzip-bomb.zip": lambda: of_zip(
        "a.xml.gz", packed(bomb(4 << 20)), stored=True),
    "zip-blocks.zip": lambda: of_zip("a.xml.gz", b"\x1f\x8b\x08" + bytes(
        6) + b"\x03" + b"\0\0\0\xff\xff" * 600000),
}


def main(folder):
    for name, make in {**GOOD, **FILES}.items():
        with open(os.path.join(folder, name), "wb") as f:
            f.write(make())


if __name__ == "__main__":
    main(sys.argv[1])
