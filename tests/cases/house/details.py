"""Words of ours that end up in a finding's detail and have no Chinese in
details.csv; `details.py` at the root. Prints each, and how many there are."""
import csv
import glob
import re

TEXT = r'"((?:[^"\\]|\\.)*)"'
# Where such words stand, and how they reach the clerk.
PLACES = (
    ("pipeline/base/xml_words.c", r"\{XML_\w+,\s*" + TEXT, "{}"),
    ("pipeline/base/xml*.c", r'xml_refuse\(\w+, "xml\.syntax",\s*' + TEXT, "{}"),
    ("pipeline/base/xml*.c", r"xml_refuse_limit\(\w+,\s*" + TEXT,
     "more than # {}"),
    ("pipeline/base/xml_guard.c", r"(?:refuse|spend)\(guard, (?:n, )?" + TEXT,
     "more than # {}"),
    ("stages/ingest/zip*.c", r"damaged\([^;{]*?err,\s*" + TEXT, "zip: {}"),
    ("stages/ingest/xlsx*.c", r"damaged\([^;{]*?err,\s*" + TEXT, "{}"),
    ("stages/ingest/xlsx*.c", r'"ingest\.book-large",\s*"%d (\w+)"', "# {}"),
    ("pipeline/engine/crew_run.c", r"bury\([^;]*?" + TEXT, "{}"),
)


def used():
    for files, pattern, shape in PLACES:
        for path in glob.glob(files):
            with open(path, encoding="utf-8") as f:
                for words in re.findall(pattern, f.read()):
                    yield shape.format(words.replace('\\"', '"'))


with open("config/details.csv", encoding="utf-8", newline="") as f:
    known = {row["en"] for row in csv.DictReader(f)}
words = set(used())
for word in sorted(words - known):
    print(word)
print(len(words))
