"""Italy: partita IVA, seven digits, an office of three, Luhn."""

from .sums import luhn

OFFICES = [f"{n:03d}" for n in range(1, 101)] + ["120", "121", "888", "999"]


def piva(rng):
    body = f"{rng.randrange(1, 10 ** 7):07d}{rng.choice(OFFICES)}"
    return body + luhn(body)


def number(rng):
    return "IT" + piva(rng)


SHAPES = [number]
PIVA = [piva]
