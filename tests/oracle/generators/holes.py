"""Numbers that common checkers judge wrongly: most take them, and the rules do not.

Each hole is a name, a scheme, a maker, and the verdicts that will do.
"""

from . import be, cy, cz, de, fr, iban, ie, lv, mt, world
from .iban_national import FIXES, exempt
from .sums import digits, luhn, mod_97, weighted


def _retry(make):
    def number(rng):
        while (found := make(rng)) is None:
            pass
        return found

    return number


@_retry
def malta(rng):
    """The check digits moved by 37."""
    number = mt.number(rng)
    check = int(number[8:]) + 37 * rng.choice((-1, 1, 2))
    return f"{number[:8]}{check:02d}" if 0 <= check < 100 else None


@_retry
def belgium(rng):
    """97 written as 00, 1 as 98, 2 as 99."""
    number = be.old(rng)
    other = {"97": "00", "01": "98", "02": "99"}.get(number[8:])
    return other and number[:8] + other


def belgium_vat(rng):
    return "BE" + belgium(rng)


def belgium_unit(rng):
    """An establishment unit: 2 to 8 first, where an enterprise has 0 or 1."""
    body = rng.choice("2345678") + digits(rng, 7)
    return f"BE{body}{97 - int(body) % 97:02d}"


def zeros(rng):
    return rng.choice(("BE0000000097", "BE0000000000", "EL000000000", "LU00000000", "GB000000000",
                       "NL000000000B01", "PL0000000000", "FI00000000", "BE000000097"))


@_retry
def zero_first(rng):
    """A leading 0 where the number has none, its sum right."""
    body = "0" + digits(rng, 6)
    check = -weighted(body, (2, 7, 6, 5, 4, 3, 2)) % 11
    slovenian = 11 - weighted(body, range(8, 1, -1)) % 11
    made = []
    if check < 10:
        made.append(f"DK{body}{check}")
    if slovenian < 11:
        made.append(f"SI{body}{slovenian % 10}")
    eight = body + digits(rng, 1)
    product = 10
    for digit in eight:
        product = 2 * ((product + int(digit)) % 10 or 10) % 11
    made.append(f"DE{eight}{(11 - product) % 10}")
    return rng.choice(made)


@_retry
def french_key(rng):
    """A key with a letter that is not the key of this SIREN."""
    company, first, second = fr.siren(rng), rng.choice(fr.KEYS), rng.choice(fr.KEYS)
    if company is None or (first + second).isdigit():
        return None
    factor, less = (24, 10) if first.isdigit() else (34, 100)
    value = factor * fr.KEYS.index(first) + fr.KEYS.index(second) - less
    return None if (int(company) + value // 11 + 1 - value) % 11 == 0 else f"FR{first}{second}{company}"


@_retry
def french_key_high(rng):
    """A numeric key of 97 to 99, congruent to the right one."""
    number = fr.numeric_key(rng)
    return number and int(number[2:4]) < 3 and f"FR{int(number[2:4]) + 97}{number[4:]}" or None


@_retry
def iban_national(rng):
    """MOD 97-10 right, the bank's own check digits wrong."""
    country = rng.choice(sorted(FIXES))
    number = iban.shape(country)(rng)
    if number is None or exempt(country, number[4:]):
        return None
    bban = list(number[4:])
    places = [i for i, c in enumerate(bban) if c.isdigit()]
    place = rng.choice(places)
    bban[place] = str((int(bban[place]) + rng.randint(1, 9)) % 10)
    bban = "".join(bban)
    if exempt(country, bban) or FIXES[country](bban) == bban:
        return None
    return f"{country}{98 - mod_97(bban + country + '00'):02d}{bban}"


def _congruent(check):
    return {"98": "01", "97": "00", "02": "99"}.get(check)


@_retry
def iban_congruent(rng):
    number = rng.choice(iban.OTHERS)(rng)
    check = number and _congruent(number[2:4])
    return check and number[:2] + check + number[4:]


@_retry
def lei_congruent(rng):
    number = world.lei(rng)
    check = _congruent(number[18:])
    return check and number[:18] + check


@_retry
def leitweg_congruent(rng):
    number = de.leitweg(rng)
    check = _congruent(number[-2:])
    return check and number[:-2] + check


@_retry
def britain_55(rng):
    """A sum that leaves 55."""
    body = rng.choice("123456789") + digits(rng, 6)
    check = (55 - weighted(body, range(8, 1, -1))) % 97
    return f"GB{body}{check:02d}"


def cyprus(rng):
    """First digits that are not in use."""
    return cy.number(rng, "278")


@_retry
def spain_kind(rng):
    """The right check of the other kind."""
    body, first = digits(rng, 7), rng.choice("ABEHNPQRSW")
    digit = luhn(body)
    if body.startswith("00"):
        return None
    return f"ES{first}{body}{'JABCDEFGHI'[int(digit)] if first in 'ABEH' else digit}"


@_retry
def ireland_ninth(rng):
    """A second letter beyond I."""
    body, last = digits(rng, 7), rng.choice("JKLMNOPQRSTUV")
    total = weighted(body, range(8, 1, -1)) + 9 * ie.CHECK.index(last)
    return f"IE{body}{ie.CHECK[total % 23]}{last}"


@_retry
def czech_ten(rng):
    """Remainder 10 written as 0 after 1985."""
    number = cz.person(rng)
    body = number and number[2:11]
    while body and int(body) % 11 != 10:
        body = str(int(body) + 1).zfill(9)
    return f"CZ{body}0" if body and "86" <= body[:2] <= "99" and body[2:6] == number[4:8] else None


@_retry
def latvia_person(rng):
    """A personal code whose digit differs: the date is all that VIES checks."""
    number = lv.person(rng)
    return number[:-1] + str((int(number[-1]) + rng.randint(1, 9)) % 10)


NO, SOFT, ODD = ("invalid",), ("invalid", "unusual"), ("unusual",)

# Name: (scheme, maker, verdicts that will do).
HOLES = {
    "hole MT": ("vat", malta, NO),
    "hole BE": ("vat", belgium_vat, NO),
    "hole BE unit": ("vat", belgium_unit, NO),
    "hole be_ent": ("be_enterprise", belgium, NO),
    "hole zeros": ("vat", zeros, NO),
    "hole 0 first": ("vat", zero_first, NO),
    "hole FR key": ("vat", french_key, NO),
    "hole FR 97": ("vat", french_key_high, NO),
    "hole IBAN nat.": ("iban", iban_national, SOFT),
    "hole IBAN 97": ("iban", iban_congruent, NO),
    "hole LEI 97": ("lei", lei_congruent, NO),
    "hole Leitweg": ("de_leitweg", leitweg_congruent, NO),
    "hole GB 55": ("vat", britain_55, SOFT),
    "hole CY": ("vat", cyprus, SOFT),
    "hole ES kind": ("vat", spain_kind, SOFT),
    "hole IE ninth": ("vat", ireland_ninth, SOFT),
    "hole CZ 10": ("vat", czech_ten, SOFT),
    "hole LV": ("vat", latvia_person, ODD),
}
