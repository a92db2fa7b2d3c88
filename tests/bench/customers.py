"""Writes customers to import: 15 columns, a VAT number in each row, 5 % of them wrong.

    python3 tests/bench/customers.py target/bench/vat.csv target/bench/customers-100000 100000

gives customers-100000.csv (UTF-8, commas) and customers-100000.xlsx (shared texts, numbers and dates as a spreadsheet
program writes them) with the same rows. The list of VAT numbers is that of numbers.py. The seed makes the same rows
every time.
"""

import csv
import io
import random
import sys
import zipfile
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from xml.sax.saxutils import escape

SEED = 20261121
COLUMNS = (
    "customer_id company contact email phone country vat ean street house_number postcode city customer_group "
    "payment_terms_days created_at"
).split()
# Written as numbers in XLSX; created_at as a date.
NUMBERS = {"customer_id", "ean", "payment_terms_days"}
FIRST = "Ole Ida Søren Maja Jan Els Pieter Anna Jörg Renée Håkan Åse Lars Karin Émile Chloé".split()
LAST = "Smed Jensen de Vries Müller Dupont Virtanen Østergaard Peeters Andersson Hansen Moreau Schäfer".split()
WORDS = "Nord Syd Øst Vest Have Hus Bad Køkken Cykel Vin Bog Kaffe Lys Træ Stål Glas Papir Foto".split()
FORMS = "A/S,ApS,BV,GmbH,AB,Oy,SARL,NV".split(",")
CITIES = [("8000", "Aarhus C"), ("2100", "København Ø"), ("1012 AB", "Amsterdam"), ("50667", "Köln"), ("75001", "Paris"), ("211 20", "Malmö")]
STREETS = ["Nørregade", "Langelinie", "Keizersgracht", "Königsallee", "rue de l'Église", "Stora Nygatan"]


def ean(rng):
    """A Danish public location number: GS1 mod 10, weights 1 and 3."""
    body = f"5798{rng.randrange(10**8):08}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return body + str(-total % 10)


def rows(vat_list, count):
    rng = random.Random(SEED)
    numbers = [line.split(",") for line in Path(vat_list).read_text(encoding="ascii").split()]
    right = [number for number, is_right in numbers if is_right == "1"]
    wrong = [number for number, is_right in numbers if is_right == "0"]
    for place in range(count):
        first, last = rng.choice(FIRST), rng.choice(LAST)
        company = f"{rng.choice(WORDS)} & {rng.choice(WORDS)} {rng.randrange(10**5)} {rng.choice(FORMS)}"
        if place % 50 == 7:
            company = f'{rng.choice(WORDS)}, "{rng.choice(WORDS)}" {place}'
        vat = rng.choice(wrong if place % 20 == 3 else right)
        postcode, city = rng.choice(CITIES)
        yield [
            str(100_000 + place),
            company,
            f"{first} {last}",
            f"{first}.{last}{place}@example.com".lower().replace(" ", "."),
            f"+45 {rng.randrange(20, 99)} {rng.randrange(10, 99)} {rng.randrange(10, 99)} {rng.randrange(10, 99)}",
            vat[:2].replace("EL", "GR"),
            vat,
            ean(rng) if place % 10 == 0 else "",
            rng.choice(STREETS),
            str(rng.randrange(1, 200)) + rng.choice(["", "", "A", " bis"]),
            postcode,
            city,
            rng.choice(["retail", "wholesale", "public"]),
            rng.choice(["8", "14", "30"]),
            (date(2015, 1, 1) + timedelta(days=rng.randrange(4000))).isoformat(),
        ]


def write_csv(path, vat_list, count):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(rows(vat_list, count))


def write_xlsx(path, vat_list, count):
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    shared = {}

    def cell(name, line, text):
        place = f"{chr(65 + COLUMNS.index(name))}{line}"
        if line > 1 and name in NUMBERS:
            return f'<c r="{place}"><v>{text}</v></c>'
        if line > 1 and name == "created_at":
            return f'<c r="{place}" s="1"><v>{(date.fromisoformat(text) - date(1899, 12, 30)).days}</v></c>'
        return f'<c r="{place}" t="s"><v>{shared.setdefault(text, len(shared))}</v></c>'

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as raw:
            out = io.TextIOWrapper(raw, encoding="utf-8", write_through=False)
            out.write(f'{head}<worksheet xmlns="{main}"><dimension ref="A1:O{count + 1}"/><sheetData>')
            lines = iter([COLUMNS])
            for line, values in enumerate((v for source in (lines, rows(vat_list, count)) for v in source), 1):
                cells = "".join(cell(name, line, text) for name, text in zip(COLUMNS, values) if text)
                out.write(f'<row r="{line}" spans="1:15">{cells}</row>')
            out.write("</sheetData></worksheet>")
            out.close()
        with archive.open("xl/sharedStrings.xml", "w", force_zip64=True) as raw:
            raw.write(f'{head}<sst xmlns="{main}" uniqueCount="{len(shared)}">'.encode())
            texts = iter(shared)
            while chunk := list(islice(texts, 10_000)):
                raw.write("".join(f"<si><t>{escape(text)}</t></si>" for text in chunk).encode())
            raw.write(b"</sst>")
        archive.writestr("xl/styles.xml", f'{head}<styleSheet xmlns="{main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>')
        archive.writestr("xl/workbook.xml", f'{head}<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Customers" sheetId="1" r:id="rId1"/></sheets></workbook>')
        kinds = ["worksheet", "sharedStrings", "styles"]
        targets = ["worksheets/sheet1.xml", "sharedStrings.xml", "styles.xml"]
        links = "".join(f'<Relationship Id="rId{i}" Type="{office}/{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(zip(kinds, targets), 1))
        archive.writestr("xl/_rels/workbook.xml.rels", f'{head}<Relationships xmlns="{package}/relationships">{links}</Relationships>')
        archive.writestr("_rels/.rels", f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        parts = {"workbook": "sheet.main", "worksheets/sheet1": "worksheet", "sharedStrings": "sharedStrings", "styles": "styles"}
        overrides = "".join(f'<Override PartName="/xl/{part}.xml" ContentType="{spreadsheet}.{kind}+xml"/>' for part, kind in parts.items())
        archive.writestr("[Content_Types].xml", f'{head}<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>')


if __name__ == "__main__":
    vat_list, target, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    write_csv(f"{target}.csv", vat_list, count)
    if count <= 1_000_000 and "--csv" not in sys.argv:
        write_xlsx(f"{target}.xlsx", vat_list, count)
