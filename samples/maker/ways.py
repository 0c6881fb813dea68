"""The ways people write: mess.csv put over the plain returns.

A row with an indicator is one entry: `text` as it is written, `reads` what it
means. A row with indicator * is a habit: every plain number of that return."""
from maker.tables import read


def thousands(text, separator=","):
    head, groups = text, []
    while len(head) > 3:
        head, groups = head[:-3], [head[-3:]] + groups
    return separator.join([head] + groups)


def full_width(text):
    return text.translate({ord(c): ord(c) - ord("0") + 0xFF10
                           for c in "0123456789"})


def ten_thousands(text):
    """75000 as 7.5万; as it stands where that would not be shorter."""
    if len(text) < 5 or not text.endswith("00"):
        return text
    head, tail = text[:-4], text[-4:].rstrip("0")
    return head + ("." + tail if tail else "") + "万"


HABITS = {
    "thousands separator": thousands,
    "full-width digits": full_width,
    "full-width comma": lambda text: thousands(text, "，"),
    "apostrophe separator": lambda text: thousands(text, "'"),
    "thin space grouping": lambda text: thousands(text, "\u2009"),
    "space grouping": lambda text: thousands(text, " "),
    "magnitude suffix": ten_thousands,
    "blanks around": lambda text: "\n    " + text + " ",
}


class Mess:
    def __init__(self):
        self.rows = read("mess")
        self.used = set()

    def apply(self, returns):
        for number, row in enumerate(self.rows):
            report = returns.known[row["unit"], row["period"]]
            if row["indicator"] == "*":
                self.habit(report, HABITS[row["class"]])
            else:
                self.one(report, row, number)

    def habit(self, report, way):
        for entry in report.entries:
            if entry.kind == "value" and entry.value.isdigit():
                entry.value = way(entry.value)

    def one(self, report, row, number):
        """An entry that mess.csv names; refused when the plain figure is not
        what the row says it reads."""
        indicator, _, period = row["indicator"].partition("@")
        found = [e for e in report.entries if e.indicator == indicator
                 and e.area == row["area"] and (e.period == period
                                                or row["about"])]
        where = "mess.csv line %d" % (number + 2)
        if row["about"]:
            return self.rename(found[0], row)
        assert len(found) == 1, "%s: %d entries" % (where, len(found))
        entry = found[0]
        if row["reads"].isdigit():
            assert entry.value == row["reads"], \
                "%s: the figure is %s" % (where, entry.value)
        entry.value, entry.measure = row["text"], \
            row["measure"] or entry.measure
        if row["measure"] == "-":
            entry.measure = ""

    def rename(self, entry, row):
        """Another word of the entry: its area, its period, an item's day."""
        if row["about"] == "on":
            items = [dict(item) for item in entry.items]
            item = items[int(row["item"]) - 1]
            assert item["on"] == row["reads"], (row, item["on"])
            item["on"] = row["text"]
            entry.items = items
        else:
            setattr(entry, row["about"], row["text"])
