"""Cyprus: eight digits and a letter; odd places are translated, modulo 26."""

from .sums import LETTERS, digits

ODD = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21)


def number(rng, first="01345699"):
    body = rng.choice(first) + digits(rng, 7)
    if body.startswith("12"):
        return None
    total = sum(int(d) if i % 2 else ODD[int(d)] for i, d in enumerate(body))
    return f"CY{body}{LETTERS[total % 26]}"


def since_2023(rng):
    return number(rng, "6")


SHAPES = [number, since_2023]
