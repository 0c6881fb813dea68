"""What one return says: a list of entries, plain, before anybody writes them
the way people write."""
from dataclasses import dataclass, field

MONEY = ("ELD.DOCK.AMT", "SAS.AID.AMT.ORG", "SAS.AID.AMT.REST",
         "CHV.LOT.SALES", "CHV.LOT.FUNDS")


@dataclass
class Entry:
    """`value` is the plain text, or for kind "none" the word of `as`."""
    indicator: str
    value: str = ""
    kind: str = "value"  # value, items, none
    synthetic: bool = True
    source: str = ""
    area: str = ""    # "" is the submission's own
    period: str = ""  # "" is the submission's own
    measure: str = ""
    items: list = field(default_factory=list)

    def __post_init__(self):
        self.value = str(self.value)
        if self.indicator in MONEY and self.kind == "value":
            self.measure = self.measure or "元"


@dataclass
class Return:
    """One version of what `unit` reports for `period`."""
    unit: str
    period: str
    form: str = "annual"
    scope: str = ""
    name: str = ""
    entries: list = field(default_factory=list)
    revision: str = ""
    prepared: str = ""
    mode: str = ""
    nil: bool = False
    remarks: list = field(default_factory=list)

    def add(self, *args, **words):
        self.entries.append(Entry(*args, **words))


class Returns:
    """All returns by (unit, period), made when first spoken of."""

    def __init__(self, areas):
        self.areas = areas
        self.known = {}

    def of(self, unit, period):
        key = unit, str(period)
        if key not in self.known:
            self.known[key] = Return(unit, str(period), self.form(unit),
                                     self.scope(unit))
        return self.known[key]

    def form(self, unit):
        return "institution" if "-" in unit else "annual"

    def scope(self, unit):
        row = self.areas.rows.get(unit)
        return row["returns"] if row and row["returns"] != "leaf" else ""
