"""IBANs of every country in the registry, with the banks' own check digits right."""

import re

from .iban_national import FIXES
from .iban_table import STRUCTURES
from .sums import LETTERS, alnum, digits, mod_97_10


def _part(rng, length, kind):
    if kind == "n":
        return digits(rng, length)
    if kind == "a":
        return "".join(rng.choice(LETTERS) for _ in range(length))
    return alnum(rng, length) if rng.random() < 0.3 else digits(rng, length)


def shape(country):
    """A generator of one country's IBANs."""
    parts = [(int(n), kind) for n, kind in re.findall(r"(\d+)([nac])", STRUCTURES[country])]

    def number(rng):
        bban = "".join(_part(rng, n, kind) for n, kind in parts)
        if country in FIXES:
            bban = FIXES[country](bban)
        return bban and country + mod_97_10(bban + country) + bban

    return number


# Countries with a national check each make a family of their own.
NATIONAL = {country: [shape(country)] for country in sorted(FIXES)}
OTHERS = [shape(country) for country in sorted(STRUCTURES) if country not in FIXES]
