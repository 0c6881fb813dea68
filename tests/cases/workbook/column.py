"""`column.py WORKBOOK LABEL`: code and cell of each row under that label."""
import sys

from books import load

sheet = load(sys.argv[1])[0]
head, code = sheet.find("代码")
column = sheet.find(sys.argv[2])[1]
for r in sorted(sheet.rows):
    if r > head + 1 and sheet.rows[r].get(column) and sheet.rows[r].get(code):
        print(sheet.rows[r][code], sheet.rows[r][column])
