"""Greece: nine digits, powers of two, modulo 11."""

from .sums import digits, weighted


def number(rng):
    body = rng.choice("01") + digits(rng, 7) if rng.random() < 0.8 else digits(rng, 8)
    if int(body) == 0:
        return None
    return f"EL{body}{weighted(body, (256, 128, 64, 32, 16, 8, 4, 2)) % 11 % 10}"


SHAPES = [number]
