"""`put.py FORM OUT CODE:LABEL:TEXT...`: the form with those cells filled in."""
import sys

from books import WAYS, load

form, out, *cells = sys.argv[1:]
sheets = load(form)
for cell in cells:
    sheets[0].put(*cell.split(":", 2))
WAYS["excel"]().save(out, sheets)
