"""Germany: the VAT number, and the Leitweg-ID of public buyers."""

from .sums import alnum, digits, mod_11_10, mod_97_10


def number(rng):
    body = rng.choice("123456789") + digits(rng, 7)
    return f"DE{body}{mod_11_10(body)}"


def _coarse(rng):
    state = rng.choice([f"{n:02d}" for n in range(1, 17)] + ["99"])
    return state + digits(rng, rng.choice((0, 1, 3, 6, 7, 10)))


def leitweg(rng):
    coarse, fine = _coarse(rng), alnum(rng, rng.randint(1, 30))
    return f"{coarse}-{fine}-{mod_97_10(coarse + fine)}"


def leitweg_plain(rng):
    coarse = _coarse(rng)
    return f"{coarse}-{mod_97_10(coarse)}"


SHAPES = [number]
LEITWEG = [leitweg, leitweg, leitweg_plain]
