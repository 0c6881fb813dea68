#!/usr/bin/env python3
"""Makes the sample years: `python3 samples/make.py [OUT]`, by default into
samples/inbox. The same tables give the same bytes, always."""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from maker.bureaus import Speaker  # noqa: E402
from maker.deliver import deliver  # noqa: E402
from maker.entries import Returns  # noqa: E402
from maker.faults import faults  # noqa: E402
from maker.figures import Figures  # noqa: E402
from maker.organizations import Organizations  # noqa: E402
from maker.tables import FOLDER, Areas, Sources  # noqa: E402
from maker.ways import Mess  # noqa: E402


def files():
    """{"SENDER/name": bytes}"""
    areas = Areas()
    figures = Figures(areas)
    organizations = Organizations()
    organizations.check(figures)
    returns = Returns(areas)
    Speaker(areas, figures, Sources(), returns).speak()
    Mess().apply(returns)
    return {**deliver(areas, returns.known, organizations, figures), **faults()}


def write(folder, contents):
    for name, data in sorted(contents.items()):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(data)


if __name__ == "__main__":
    write(sys.argv[1] if len(sys.argv) > 1
          else os.path.join(FOLDER, "inbox"), files())
