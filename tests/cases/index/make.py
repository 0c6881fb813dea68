"""Makes a survey of fifty areas and fifty indicators with its returns:
`make.py CONFIG INBOX DATA`. CONFIG is a folder that has the lists every
survey needs; what is particular is added. DATA gets what was made, as JSON, for
independent.py. The numbers are random and always the same."""
import json
import os
import random
import sys

import mixed

YEARS = (2019, 2020, 2021)
AREAS = ["A%02d" % n for n in range(1, 51)]
INDICATORS = ["I%02d" % n for n in range(1, 51)]
GROUPS = ["G1", "G2", "G3", "G4", "G5"]
HEADING = ("code,section,name_zh,name_en,definition_zh,definition_en,forms,type,"
           "measure,decimals,over_areas,over_time,stock,direction,counted_by,"
           "controls,components,formula,first_year,last_year")


def number(n):
    return int(n[1:])


def group(area):
    return GROUPS[number(area) % 5]


def draw(dice, n, area):
    """One value: of most indicators a plain one, of every fifth one with a few
    areas far out, of every seventh one with a tail."""
    if n % 7 == 0:
        return dice.lognormvariate(3, 2.2)
    value = dice.uniform(20, 90) + number(area) / 10
    far_out = n % 5 == 0 and dice.random() < 0.01
    return value * 40 if far_out else value


# Of one area three of the second index's nine are missing, too many; of another
# two.
MISSING = [("A05", "I01"), ("A05", "I03"), ("A05", "I06"), ("A06", "I03"),
           ("A06", "I11")]


def values():
    dice = random.Random(20211231)
    made = {}
    for indicator in INDICATORS:
        for year in YEARS:
            for area in AREAS:
                value = "%.2f" % draw(dice, number(indicator), area)
                missing = dice.random() < 0.03
                missing |= (area, indicator) in MISSING
                made[indicator, year, area] = None if missing else value
    return made


def leaf(indicator):
    """Direction, denominator and factor of an indicator."""
    n = number(indicator)
    per = "population" if n % 3 == 0 else "I01" if n % 10 == 2 else ""
    return {"indicator": indicator, "lower": n % 4 == 0, "per": per,
            "times": "10000" if per == "population" else "1",
            "weight": (30, 25, 20, 15, 10)[n % 5]}


def tree():
    """Five pillars of two groups of five indicators."""
    pillars = []
    for p in range(5):
        groups = [{"code": "P%d.%d" % (p + 1, g + 1), "weight": (40, 60)[g],
                   "children": [leaf(i) for i in
                                INDICATORS[p * 10 + g * 5:p * 10 + g * 5 + 5]]}
                  for g in range(2)]
        pillars.append({"code": "P%d" % (p + 1),
                        "weight": (10, 15, 20, 25, 30)[p], "children": groups})
    return {"code": "FIFTY", "children": pillars}


def population(area):
    return 10000 + 7919 * number(area)


def element(node):
    if "indicator" in node:
        per = ' per="%(per)s" times="%(times)s"' % node if node["per"] else ""
        way = "lower" if node["lower"] else "higher"
        return '<indicator of="%s" weight="%d" direction="%s"%s/>\n' % (
            node["indicator"], node["weight"], way, per)
    inside = "".join(element(child) for child in node["children"])
    return ('<group code="%(code)s" zh="%(code)s" en="%(code)s" '
            'weight="%(weight)d">\n' % node + inside + "</group>\n")


def index_xml(root):
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<indices>\n'
        '<index code="FIFTY" zh="指数" en="Index" years="all" decimals="12" '
        'impute="group-mean" coverage="0.65">\n'
        '<note zh="测试" en="for a test"/>\n'
        '<normalise method="min-max" low="0" high="100"/>\n'
        '<treat skew="2" kurtosis="3.5" points="5"/>\n'
        '<robustness seed="1" runs="200"/>\n'
        + "".join(element(child) for child in root["children"])
        + "</index>\n" + mixed.xml() + "</indices>\n")


TABLE = """<?xml version="1.0" encoding="UTF-8"?>
<tables><table kind="index" name="index" zh="指数" en="Index">
%s</table></tables>
"""
COLUMNS = ("index", "part", "area", "part-kind", "score", "rank", "tie", "last-score",
           "change", "last-rank", "rank-low", "rank-high", "coverage", "flags",
           "reasons")


def write(folder, name, text):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write(text)


def configure(folder):
    areas = ["code,parent,kind,name_zh,short_zh,traditional,name_en,group,from,"
             "until,pop:2010", "LAND,,land,地,地,地,Land,,,,2000000"]
    units = ["code,kind,name_zh,name_en,area,sender,role,form,owes_from,"
             "owes_until"]
    for a in AREAS:
        areas.append("%s,LAND,area,%s区,%s区,%s區,%s,%s,,,%d"
                     % (a, a, a, a, a, group(a), population(a)))
        units.append("%s,bureau,%s局,%s office,%s,%s,,annual,2019," %
                     (a, a, a, a, a))
    lists = {
        "areas.csv": areas, "units.csv": units,
        "groups.csv": ["code,name_zh,name_en"] +
                      ["%s,%s,%s" % (g, g, g) for g in GROUPS],
        "indicators.csv": [HEADING] + [
            "%s,schools,%s,%s,,,annual,number,人,2,sum,last,yes,neutral,"
            "district,,,,," % (i, i, i) for i in INDICATORS],
        "statements.csv": ["key,section,class,area,period,formula,measure,"
                           "decimals,name_zh,name_en,text_zh,text_en"],
        "calendar.csv": ["form,year,opening,deadline,correction,lock",
                         "annual,2021,2022-01-01,2022-02-28,,2022-06-30"],
        "site.conf": ["title-zh = 地", "title-en = Land", "base-year = 2019",
                      "first-year = 2019", "past = accept"],
    }
    for name, rows in lists.items():
        write(folder, name, "\n".join(rows) + "\n")
    write(folder, "index.xml", index_xml(tree()))
    write(folder, "tables.xml", TABLE % "".join(
        '<column key="%s" zh="%s" en="%s"/>\n' % (c, c, c) for c in COLUMNS))


def submission(made, area, year):
    said = ""
    for i in INDICATORS:
        value = made[i, year, area]
        said += ('<value of="%s">%s</value>\n' % (i, value) if value else
                 '<none of="%s" as="not-available"/>\n' % i)
    return ('<submission xmlns="urn:nianbao:submission:1" unit="%s" '
            'period="%d">\n%s</submission>\n' % (area, year, said))


def main(config, inbox, data):
    made = values()
    configure(config)
    for area in AREAS:
        os.makedirs(os.path.join(inbox, area), exist_ok=True)
        for year in YEARS:
            write(os.path.join(inbox, area), "%d.xml" % year,
                  submission(made, area, year))
    with open(data, "w", encoding="utf-8") as file:
        json.dump({"tree": tree(), "years": YEARS, "areas": AREAS,
                   "population": {a: population(a) for a in AREAS},
                   "group": {a: group(a) for a in AREAS},
                   "values": [[i, y, a, v] for (i, y, a), v in made.items()]},
                  file)


if __name__ == "__main__":
    main(*sys.argv[1:4])
