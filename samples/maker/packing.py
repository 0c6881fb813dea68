"""Files as people pack them, the same bytes every time."""
import io
import struct
import zipfile
import zlib

# Python's name and the byte order mark for each way to encode.
ENCODINGS = {
    "UTF-8": ("utf-8", b""),
    "UTF-8 with BOM": ("utf-8", b"\xef\xbb\xbf"),
    "GB18030": ("gb18030", b""),
    "GBK": ("gbk", b""),
    "GB2312": ("gb18030", b""),  # as people declare it, and it is not
    "UTF-16": ("utf-16-le", b"\xff\xfe"),
}


def encode(text, encoding):
    codec, mark = ENCODINGS[encoding]
    return mark + text.encode(codec)


def declared(encoding):
    return encoding.replace(" with BOM", "")


def deflate(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def gzip(data):
    """No name, no time, so that nothing but the data decides the bytes."""
    head = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
    return head + deflate(data) + struct.pack(
        "<II", zlib.crc32(data), len(data) & 0xffffffff)


def zip_of(members):
    """`members`: [(name, bytes)]; every date is the first a zip can hold."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            archive.writestr(info, data, compresslevel=9)
    return out.getvalue()
