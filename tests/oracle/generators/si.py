"""Slovenia: eight digits, modulo 11."""

from .sums import digits, weighted


def number(rng):
    body = rng.choice("123456789") + digits(rng, 6)
    check = 11 - weighted(body, range(8, 1, -1)) % 11
    return None if check == 11 else f"SI{body}{check % 10}"


SHAPES = [number]
