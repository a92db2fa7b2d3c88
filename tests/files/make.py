"""Makes the files here with the programs that people have: openpyxl (pip install openpyxl) and LibreOffice (soffice).

    python3 tests/files/make.py

One workbook, as openpyxl writes it; the same opened and saved by LibreOffice as XLSX, ODS, XLS and CSV. The rows of
tests/files/expected.csv are what must be read from each of them.
"""

import datetime
import subprocess
import sys
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

HERE = Path(__file__).parent
# Label of the row, value, number format.
VALUES = [
    ("text", "Nørregade 5, «2. sal»", None),
    ("two lines", "Nord A/S\nAtt: Ida", None),
    ("blanks", "  Smed  A/S ", None),
    ("marks", "<b> & \"quoted\" 'single' _x000D_", None),
    ("ean as a number", 5798000420526, "0"),
    ("ean in general", 5798000420526, "General"),
    ("ean as text", "5798000420526", "@"),
    ("leading zeros", 403019261, "0000000000"),
    ("postcode of zeros", 800, "0000"),
    ("fraction", 45.05, "0.00"),
    ("binary fraction", 0.1 + 0.2, "General"),
    ("small", 0.00001, "General"),
    ("negative", -1250.5, '#,##0.00 "kr.";[Red]-#,##0.00 "kr."'),
    ("per cent", 0.05, "0%"),
    ("half a per cent", 0.075, "0.0%"),
    ("yes", True, None),
    ("no", False, None),
    ("date", datetime.date(2026, 11, 21), "dd/mm/yyyy"),
    ("built-in date", datetime.date(2024, 2, 29), "mm-dd-yy"),
    ("danish date", datetime.date(1999, 12, 31), "[$-406]d. mmmm yyyy"),
    ("date and time", datetime.datetime(2026, 11, 21, 8, 30), "yyyy-mm-dd h:mm:ss"),
    ("time", datetime.time(8, 30), "h:mm"),
    ("duration", datetime.timedelta(hours=36, minutes=30), "[h]:mm:ss"),
    ("sum", "=1+2", "General"),
    ("joined", '="DK"&13585628', "General"),
    ("not available", "=NA()", "General"),
    ("looks like a formula", "-5 kr.", "@"),
]


def make():
    book = Workbook()
    notes = book.active
    notes.title = "Read me"
    notes["A1"] = "Fill in the next sheet."
    sheet = book.create_sheet("Kunder")
    sheet["A1"] = "Customers, 2026"
    sheet.merge_cells("A1:C1")
    # A header of two rows: Name and Value are merged downwards, Place has two names below it.
    sheet.append(["Name", "Value", "Place", None])
    sheet.append([None, None, "Postcode", "City"])
    for merged in ("A2:A3", "B2:B3", "C2:D2"):
        sheet.merge_cells(merged)
    for line, (label, value, code) in enumerate(VALUES, 4):
        sheet.cell(line, 1, label)
        cell = sheet.cell(line, 2)
        cell.value = value
        if code == "@":
            cell.data_type = "s"
        if code:
            cell.number_format = code
        sheet.cell(line, 3, "8000")
        sheet.cell(line, 4, "Aarhus")
    bold = InlineFont(b=True)
    line = len(VALUES) + 4
    sheet.cell(line, 1, "rich text")
    sheet.cell(line, 2).value = CellRichText("Nord ", TextBlock(bold, "Syd"), " A/S")
    # Formatted, and empty to the end.
    for line in range(line + 1, line + 20):
        sheet.cell(line, 2).number_format = "0.00"
    secret = book.create_sheet("Gemt")
    secret.append(["Name", "Value", "Postcode", "City"])
    secret.append(["hidden", 1, "1000", "Kbh"])
    secret.sheet_state = "hidden"
    book.save(HERE / "openpyxl.xlsx")

    old = Workbook()
    old.epoch = datetime.datetime(1904, 1, 1)
    old.active.append(["name", "since"])
    old.active.append(["Smed", datetime.date(2026, 11, 21)])
    old.save(HERE / "openpyxl-1904.xlsx")


def convert(kind, name):
    scratch = HERE / "scratch"
    command = ["soffice", "--headless", "--convert-to", kind, "--outdir", str(scratch), str(HERE / "openpyxl.xlsx")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (made,) = scratch.iterdir()
    made.rename(HERE / name)
    scratch.rmdir()


if __name__ == "__main__":
    make()
    if "--openpyxl" not in sys.argv:
        convert("xlsx:Calc MS Excel 2007 XML", "libreoffice.xlsx")
        convert("ods", "libreoffice.ods")
        convert("xls:MS Excel 97", "libreoffice.xls")
        # Semicolons, quotes, Windows-1252, from the first line, the second sheet.
        convert("csv:Text - txt - csv (StarCalc):59,34,ANSI,1,,0,false,true,false,false,false,2", "libreoffice.csv")
