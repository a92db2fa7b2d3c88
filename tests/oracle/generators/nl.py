"""The Netherlands: RSIN, and VAT numbers of legal persons and of sole traders."""

from .sums import digits, mod_97, weighted


def rsin(rng):
    body = digits(rng, 8)
    check = weighted(body, range(9, 1, -1)) % 11
    return None if check == 10 or int(body) == 0 else f"{body}{check}"


def legal_person(rng):
    body = rsin(rng)
    return body and f"NL{body}B{rng.randint(1, 99):02d}"


def sole_trader(rng):
    text = f"NL{rng.randrange(1, 10 ** 9):09d}B"
    # The last two digits are the check digits of this form.
    check = (1 - mod_97(text + "00")) % 97
    return f"{text}{check:02d}" if check else None


SHAPES = [legal_person, sole_trader]
RSIN = [rsin]
