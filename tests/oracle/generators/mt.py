"""Malta: six digits, and 37 minus the weighted sum modulo 37."""

from .sums import weighted


def number(rng):
    body = str(rng.randrange(100001, 10 ** 6))
    return f"MT{body}{37 - weighted(body, (3, 4, 6, 7, 8, 9)) % 37:02d}"


SHAPES = [number]
