"""Who says which figure in which return."""
from maker.chance import whole
from maker.figures import span_of
from maker.tables import CITY, PROVINCE, read

REAL = ("article", "found", "derived")
YEARS = [str(year) for year in range(2016, 2022)]
# The Ministry's and the publishers' words are known for one year alone.
OUTSIDE = "440000-ministry 440000-market-data 440000-charity-index".split()


class Speaker:
    """Fills `returns` from `figures`, one indicator and period at a time."""

    def __init__(self, areas, figures, sources, returns):
        self.areas, self.figures = areas, figures
        self.sources, self.returns = sources, returns
        self.items = {}
        for row in read("items"):
            key = row["indicator"], row["area"]
            self.items.setdefault(key, []).append(row)

    def speak(self):
        for (indicator, period), head in self.figures.heads.items():
            self.say(indicator, period, head)
            self.control(indicator, period, head)
        self.wholes()
        self.province_own()
        self.outside()

    # The counting source

    def say(self, indicator, period, head):
        by = head["by"]
        if by == "province":
            self.put(PROVINCE, head, head["value"], area=head["area"])
        elif by == "city":
            for city in self.areas.cities:
                self.office(head, city)
        elif by == "organization":
            self.stand_in(head)
        elif "-" in by:
            self.institution(head)
        else:
            for city in self.areas.cities:
                for leaf in self.reporting(head, city):
                    self.leaf(head, city, leaf)

    def reporting(self, head, city):
        if self.areas.whole(city):
            return [city]
        return self.figures.leaves(head, city)

    def put(self, unit, head, value, **words):
        """An entry in the return that the period belongs to."""
        unit, period = unit[:6] if "/" in unit else unit, head["period"]
        year = "2021" if period in ("2022", "2017/2021") else period
        words.setdefault("synthetic", head["basis"] not in REAL)
        if not words["synthetic"] and "source" not in words:
            words["source"] = self.sources.cite(head["source"])
        if year != period:
            words["period"] = period
        self.returns.of(unit, year).add(head["indicator"], value, **words)

    def none(self, unit, head, word, **words):
        self.put(unit, head, word, kind="none", source="", **words)

    def office(self, head, city):
        """A figure of the city's own office."""
        rule = head["others"]
        if head["split"] == "items":
            self.list(head, city, city)
        elif city == CITY:
            self.put(city, head, head["value"])
        elif rule == "na":
            self.none(city, head, "not-applicable", synthetic=True)
        elif rule in ("any", "yes", "no"):
            word = self.figures.yes(rule, head["indicator"], city)
            self.put(city, head, word, synthetic=True)
        else:
            self.number(head, city, self.figures.city(
                head["indicator"], head["period"], city))

    def number(self, head, unit, value, **words):
        self.put(unit, head, value, **{"synthetic": True, **words})

    def leaf(self, head, city, leaf):
        key = head["indicator"], head["period"], leaf
        if head["split"] == "items":
            self.list(head, city, leaf)
        elif head["others"] == "na" or head["split"] == "alone":
            self.alone(head, city, leaf)
        else:
            self.number(head, leaf, self.figures.part(*key))

    def alone(self, head, city, leaf):
        """What one district alone has to tell."""
        if head["area"] == leaf:
            self.put(leaf, head, head["value"])
        elif head["others"] == "na":
            self.none(leaf, head, "not-applicable", synthetic=city != CITY)
        elif city == CITY:
            self.none(leaf, head, "nil")
        else:
            self.number(head, leaf, self.draw(head, leaf))

    def draw(self, head, area):
        low, high = span_of(head["others"])
        return whole(int(low), int(high), head["indicator"], area)

    def list(self, head, city, area):
        """Named items: Guangzhou's from items.csv, the others' made up."""
        items = self.items.get((head["indicator"], area), [])
        if city != CITY:
            if head["others"] in ("na", "nil"):
                word = {"na": "not-applicable"}.get(head["others"], "nil")
                return self.none(area, head, word, synthetic=True)
            items = [{"name": "%s样例条目%02d" % (self.areas.short(area), n + 1),
                      "by": "", "level": "", "on": "", "basis": "synthetic"}
                     for n in range(self.draw(head, area))]
        elif head["others"] == "na" and not items:
            return self.none(area, head, "not-applicable", synthetic=False)
        if not items:
            return self.none(area, head, "nil", synthetic=city != CITY
                             or head["basis"] == "synthetic")
        invented = any(i["basis"] not in REAL for i in items)
        return self.put(area, head, "", kind="items", items=items,
                        synthetic=invented)

    def stand_in(self, head):
        """Where no organization files, the city says what they did."""
        for city in self.areas.cities:
            if city == CITY or self.areas.childless(city):
                continue
            value = self.figures.city(head["indicator"], head["period"], city)
            about = "" if self.areas.whole(city) else city
            self.number(head, city, value, area=about)

    def institution(self, head):
        by, key = head["by"], (head["indicator"], head["period"])
        mine = "" if by.startswith(CITY) else CITY
        if head["split"]:
            for area, value in self.figures.parts(*key, CITY).items():
                self.number(head, by, value, area=area)
        else:
            self.put(by, head, head["value"], area=mine)
        others = self.areas.cities[1:] if head["others"] else []
        for city in others:
            self.number(head, by.replace(CITY, PROVINCE),
                        self.figures.city(*key, city), area=city)
        for row in self.figures.rows:
            if (row["indicator"], row["period"]) == key \
                    and row["area"] not in self.areas.rows:
                self.put(by, row, row["value"], area=row["area"])

    # Others who know it too

    def control(self, indicator, period, head):
        word = head["control"]
        if word == "district":
            self.districts(head)
        elif word == "district sum":
            parts = self.figures.parts(indicator, period, CITY)
            for area, value in parts.items():
                self.number(head, area, value)
        elif word == "province":
            total = self.figures.city(indicator, period, CITY) \
                + int(head["others"].split()[1])
            self.number(head, PROVINCE, total, area=PROVINCE)
        elif word == "city":
            self.put(CITY, head, head["value"])
        elif word:
            self.number(head, word,
                        self.figures.total(indicator, period))

    def districts(self, head):
        """A standard holds in every district; a count has its parts."""
        key = head["indicator"], head["period"]
        if head["split"]:
            for area, value in self.figures.parts(*key, CITY).items():
                self.number(head, area, value)
            return
        for city in self.areas.cities:
            value = self.figures.city(*key, city)
            for area in self.areas.districts(city):
                row = self.figures.pinned.get(key + (area,))
                self.put(area, head, row["value"] if row else value,
                         synthetic=city != CITY
                         or head["basis"] not in REAL)

    def wholes(self):
        """A city that states a whole beside its districts' parts."""
        for row in self.figures.rows:
            if row["by"] == "whole":
                self.put(row["area"], row, row["value"], area=row["area"])

    # The province's own unit, and outside bodies in years nobody knows

    def province_own(self):
        area = PROVINCE + "/own"
        for row in self.figures.rows:
            if row["area"] == area:
                self.put(PROVINCE, row, row["value"])
        for (indicator, place), items in self.items.items():
            if place == area:
                head = {**items[0], "indicator": indicator}
                self.put(PROVINCE, head, "", kind="items", items=items)

    def outside(self):
        """An institution owes a return each year: it says what it lacks."""
        said = {}
        for head in self.figures.heads.values():
            for unit in {head["by"], head["control"]}:
                if "-" in unit:
                    said.setdefault(unit, {})[head["indicator"]] = head
        for unit in list(said):
            said.setdefault(unit.replace(CITY, PROVINCE), said[unit])
        said.pop("440000-funeral-homes", None)
        for unit, heads in said.items():
            for year in YEARS:
                if (unit, year) not in self.returns.known:
                    self.lack(unit, year, heads)

    def lack(self, unit, year, heads):
        area = CITY if unit in OUTSIDE else ""
        for indicator in heads:
            head = {"indicator": indicator, "period": year, "basis": "-"}
            self.none(unit, head, "not-available", area=area,
                      synthetic=False)
