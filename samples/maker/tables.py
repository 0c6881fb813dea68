"""Reads the tables of this folder into dictionaries of words."""
import csv
import os

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

PROVINCE = "440000"
CITY = "440100"


def read(name):
    path = os.path.join(FOLDER, name + ".csv")
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Areas:
    """The areas that report, with weights to split a city's figure by."""

    def __init__(self):
        self.rows = {row["area"]: row for row in read("areas")}
        self.cities = [a for a, row in self.rows.items()
                       if row["parent"] == PROVINCE]

    def districts(self, city):
        return [a for a, row in self.rows.items() if row["parent"] == city]

    def whole(self, city):
        """The city reports as one, without its districts."""
        return self.rows[city]["returns"] == "whole"

    def childless(self, city):
        """A city that has no districts at all: organizations report to it."""
        return city in ("441900", "442000")

    def people(self, area):
        return int(self.rows[area]["people"])

    def short(self, area):
        if area.endswith("/own"):
            return self.rows[area[:6]]["short"] + "本级"
        return self.rows[area]["short"]


class Sources:
    """Where a figure that is not invented comes from, in words."""

    def __init__(self):
        self.words = {row["source"]: row["words"] for row in read("sources")}

    def cite(self, key):
        name, _, line = key.partition(":")
        return self.words[name].format(line) if key else ""
