"""Croatia: OIB, eleven digits, MOD 11,10."""

from .sums import digits, mod_11_10


def number(rng):
    body = digits(rng, 10)
    return f"HR{body}{mod_11_10(body)}"


SHAPES = [number]
