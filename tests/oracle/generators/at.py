"""Austria, UID: `U`, seven digits, a Luhn-like check digit moved by 4."""

from .sums import cross, digits


def number(rng):
    body = digits(rng, 7)
    total = sum(cross(2 * int(d)) if i % 2 else int(d) for i, d in enumerate(body))
    return f"ATU{body}{-(total + 4) % 10}"


SHAPES = [number]
