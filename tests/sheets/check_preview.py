"""Read the templates and the files of a preview with openpyxl and LibreOffice: they open without complaint, hold the same
cells, and none of them is a formula.

    check_preview.py target/sheets path/to/debitor path/to/soffice

Exit 0: all is as it was written; 1: something is not.
"""

import csv
import json
import subprocess
import sys
import warnings
from pathlib import Path

import openpyxl

IMPORTS = Path(__file__).parent.parent / "vectors" / "imports"
LOCALES = "da nl en de fr sv nb fi".split()
KINDS = {"decisions": "-o", "faulty": "--errors", "cleaned": "--cleaned", "undo": "--undo"}
failures = []


def claim(holds, text):
    if not holds:
        failures.append(text)
        print(f"FAILED  {text}")


def cells(path):
    """The cells of every sheet, as openpyxl reads them."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        book = openpyxl.load_workbook(path)
    sheets = []
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                claim(cell.data_type in ("s", "n"), f"{path.name} {sheet.title}!{cell.coordinate} is text")
                claim(cell.value is None or isinstance(cell.value, str), f"{path.name} {cell.coordinate} is text")
        sheets.append([[cell.value or "" for cell in row] for row in sheet.iter_rows()])
    return sheets


def as_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as lines:
        return [row for row in csv.reader(lines, delimiter=";")]


def unguarded(text):
    rest = text[1:] if text.startswith("'") else text
    return rest if rest.lstrip("'").startswith(("=", "+", "-", "@", "\t", "\r")) else text


folder, debitor, soffice = Path(sys.argv[1]) / "preview", sys.argv[2], sys.argv[3]
folder.mkdir(parents=True, exist_ok=True)
for old in folder.glob("*.*"):
    old.unlink()
cases = [json.loads(line) for line in (IMPORTS / "cases.jsonl").read_text(encoding="utf-8").splitlines()]
written = []
for case in cases:
    for ending in ("xlsx", "csv"):
        files = {kind: folder / f"{case['case']}-{kind}.{ending}" for kind in KINDS}
        options = ["--profile", case["profile"], "--existing", IMPORTS / case["existing"], "--quiet"]
        for name, option in (("mode", "--mode"), ("on_match", "--duplicates")):
            options += [option, case[name]] if name in case else []
        for kind, path in files.items():
            options += [KINDS[kind], path]
        run = subprocess.run([debitor, "preview", IMPORTS / case["file"], *options], capture_output=True, text=True)
        claim(run.returncode in (0, 1), f"{case['case']}: {run.stderr}")
        written += [path.stem for path in files.values()] if ending == "xlsx" else []
for profile in sorted({case["profile"] for case in cases}):
    for locale in LOCALES:
        for ending in ("xlsx", "csv"):
            name = f"template-{profile}-{locale}"
            subprocess.run([debitor, "template", "--profile", profile, "--locale", locale, "-o", folder / f"{name}.{ending}"], check=True, capture_output=True)
        written.append(name)
for name in written:
    sheets = cells(folder / f"{name}.xlsx")
    other = [[unguarded(cell) for cell in row] for row in as_csv(folder / f"{name}.csv")]
    claim(sheets[0] == other, f"{name}: the workbook holds what the CSV file does")
    claim(len(sheets) == (2 if name.startswith("template") else 1), f"{name}: its sheets")

# All of them at once: starting LibreOffice takes longest.
profile = (folder / "libreoffice").resolve().as_uri()
options = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,true,true,false"
command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", options, "--outdir", folder / "converted"]
run = subprocess.run([*command, *sorted(folder.glob("*.xlsx"))], capture_output=True, text=True, timeout=600)
claim(run.returncode == 0, f"LibreOffice opens the files: {run.stderr}")
for name in written:
    rows = as_csv(folder / "converted" / f"{name}.csv")
    expected = cells(folder / f"{name}.xlsx")[0]
    claim(rows == expected, f"{name}: LibreOffice reads what was written")
print(f"{len(written)} files of the preview: {'all read back' if not failures else f'{len(failures)} claims failed'}")
sys.exit(1 if failures else 0)
