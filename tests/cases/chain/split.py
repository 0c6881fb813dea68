"""Makes two surveys and two inboxes of one: those of a city, which compiles
itself, and of its province, which gets the city's whole return instead of what
the city's own units send.

split.py CITY CONFIG INBOX OUT     writes OUT/{city,province}/{config,inbox}
"""
import csv
import re
import shutil
import sys
from pathlib import Path


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


def write(path, rows, fields):
    with open(path, "w", encoding="utf-8", newline="") as f:
        out = csv.DictWriter(f, fields, lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def edit(path, change):
    """Rows for which `change` gives None go."""
    rows = read(path)
    fields = list(rows[0])
    kept = [new for row in rows if (new := change(row)) is not None]
    write(path, kept, fields)
    return kept


def without(path, element, gone):
    """The elements of a list of rules that name what is gone, go too."""
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(element, lambda m: "" if mentions(m[0], gone)
                           else m[0], text, flags=re.S), encoding="utf-8")


def within(areas, code, city):
    while code and code != city:
        code = areas.get(code, "")
    return code == city


def mentions(text, codes):
    return any(re.search(rf"(?<![\w.]){re.escape(c)}(?![\w.])", text)
               for c in codes)


def city_survey(config, city, areas):
    """In its own survey the city is the root: what the province's calls the
    city's bureau is the root's, and what only the province or its institutions
    say of it is not asked."""
    mine = {code for code in areas if within(areas, code, city)}
    edit(config / "areas.csv", lambda r: r["code"] in mine and
         {**r, "parent": r["parent"] if r["code"] != city else ""} or None)
    edit(config / "aliases.csv", lambda r: r if r["code"] in mine else None)
    units = edit(config / "units.csv", lambda r: r if r["area"] in mine else None)
    known = {"institution:" + r["role"] for r in units if r["role"]}
    known |= {"", "city", "district", "district+own", "organization"}
    gone = {r["code"] for r in read(config / "indicators.csv")
            if r["counted_by"] not in known}

    def indicator(r):
        if r["code"] in gone or mentions(r["formula"], gone):
            gone.add(r["code"])
            return None
        controls = [c for c in r["controls"].split() if c in known]
        r["controls"] = " ".join(c.replace("city", "province") for c in controls)
        r["counted_by"] = r["counted_by"].replace("city", "province")
        return r
    edit(config / "indicators.csv", indicator)
    edit(config / "statements.csv", lambda r: r if r["area"] in mine and
         not mentions(r["formula"], gone) else None)
    without(config / "edits.xml", r"<edit .*?</edit>", gone)
    without(config / "index.xml", r"<indicator [^>]*/>", gone)


def province_survey(config, city, areas):
    """Its units below the city are the city's matter now; the city brings its
    institutions' returns, too."""
    below = {code for code in areas if code != city and within(areas, code, city)}

    def unit(r):
        if r["area"] in below or (r["area"] == city and
                                  r["kind"] == "organization"):
            return None
        return {**r, "sender": city} if r["area"] == city else r
    edit(config / "units.csv", unit)


def is_of(areas, city, sender):
    """Folders are called after units: an area, an institution of one, or an
    organization by its credit code, whose digits 3 to 8 are an area."""
    code = sender[2:8] if len(sender) == 18 else sender[:6]
    return within(areas, code, city)


def main(city, config, inbox, out):
    areas = {r["code"]: r["parent"] for r in read(Path(config) / "areas.csv")}
    for site in "city", "province":
        shutil.copytree(config, Path(out) / site / "config")
        (Path(out) / site / "inbox").mkdir()
    city_survey(Path(out) / "city/config", city, areas)
    province_survey(Path(out) / "province/config", city, areas)
    for sender in sorted(Path(inbox).iterdir()):
        site = "city" if is_of(areas, city, sender.name) else "province"
        shutil.copytree(sender, Path(out) / site / "inbox" / sender.name)


if __name__ == "__main__":
    main(*sys.argv[1:])
