"""Hungary: eight digits, weights 9, 7, 3, 1."""

from .sums import digits, weighted


def number(rng):
    body = rng.choice("123456789") + digits(rng, 6)
    return f"HU{body}{-weighted(body, (9, 7, 3, 1, 9, 7, 3)) % 10}"


SHAPES = [number]
