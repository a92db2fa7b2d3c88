"""Norway: organisation number modulo 11, and the VAT number with MVA behind."""

from .sums import digits, weighted


def orgnr(rng):
    body = rng.choice("89") + digits(rng, 7)
    check = -weighted(body, (3, 2, 7, 6, 5, 4, 3, 2)) % 11
    return None if check == 10 else f"{body}{check}"


def number(rng):
    body = orgnr(rng)
    return body and f"NO{body}MVA"


SHAPES = [number]
ORGNR = [orgnr]
