"""Numbers made from the published rules alone; see ../RULES.md for each rule.

A shape is a function that takes a random source and returns a number, or None where
the digits drawn have no right check digit. A family is a list of shapes.
"""

import random

from . import (
    at, be, bg, ch, cy, cz, de, dk, ee, el, es, fi, fr, gb, hr, hu, iban, ie, it, lt, lu, lv,
    mt, nl, no, pl, pt, ro, se, si, sk, world,
)

_VAT = (
    at, be, bg, ch, cy, cz, de, dk, ee, el, es, fi, fr, gb, hr, hu, ie, it, lt, lu, lv,
    mt, nl, no, pl, pt, ro, se, si, sk,
)

# Family name: (scheme as debitor knows it, shapes).
FAMILIES = {f"vat {m.__name__[-2:].upper()}": ("vat", m.SHAPES) for m in _VAT}
FAMILIES["vat XI"] = ("vat", gb.XI)
FAMILIES.update({
    "cvr": ("cvr", dk.CVR),
    "dk_se": ("dk_se", dk.CVR),
    "ean": ("ean", world.EAN),
    "be_enterprise": ("be_enterprise", be.ENTERPRISE),
    "nl_rsin": ("nl_rsin", nl.RSIN),
    "se_orgnr": ("se_orgnr", se.ORGNR),
    "no_orgnr": ("no_orgnr", no.ORGNR),
    "fi_ytunnus": ("fi_ytunnus", fi.YTUNNUS),
    "de_leitweg": ("de_leitweg", de.LEITWEG),
    "fr_siren": ("fr_siren", fr.SIREN),
    "fr_siret": ("fr_siret", fr.SIRET),
    "it_piva": ("it_piva", it.PIVA),
    "ch_uid": ("ch_uid", ch.UID),
    "lei": ("lei", world.LEI),
})
FAMILIES.update({f"iban {c}": ("iban", shapes) for c, shapes in iban.NATIONAL.items()})
FAMILIES["iban others"] = ("iban", iban.OTHERS)


def source(seed, family, purpose=""):
    """A random source of its own for a family, so that families do not disturb each other."""
    return random.Random(f"{seed}/{family}/{purpose}")


def numbers(family, count, seed):
    """`count` distinct numbers of a family, its shapes taken in turn."""
    rng, shapes = source(seed, family), FAMILIES[family][1]
    found, tries = {}, 0
    while len(found) < count:
        tries += 1
        assert tries < count * 200, f"{family}: cannot make {count} distinct numbers"
        number = shapes[tries % len(shapes)](rng)
        if number is not None:
            found[number] = None
    return list(found)
