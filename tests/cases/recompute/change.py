"""Changes one value in one dropped file: `change.py INBOX CONFIG SEED N`.

Indicator and district are drawn: the N-th of the seed. The file is opened out
of its container and encoding, one number in it is changed, and it is packed
again. Prints "INDICATOR DISTRICT OLD NEW FILE"."""
import gzip
import io
import os
import random
import re
import sys
import zipfile

import originals
from recount import YEAR, Survey, number

HABITS = (str, "{:,}".format,
          lambda n: str(n).translate({48 + d: 0xFF10 + d for d in range(10)}))


def pattern(code):
    """The value of an indicator about the district itself, in its year."""
    return re.compile('(<value of="%s"(?![^>]* (?:area|period)=)[^>]*>)'
                      '([^<]*)(</value>)' % re.escape(code))


def returns(inbox, unit):
    """(version, file, name in it, bytes) of each return of the year."""
    folder = os.path.join(inbox, unit)
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        with open(path, "rb") as file:
            data = file.read()
        try:
            for member, document in originals.documents(data):
                for element in originals.parse(document):
                    version = originals.Version(unit, "", element)
                    if (version.unit, version.period) == (unit, YEAR):
                        yield version, path, member, document
        except originals.REFUSED:
            continue


def place(inbox, unit, code):
    """(file, member, document) of the last return that says it in figures;
    None if there is none."""
    says = [r for r in returns(inbox, unit)
            if pattern(code).search(r[3].decode(originals.codec(r[3])))]
    if not says:
        return None
    _, path, member, document = max(says, key=lambda r: r[0].order())
    return path, member, document


def pack(path, member, document):
    if path.endswith(".gz"):
        return gzip.compress(document, mtime=0)
    if not path.endswith(".zip"):
        return document
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, document if name == member else old.read(name),
                         zipfile.ZIP_DEFLATED)
    return out.getvalue()


def write_anew(path, data):
    """Sample trees may be read-only links: never write through one."""
    os.unlink(path)
    with open(path, "wb") as file:
        file.write(data)


def change(inbox, unit, code, draw):
    """(old, new, file), or None if that district has no figure to change."""
    found = place(inbox, unit, code)
    if found is None:
        return None
    path, member, document = found
    codec = originals.codec(document)
    text = document.decode(codec)
    old = number(pattern(code).search(text).group(2))
    new = int(old) + draw.randint(1, 9 + int(old) // 8)
    written = draw.choice(HABITS)(new)
    text = pattern(code).sub(lambda m: m[1] + written + m[3], text, count=1)
    write_anew(path, pack(path, member, text.encode(codec)))
    return old, new, path


def main(inbox, config, seed, n):
    survey = Survey(config)
    code = random.Random(seed).sample(sorted(survey.indicators), 20)[n]
    draw = random.Random("%s/%d" % (seed, n))
    districts = sorted(u for u in survey.bureaus
                       if survey.parent[u] not in ("", survey.root))
    draw.shuffle(districts)
    for unit in districts:
        changed = change(inbox, unit, code, draw)
        if changed:
            print(code, unit, *changed)
            return
    sys.exit("no district tells " + code)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
