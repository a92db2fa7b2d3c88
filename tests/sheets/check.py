"""Read the files of the folder with openpyxl, csv and LibreOffice, and compare each value with what was written.

    check.py target/sheets path/to/soffice

Exit 0: all is as it was written; 1: something is not.
"""

import csv
import json
import posixpath
import re
import subprocess
import sys
import warnings
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl

HERE = Path(__file__).parent
MANY = 20_000
GUARDED = ("=", "+", "-", "@", "\t", "\r")
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "application/vnd.openxmlformats-package.relationships+xml",
    "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
}
# XML has none of these; Excel's way to write them is one that openpyxl shows as it stands.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
failures = []


def claim(holds, text):
    if not holds:
        failures.append(text)
        print(f"FAILED  {text}")


def values():
    with open(HERE / "values.jsonl", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [(row["what"], row["value"] * row.get("times", 1)) for row in rows]


def the_package_is_whole(path):
    """Every part is well-formed, has a content type that its place demands, and is reached by a relationship."""
    with zipfile.ZipFile(path) as archive:
        claim(archive.testzip() is None, "every part has the check sum that the archive states")
        names = archive.namelist()
        claim(len(set(names)) == len(names), "no part is there twice")
        claim(names[0] == "[Content_Types].xml", "the content types come first")
        trees = {name: ElementTree.fromstring(archive.read(name)) for name in names}
        for info in archive.infolist():
            claim(info.date_time == (1980, 1, 1, 0, 0, 0), f"{info.filename} has no time")
            # Sums and sizes behind the part (bit 3); the time once more, in seconds since 1970 ("UT").
            claim(info.flag_bits & ~0x800 == 0x008, f"{info.filename} is stored in the plainest way")
            claim(info.extra == b"UT\x05\x00\x01" + (315532800).to_bytes(4, "little"), f"{info.filename} has no other field")
            claim((info.create_system, info.external_attr) == (0, 0), f"{info.filename} has no system's rights")
    types = trees.pop("[Content_Types].xml")
    defaults = {entry.get("Extension"): entry.get("ContentType") for entry in types.iter(TYPES + "Default")}
    overrides = {entry.get("PartName"): entry.get("ContentType") for entry in types.iter(TYPES + "Override")}
    claim(set(overrides) <= {"/" + name for name in trees}, "every content type belongs to a part")
    seen = {overrides.get("/" + name, defaults.get(name.rpartition(".")[2])) for name in trees}
    claim(seen == PARTS, f"the parts have the content types of a workbook: {seen ^ PARTS}")
    reached = set()
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        ids = [entry.get("Id") for entry in tree]
        claim(len(set(ids)) == len(ids), f"the relationships of {name} are told apart")
        for entry in tree:
            target = posixpath.normpath(posixpath.join(folder, entry.get("Target")))
            claim(target in trees, f"{name} leads to a part: {target}")
            reached.add(target)
    rest = {name for name in trees if not name.endswith(".rels")} - reached
    claim(not rest, f"every part is reached: {rest}")
    used = {sheet.get(f"{{{OFFICE}}}id") for sheet in trees["xl/workbook.xml"].iter() if sheet.tag.endswith("}sheet")}
    known = {entry.get("Id") for entry in trees["xl/_rels/workbook.xml.rels"]}
    claim(used <= known and len(used) == 3, "the workbook names sheets that it leads to")


def openpyxl_reads_what_was_written(path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        book = openpyxl.load_workbook(path)
    claim(book.sheetnames == ["Værdier & <mere>", "Mange", "Forklaring"], f"the sheets' names: {book.sheetnames}")
    sheet, many, notes = book.worksheets
    claim([cell.value for cell in sheet[1]] == ["Hvad", "Værdi *", "Tom"], "the headers")
    expected = values()
    claim(sheet.max_row == len(expected) + 1, f"{sheet.max_row} rows for {len(expected)} values")
    for row, (what, value) in zip(sheet.iter_rows(min_row=2), expected):
        claim(row[0].value == what, f"openpyxl: {what}, its name")
        shown = CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", value)
        claim(row[1].value == shown, f"openpyxl: {what}: {row[1].value!r:.80} for {shown!r:.80}")
        claim(row[1].data_type == "s" and row[1].number_format == "@", f"openpyxl: {what} is text and stays text")
        claim(row[2].value is None, f"openpyxl: {what}: nothing is empty")
    claim(sheet.freeze_panes == "A2", "the header is frozen")
    claim(not sheet.sheet_view.rightToLeft, "the sheet runs from left to right")
    claim(round(sheet.column_dimensions["B"].width) == 41, "a column has the width that was asked for")
    plain, required = sheet["A1"], sheet["B1"]
    claim(plain.font.b and required.font.b, "headers are bold")
    claim(plain.fill.fgColor.rgb != required.fill.fgColor.rgb, "a required column is marked")
    claim(not sheet["A2"].font.b, "the other cells are not bold")
    validation = sheet.data_validations.dataValidation
    claim([str(rule.sqref) for rule in validation] == ["B1"], "a note is at its header")
    # Excel decodes what openpyxl leaves: the escape of the standard stands in attributes.
    claim(validation[0].prompt == 'Alt er tekst: "=1", <b> & \n_x005F_x000D_', f"the note: {validation[0].prompt!r}")
    claim(many.max_row == MANY + 1 and many.max_column == 15, f"many rows: {many.dimensions}")
    claim(many["B20001"].value == "Smed & Søn 19999 A/S", "the last of many rows")
    claim(notes["B2"].alignment.wrap_text and not many["B2"].alignment.wrap_text, "explanations are wrapped")
    claim(book.properties.creator in (None, "openpyxl"), "no person is named")


def csv_reads_what_was_written(path):
    content = path.read_bytes()
    claim(content.startswith(b"\xef\xbb\xbf") and content.endswith(b"\r\n"), "the mark before and the line's end behind")
    with open(path, encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines, delimiter=";"))
    claim(rows[0] == ["Hvad", "Værdi *", "Tom"], f"the headers: {rows[0]}")
    expected = values()
    claim(len(rows) == len(expected) + 1, "a row for every value")
    for row, (what, value) in zip(rows[1:], expected):
        guarded = "'" + value if value.lstrip("'").startswith(GUARDED) else value
        claim(row == [what, guarded, ""], f"csv: {what}: {row[1]!r:.80} for {guarded!r:.80}")


def libreoffice_reads_what_was_written(folder, soffice):
    """Its own CSV of the XLSX file: every cell quoted, as text."""
    profile = (folder / "libreoffice").resolve().as_uri()
    # 44 comma, 34 quote, 76 UTF-8, from row 1, all cells as text, quote all text, no detection, as shown.
    options = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false"
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", options]
    out = folder / "converted"
    run = subprocess.run([*command, "--outdir", out, folder / "values.xlsx"], capture_output=True, text=True, timeout=300)
    claim(run.returncode == 0, f"LibreOffice opens the file: {run.stderr}")
    with open(out / "values.csv", encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines))
    expected = values()
    claim(len(rows) == len(expected) + 1, f"LibreOffice: {len(rows)} rows")
    for row, (what, value) in zip(rows[1:], expected):
        # A line ends with a line feed there, however it ended before.
        kept = value.replace("\r\n", "\n").replace("\r", "\n")
        got = row[1].replace("\r\n", "\n").replace("\r", "\n")
        claim(got == kept, f"LibreOffice: {what}: {got!r:.80} for {kept!r:.80}")


folder = Path(sys.argv[1])
csv.field_size_limit(1 << 20)
the_package_is_whole(folder / "values.xlsx")
openpyxl_reads_what_was_written(folder / "values.xlsx")
csv_reads_what_was_written(folder / "values.csv")
libreoffice_reads_what_was_written(folder, sys.argv[2])
print(f"{len(values())} values: {'all read back' if not failures else f'{len(failures)} claims failed'}")
sys.exit(1 if failures else 0)
