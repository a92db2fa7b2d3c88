"""Writes customers to import and the debtors that are there already: 15 columns, 5 % of the VAT numbers wrong.

    python3 tests/bench/customers.py target/bench/customers-100000 100000 [EXISTING] [--xlsx]

gives customers-100000.csv (UTF-8, commas), customers-100000-existing.csv (EXISTING debtors, 50,000 if not said) and with
--xlsx also customers-100000.xlsx (shared texts, numbers and dates as a spreadsheet program writes them) with the same
rows. Needs nothing but Python. The seed makes the same rows every time.

Half of the debtors are customers of the file (as far as it has so many), a third of those with another phone number,
street or city; the others are in the file nowhere. One row in a hundred repeats an earlier one. The numbers are made up:
their check digits are right, and nobody need have them.
"""

import csv
import io
import random
import sys
import unicodedata
import zipfile
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from xml.sax.saxutils import escape

SEED = 20261121
COLUMNS = (
    "customer_id company contact email phone country vat company_number street house_number postcode city customer_group "
    "payment_terms_days created_at"
).split()
# Of the debtors: the accounts' own number first, and what they know besides.
DEBTOR = "customer_number company contact email phone country vat company_number street house_number postcode city customer_id archived".split()
# Written as numbers in XLSX; created_at as a date.
NUMBERS = {"customer_id", "payment_terms_days"}

FIRST = (
    "Ole Ida Søren Maja Lars Karin Mette Jens Anne Peter Jan Els Pieter Anna Bram Sanne Daan Femke Jörg Renée Jürgen Heike "
    "Klaus Sabine Håkan Åse Björn Ingrid Émile Chloé Luc Hélène Matti Päivi Juha Aino Willem Katrien Dirk An"
).split()
LAST = (
    "Smed|Jensen|Hansen|Østergaard|Kjær|Nørgaard|Møller|Lund|Holm|de Vries|van Dijk|Bakker|Visser|Smit|Müller|Schäfer|Weiß|"
    "Krüger|Becker|Vogel|Peeters|Janssens|Maes|Claes|Andersson|Lindström|Bergqvist|Nyström|Dupont|Moreau|Lefèvre|Girard|"
    "Virtanen|Mäkinen|Korhonen|Laine"
).split("|")
WORDS = (
    "Nord Syd Øst Vest Have Hus Bad Køkken Cykel Vin Bog Kaffe Lys Træ Stål Glas Papir Foto Bakkerij Slagerij Techniek Bouw "
    "Garten Holz Metall Druck Atelier Jardin Maison Lumière Skog Fisk Bygg El Puutarha Kahvi Data Logistik Energi Design"
).split()
STREETS = {
    "DK": "Nørregade Vestergade Langelinie Havnegade Skolevej Møllevej Søndergade Kirkestræde".split(),
    "NL": "Keizersgracht Dorpsstraat Kerkstraat Stationsweg Molenlaan Hoofdstraat Industrieweg".split(),
    "DE": "Königsallee|Hauptstraße|Bahnhofstr.|Am Markt|Gartenweg|Lindenstraße".split("|"),
    "BE": "Kerkstraat|Stationsstraat|Grote Markt|Rue de la Loi|Steenweg op Gent".split("|"),
    "FR": "rue de l'Église|avenue Foch|boulevard Voltaire|place du Marché|rue des Lilas".split("|"),
    "SE": "Storgatan Drottninggatan Kungsgatan Skolgatan Björkvägen".split(),
    "FI": "Mannerheimintie Kauppakatu Hämeentie Koulukatu Rantatie".split(),
}
CITIES = {
    "DK": "Aarhus|København|Odense|Aalborg|Esbjerg|Ribe|Kolding|Vejle|Hjørring|Næstved".split("|"),
    "NL": "Amsterdam|Utrecht|'s-Hertogenbosch|Groningen|Eindhoven|Zwolle|Breda".split("|"),
    "DE": "Köln|München|Berlin|Düsseldorf|Hamburg|Würzburg|Leipzig".split("|"),
    "BE": "Antwerpen|Gent|Liège|Brugge|Hasselt|Namur".split("|"),
    "FR": "Paris|Lyon|Orléans|Besançon|Lille|Nîmes".split("|"),
    "SE": "Malmö|Göteborg|Stockholm|Umeå|Västerås".split("|"),
    "FI": "Helsinki|Tampere|Turku|Jyväskylä|Oulu".split("|"),
}
FORMS = {
    "DK": ["A/S", "ApS", "I/S"], "NL": ["B.V.", "BV", "V.O.F."], "DE": ["GmbH", "AG", "GmbH & Co. KG"], "BE": ["BV", "NV", "SRL"],
    "FR": ["SARL", "SAS", "SA"], "SE": ["AB", "HB"], "FI": ["Oy", "Ky"],
}
SHARES = ["DK"] * 40 + ["NL"] * 20 + ["DE"] * 12 + ["BE"] * 10 + ["SE"] * 8 + ["FR"] * 6 + ["FI"] * 4


