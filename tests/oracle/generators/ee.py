"""Estonia: nine digits beginning with 10, weights 3, 7, 1."""

from .sums import digits, weighted


def number(rng):
    body = "10" + digits(rng, 6)
    return f"EE{body}{-weighted(body, (3, 7, 1, 3, 7, 1, 3, 7)) % 10}"


SHAPES = [number]
