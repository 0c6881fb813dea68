"""From the totals of figures.csv to the number every reporting area states."""
from maker.chance import between, chance, shares, whole
from maker.tables import CITY, read

TEN_MILLION = 10**7


def span_of(rule):
    """"0.5..0.9" as two numbers."""
    low, high = rule.split("..")
    return float(low), float(high)


class Figures:
    def __init__(self, areas):
        self.areas = areas
        self.rows = read("figures")
        self.heads = {}   # (indicator, period): the row that tells the rules
        self.pinned = {}  # (indicator, period, area): a number as it stands
        for row in self.rows:
            key = row["indicator"], row["period"]
            self.heads.setdefault(key, row)
            self.pinned[key + (row["area"],)] = row
        self.memory = {}

    def head(self, indicator, period):
        return self.heads[indicator, period]

    def total(self, indicator, period):
        """Guangzhou's."""
        return int(self.pinned[indicator, period, CITY]["value"])

    # One city

    def city(self, indicator, period, city):
        """What the city as a whole has; an integer."""
        if city == CITY:
            return self.total(indicator, period)
        rule = self.head(indicator, period)["others"]
        if (indicator, period, city) in self.pinned:
            return int(self.pinned[indicator, period, city]["value"])
        if rule.startswith("total "):
            return self.remainder(indicator, period, int(rule[6:]))[city]
        if rule.startswith(("of:", "over:")):
            return self.relative(rule, indicator, period, city)
        if rule[0] in "xps":
            return self.scaled(rule, indicator, period, city)
        low, high = span_of(rule)
        return whole(int(low), int(high), indicator, city, period)

    def remainder(self, indicator, period, total):
        """A total of the other twenty cities, split by people."""
        weights = {c: self.areas.people(c) * between(.6, 1.4, indicator, c)
                   for c in self.areas.cities if c != CITY}
        return shares(total, weights)

    def scaled(self, rule, indicator, period, city):
        """x: of Guangzhou's figure per head; p: per 10,000 people; std: of
        Guangzhou's standard, in fives. The years waver by two per cent."""
        factor = between(*span_of(rule.lstrip("xpstd ")), indicator, city)
        if rule.startswith("std"):
            return 5 * round(self.total(indicator, period) * factor / 5)
        people = self.areas.people(city)
        base = people / 10000
        if rule[0] == "x":
            base = self.total(indicator, period) * people \
                / self.areas.people(CITY)
        value = base * factor * between(.98, 1.02, indicator, city, period)
        return 10000 * round(value / 10000) if value >= TEN_MILLION \
            else round(value)

    def relative(self, rule, indicator, period, area):
        """of: a part of another figure; over: what another is a part of."""
        word, factor = rule.split(" ")
        kind, _, other = word.partition(":")
        ratio = between(*span_of(factor), indicator, area)
        value = self.part(other, period, area)
        if kind == "over":
            return max(value, round(value / ratio))
        return min(value, round(value * ratio))

    # Its parts

    def part(self, indicator, period, area):
        """What one reporting area states, integers."""
        city = self.city_of(area)
        if self.head(indicator, period)["by"] not in (
                "district", "district+own") or self.areas.whole(city):
            return self.city(indicator, period, city)
        return self.parts(indicator, period, city)[area]

    def city_of(self, area):
        parent = self.areas.rows[area[:6]]["parent"]
        return area[:6] if area.endswith("/own") or \
            area in self.areas.cities else parent

    def parts(self, indicator, period, city):
        """{area: integer} over the districts, and the own leaf where it
        reports too. They add up to the city's figure."""
        key = indicator, period, city
        if key not in self.memory:
            self.memory[key] = self.split(*key)
        return self.memory[key]

    def split(self, indicator, period, city):
        head = self.head(indicator, period)
        if city != CITY and head["others"].startswith(("of:", "over:")):
            return {area: self.relative(head["others"], indicator, period, area)
                    for area in self.leaves(head, city)}
        total = self.city(indicator, period, city)
        if head["split"].startswith("same:"):
            parts = dict(self.parts(head["split"][5:], period, city))
            assert sum(parts.values()) == total, indicator
            return parts
        return self.spread(head, total, city)

    def spread(self, head, total, city):
        """The pinned parts as they stand, the rest by weight."""
        key = head["indicator"], head["period"]
        leaves = self.leaves(head, city)
        pinned = {a: int(self.pinned[key + (a,)]["value"])
                  for a in leaves if key + (a,) in self.pinned}
        weights = {a: self.weight(head, a, leaves) for a in leaves
                   if a not in pinned}
        caps = None
        if head["split"].startswith("of:"):
            other = self.parts(head["split"][3:], head["period"], city)
            caps = {a: other[a] for a in weights}
        parts = shares(total - sum(pinned.values()), weights, caps)
        return {**parts, **pinned}

    def leaves(self, head, city):
        own = [city + "/own"] if head["by"] == "district+own" else []
        return self.areas.districts(city) + own

    def weight(self, head, area, leaves):
        """The part's size with some chance in it that lasts over the years."""
        indicator, period = head["indicator"], head["period"]
        split, _, own = head["split"].partition(" own ")
        if split == "equal":
            return 1
        if split.startswith("exactly "):
            return float(self.areas.rows[area][split[8:]])
        if split.startswith("of:"):
            return self.part(split[3:], period, area) \
                * between(.88, 1.12, indicator, area) + 1e-9
        if area.endswith("/own"):
            rate = int(own.rstrip("%")) / 100
            others = [self.weight(head, a, leaves) for a in leaves if a != area]
            return sum(others) * rate / (1 - rate)
        return float(self.areas.rows[area][split]) \
            * between(.8, 1.2, indicator, area) \
            * between(.99, 1.01, indicator, area, period)

    def yes(self, rule, *key):
        """The word of a claim in another city."""
        if rule == "any":
            return "是" if chance(*key) < .6 else "否"
        return {"yes": "是", "no": "否"}[rule]