def weighted(text, weights):
    return sum(int(digit) * weight for digit, weight in zip(text, weights))


def luhn(text):
    """The check digit behind the text."""
    total = 0
    for place, digit in enumerate(reversed(text)):
        value = int(digit) * (1 if place % 2 else 2)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def digits(rng, count, first="0123456789"):
    return rng.choice(first) + f"{rng.randrange(10 ** (count - 1)):0{count - 1}}"


def number(rng, country):
    """A VAT number and a company number, empty where the country's customers do not give one."""
    while True:
        if country == "DK":
            body = digits(rng, 7, "1234")
            check = -weighted(body, (2, 7, 6, 5, 4, 3, 2)) % 11
            if check < 10:
                return f"DK{body}{check}", f"{body}{check}"
        elif country == "NL":
            body = digits(rng, 8)
            check = weighted(body, (9, 8, 7, 6, 5, 4, 3, 2)) % 11
            if check < 10:
                return f"NL{body}{check}B01", digits(rng, 8, "1234567")
        elif country == "DE":
            body = digits(rng, 8, "123")
            product = 10
            for digit in body:
                product = (int(digit) + product) % 10 or 10
                product = product * 2 % 11
            return f"DE{body}{(11 - product) % 10}", ""
        elif country == "BE":
            body = "0" + digits(rng, 7, "4567")
            text = f"{body}{97 - int(body) % 97:02}"
            return f"BE{text}", text
        elif country == "FR":
            body = digits(rng, 8, "3458")
            siren = body + luhn(body)
            return f"FR{(12 + 3 * (int(siren) % 97)) % 97:02}{siren}", ""
        elif country == "SE":
            body = "556" + digits(rng, 6)
            return f"SE{body}{luhn(body)}01", ""
        elif country == "FI":
            body = digits(rng, 7, "012")
            check = -weighted(body, (7, 9, 10, 5, 8, 4, 2)) % 11
            if check < 10:
                return f"FI{body}{check}", ""


def mistyped(rng, vat):
    """One digit another one, of those that the check digit guards."""
    place = rng.randrange(4, 10)
    return vat[:place] + rng.choice([digit for digit in "0123456789" if digit != vat[place]]) + vat[place + 1 :]


def postcode(rng, country):
    if country in ("DK", "BE"):
        return str(rng.randrange(1000, 9990))
    if country == "NL":
        return f"{rng.randrange(1000, 9999)} {rng.choice('ABCDEGHJKLMNPRTVWXZ')}{rng.choice('ABCDEGHJKLMNPRTVWXZ')}"
    if country == "SE":
        return f"{rng.randrange(111, 984)} {rng.randrange(10, 99)}"
    return f"{rng.randrange(1100, 95900):05}"


def phone(rng, country):
    if country == "DK":
        return f"+45 {rng.randrange(20, 99)} {rng.randrange(10, 99)} {rng.randrange(10, 99)} {rng.randrange(10, 99)}"
    prefix = {"NL": "+31 6", "DE": "+49 30", "BE": "+32 47", "FR": "+33 1", "SE": "+46 8", "FI": "+358 40"}[country]
    return f"{prefix} {rng.randrange(2000000, 9999999)}" + (str(rng.randrange(10)) if country in ("NL", "FR") else "")


