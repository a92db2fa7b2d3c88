"""Switzerland: UID, `CHE` and nine digits; the VAT number adds a suffix."""

from .sums import digits, weighted


def uid(rng):
    body = digits(rng, 8)
    check = -weighted(body, (5, 4, 3, 2, 7, 6, 5, 4)) % 11
    return None if check == 10 or int(body) == 0 else f"CHE{body}{check}"


def number(rng):
    body = uid(rng)
    return body and body + rng.choice(("MWST", "TVA", "IVA"))


SHAPES = [number]
UID = [uid]
