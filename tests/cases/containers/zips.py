"""Makes zip archives byte by byte, so that they can lie. Layout: APPNOTE 6.3.
"""
import struct
import zlib

DESCRIPTOR, SYMLINK = 1 << 3, 0o120777


class Member:
    """A file in an archive. Lies are added to the truth."""

    def __init__(self, name, data, wrap=None, **lies):
        self.name, self.data, self.lies = name, data, lies
        if wrap:
            self.data = wrap(data)

    def lie(self, name, truth=0):
        return self.lies.get(name, truth)

    def packed(self):
        if self.lie("stored"):
            return self.data
        pack = zlib.compressobj(9, zlib.DEFLATED, -15)
        return self.lie("junk", pack.compress(self.data) + pack.flush())

    def method(self):
        return self.lie("method", 0 if self.lie("stored") else 8)

    def flags(self):
        utf8 = 0 if self.name.isascii() else 1 << 11
        return self.lie("flags") | self.lie("descriptor") | utf8

    def sums(self, lie=0):
        return struct.pack(
            "<III", (zlib.crc32(self.data) + self.lie("crc") + lie)
            & 0xFFFFFFFF, len(self.packed()),
            len(self.data) + self.lie("size"))

    def local(self):
        """Local header, data, descriptor."""
        name = self.lie("local_name", self.name).encode()
        sums = self.sums(self.lie("local_crc"))
        tail = b""
        if self.lie("descriptor"):
            sums, tail = bytes(12), b"PK\x07\x08" + self.sums(
                self.lie("tail_crc"))
        return struct.pack("<4sHHHHH", b"PK\x03\x04", 20, self.flags(),
                           self.method(), 0, 0x21) + sums + struct.pack(
            "<HH", len(name), 0) + name + self.packed() + tail

    def header(self, offset):
        """As the directory has it."""
        name = self.name.encode()
        return struct.pack(
            "<4sHHHHHH", b"PK\x01\x02", 0x314, 20, self.flags(),
            self.method(), 0, 0x21) + self.sums() + struct.pack(
            "<HHHHHII", len(name), 0, 0, 0, 0,
            self.lie("mode", 0o100644) << 16, offset) + name


def end(entries, length, start, disk=0):
    return struct.pack("<4sHHHHIIH", b"PK\x05\x06", disk, 0, entries, entries,
                       length, start, 0)


def archive(members):
    body, headers = b"", b""
    start = disk = None
    for m in members:
        body += m.lie("before", b"")
        headers += m.header(0 if m.lie("absent") else len(body))
        if not m.lie("absent"):
            body += m.local()
        start, disk = m.lie("start", start), m.lie("disk", disk)
    return body + headers + end(len(members), len(headers),
                                len(body) if start is None else start,
                                disk or 0)


class Quoting(Member):
    """Its data are a stored block that quotes the header behind it, and then
    go on with what that header's member unpacks to."""

    def __init__(self, name, behind, kernel):
        super().__init__(name, behind + kernel.data)
        self.behind, self.kernel = behind, kernel

    def packed(self):
        n = len(self.behind)
        return (struct.pack("<BHH", 0, n, n ^ 0xFFFF) + self.behind
                + self.kernel.packed())


def quoted(data, count):
    """A small archive whose `count` members all unpack from the same bytes."""
    members = [Member("z.xml", data)]
    for i in range(count):
        last = members[0]
        head = len(last.local()) - len(last.packed())
        members.insert(0, Quoting(f"{i}.xml", last.local()[:head], last))
    body, headers, offset = b"", b"", 0
    for m in members[:-1]:
        head = len(m.local()) - len(m.packed()) + 5
        headers += m.header(offset)
        body += m.local()[:head]
        offset += head
    headers += members[-1].header(offset)
    body += members[-1].local()
    return body + headers + end(len(members), len(headers), len(body))
