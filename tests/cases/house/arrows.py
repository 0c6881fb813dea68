"""The arrows of the house: who includes whom. Prints each include that goes
against them; `arrows.py ROOT`."""
import os
import re
import sys

# Within pipeline/: what each folder may include besides itself.
MAY = {
    "base": set(),
    "model": {"base"},
    "output": {"model", "base"},
    "store": {"model", "base"},
    "engine": {"store", "output", "model", "base"},
    "commands": {"engine", "store", "output", "model", "base"},
    "main": {"commands", "engine", "base"},
}
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)


def sources(root):
    for top in ("pipeline", "stages"):
        for folder, _, names in sorted(os.walk(os.path.join(root, top))):
            for name in sorted(names):
                if name.endswith((".c", ".h")):
                    path = os.path.join(folder, name)
                    yield os.path.relpath(path, root)


def place(path):
    """("pipeline", "model") for pipeline/model/area.c; the file alone, as
    ("stages", "stages") for stages/stages.c."""
    parts = path.split("/")
    return parts[0], parts[1] if len(parts) > 2 else parts[1].split(".")[0]


def fault(path, target):
    """Why the include is wrong; None if it is right."""
    if not target.startswith(("pipeline/", "stages/")):
        return "not by its path from the root"
    (top, room), (to_top, to_room) = place(path), place(target)
    if top == "pipeline" and to_top == "stages":
        return "pipeline does not know the stages"
    if top == "pipeline":
        ok = room == to_room or to_room in MAY[room]
        return None if ok else "%s does not look up to %s" % (room, to_room)
    if to_top == "stages" and room not in (to_room, "stages"):
        return "no stage knows another"
    if to_top == "pipeline" and to_room == "commands":
        return "no stage knows a command"
    return None


def faults(root):
    for path in sources(root):
        with open(os.path.join(root, path), encoding="utf-8") as file:
            for target in INCLUDE.findall(file.read()):
                why = fault(path, target)
                if why:
                    yield "%s includes %s: %s" % (path, target, why)


if __name__ == "__main__":
    found = list(faults(sys.argv[1]))
    print("\n".join(found))
    sys.exit(bool(found))
