"""Portugal: NIF, nine digits, modulo 11."""

from .sums import digits, weighted


def number(rng):
    body = rng.choice("123456789") + digits(rng, 7)
    check = 11 - weighted(body, range(9, 1, -1)) % 11
    return f"PT{body}{0 if check > 9 else check}"


SHAPES = [number]
