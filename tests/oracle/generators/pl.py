"""Poland: NIP, ten digits, modulo 11."""

from .sums import digits, weighted


def number(rng):
    body = rng.choice("123456789") + digits(rng, 8)
    check = weighted(body, (6, 5, 7, 2, 3, 4, 5, 6, 7)) % 11
    return None if check == 10 else f"PL{body}{check}"


SHAPES = [number]
