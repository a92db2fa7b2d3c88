"""Slovakia: ten digits that are a multiple of 11, the third from a short list."""

from .sums import digits


def number(rng):
    body = rng.choice("123456789") + digits(rng, 1) + rng.choice("234789") + digits(rng, 6)
    check = -int(body + "0") % 11
    return None if check == 10 else f"SK{body}{check}"


SHAPES = [number]
