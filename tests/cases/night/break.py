"""Breaks a copy of the configuration: `break.py CONFIG N` makes the N-th
change of breaks.csv (from 1), once, at the line it names. Prints
"FILE LINE SAYS"; ends with 3 when there is no N-th."""
import csv
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def rows():
    path = os.path.join(HERE, "breaks.csv")
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def break_line(text, row):
    """The first line from row["line"] on that holds the old words."""
    lines = text.split("\n")
    first = int(row["line"] or 1) - 1
    at = next(n for n in range(first, len(lines)) if row["old"] in lines[n])
    lines[at] = lines[at].replace(row["old"], row["new"], 1)
    while "<formula>" in lines[at]:  # its edit is told, not it
        at -= 1
    return "\n".join(lines), at + 1


def main(config, n):
    if n > len(rows()):
        sys.exit(3)
    row = rows()[n - 1]
    path = os.path.join(config, row["file"])
    with open(path, encoding="utf-8", newline="") as file:
        text, line = break_line(file.read(), row)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    print(row["file"], line, row["says"])


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