PLAIN = str.maketrans({"ø": "oe", "æ": "ae", "å": "aa", "ß": "ss", "ä": "ae", "ö": "oe", "ü": "ue"})


def plain(text):
    """As people write their names in an e-mail address."""
    text = unicodedata.normalize("NFD", text.lower().translate(PLAIN))
    return "".join(letter for letter in text if letter.isascii() and letter.isalnum())


def company(rng, country):
    form = rng.choice(FORMS[country])
    return rng.choice(
        [
            lambda: f"{rng.choice(LAST)} {rng.choice(WORDS)} {form}",
            lambda: f"{rng.choice(WORDS)}{rng.choice(WORDS).lower()} {rng.choice(LAST)} {form}",
            lambda: f"{rng.choice(LAST)} & {rng.choice(LAST)} {form}",
            lambda: f"{rng.choice(WORDS)} {rng.choice(WORDS)} {rng.choice(CITIES[country])} {form}",
        ]
    )()


def customer(rng, place):
    country = rng.choice(SHARES)
    first, last = rng.choice(FIRST), rng.choice(LAST)
    vat, own = number(rng, country)
    name = company(rng, country)
    if place % 50 == 7:
        name = f'{rng.choice(WORDS)}, "{rng.choice(WORDS)}" {place}'
    return [
        str(100_000 + place),
        name,
        f"{first} {last}",
        f"{plain(first)}.{plain(last)}{place}@{plain(name)[:12]}.example",
        phone(rng, country),
        country,
        vat,
        own,
        rng.choice(STREETS[country]),
        str(rng.randrange(1, 200)) + rng.choice(["", "", "", "A", " B"]),
        postcode(rng, country),
        rng.choice(CITIES[country]),
        rng.choice(["retail", "wholesale", "public"]),
        rng.choice(["8", "14", "30"]),
        (date(2015, 1, 1) + timedelta(days=rng.randrange(4000))).isoformat(),
    ]


def debtor(rng, values, place):
    """What the accounts have of a customer."""
    known = dict(zip(COLUMNS, values))
    known |= {"customer_number": f"D{10_000 + place}", "archived": "yes" if place % 40 == 0 else ""}
    if place % 3 == 0:
        country = known["country"]
        name = rng.choice(["phone", "street", "city"])
        known[name] = {"phone": phone(rng, country), "street": rng.choice(STREETS[country]), "city": rng.choice(CITIES[country])}[name]
    if place % 7 == 0:
        known["phone"] = ""
    return [known[name] for name in DEBTOR]


def typed(rng, vat, place):
    """The VAT number as people type it, every twentieth wrong."""
    if place % 20 == 3:
        vat = mistyped(rng, vat)
    return f"{vat[:2]} {vat[2:5]} {vat[5:]}" if place % 9 == 4 else vat


def rows(count):
    rng = random.Random(SEED)
    last = []
    for place in range(count):
        if place % 100 == 99:
            yield last[place % len(last)]
            continue
        values = customer(rng, place)
        values[6] = typed(rng, values[6], place)
        last = [*last[-49:], values]
        yield values


def debtors(count, existing):
    """Of the file's customers as many as make half of the debtors, evenly out of it, then others."""
    rng, other = random.Random(SEED), random.Random(SEED + 1)
    shared = min(existing // 2, count // 2)
    step = count // max(shared, 1)
    made = 0
    for place in range(count):
        if place % 100 == 99:
            continue
        values = customer(rng, place)
        typed(rng, values[6], place)
        if place % step == 0 and made < shared:
            yield debtor(other, values, made)
            made += 1
    for place in range(made, existing):
        yield debtor(other, customer(other, count + place), place)


def write_csv(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def write_xlsx(path, count):
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
            for line, values in enumerate((v for source in (lines, rows(count)) for v in source), 1):
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
    target, *numbers = [word for word in sys.argv[1:] if not word.startswith("--")]
    count, existing = [int(number) for number in [*numbers, 50_000][:2]]
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    write_csv(f"{target}.csv", COLUMNS, rows(count))
    write_csv(f"{target}-existing.csv", DEBTOR, debtors(count, existing))
    if "--xlsx" in sys.argv:
        write_xlsx(f"{target}.xlsx", count)
