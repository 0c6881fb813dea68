"""Files that are wrong, each in its own way; bad.csv lists them."""
from maker.document import document
from maker.entries import Return
from maker.packing import encode, gzip, zip_of
from maker.tables import read

BLANKS = 4 << 20
BOMB = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE submission [
<!ENTITY a "样例样例样例样例">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
<!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
]>
"""
# Percentages as people write them, of figures that nobody may submit.
RATES = (("SPS.FUN.ECORATE", "84.25%"), ("CHD.SUPERVISOR.COVER", "84.25％"),
         ("PTY.INSPECT.COVER", "0.8425"), ("SAS.PEOPLE.COVER", "842.5‰"),
         ("SAS.DIBAO.GROWTH", "33.3个百分点"), ("ELD.ENT.SHARE", "三分之一"),
         ("CHD.DISTRESS.COVER", "百分之九十一"),
         ("CHD.LEFTBEHIND.GROWTH", "减少91%"),
         ("ELD.STAR3.SHARE", "33%~37%"), ("SPS.MAR.ALLCITY", "#DIV/0!"))
REFUSED = (("ELD.BEDS", "7,5000"), ("COM.SW.STATIONS", "3-5"),
           ("ELD.YIKANG", "③"), ("CHV.FUNDS", "(1)"),
           ("ELD.CANTEENS", "#DIV/0!"))


class Faults:
    def __init__(self, row):
        self.row = row

    def report(self, entries=(("ELD.BEDS", "10"),)):
        """A small return, prepared before any other of its period."""
        report = Return(self.row["unit"], self.row["period"])
        report.prepared = "%d-01-01T08:00:00+08:00" % (
            int(self.row["period"]) + 1)
        for indicator, value in entries:
            report.add(indicator, value)
        return report

    def data(self, **words):
        return encode(document([self.report(**words)]), "UTF-8")

    def make(self):
        return getattr(self, self.row["way"].lower().replace(" ", "_")
                       .replace("-", "_"))()

    # The bytes

    def truncated_gzip(self):
        data = gzip(self.data())
        return data[:len(data) // 2]

    def wrong_crc(self):
        data = bytearray(gzip(self.data()))
        data[-8] ^= 0xff
        return bytes(data)

    def trailing_bytes(self):
        return gzip(self.data()) + "样例".encode()

    def empty_file(self):
        return b""

    def inflates_too_far(self):
        return gzip(self.data() + b" " * BLANKS)

    def rar(self):
        return b"Rar!\x1a\x07\x01\x00" + bytes(56)

    def old_workbook(self):
        return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)

    # The zip

    def empty_zip(self):
        return zip_of([])

    def zip_with_a_path(self):
        return zip_of([("../%s.xml" % self.row["unit"], self.data())])

    def zip_in_zip(self):
        return zip_of([("a.zip", zip_of([("b.xml", self.data())]))])

    # The document

    def doctype_bomb(self):
        text = self.data().decode().split("\n", 1)[1]
        return (BOMB + text.replace(">10<", ">&f;<")).encode()

    def not_well_formed(self):
        return self.data().replace(b"</value>", b"")

    def encoding_declared_wrong(self):
        return self.data().decode().encode("gbk")

    def other_namespace(self):
        return gzip(self.data().replace(b"urn:nianbao:submission:1",
                                        b"urn:example:other"))

    # What it says

    def plain(self):
        return gzip(self.data())

    wrong_sender = unknown_unit = period_not_open = unknown_sender = plain

    def unknown_indicators_only(self):
        return gzip(self.data(entries=(("ELD.BED", "10"), ("J01.001", "7"))))

    def derived_indicator(self):
        return gzip(self.data(entries=RATES))

    def refused_numbers(self):
        return gzip(self.data(entries=REFUSED))

    wrong_credit_code = code_damaged_by_excel = data


def faults():
    return {row["file"]: Faults(row).make() for row in read("bad")}
