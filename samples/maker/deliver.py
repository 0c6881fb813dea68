"""Which returns lie together in which file, and how the file is packed."""
import copy

from maker.chance import chance, whole
from maker.document import document
from maker.packing import declared, encode, gzip, zip_of
from maker.tables import CITY, PROVINCE, read

REST = "SAS.AID.GOODS.REST"


def prepared(unit, year, late=False):
    """A working hour of the weeks in which returns are due."""
    if late:
        return "%d-04-18T16:40:00+08:00" % (int(year) + 1)
    return "%d-0%d-%02dT%02d:%02d:00+08:00" % (
        int(year) + 1, whole(1, 2, unit, year, "m"),
        whole(5, 25, unit, year, "d"), whole(9, 17, unit, year, "h"),
        whole(0, 59, unit, year, "min"))


class Delivery:
    def __init__(self, areas, returns):
        self.areas, self.returns = areas, returns
        self.special = {}
        for row in read("files"):
            self.special.setdefault((row["unit"], row["period"]), {})[
                row["what"]] = row["how"]
        self.files = {}

    def told(self, unit, period, what):
        return self.special.get((unit, period), {}).get(what)

    def put(self, folder, stem, reports, encoding=None, container=None):
        unit, period = reports[-1].unit, reports[-1].period
        encoding = encoding or self.told(unit, period, "encoding") or "UTF-8"
        container = container or self.told(unit, period, "container") \
            or self.container(unit, period)
        data = encode(document(reports, declared(encoding)), encoding)
        stem = self.told(unit, period, "name") or stem
        self.write(folder, stem, data, container)

    def container(self, unit, period):
        draw = chance("container", unit, period)
        return "zip" if draw < .2 else "xml" if draw < .3 else "xml.gz"

    def write(self, folder, stem, data, container):
        name = "%s/%s.%s" % (folder, stem, container)
        assert name not in self.files, name
        if container == "zip":
            data = zip_of([(stem + ".xml", data)])
        elif container == "xml.gz":
            data = gzip(data)
        self.files[name] = data

    # Bureaus and institutions

    def unit(self, unit):
        years = sorted(p for u, p in self.returns if u == unit)
        for bundle in self.bundles(unit, years):
            reports = [self.ready(unit, year) for year in bundle
                       if self.told(unit, year, "missing") is None]
            if reports:
                stem = "%s_%s" % (unit, bundle[0] if len(bundle) == 1
                                  else bundle[0] + "-" + bundle[-1])
                self.put(unit, stem, reports)

    def bundles(self, unit, years):
        """Years that lie in one file: a city without its districts sent the
        first three together, an institution all but the last, the province
        those before the survey began."""
        first = {"whole": 3}.get(
            self.areas.rows.get(unit, {}).get("returns"), 0)
        if "-" in unit:
            first = len(years) - 1
        elif unit == PROVINCE:
            first = sum(year < "2016" for year in years)
        head = [years[:first]] if first else []
        return head + [[year] for year in years[first:]]

    def ready(self, unit, year):
        report = self.returns[unit, year]
        late = self.told(unit, year, "late") is not None
        report.prepared = report.prepared or prepared(unit, year, late)
        for what in ("unit", "period"):
            word = self.told(unit, year, "written " + what)
            if word:
                report = copy.copy(report)
                setattr(report, what, word)
        return report

    def correct(self):
        """Units that sent a wrong figure first: revision 2 mends it."""
        for row in read("corrections"):
            right = self.returns[row["unit"], row["period"]]
            wrong = copy.deepcopy(right)
            entry, = [e for e in wrong.entries
                      if e.indicator == row["indicator"]
                      and e.area == row["area"]]
            entry.value, entry.measure = row["wrong"], \
                row["measure"] or entry.measure
            wrong.prepared = prepared(row["unit"], row["period"])
            right.revision = "2"
            right.prepared = wrong.prepared[:5] + "03-02T09:30:00+08:00"
            if row["mode"] == "amend":
                right.revision = wrong.revision = ""
                self.amend(row, right)
            self.put(row["unit"], "%s_%s_v1" % (row["unit"], row["period"]),
                     [wrong], "UTF-8", "xml.gz")

    def amend(self, row, right):
        """The second file holds the mended figure alone."""
        right.mode = "amend"
        right.entries = [e for e in right.entries
                         if e.indicator == row["indicator"]
                         and e.area == row["area"]]

    # Organizations

    def organizations(self, organizations):
        zips = {}
        for folders, report in organizations.returns():
            report.prepared = prepared(report.unit, "2021")
            written = self.told(report.unit, "2021", "written unit")
            if written:
                report.unit = written
            for folder in folders:
                if len(folder) == 18:
                    self.put(folder, "2021年度报告", [report])
                else:
                    zips.setdefault(folder, []).append(report)
        for folder, reports in zips.items():
            members = [("%02d.xml" % (n + 1), encode(document([r]), "UTF-8"))
                       for n, r in enumerate(reports)]
            self.files[folder + "/社会组织2021.zip"] = zip_of(members)

    def remainders(self, organizations, figures):
        """The registering organ says for how many others it speaks."""
        for area in [CITY] + self.areas.districts(CITY):
            leaf = CITY + "/own" if area == CITY else area
            registered = sum(figures.part("SOG.REG." + kind, "2021", leaf)
                             for kind in ("GROUPS", "SERVICE", "FOUND"))
            others = organizations.others(area, registered)
            self.returns[area, "2021"].remarks.append(
                (REST, "其余%d家未单独报送的社会组织合计" % others))


def deliver(areas, returns, organizations, figures):
    delivery = Delivery(areas, returns)
    delivery.remainders(organizations, figures)
    delivery.correct()
    for unit in sorted({unit for unit, _ in returns}):
        delivery.unit(unit)
    delivery.organizations(organizations)
    return delivery.files
